import type { FastifyRequest } from 'fastify'
import { requestPasskey, signInByPasskey } from '../casework/identity/passkey-sign-in.ts'
import type { Site } from '../casework/identity/passkey-ports.ts'
import { beginPasskey, finishPasskey, removePasskey } from '../casework/identity/passkeys.ts'
import type { Sessions } from '../casework/identity/sessions.ts'
import type { Turns } from '../casework/identity/turns.ts'
import { NewPasskeyBody, PasskeyOptions, PasskeySignInBody, Passkeys, RemovePasskeyBody } from '../contract/passkeys.ts'
import { HolderBody } from '../contract/second-factor.ts'
import { Done, SignedIn } from '../contract/session.ts'
import { refusal } from '../kernel/refusal.ts'
import { addressOf, sessionBefore, setSessionCookie, signedIn } from './authenticate.ts'
import { Refusing } from './refusing.ts'
import { grantedHere, holderOf, renewSession } from './second-factor-routes.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const tags = ['session']

/** Signing in by passkey: open to everybody, slowed down by the lock-out. */
export function passkeySignInRoutes(scope: Desk, { identity, tls, times }: Wiring, turns: Turns): void {
  scope.post(
    '/api/passkeys/sign-in/options',
    { schema: { tags, summary: 'What a passkey is to sign for signing in', response: { 200: PasskeyOptions } } },
    async (request) => {
      const options = await requestPasskey(identity, siteOf(request))
      if (!options) throw new Refusing([refusal('too-many-requests', { seconds: 60 })])
      return asAnswer({ options })
    },
  )
  scope.post(
    '/api/passkeys/sign-in',
    { schema: { tags, summary: 'Sign in by passkey', body: PasskeySignInBody, response: { 200: SignedIn } } },
    async (request, reply) => {
      const { response } = request.body
      const about = { site: siteOf(request), address: addressOf(request) }
      const session = await sessionBefore(request, identity)
      const result = await signInByPasskey(identity, turns, times, { response, ...about, session })
      if (!result.ok) throw new Refusing([result.refusal])
      setSessionCookie(reply, result.token, tls !== null)
      return { mustChange: result.mustChange }
    },
  )
}

/** The own passkeys. */
export function passkeyRoutes(scope: Desk, wiring: Wiring, sessions: Sessions, turns: Turns): void {
  listRoute(scope, wiring)
  addRoutes(scope, wiring, sessions, turns)
  removeRoute(scope, wiring, turns)
}

/**
 * Where the browser says it is. Passkeys are bound to a host name: an address of figures has none, and without encryption the browser withholds them everywhere but
 * on the machine itself.
 */
function siteOf(request: FastifyRequest): Site {
  const { origin = '' } = request.headers
  const url = URL.canParse(origin) ? new URL(origin) : null
  const host = url?.hostname ?? ''
  const secure = url?.protocol === 'https:' || host === 'localhost' || host.endsWith('.localhost')
  if (!url || !secure || /^[\d.]+$/.test(host) || host.startsWith('['))
    throw new Refusing([refusal('passkey-not-here')])
  return { origin: url.origin, host }
}

function listRoute(scope: Desk, { identity }: Wiring): void {
  scope.get(
    '/api/passkeys',
    { schema: { tags, summary: 'The own passkeys', response: { 200: Passkeys } } },
    async (request) => {
      const keys = await identity.store.passkeys(signedIn(request).session.account)
      return asAnswer({ passkeys: keys.map(({ id, name, madeAt, usedAt }) => ({ id, name, madeAt, usedAt })) })
    },
  )
}

function addRoutes(scope: Desk, wiring: Wiring, sessions: Sessions, turns: Turns): void {
  const { identity } = wiring
  scope.post(
    '/api/passkeys/options',
    {
      schema: {
        tags,
        summary: 'What an authenticator is to sign for a new passkey',
        body: HolderBody,
        response: { 200: PasskeyOptions },
      },
    },
    async (request) => {
      const holder = holderOf(request, request.body)
      return asAnswer(grantedHere(await beginPasskey(identity, turns, holder, siteOf(request))))
    },
  )
  scope.post(
    '/api/passkeys',
    { schema: { tags, summary: 'Add the passkey that was made', body: NewPasskeyBody, response: { 200: Done } } },
    async (request, reply) => {
      const { session } = signedIn(request)
      const about = { session, site: siteOf(request), address: addressOf(request) }
      grantedHere(await finishPasskey(identity, { ...request.body, ...about }))
      await renewSession(wiring, sessions, request, reply)
      return { done: true as const }
    },
  )
}

function removeRoute(scope: Desk, { identity }: Wiring, turns: Turns): void {
  scope.post(
    '/api/passkeys/remove',
    {
      schema: {
        tags,
        summary: 'Remove one of the own passkeys',
        body: RemovePasskeyBody,
        response: { 200: Done },
      },
    },
    async (request) => {
      const { id, ...shown } = request.body
      grantedHere(await removePasskey(identity, turns, holderOf(request, shown), id))
      return { done: true as const }
    },
  )
}
