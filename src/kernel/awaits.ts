import type { Instant } from '../calendar/days.ts'
import type { Actor } from './actor.ts'
import { stillToAgree } from './permit.ts'
import type { RegisterRecord } from './record.ts'
import { part, type Register, type Verb } from './register.ts'
import { idsOf, peopleOf, valueOf } from './stand.ts'

/**
 * Somebody is expected to do something. `who` are tokens: `person:<id>`, `post:<post>`, `post:<post>@<department id>`, `post:<post>@*` (held for the whole unit),
 * `seat:<kind>`, `everyone`. An actor is meant when one of his or her tokens (`tokensOf`) is among them.
 */
export interface Awaited {
  readonly verb: string
  readonly party: string
  readonly who: readonly string[]
  /** When it is, or was, due. */
  readonly due: Instant | null
  /** True when the matter was raised to the party because somebody else let it pass. */
  readonly raised: boolean
}

/**
 * Whom a record waits for: the verbs its state awaits, verbs whose clock runs, and parties it was raised to. Not whoever may do a verb and is not expected to. An
 * inbox is made of these.
 */
export function awaits(register: Register, record: RegisterRecord): Awaited[] {
  if (record.erased) return []
  const expected = new Set(part(register.states, record.state)?.awaits ?? [])
  for (const { deadline } of [...record.due, ...record.overdue]) {
    const verb = part(register.verbs, part(register.deadlines, deadline)?.verb)
    if (verb?.from.includes(record.state)) expected.add(verb.name)
  }
  const verbs = [...expected].map((name) => part(register.verbs, name)).filter((verb) => verb !== undefined)
  const awaited = verbs.flatMap((verb) =>
    verb.by
      .filter((party) => !verb.unasked.includes(party))
      .map((party) => awaitedOf(register, record, verb, party, false)),
  )
  const raised = record.raised.flatMap(({ deadline, to }) => {
    const verb = part(register.verbs, part(register.deadlines, deadline)?.verb)
    return verb ? [awaitedOf(register, record, verb, to, true)] : []
  })
  return eachOnce([...awaited, ...raised]).filter(({ who }) => who.length > 0)
}

/**
 * Nobody is told twice to do the same thing. What is raised to a party that was expected to do it anyway is raised to nobody new; two parties may be the same
 * people, and two deadlines of one verb may be raised to the same party.
 */
function eachOnce(awaited: readonly Awaited[]): Awaited[] {
  const told = new Set<string>()
  return awaited.map((one) => {
    const who = one.who.filter((token) => !told.has(`${one.verb} ${token}`))
    for (const token of who) told.add(`${one.verb} ${token}`)
    return { ...one, who }
  })
}

function awaitedOf(register: Register, record: RegisterRecord, verb: Verb, party: string, raised: boolean): Awaited {
  const all = raised || verb.all === null ? null : stillToAgree(register, record, verb)
  const barred = new Set(
    raised ? [] : verb.apart.flatMap((other) => (Object.hasOwn(record.doers, other) ? record.doers[other] : [])),
  )
  const who = (all?.map((person) => `person:${person}`) ?? tokensOfParty(register, record, party)).filter(
    (token) => !barred.has(token.slice('person:'.length)),
  )
  return { verb: verb.name, party, who, due: dueOf(register, record, verb.name), raised }
}

function tokensOfParty(register: Register, record: RegisterRecord, name: string): string[] {
  const party = part(register.parties, name)
  if (!party) return []
  if ('everyone' in party) return ['everyone']
  if ('seat' in party) return [`seat:${party.seat}`]
  if (!('post' in party)) return peopleOf(party, record).map((person) => `person:${person}`)
  if (party.of === undefined) return [`post:${party.post}`]
  const departments = idsOf(valueOf(record, party.of))
  return [...departments.map((department) => `post:${party.post}@${department}`), `post:${party.post}@*`]
}

/** The earliest time at which a verb is or was due. */
function dueOf(register: Register, record: RegisterRecord, verb: string): Instant | null {
  const times = [...record.overdue, ...record.due.filter(({ step }) => step === 'due')]
    .filter(({ deadline }) => part(register.deadlines, deadline)?.verb === verb)
    .map(({ at }) => at)
  return times.sort()[0] ?? null
}

/** The tokens an actor answers to, for himself or herself and for those deputised for. Through a seat: the person and the seat, no posts. */
export function tokensOf(actor: Actor): string[] {
  if (actor.kind !== 'person') return []
  const persons = [actor.id, ...actor.standsInFor.map(({ person }) => person)].map((person) => `person:${person}`)
  if (actor.seat) return [...persons, `seat:${actor.seat.kind}`]
  const holdings = [...actor.posts, ...actor.standsInFor.flatMap(({ posts }) => posts)]
  const posts = holdings.flatMap(({ post, department }) => [`post:${post}`, `post:${post}@${department ?? '*'}`])
  return [...new Set([...persons, ...posts, 'everyone'])]
}
