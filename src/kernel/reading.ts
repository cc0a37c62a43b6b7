import type { Actor, PersonActor, Reach } from './actor.ts'
import type { Registers } from './assemble.ts'
import { keysOf } from './keys.ts'
import type { RegisterRecord } from './record.ts'
import { part, type Register } from './register.ts'
import { reachesThrough, stands, throughKey } from './stand.ts'

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
  if ('through' in party) {
    const reached = reachesThrough(register, party, actor).map(({ records }) => records)
    if (reached.includes('all')) return 'all'
    const ids = reached.flatMap((records) => (records === 'all' ? [] : [...records]))
    return ids.length === 0 ? 'none' : [{ key: party.through, values: [...new Set(ids)] }]
  }
  if (!('post' in party) || party.of === undefined) return 'all'
  const held = [actor.posts, ...actor.standsInFor.map(({ posts }) => posts)]
    .flat()
    .filter(({ post }) => post === party.post)
  const departments = held.map(({ department }) => department).filter((department) => department !== null)
  return departments.length < held.length ? 'all' : [{ key: party.of, values: departments }]
}

/** A reach that must be looked up before an actor is complete: the records of the register that `reading` opens. */
export type Wanted = Omit<Reach, 'records'> & { readonly reading: Reading }

/**
 * What must be looked up so that parties `through` a reference can be decided for an actor: for himself or herself, and for each person stood in for. Nothing through
 * a seat: an outsider sees what is shared and reaches nothing by it.
 */
export function reachesOf(registers: Registers, actor: PersonActor): readonly Wanted[] {
  if (actor.seat) return []
  const selves: PersonActor[] = [
    actor,
    ...actor.standsInFor.map(({ person, posts }) => ({ ...actor, id: person, posts })),
  ]
  return throughTargets(registers).flatMap(({ register, parties }) =>
    selves.map((self) => {
      const alone = { ...self, standsInFor: [] }
      const readings = parties.map((party) => readingOf(register, party, alone))
      const keys = readings.flatMap((one) => (typeof one === 'string' ? [] : one))
      const reading = readings.includes('all') ? 'all' : keys.length > 0 ? keys : 'none'
      return { register: register.name, parties: throughKey({ parties }), as: self.id, reading }
    }),
  )
}

const targets = new WeakMap<Registers, ReturnType<typeof throughTargets>>()

/** Every register into which some party looks through a reference, with the parties it looks for. Worked out once. */
export function throughTargets(
  registers: Registers,
): readonly { readonly register: Register; readonly parties: readonly string[] }[] {
  const known = targets.get(registers)
  if (known) return known
  const found = new Map<string, { register: Register; parties: readonly string[] }>()
  for (const register of registers.current) {
    for (const party of Object.values(register.parties)) {
      const field = 'through' in party ? part(register.fields, party.through) : undefined
      const target = field?.kind === 'ref' ? registers.get(field.register) : undefined
      if (!target || !('through' in party)) continue
      found.set(`${target.name} ${throughKey(party)}`, { register: target, parties: party.parties })
    }
  }
  const list = [...found.values()]
  targets.set(registers, list)
  return list
}

/** Whether parties of a register, or of one its references point into, look through a reference. */
export function looksThrough(registers: Registers, register: Register): boolean {
  const known = looking.get(register)
  if (known !== undefined) return known
  const through = (one: Register | undefined) => Object.values(one?.parties ?? {}).some((party) => 'through' in party)
  const targets = Object.values(register.fields).map((field) =>
    field.kind === 'ref' || field.kind === 'refs' ? registers.get(field.register) : undefined,
  )
  const looks = [register, ...targets].some(through)
  looking.set(register, looks)
  return looks
}

const looking = new WeakMap<Register, boolean>()

/** Whether a reading opens a record: in memory what the store answers by an index. */
export function opens(reading: Reading, register: Register, record: RegisterRecord): boolean {
  if (typeof reading === 'string') return reading === 'all'
  const keys = keysOf(register, record)
  return reading.some(({ key, values }) =>
    keys.some((one) => one.field === key && 'text' in one && values.includes(one.text)),
  )
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
