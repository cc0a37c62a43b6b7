import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Ceremonies } from '../casework/identity/passkey-ports.ts'

const siteName = '闭环 Bihuan'
const timeout = 120_000

const bytesOf = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'))

/**
 * Passkeys by WebAuthn: discoverable, so that no name has to be typed, and with the person verified by the device (finger, face, PIN), so that one of them is two
 * factors. No attestation is asked for: which make it is concerns nobody. The library is loaded with the first ceremony.
 */
export function passkeyCeremonies(): Ceremonies {
  return { ...registering, ...signingIn }
}

const library = () => import('@simplewebauthn/server')

const registering: Pick<Ceremonies, 'registration' | 'register'> = {
  async registration(site, { account, login, holder }, challenge, known) {
    const options = await (await library()).generateRegistrationOptions({
      rpName: siteName,
      rpID: site.host,
      userID: new Uint8Array(Buffer.from(account, 'utf8')),
      userName: login,
      userDisplayName: holder,
      challenge: bytesOf(challenge),
      timeout,
      attestationType: 'none',
      excludeCredentials: known.map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    return { ...options }
  },
  async register({ origin, host }, response, isOurs) {
    if (!isRegistration(response)) return null
    const { verifyRegistrationResponse } = await library()
    const expected = { expectedOrigin: origin, expectedRPID: host, expectedChallenge: isOurs }
    const done = await verifyRegistrationResponse({ ...expected, response, requireUserVerification: true }).catch(
      () => null,
    )
    if (!done?.verified) return null
    const { id, publicKey, counter, transports = [] } = done.registrationInfo.credential
    return { id, publicKey, counter, transports }
  },
}

const signingIn: Pick<Ceremonies, 'request' | 'idOf' | 'signIn'> = {
  async request({ host }, challenge) {
    const { generateAuthenticationOptions } = await library()
    const given = { rpID: host, challenge: bytesOf(challenge), timeout }
    return { ...(await generateAuthenticationOptions({ ...given, userVerification: 'required' })) }
  },
  idOf: (response) => (isAuthentication(response) ? response.id : null),
  async signIn({ origin, host }, response, { id, publicKey, counter }, isOurs) {
    if (!isAuthentication(response)) return null
    const { verifyAuthenticationResponse } = await library()
    const expected = { expectedOrigin: origin, expectedRPID: host, expectedChallenge: isOurs }
    const credential = { id, publicKey: new Uint8Array(publicKey), counter }
    const done = await verifyAuthenticationResponse({
      ...{ ...expected, response, credential },
      requireUserVerification: true,
    }).catch(() => null)
    return done?.verified ? { counter: done.authenticationInfo.newCounter } : null
  },
}

/** The outer form only: the library looks at everything else, and whatever it trips over is no proof. */
function isRegistration(value: unknown): value is RegistrationResponseJSON {
  return isCredential(value, ['clientDataJSON', 'attestationObject'])
}

function isAuthentication(value: unknown): value is AuthenticationResponseJSON {
  return isCredential(value, ['clientDataJSON', 'authenticatorData', 'signature'])
}

function isCredential(value: unknown, parts: readonly string[]): boolean {
  if (!isObject(value) || !isText(value['id']) || value['rawId'] !== value['id'] || value['type'] !== 'public-key')
    return false
  const { response } = value
  return isObject(response) && parts.every((part) => isText(response[part]))
}

const isText = (value: unknown): value is string => typeof value === 'string'

function isObject(value: unknown): value is Readonly<{ [name: string]: unknown }> {
  return typeof value === 'object' && value !== null
}
