import type { Actor } from '../kernel/actor.ts'
import { type Power, powers } from '../kernel/powers.ts'
import type { Fields } from '../kernel/fields.ts'
import { mayRead, readableAs, visibleFields } from '../kernel/reading.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import { referencesOf } from '../kernel/references.ts'
import type { Register } from '../kernel/register.ts'
import type { House } from './house.ts'
import type { Reading, StoredRecord, Title } from './ports.ts'
import type { Names, RecordRow } from './rows.ts'
import { unitsOf } from './units.ts'

/** A record with its fields in the names of the newest version, and that version: what is read is read by today's names. */
export function asNow(
  house: House,
  record: RegisterRecord,
): { readonly register: Register; readonly record: RegisterRecord } {
  const register = house.registers.get(record.register)
  if (!register) throw new Error(`the house has no register ${record.register}`)
  return { register, record: { ...record, fields: house.registers.fieldsNow(record) } }
}

/** Whether this actor may know that the record exists. */
export function mayKnow(house: House, stored: RegisterRecord, actor: Actor): boolean {
  if (!house.registers.get(stored.register)) return false
  const { register, record } = asNow(house, stored)
  return mayRead(register, record, actor)
}

/** The record as far as the actor may read it. */
export function rowOf(house: House, stored: StoredRecord, actor: Actor): RecordRow {
  const { register, record } = asNow(house, stored.record)
  const readable = mayRead(register, record, actor)
  const { doers: _doers, ...rest } = record
  return {
    ...rest,
    title: readable ? stored.title : '',
    owner: readable ? stored.owner : null,
    dueAt: stored.dueAt,
    fields: readable ? visibleOf(register, record, actor) : {},
  }
}

function visibleOf(register: Register, record: RegisterRecord, actor: Actor): Fields {
  const fields: { [field: string]: Fields[string] } = {}
  for (const name of visibleFields(register, record, actor)) {
    const value = Object.hasOwn(record.fields, name) ? record.fields[name] : undefined
    if (value !== undefined) fields[name] = value
  }
  return fields
}

/** Next powers go by the procedure the record began under. */
export function powersOf(house: House, newest: Register, record: RegisterRecord, actor: Actor): readonly Power[] {
  const register = house.registers.get(record.register, record.version) ?? newest
  return powers(register, record, actor).filter(({ verb }) => !register.verbs[verb]?.creates)
}

/** Ids a row mentions. */
export function mentionedIn(
  house: House,
  row: Pick<RecordRow, 'register' | 'fields' | 'owner' | 'agreed'>,
): readonly string[] {
  const register = house.registers.get(row.register)
  const references = register ? referencesOf(register, row.fields).map(({ id }) => id) : []
  return [...references, ...row.agreed, ...(row.owner === null ? [] : [row.owner])]
}

const knownNames = new WeakMap<House, Map<string, { readonly title: Title; readonly until: number }>>()
const nameMilliseconds = 5000
const mostKnownNames = 20_000

/**
 * Titles of people and departments are asked for with every page and change once in years: they are kept for five seconds by real time. Nothing else is, and
 * nothing through a seat.
 */
async function titlesOf(house: House, tx: Reading, actor: Actor, ids: readonly string[]): Promise<readonly Title[]> {
  if (actor.kind !== 'person' || actor.seat) return tx.titles(ids)
  const known = knownNames.get(house) ?? new Map<string, { readonly title: Title; readonly until: number }>()
  knownNames.set(house, known)
  const now = performance.now()
  const found: Title[] = []
  const missing: string[] = []
  for (const id of ids) {
    const one = known.get(`${actor.home} ${id}`)
    if (one && now < one.until) found.push(one.title)
    else missing.push(id)
  }
  if (missing.length === 0) return found
  const asked = await tx.titles(missing)
  if (known.size > mostKnownNames) known.clear()
  const { person, department } = house.people
  for (const title of asked) {
    if (title.register !== person.register && title.register !== department.register) continue
    known.set(`${actor.home} ${title.id}`, { title, until: now + nameMilliseconds })
  }
  return [...found, ...asked]
}

/** After anything about people was written here: the next asker looks anew. */
export function forgetNames(house: House): void {
  knownNames.delete(house)
}

/**
 * Display names of ids. Names of people, departments and units belong to whoever sees them mentioned; titles of other records only to who may read those.
 */
export async function namesOf(house: House, tx: Reading, actor: Actor, mentioned: readonly string[]): Promise<Names> {
  const ids = [...new Set(mentioned)]
  if (ids.length === 0) return {}
  const [titles, units] = await Promise.all([titlesOf(house, tx, actor, ids), unitsOf(house, tx)])
  const names: { [id: string]: string } = {}
  for (const { unit, name } of units) if (ids.includes(unit)) names[unit] = name
  const unsure: string[] = []
  for (const { id, register, title } of titles) {
    if (isOpenTo(house, register, actor)) names[id] = title
    else unsure.push(id)
  }
  if (unsure.length === 0) return names
  for (const { record, title } of await tx.records(unsure)) if (mayKnow(house, record, actor)) names[record.id] = title
  return names
}

/** Names that need no look at the record: those of people and departments, and of registers this actor reads all of. */
export function isOpenTo(house: House, register: string, actor: Actor): boolean {
  if (register === house.people.person.register || register === house.people.department.register) return true
  const declared = house.registers.get(register)
  return declared !== undefined && readableAs(declared, actor) === 'all'
}
