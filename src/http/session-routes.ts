import { Type } from 'typebox'
import { readStanding } from '../casework/ask/read-standing.ts'
import { changePassword } from '../casework/identity/change-password.ts'
import { hasSecondFactor } from '../casework/identity/second-factor.ts'
import type { Sessions } from '../casework/identity/sessions.ts'
import type { SignIn } from '../casework/identity/sign-in.ts'
import { note } from '../casework/identity/sign-in-note.ts'
import type { Turns } from '../casework/identity/turns.ts'
import { ActInBody, Done, Me, PasswordBody, SignedIn, SignInBody } from '../contract/session.ts'
import { refusal } from '../kernel/refusal.ts'
import { addressOf, clearSessionCookie, sessionBefore, setSessionCookie, signedIn, whoOf } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

/** Signing in: open to everybody, slowed down by the lock-out. */
export function signInRoute(scope: Desk, { identity, tls }: Wiring, signIn: SignIn): void {
  scope.post(
    '/api/sign-in',
    { schema: { tags: ['session'], summary: 'Sign in', body: SignInBody, response: { 200: SignedIn } } },
    async (request, reply) => {
      const session = await sessionBefore(request, identity)
      const attempt = { ...request.body, address: addressOf(request), session }
      const result = await signIn(attempt)
      if (!result.ok) throw new Refusing([result.refusal])
      setSessionCookie(reply, result.token, tls !== null)
      return { mustChange: result.mustChange }
    },
  )
}

export function sessionRoutes(scope: Desk, wiring: Wiring, sessions: Sessions, turns: Turns): void {
  meRoute(scope, wiring)
  actInRoute(scope, wiring, sessions)
  passwordRoute(scope, wiring, sessions, turns)
  signOutRoute(scope, wiring, sessions)
}

function meRoute(scope: Desk, wiring: Wiring): void {
  const { house, accounts, demo, identity } = wiring
  scope.get(
    '/api/me',
    { schema: { tags: ['session'], summary: 'Who is signed in, and what the menu shows', response: { 200: Me } } },
    async (request) => {
      const { session, idleEndsAt } = signedIn(request)
      const { registers, ...standing } = granted(await readStanding(house, whoOf(request)))
      const entries = registers.flatMap(({ name, mayCreate }) => {
        const register = house.registers.get(name)
        return register ? [{ name, label: register.label, domain: register.domain, mayCreate: [...mayCreate] }] : []
      })
      const unit = (await house.store.units()).find((one) => one.unit === session.unit)
      const [{ password, secondFactor }, has] = await Promise.all([
        identity.rules(session),
        hasSecondFactor(identity, session.account),
      ])
      const { invite } = accounts
      return asAnswer({
        ...standing,
        zone: unit?.zone ?? 'Asia/Shanghai',
        demo: demo ? { people: await demo.people(), clock: demo.now() } : null,
        language: 'zh' as const,
        mustChange: session.mustChange,
        mustSetUp: session.bare,
        secondFactor: { ...secondFactor, ...has },
        passwordRules: password,
        registers: entries,
        domains: wiring.domains,
        postLabels: house.registers.posts,
        seatLabels: house.registers.seats,
        mayInvite: entries.some(({ name, mayCreate }) => name === invite.register && mayCreate.includes(invite.verb)),
        session: { idleEndsAt, endsAt: session.endsAt },
      })
    },
  )
}

function actInRoute(scope: Desk, { house, identity, tls }: Wiring, sessions: Sessions): void {
  scope.post(
    '/api/act-in',
    { schema: { tags: ['session'], summary: 'Take a seat, or go home', body: ActInBody, response: { 200: Done } } },
    async (request, reply) => {
      const { session, token } = signedIn(request)
      const atHome = { kind: 'person', person: session.person, home: session.home, unit: session.home } as const
      const { seats } = granted(await readStanding(house, atHome))
      const wanted = request.body.seat
      const seat = seats.find(({ id }) => id === wanted)
      if (wanted !== null && !seat) throw new Refusing([refusal('seat-ended')])
      await identity.store.moveSession(session.id, { unit: seat?.unit ?? session.home, seat: seat?.id ?? null })
      const account = await identity.store.accountById(session.account)
      await note(identity, 'acted-in', account, addressOf(request))
      setSessionCookie(reply, await sessions.rotate(session, token), tls !== null)
      return { done: true as const }
    },
  )
}

function passwordRoute(scope: Desk, { identity, tls }: Wiring, sessions: Sessions, turns: Turns): void {
  scope.post(
    '/api/password',
    {
      schema: { tags: ['session'], summary: 'Change one’s own password', body: PasswordBody, response: { 200: Done } },
    },
    async (request, reply) => {
      const { session, token } = signedIn(request)
      const change = { session, old: request.body.old, new: request.body.new, address: addressOf(request) }
      const refusals = await changePassword(identity, turns, change)
      // A wrong old password does not end the session: 401 would send the person to the sign-in page.
      if (refusals[0]?.code === 'sign-in-failed') throw new Refusing(refusals, 403)
      if (refusals.length > 0) throw new Refusing(refusals)
      setSessionCookie(reply, await sessions.rotate(session, token), tls !== null)
      return { done: true as const }
    },
  )
}

function signOutRoute(scope: Desk, { identity, tls }: Wiring, sessions: Sessions): void {
  const Everywhere = Type.Object({ everywhere: Type.Optional(Type.String()) }, { additionalProperties: false })
  scope.post(
    '/api/sign-out',
    {
      schema: {
        tags: ['session'],
        summary: 'Sign out here, or everywhere with ?everywhere=1',
        querystring: Everywhere,
        response: { 200: Done },
      },
    },
    async (request, reply) => {
      const { session } = signedIn(request)
      const everywhere = request.query.everywhere === '1'
      if (everywhere) await identity.store.endSessionsOf(session.account, null)
      else await identity.store.endSession(session.id)
      sessions.forget()
      const account = await identity.store.accountById(session.account)
      await note(identity, everywhere ? 'signed-out-everywhere' : 'signed-out', account, addressOf(request))
      clearSessionCookie(reply, tls !== null)
      return { done: true as const }
    },
  )
}
