import type { Actor, PersonActor } from './actor.ts'
import type { RegisterRecord } from './record.ts'
import { part, type Register } from './register.ts'
import { stands } from './stand.ts'

/**
 * One way in which a record can be somebody's to read, answerable by an index: a text key of the record (see `keysOf`) is among these values.
 * Keys are names of fields, or `did:<verb>` for whoever did that verb.
 */
export interface ReadingKey {
  readonly key: string
  readonly values: readonly string[]
}

/** Which records of a register an actor may read: all, those that any of these keys opens, or none. */
export type Reading = 'all' | 'none' | readonly ReadingKey[]

/** The store's form of the question: given once for a list, instead of record by record. Agrees with `mayRead` (a test holds them together). */
export function readableAs(register: Register, actor: Actor): Reading {
  if (actor.kind !== 'person') return 'all'
  const keys: ReadingKey[] = []
  for (const name of register.readers) {
    const one = readingOf(register, name, actor)
    if (one === 'all') return 'all'
    if (one !== 'none') keys.push(...one)
  }
  return keys.length === 0 ? 'none' : keys
}

function readingOf(register: Register, name: string, actor: PersonActor): Reading {
  const party = part(register.parties, name)
  if (!party) return 'none'
  const persons = [actor.id, ...actor.standsInFor.map(({ person }) => person)]
  if ('field' in party) return [{ key: party.field, values: persons }]
  if ('did' in party) return [{ key: `did:${party.did}`, values: persons }]
  if (!stands(register, name, null, actor)) return 'none'
  if (!('post' in party) || party.of === undefined) return 'all'
  const held = [actor.posts, ...actor.standsInFor.map(({ posts }) => posts)]
    .flat()
    .filter(({ post }) => post === party.post)
  const departments = held.map(({ department }) => department).filter((department) => department !== null)
  return departments.length < held.length ? 'all' : [{ key: party.of, values: departments }]
}

/** Whether an actor may read a record. The machine reads everything. */
export function mayRead(register: Register, record: RegisterRecord, actor: Actor): boolean {
  return actor.kind !== 'person' || register.readers.some((party) => stands(register, party, record, actor))
}

/**
 * Names of the fields an actor may read, of a record he or she may read; with null, of every record alike: by these fields a list may be filtered and
 * sorted, because an order or a count would tell of the others.
 */
export function visibleFields(register: Register, record: RegisterRecord | null, actor: Actor): readonly string[] {
  return Object.values(register.fields)
    .filter(({ readers }) => {
      if (!readers || actor.kind !== 'person') return true
      return readers.some((name) =>
        record ? stands(register, name, record, actor) : standsAlways(register, name, actor),
      )
    })
    .map(({ name }) => name)
}

function standsAlways(register: Register, name: string, actor: PersonActor): boolean {
  return readingOf(register, name, actor) === 'all'
}
