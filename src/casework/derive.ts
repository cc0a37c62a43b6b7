import type { Instant } from '../calendar/days.ts'
import type { Registers } from '../kernel/assemble.ts'
import { awaits } from '../kernel/awaits.ts'
import { type FieldValue, type FileRef, isList } from '../kernel/fields.ts'
import { keysOf } from '../kernel/keys.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import { referencesOf } from '../kernel/references.ts'
import type { Register } from '../kernel/register.ts'
import type { Derived, Key } from './derived.ts'
import type { PeopleMap } from './people-map.ts'

const longestTitle = 200
/** A key longer than this could not be indexed; filters on such texts compare their beginnings. */
export const longestKey = 500

const noColumns: Derived['columns'] = { title: '', owner: null, department: null, amount: null, dueAt: null }

/** What is kept beside a record that does not exist. */
export const nothing: Derived = {
  columns: noColumns,
  keys: [],
  todos: [],
  due: [],
  links: [],
  files: [],
  text: '',
  share: null,
  unit: null,
  seat: null,
}

/** Everything kept beside a record so that it can be found. Of an erased record nothing is kept but that it is there. */
export function derive(registers: Registers, people: PeopleMap, record: RegisterRecord): Derived {
  if (record.erased) return nothing
  const register = registerOf(registers, record)
  const now: RegisterRecord = { ...record, fields: registers.fieldsNow(record) }
  return {
    columns: columnsOf(register, now),
    keys: unique(keysOf(register, now).map(shortened), keyText),
    todos: unique(todosOf(register, now), ({ who, verb, due }) => `${who} ${verb} ${due}`),
    due: nextOf(record.due),
    links: unique(linksOf(register, now), ({ field, to }) => `${field} ${to}`),
    files: filesOf(now.fields),
    text: textOf(register, now),
    ...projectionsOf(people, now),
  }
}

/**
 * The newest version of the register with the procedure the record began under. Fields go by the newest names, so that lists find records of all versions.
 * Boot has refused to start when an open record names a version that is missing.
 */
export function registerOf(
  registers: Registers,
  { register, version }: Pick<RegisterRecord, 'register' | 'version'>,
): Register {
  const found = registers.get(register, version) ?? registers.get(register)
  if (!found) throw new Error(`the house has no register ${register}`)
  return found
}

function columnsOf(register: Register, record: RegisterRecord): Derived['columns'] {
  const { title, owner, department, amount } = register.columns
  const value = (field: string | null) => (field === null ? undefined : record.fields[field])
  const figure = value(amount)
  return {
    title: titleOf(register, title, value(title)),
    owner: single(value(owner)),
    department: single(value(department)),
    amount: typeof figure === 'number' ? figure : null,
    dueAt: dueOf(record),
  }
}

/** A choice is titled by its label, because a code is no title. */
function titleOf(register: Register, name: string, value: FieldValue | undefined): string {
  const field = register.fields[name]
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
  const shown =
    field?.kind === 'choice' && Object.hasOwn(field.choices, text) ? (field.choices[text]?.zh ?? text) : text
  return [...shown].slice(0, longestTitle).join('')
}

function single(value: FieldValue | undefined): string | null {
  if (typeof value === 'string' && value !== '') return value
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : null
}

/** The clock looks at a record when the first of its times has come, and then at all that have: the others need not wait in its queue. */
function nextOf(due: RegisterRecord['due']): Derived['due'] {
  const order = ({ at, deadline, step }: RegisterRecord['due'][number]) => `${at} ${deadline} ${step}`
  const [first] = due.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
  return first ? [first] : []
}

/** What was due first if it is overdue, else what is due next. */
function dueOf({ overdue, due }: Pick<RegisterRecord, 'overdue' | 'due'>): Instant | null {
  const times = [...overdue, ...due.filter(({ step }) => step === 'due')].map(({ at }) => at)
  return times.sort()[0] ?? null
}

function shortened(key: Key): Key {
  return key.text !== undefined && key.text.length > longestKey
    ? { field: key.field, text: key.text.slice(0, longestKey) }
    : key
}

function keyText({ field, text, int, day }: Key): string {
  return `${field} ${text ?? int ?? day}`
}

function todosOf(register: Register, record: RegisterRecord): Derived['todos'] {
  const rows = awaits(register, record).flatMap(({ verb, who, due, raised }) =>
    who.map((token) => ({ who: token, verb, due, raised })),
  )
  // Raised first, so that where one is awaited and raised to at once, the raised line is the one that stays.
  return rows.sort((a, b) => Number(b.raised) - Number(a.raised))
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function linksOf(register: Register, record: RegisterRecord): Derived['links'] {
  return referencesOf(register, record.fields)
    .filter(({ id }) => uuid.test(id))
    .map(({ field, id }) => ({ field, to: id }))
}

export function fileRefsIn(value: FieldValue): readonly FileRef[] {
  return isList(value) ? value.flatMap((one) => (typeof one === 'object' ? [one] : [])) : []
}

export function filesOf(fields: RegisterRecord['fields']): readonly string[] {
  return [...new Set(Object.values(fields).flatMap((value) => fileRefsIn(value).map(({ sha256 }) => sha256)))]
}

/** Only what every reader of the record may read: a hit would otherwise tell that a hidden field says so. */
function textOf(register: Register, { fields }: RegisterRecord): string {
  const texts = Object.values(register.fields).flatMap((field) => {
    const value = fields[field.name]
    if (field.readers || value === null || value === undefined) return []
    if (field.kind === 'choice')
      return Object.hasOwn(field.choices, String(value)) ? [field.choices[String(value)]?.zh ?? ''] : []
    if (field.kind === 'files') return fileRefsIn(value).map(({ name }) => name)
    return (field.kind === 'text' || field.kind === 'longtext') && typeof value === 'string' ? [value] : []
  })
  return texts.join('\n')
}

function projectionsOf(people: PeopleMap, record: RegisterRecord): Pick<Derived, 'share' | 'unit' | 'seat'> {
  const { share, unit, seat } = people
  const text = (field: string) => single(record.fields[field])
  if (record.register === share.register && share.states.includes(record.state)) {
    const [to, target] = [text(share.seat), text(share.target)]
    if (to && target && uuid.test(to) && uuid.test(target))
      return { share: { seat: to, target }, unit: null, seat: null }
  }
  if (record.register === unit.register) {
    const row = {
      unit: record.id,
      name: text(unit.name) ?? '',
      kind: text(unit.kind) ?? '',
      parent: text(unit.parent),
      zone: text(unit.zone) ?? '',
      root: record.id === record.unit,
    }
    return { share: null, unit: row, seat: null }
  }
  if (record.register === seat.register && seat.states.includes(record.state)) {
    const [home, person, kind] = [text(seat.home), text(seat.outsider), text(seat.kind)]
    const [from, until] = [text(seat.from), text(seat.until)]
    if (home && uuid.test(home) && person && kind && from && until) {
      return { share: null, unit: null, seat: { home, person, kind, from, until } }
    }
  }
  return { share: null, unit: null, seat: null }
}

function unique<T>(all: readonly T[], textOf: (one: T) => string): readonly T[] {
  const seen = new Set<string>()
  return all.filter((one) => {
    const text = textOf(one)
    return seen.has(text) ? false : Boolean(seen.add(text))
  })
}
