import { Type } from 'typebox'
import { openSession, type Sessions } from '../casework/identity/sessions.ts'
import { note } from '../casework/identity/sign-in-note.ts'
import { ActAsBody, ClockAnswer, ClockBody, DemoPerson, Done } from '../contract/session.ts'
import { InstantText } from '../contract/wording.ts'
import { refusal } from '../kernel/refusal.ts'
import { addressOf, sessionCookie, setSessionCookie } from './authenticate.ts'
import { Refusing } from './refusing.ts'
import type { DemoDoor, Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const tags = ['demo']

/** Only mounted in the demo: whoever reaches the loopback listener may be anybody of the invented county, at any later time. */
export function demoRoutes(scope: Desk, wiring: Wiring, demo: DemoDoor): void {
  peopleRoutes(scope, wiring, demo)
  clockRoutes(scope, demo)
}

/** Gives this browser a session as that person; the one it had ends. */
async function actAs(
  { identity, times }: Wiring,
  person: string,
  before: string | undefined,
  address: string,
): Promise<string | null> {
  const account = await identity.store.accountOfPerson(person)
  if (!account) return null
  const known = before ? await identity.store.sessionByToken(identity.digest(before), identity.now()) : null
  if (known) await identity.store.endSession(known.id)
  const token = await openSession(identity, account, address, times)
  await note(identity, 'acted-as', account, address)
  return token
}

/** Who comes to the demo without a session is its first person: a visitor lands in an inbox, not before a sign-in form. Goes before `authenticate`, in its scope. */
export function firstComer(scope: Desk, wiring: Wiring, demo: DemoDoor, sessions: Sessions): void {
  scope.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || request.url !== '/api/me') return
    if ((await sessions.resolve(request.cookies[sessionCookie], true)).ok) return
    const [first] = await demo.people()
    const token = first ? await actAs(wiring, first.id, undefined, addressOf(request)) : null
    if (!token) return
    setSessionCookie(reply, token, wiring.tls !== null)
    request.cookies[sessionCookie] = token
  })
}

function peopleRoutes(scope: Desk, wiring: Wiring, demo: DemoDoor): void {
  scope.get(
    '/api/demo',
    {
      schema: {
        tags,
        summary: 'The demo’s people and clock',
        response: { 200: Type.Object({ people: Type.Array(DemoPerson), clock: InstantText }) },
      },
    },
    async () => asAnswer({ people: await demo.people(), clock: demo.now() }),
  )
  scope.post(
    '/api/demo/act-as',
    { schema: { tags, summary: 'Be somebody else', body: ActAsBody, response: { 200: Done } } },
    async (request, reply) => {
      const people = await demo.people()
      const wanted = people.find(({ id }) => id === request.body.person)
      const before = request.cookies[sessionCookie]
      const token = wanted ? await actAs(wiring, wanted.id, before, addressOf(request)) : null
      if (!token) throw new Refusing([refusal('not-found')])
      setSessionCookie(reply, token, wiring.tls !== null)
      return { done: true as const }
    },
  )
}

function clockRoutes(scope: Desk, demo: DemoDoor): void {
  scope.get(
    '/api/demo/clock',
    { schema: { tags, summary: 'Where the demo’s clock stands', response: { 200: ClockAnswer } } },
    async () => ({ now: demo.now() }),
  )
  scope.post(
    '/api/demo/clock',
    { schema: { tags, summary: 'Move the demo’s clock forwards', body: ClockBody, response: { 200: ClockAnswer } } },
    async (request) => {
      const woken = await demo.moveTo(request.body.now)
      const detail = { zh: '时钟只能往后拨', en: 'the clock goes forwards only' }
      if (!woken) throw new Refusing([refusal('request-invalid', { detail }, { field: 'now' })])
      return { now: demo.now(), passed: woken.passed, created: woken.created }
    },
  )
}
