import {
  confirmSecondFactor,
  proposeSecondFactor,
  readSecondFactor,
  renewRecoveryCodes,
  switchOffSecondFactor,
} from '../casework/identity/second-factor.ts'
import type { Sessions } from '../casework/identity/sessions.ts'
import type { Turns } from '../casework/identity/turns.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Done } from '../contract/session.ts'
import {
  CodeBody,
  HolderBody,
  ProposedSecondFactor,
  RecoveryCodes,
  SecondFactorView,
} from '../contract/second-factor.ts'
import type { Answered } from '../casework/rows.ts'
import { addressOf, setSessionCookie, signedIn } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const tags = ['session']

/** The own second factor. Whatever changes it asks for the password again; a code or password that is wrong there does not end the session. */
export function secondFactorRoutes(scope: Desk, wiring: Wiring, sessions: Sessions, turns: Turns): void {
  readRoute(scope, wiring)
  setUpRoutes(scope, wiring, sessions, turns)
  keepRoutes(scope, wiring, turns)
}

/** 401 would send the person to the sign-in page. */
export function grantedHere<T>(answer: Answered<T>): T {
  if (!answer.ok && answer.refusals[0]?.code !== 'sign-in-expired') {
    const status = new Refusing(answer.refusals).status
    if (status === 401) throw new Refusing(answer.refusals, 403)
  }
  return granted(answer)
}

/** Whose second factor it is, and what was shown again. */
export function holderOf(request: FastifyRequest, shown: { readonly password: string; readonly code?: string }) {
  return { session: signedIn(request).session, address: addressOf(request), ...shown }
}

/** What stands in the session has changed: a new token, and nothing that was looked up before is believed. */
export async function renewSession(
  { tls }: Wiring,
  sessions: Sessions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { session, token } = signedIn(request)
  setSessionCookie(reply, await sessions.rotate(session, token), tls !== null)
}

function readRoute(scope: Desk, { identity }: Wiring): void {
  scope.get(
    '/api/second-factor',
    { schema: { tags, summary: 'How one stands with second factors', response: { 200: SecondFactorView } } },
    async (request) => {
      const { session } = signedIn(request)
      const { rule, ...state } = await readSecondFactor(identity, session)
      return asAnswer({ ...state, ...rule, recoveryUsed: session.proof === 'recovery' })
    },
  )
}

function setUpRoutes(scope: Desk, wiring: Wiring, sessions: Sessions, turns: Turns): void {
  const { identity } = wiring
  scope.post(
    '/api/second-factor',
    {
      schema: {
        tags,
        summary: 'A fresh secret for one-time codes, shown once; in use after a code of it',
        body: HolderBody,
        response: { 200: ProposedSecondFactor },
      },
    },
    async (request) => grantedHere(await proposeSecondFactor(identity, turns, holderOf(request, request.body))),
  )
  scope.post(
    '/api/second-factor/confirm',
    {
      schema: {
        tags,
        summary: 'Put the fresh secret into use by its first code; the answer holds the recovery codes, once',
        body: CodeBody,
        response: { 200: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const { session } = signedIn(request)
      const { code } = request.body
      const done = grantedHere(await confirmSecondFactor(identity, turns, session, code, addressOf(request)))
      await renewSession(wiring, sessions, request, reply)
      return asAnswer(done)
    },
  )
}

function keepRoutes(scope: Desk, { identity }: Wiring, turns: Turns): void {
  scope.post(
    '/api/second-factor/recovery',
    {
      schema: {
        tags,
        summary: 'New recovery codes in place of all before, shown once',
        body: HolderBody,
        response: { 200: RecoveryCodes },
      },
    },
    async (request) =>
      asAnswer(grantedHere(await renewRecoveryCodes(identity, turns, holderOf(request, request.body)))),
  )
  scope.post(
    '/api/second-factor/off',
    { schema: { tags, summary: 'Ask for no codes any more', body: HolderBody, response: { 200: Done } } },
    async (request) => {
      grantedHere(await switchOffSecondFactor(identity, turns, holderOf(request, request.body)))
      return { done: true as const }
    },
  )
}
