import { parseDay } from '../calendar/days.ts'
import type { Actor } from '../kernel/actor.ts'
import { keyFormOf } from '../kernel/keys.ts'
import { readableAs, type ReadingKey } from '../kernel/reading.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import { part, type Register } from '../kernel/register.ts'
import type { Condition, Where } from '../kernel/where.ts'
import { longestKey } from './derive.ts'
import type { Filter, KeyKind, Readable } from './ports.ts'

const kinds = new WeakMap<Register, Filter['kinds']>()
const columns = new WeakMap<Register, Filter['columns']>()

/** How each field of a register is kept for filtering, and doers by verb. Worked out once per register. */
export function kindsOf(register: Register): Filter['kinds'] {
  const known = kinds.get(register)
  if (known) return known
  const made: { [field: string]: KeyKind } = {}
  for (const { name, kind } of Object.values(register.fields)) {
    const form = keyFormOf(kind)
    if (form) made[name] = form
  }
  kinds.set(register, made)
  return made
}

/** Fields that are common columns. A field of several people is none: a column holds one. */
function columnsOf(register: Register): Filter['columns'] {
  const known = columns.get(register)
  if (known) return known
  const made: { [field: string]: 'owner' | 'department' } = {}
  for (const column of ['owner', 'department'] as const) {
    const field = register.columns[column]
    const kind = field === null ? undefined : register.fields[field]?.kind
    if (field !== null && (kind === 'person' || kind === 'department' || kind === 'ref' || kind === 'choice'))
      made[field] = column
  }
  columns.set(register, made)
  return made
}

export function readableFor(register: Register, actor: Actor): Readable | 'none' {
  const reading = readableAs(register, actor)
  return typeof reading === 'string' ? reading : readableOf(reading)
}

export function readableOf(keys: readonly ReadingKey[]): Exclude<Readable, 'all'> {
  return keys.map(({ key, values }) => ({ field: key, values }))
}

/** The store's filter. Of an actor who may read nothing it matches nothing. */
export function filterFor(register: Register, where: Where, actor: Actor, zone: string): Filter {
  const readable = readableFor(register, actor)
  return {
    register: register.name,
    where: shortenedWhere(where),
    readable: readable === 'none' ? [] : readable,
    zone,
    kinds: kindsOf(register),
    columns: columnsOf(register),
    shared: actor.kind === 'person' && actor.seat !== null,
  }
}

/** Keys of long texts are kept by their beginnings, so they are asked for by their beginnings. */
function shortenedWhere(where: Where): Where {
  if (!where.fields && !where.any) return where
  const fields = Object.entries(where.fields ?? {}).map(([name, condition]) => [name, shortened(condition)] as const)
  return {
    ...where,
    fields: Object.fromEntries(fields),
    ...(where.any ? { any: where.any.map(shortenedWhere) } : {}),
  }
}

function shortened(condition: Condition): Condition {
  if ('is' in condition && typeof condition.is === 'string') return { is: condition.is.slice(0, longestKey) }
  return condition
}

/**
 * What is wrong with a condition that came from outside: unknown states, fields that do not exist, are not to be filtered by, or whose values are of another
 * kind. `visible`: fields this person may read of every record; a filter on any other would tell what it says.
 */
export function whereRefusals(register: Register, where: Where, visible: readonly string[]): Refusal[] {
  const refusals: Refusal[] = (where.any ?? []).flatMap((one) => whereRefusals(register, one, visible))
  const invalid = (detail: string, field?: string) =>
    refusals.push(refusal('query-invalid', { detail }, field === undefined ? undefined : { field }))
  for (const state of where.state ?? []) if (!part(register.states, state)) invalid(state)
  for (const [name, condition] of Object.entries(where.fields ?? {})) {
    const kind = Object.hasOwn(kindsOf(register), name) ? kindsOf(register)[name] : undefined
    if (!kind || !visible.includes(name))
      refusals.push(refusal('unknown-field', { register: register.label, field: name.slice(0, 60) }))
    else if (!fits(condition, kind)) invalid(name, name)
  }
  if (where.within) {
    const { of, from, to } = where.within
    if (!isDayText(from) || !isDayText(to)) invalid('within')
    if (typeof of === 'object' && (kindsOf(register)[of.field] !== 'day' || !visible.includes(of.field)))
      invalid('within')
  }
  return refusals
}

function fits(condition: Condition, kind: KeyKind): boolean {
  if ('filled' in condition) return typeof condition.filled === 'boolean'
  const values =
    'is' in condition ? [condition.is] : 'in' in condition ? condition.in : [condition.from, condition.before]
  return values.filter((value) => value !== undefined).every((value) => fitsKind(value, kind))
}

function fitsKind(value: string | number | boolean, kind: KeyKind): boolean {
  if (kind === 'int') return Number.isSafeInteger(value)
  if (kind === 'day') return typeof value === 'string' && isDayText(value)
  return typeof value === 'string' ? !value.includes('\u0000') && value.isWellFormed() : typeof value === 'boolean'
}

function isDayText(text: string): boolean {
  return parseDay(text) !== null
}
