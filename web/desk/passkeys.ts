import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { HolderBody } from '../../src/contract/second-factor.ts'
import type { Done, SignedIn } from '../../src/contract/session.ts'
import type { Label } from '../../src/contract/wording.ts'
import { type Answer, api } from './api.ts'
import { words as deskWords } from './words.ts'
import { words } from './words-sign-in.ts'

/** Fetched with the first ceremony: most people never need it. */
const library = () => import('@simplewebauthn/browser')

/** Why this browser at this address has no passkeys; null where it has. */
export function whyNoPasskeys(): Label | null {
  if (!isSecureContext) return words.passkeysNeedHttps
  if (/^[\d.]+$|^\[/.test(location.hostname)) return words.passkeysNeedName
  return 'PublicKeyCredential' in window ? null : words.passkeysNeedBrowser
}

const unreadable: Answer<never> = {
  ok: false,
  status: 0,
  refusals: [{ code: 'unreadable-answer', words: deskWords.unreadableAnswer }],
}

/** Makes a passkey on this device, or on the phone or key held to it, and hands it in. */
export async function makePasskey(shown: HolderBody, name: string): Promise<Answer<Done>> {
  const asked = await api.passkeyOptions(shown)
  if (!asked.ok) return asked
  const { startRegistration } = await library()
  const { options } = asked.value
  if (!isCreation(options)) return unreadable
  const made = await ceremony(() => startRegistration({ optionsJSON: options }))
  return made.ok ? api.addPasskey({ response: { ...made.value }, name }) : made
}

export async function signInByPasskey(): Promise<Answer<SignedIn>> {
  const asked = await api.passkeySignInOptions()
  if (!asked.ok) return asked
  const { startAuthentication } = await library()
  const { options } = asked.value
  if (!isRequest(options)) return unreadable
  const signed = await ceremony(() => startAuthentication({ optionsJSON: options }))
  return signed.ok ? api.passkeySignIn({ response: { ...signed.value } }) : signed
}

/** The browser refuses by throwing: called off, too late, nothing found, already there. */
async function ceremony<T>(begin: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await begin() }
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    const already = name === 'InvalidStateError'
    const said = already ? words.passkeyAlready : words.passkeyCalledOff
    return { ok: false, status: 0, refusals: [{ code: already ? 'passkey-known' : 'passkey-called-off', words: said }] }
  }
}

function isCreation(options: object): options is PublicKeyCredentialCreationOptionsJSON {
  return 'challenge' in options && 'rp' in options && 'user' in options
}

function isRequest(options: object): options is PublicKeyCredentialRequestOptionsJSON {
  return 'challenge' in options && 'rpId' in options
}
