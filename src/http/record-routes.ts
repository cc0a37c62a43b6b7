import { Type } from 'typebox'
import { listRecords } from '../casework/ask/list-records.ts'
import { readRecord } from '../casework/ask/read-record.ts'
import { readTimeline } from '../casework/ask/read-timeline.ts'
import { makeLink } from '../casework/identity/links.ts'
import type { Sessions } from '../casework/identity/sessions.ts'
import { type Order, type Performed, perform } from '../casework/perform.ts'
import type { PersonWho } from '../casework/who.ts'
import { RecordAnswer, RecordList, Timeline, VerbAnswer, VerbBody } from '../contract/records.ts'
import { addressOf, whoOf } from './authenticate.ts'
import { parseListQuery, type Query } from './list-query.ts'
import { granted, Refusing } from './refusing.ts'
import { linkAnswer } from './link-routes.ts'
import { idempotencyKey, idOf } from './same-site.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'
import { refusal } from '../kernel/refusal.ts'

const InRegister = Type.Object({ register: Type.String({ maxLength: 100 }) })
const OneRecord = Type.Object({ register: Type.String({ maxLength: 100 }), id: Type.String({ maxLength: 100 }) })
const Filters = Type.Unsafe<Query>({
  type: 'object',
  additionalProperties: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
})
const Page = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 2000 })) }, { additionalProperties: false })

export function recordRoutes(scope: Desk, wiring: Wiring, sessions: Sessions): void {
  listRoute(scope, wiring)
  readRoutes(scope, wiring)
  writeRoutes(scope, wiring, sessions)
}

function listRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/records',
    {
      schema: {
        tags: ['records'],
        summary: 'Records of a register that one may read',
        description:
          'Filters: state=a,b · closed · late · text · f.<field>=v · f.<field>.from= · f.<field>.before= · f.<field>.filled= · opened.from= · opened.before= · closed.from= · closed.before= · sort=[-]<column or field> · cursor · limit (1–200) · total=1',
        params: InRegister,
        querystring: Filters,
        response: { 200: RecordList },
      },
    },
    async (request) => {
      const read = parseListQuery(house.registers, request.params.register, request.query)
      if (!read.ok) throw new Refusing(read.refusals)
      const { filter, ...page } = read.parsed
      const answer = granted(await listRecords(house, whoOf(request), { ...filter, ...page }))
      return asAnswer(answer)
    },
  )
}

function readRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/records/:id',
    {
      schema: {
        tags: ['records'],
        summary: 'One record, and what one may do with it now',
        params: OneRecord,
        response: { 200: RecordAnswer },
      },
    },
    async (request) => {
      const { register, id } = request.params
      const answer = granted(await readRecord(house, whoOf(request), register, idOf(id)))
      return asAnswer(answer)
    },
  )
  scope.get(
    '/api/registers/:register/records/:id/timeline',
    {
      schema: {
        tags: ['records'],
        summary: 'What happened to a record',
        params: OneRecord,
        querystring: Page,
        response: { 200: Timeline },
      },
    },
    async (request) => {
      const { register, id } = request.params
      const answer = granted(await readTimeline(house, whoOf(request), register, idOf(id), request.query))
      return asAnswer(answer)
    },
  )
}

function writeRoutes(scope: Desk, wiring: Wiring, sessions: Sessions): void {
  const body = Type.Optional(VerbBody)
  scope.post(
    '/api/registers/:register/verbs/:verb',
    {
      schema: {
        tags: ['records'],
        summary: 'Begin a record',
        params: Type.Object({ ...InRegister.properties, verb: Type.String({ maxLength: 100 }) }),
        headers: Type.Object({ 'idempotency-key': Type.Optional(Type.String()) }),
        body,
        response: { 200: VerbAnswer },
      },
    },
    async (request) => {
      const { register, verb } = request.params
      const order = { ...inName(whoOf(request), request.body), register, verb, key: idempotencyKey(request) }
      return carryOut(wiring, sessions, order, addressOf(request))
    },
  )
  scope.post(
    '/api/registers/:register/records/:id/verbs/:verb',
    {
      schema: {
        tags: ['records'],
        summary: 'Do a verb on a record',
        params: Type.Object({ ...OneRecord.properties, verb: Type.String({ maxLength: 100 }) }),
        headers: Type.Object({ 'idempotency-key': Type.Optional(Type.String()) }),
        body,
        response: { 200: VerbAnswer },
      },
    },
    async (request) => {
      const { register, id, verb } = request.params
      const key = idempotencyKey(request)
      const order = { ...inName(whoOf(request), request.body), register, record: idOf(id), verb, key }
      return carryOut(wiring, sessions, order, addressOf(request))
    },
  )
}

/** In the own name, or from a paper somebody signed. Who sits in another unit records nothing there. */
function inName(who: PersonWho, body: VerbBody | undefined): Pick<Order, 'input'> & { readonly who: PersonWho } {
  const { signed, ...input } = body ?? {}
  if (!signed) return { who, input }
  if (who.unit !== who.home) throw new Refusing([refusal('not-permitted')])
  const paper = { signedOn: signed.on, scan: signed.scan ?? [] }
  return { who: { ...who, person: idOf(signed.signer), recorder: who.person, paper }, input }
}

/** What is recorded when the thing itself is done is not done from here. */
function byForm({ house }: Wiring, register: string, name: string): void {
  const verb = house.registers.get(register)?.verbs[name]
  if (verb?.implied) throw new Refusing([refusal('not-by-form', { verb: verb.label }, { verb: name })])
}

async function carryOut(wiring: Wiring, sessions: Sessions, order: Order, address: string) {
  byForm(wiring, order.register, order.verb)
  const done = await perform(wiring.house, order)
  if (!done.ok) throw new Refusing(done.refusals)
  await wiring.accounts.follow(done, order.verb, address)
  await spread(wiring, sessions, done)
  const answer = done
  const { invite } = wiring.accounts
  if (order.register !== invite.register || order.verb !== invite.verb || done.replayed) return asAnswer(answer)
  // The first link goes with the answer, once. If we die before it arrives, another is made at the account.
  const account = await wiring.identity.store.accountById(done.record.id)
  if (!account) return asAnswer(answer)
  const link = linkAnswer(account.login, await makeLink(wiring.identity, 'account', account.id))
  return asAnswer({ ...answer, link })
}

/**
 * A change of posts, seats or accounts reaches the sessions it touches at once in this process, and within five seconds in others: those
 * people's tokens are replaced at their next request.
 */
async function spread({ accounts, identity }: Wiring, sessions: Sessions, done: Performed): Promise<void> {
  const people = accounts.affected(done)
  if (people === null) return
  for (const person of people) await identity.store.markStale(person)
  sessions.forget()
}
