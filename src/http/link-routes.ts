import { Type } from 'typebox'
import { acceptLink, makeLink, readLink } from '../casework/identity/links.ts'
import type { Sessions } from '../casework/identity/sessions.ts'
import { note } from '../casework/identity/sign-in-note.ts'
import {
  AcceptInvitationBody,
  FirstAdministratorsAnswer,
  FirstAdministratorsBody,
  Invitation,
  OneTimeLink,
} from '../contract/session.ts'
import { refusal } from '../kernel/refusal.ts'
import { addressOf, whoOf } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import { idempotencyKey, idOf } from './same-site.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

/** Before there is a unit the standard holds. */
const nobody = { person: '00000000-0000-0000-0000-000000000000', home: '00000000-0000-0000-0000-000000000000' }

const OneToken = Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) })

/** Where the desk takes a link up; the command line prints the same. */
export const linkPath = (token: string) => `/desk/first-admin/${token}`

export function linkAnswer(login: string, { token, expiresAt }: { token: string; expiresAt: string }): OneTimeLink {
  return { login, path: linkPath(token), expiresAt }
}

/** One-time links are open to whoever holds one: that is their meaning. They are long, used once, and end. */
export function linkRoutes(scope: Desk, wiring: Wiring): void {
  whatForRoute(scope, wiring)
  useRoute(scope, wiring)
}

function whatForRoute(scope: Desk, { identity }: Wiring): void {
  scope.get(
    '/api/first-admin/:token',
    {
      schema: {
        tags: ['session'],
        summary: 'What a one-time link is for',
        params: OneToken,
        response: { 200: Invitation },
      },
    },
    async (request) => {
      const found = await readLink(identity, request.params.token)
      if (!found) throw new Refusing([refusal('sign-in-link-invalid')])
      const { link, account } = found
      const { password } = await identity.rules(account ?? nobody)
      return {
        kind: link.purpose,
        expiresAt: link.expiresAt,
        login: account?.login ?? null,
        person: account?.holder ?? null,
        passwordRules: password,
      }
    },
  )
}

function useRoute(scope: Desk, { identity, accounts }: Wiring): void {
  scope.post(
    '/api/first-admin/:token',
    {
      schema: {
        tags: ['session'],
        summary: 'Use a one-time link: open the house, or set the password of an account',
        params: OneToken,
        body: Type.Union([FirstAdministratorsBody, AcceptInvitationBody]),
        response: { 200: FirstAdministratorsAnswer },
      },
    },
    async (request) => {
      const { token } = request.params
      const { body } = request
      const address = addressOf(request)
      if ('unit' in body) return asAnswer({ links: granted(await accounts.openHouse(token, body, address)).links })
      const { password } = body
      const refusals = await acceptLink(identity, { token, password, address, activate: accounts.activate })
      if (refusals.length > 0) throw new Refusing(refusals)
      return { links: [] }
    },
  )
}

/** A new link for an account: its first password, or a forgotten one. */
export function accountLinkRoute(scope: Desk, { identity, accounts }: Wiring, sessions: Sessions): void {
  scope.post(
    '/api/accounts/:id/link',
    {
      schema: {
        tags: ['session'],
        summary: 'A new one-time link for an account; earlier ones end',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: OneTimeLink },
      },
    },
    async (request) => {
      idempotencyKey(request)
      const { account, purpose } = granted(await accounts.mayLink(whoOf(request), idOf(request.params.id)))
      const link = await makeLink(identity, purpose, account.id)
      await note(identity, 'invited', account, addressOf(request))
      sessions.forget()
      return linkAnswer(account.login, link)
    },
  )
}
