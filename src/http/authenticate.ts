import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Identity, LiveSession } from '../casework/identity/ports.ts'
import type { Sessions } from '../casework/identity/sessions.ts'
import type { PersonWho } from '../casework/who.ts'
import { refusal } from '../kernel/refusal.ts'
import { Refusing } from './refusing.ts'
import type { Desk } from './wiring.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route that is not open; see `authenticate`. */
    signedIn: SignedInRequest | null
  }
}

export interface SignedInRequest {
  readonly session: LiveSession
  /** The token this session has now, for giving it a new one. */
  readonly token: string
  readonly idleEndsAt: string
}

export const sessionCookie = 'bihuan_session'

/** Routes that answer even though the password must be changed first. */
const beforePasswordChange = new Set(['/api/me', '/api/password', '/api/sign-out'])
/** Routes that answer even though a second factor must be set up first. */
const beforeSecondFactor = new Set([
  ...beforePasswordChange,
  '/api/second-factor',
  '/api/second-factor/confirm',
  '/api/passkeys',
  '/api/passkeys/options',
])

export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'strict', secure })
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(sessionCookie, { path: '/', httpOnly: true, sameSite: 'strict', secure })
}

/** Every route of this scope needs a session. First of all its hooks, so that who is not signed in learns nothing else. */
export function authenticate(scope: Desk, sessions: Sessions, secure: boolean): void {
  scope.addHook('onRequest', async (request, reply) => {
    const token = request.cookies[sessionCookie]
    const resolved = await sessions.resolve(token, request.headers['x-background'] !== '1')
    if (!resolved.ok) throw new Refusing([resolved.refusal])
    if (resolved.token) setSessionCookie(reply, resolved.token, secure)
    request.signedIn = {
      session: resolved.session,
      token: resolved.token ?? token ?? '',
      idleEndsAt: resolved.idleEndsAt,
    }
    if (resolved.session.mustChange && !beforePasswordChange.has(request.routeOptions.url ?? ''))
      throw new Refusing([refusal('password-change-required')])
    if (resolved.session.bare && !beforeSecondFactor.has(request.routeOptions.url ?? ''))
      throw new Refusing([refusal('second-factor-required')])
  })
}

/** Session the browser brings to a sign-in; it is ended by it, so that a token never outlives a change of person. */
export async function sessionBefore(request: FastifyRequest, identity: Identity): Promise<string | null> {
  const token = request.cookies[sessionCookie]
  const found = token ? await identity.store.sessionByToken(identity.digest(token), identity.now()) : null
  return found?.id ?? null
}

export function signedIn(request: FastifyRequest): SignedInRequest {
  if (!request.signedIn) throw new Refusing([refusal('sign-in-required')])
  return request.signedIn
}

/** Who asks, as casework wants it. Posts are looked up there, in the transaction. */
export function whoOf(request: FastifyRequest): PersonWho {
  const { person, home, unit, seat } = signedIn(request).session
  return { kind: 'person', person, home, unit, ...(seat ? { seat } : {}) }
}

/** The caller's address as lock-out and log know it. */
export function addressOf(request: FastifyRequest): string {
  return request.ip.startsWith('::ffff:') ? request.ip.slice('::ffff:'.length) : request.ip
}
