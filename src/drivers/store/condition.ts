import type { Filter, KeyKind, Readable } from '../../casework/ports.ts'
import { startOfDay } from '../../calendar/zones.ts'
import { type Day, millisecondsOf } from '../../calendar/days.ts'
import { warnedField } from '../../kernel/keys.ts'
import type { Condition, Where } from '../../kernel/where.ts'
import { isId } from './connection.ts'

/** Parameters of a statement in the making. Values never enter its text. */
export class Parameters {
  readonly values: unknown[] = []
  add(value: unknown, type?: string): string {
    this.values.push(value)
    return `$${this.values.length}${type ? `::${type}` : ''}`
  }
}

/**
 * Conditions on `record r`. Every comparison is of a leak-proof type, so that indexes work under row-level security. A field that is a common
 * column is compared there; every other through `record_key`.
 */
export function conditions(filter: Filter, parameters: Parameters): string[] {
  const all = [`r.register = ${parameters.add(filter.register)}`]
  if (filter.shared) all.push(shared)
  all.push(...met(filter.where, filter, parameters))
  if (filter.tokens) all.push(containing(filter.tokens, filter.register, parameters))
  if (filter.without) all.push(notPointedAt(filter.without, parameters))
  if (filter.readable !== 'all') all.push(readable(filter.readable, filter.register, parameters))
  return all
}

/** What `where` asks of a record. Where one of several must hold, each is a group of its own. */
function met(where: Where, filter: Filter, parameters: Parameters): string[] {
  const all: string[] = []
  // An id that can be nobody's is not compared: it would not even be one to the database.
  if (where.id !== undefined) all.push(isId(where.id) ? `r.id = ${parameters.add(where.id, 'uuid')}` : 'false')
  if (where.state) all.push(oneOf('r.state', where.state, parameters))
  if (where.closed !== undefined) all.push(`r.closed = ${parameters.add(where.closed)}`)
  if (where.late !== undefined) all.push(`r.late = ${parameters.add(where.late)}`)
  if (where.warned) all.push(warnedOf(where.warned, filter, parameters))
  if (where.within) all.push(...window(where.within, filter, parameters))
  for (const [field, condition] of Object.entries(where.fields ?? {})) {
    const column = Object.hasOwn(filter.columns, field) ? filter.columns[field] : undefined
    all.push(column ? onColumn(column, condition, parameters) : onKey(field, condition, filter, parameters))
  }
  if (where.any) {
    const ways = where.any.map((one) => `(${['true', ...met(one, filter, parameters)].join(' AND ')})`)
    all.push(ways.length === 0 ? 'false' : `(${ways.join(' OR ')})`)
  }
  return all
}

/** The records pointing are gathered once, not looked for record by record: there `r` is the one that points. */
function notPointedAt({ field, filter }: NonNullable<Filter['without']>, parameters: Parameters): string {
  const keyed = `k.unit_id = r.unit_id AND k.record_id = r.id AND k.register = r.register AND k.field = ${parameters.add(field)}`
  const pointing = [...conditions(filter, parameters), 'NOT r.erased', 'k.text_value IS NOT NULL'].join(' AND ')
  return `r.id::text NOT IN (SELECT k.text_value FROM record r JOIN record_key k ON ${keyed} WHERE ${pointing})`
}

/** What a seat can see, found from the few lines that say so: its own record, and what is shared with it. */
const shared = `r.id IN (SELECT s.record_id FROM share s UNION ALL SELECT nullif(current_setting('app.seat', true), '')::uuid)`

/** A single value as equality: only then does the rest of an index's columns give the order. */
function oneOf(column: string, values: readonly string[], parameters: Parameters): string {
  return values.length === 1
    ? `${column} = ${parameters.add(values[0])}`
    : `${column} = ANY (${parameters.add(values, 'text[]')})`
}

function window(within: NonNullable<Where['within']>, filter: Filter, parameters: Parameters): string[] {
  if (typeof within.of === 'object') {
    return [onKey(within.of.field, { from: within.from, before: within.to }, filter, parameters)]
  }
  const column = within.of === 'opened' ? 'r.opened_at' : 'r.closed_at'
  const from = parameters.add(startOfDay(within.from as Day, filter.zone), 'timestamptz')
  const to = parameters.add(startOfDay(within.to as Day, filter.zone), 'timestamptz')
  return [`${column} >= ${from}`, `${column} < ${to}`]
}

function onColumn(column: 'owner' | 'department', condition: Condition, parameters: Parameters): string {
  const name = `r.${column}`
  if ('filled' in condition) return condition.filled ? `${name} <> ''` : `${name} = ''`
  return compare(name, 'text', condition, parameters)
}

function compare(
  column: string,
  type: string,
  condition: Exclude<Condition, { filled: boolean }>,
  parameters: Parameters,
): string {
  if ('is' in condition) return `${column} = ${parameters.add(plain(condition.is), type)}`
  if ('in' in condition) return `${column} = ANY (${parameters.add(condition.in, `${type}[]`)})`
  const { from, before } = condition
  const bounds = [
    ...(from === undefined ? [] : [`${column} >= ${parameters.add(from, type)}`]),
    ...(before === undefined ? [] : [`${column} < ${parameters.add(before, type)}`]),
  ]
  return bounds.length === 0 ? 'true' : bounds.join(' AND ')
}

/** Column and type of a kind of key. */
export const keyColumns = {
  text: { column: 'text_value', type: 'text' },
  int: { column: 'int_value', type: 'bigint' },
  day: { column: 'day_value', type: 'date' },
} as const satisfies { readonly [kind in KeyKind]: { column: string; type: string } }

/** A field that is not kept as a key matches nothing: casework has refused it before, so this is a guard, not an answer. */
function onKey(field: string, condition: Condition, filter: Filter, parameters: Parameters): string {
  const kind = Object.hasOwn(filter.kinds, field) ? filter.kinds[field] : undefined
  if (!kind) return 'false'
  const keyed = keyOf(filter.register, field, parameters)
  if ('filled' in condition) return `${condition.filled ? '' : 'NOT '}EXISTS (${keyed})`
  const { column, type } = keyColumns[kind]
  return `EXISTS (${keyed} AND ${compare(`k.${column}`, type, condition, parameters)})`
}

/** Moments of overriding are kept in milliseconds, under a key of their own. */
function warnedOf(
  { rule, from, before }: NonNullable<Where['warned']>,
  { register }: Filter,
  parameters: Parameters,
): string {
  const bounds = {
    ...(from === undefined ? {} : { from: millisecondsOf(from) }),
    ...(before === undefined ? {} : { before: millisecondsOf(before) }),
  }
  return `EXISTS (${keyOf(register, warnedField(rule), parameters)} AND ${compare('k.int_value', 'bigint', bounds, parameters)})`
}

function keyOf(register: string, field: string, parameters: Parameters): string {
  return `SELECT FROM record_key k WHERE k.unit_id = r.unit_id AND k.record_id = r.id AND k.register = ${parameters.add(register)} AND k.field = ${parameters.add(field)}`
}

/** Yes and no are kept as text. */
function plain(value: string | number | boolean): string | number {
  return typeof value === 'boolean' ? String(value) : value
}

/** Through the one function that may use the full-text index. The ceiling is above what a unit can hold. */
function containing(tokens: readonly string[], register: string, parameters: Parameters): string {
  const query = parameters.add(searchQuery(tokens), 'tsquery')
  return `r.id IN (SELECT s.record_id FROM search_records(${query}, ARRAY[${parameters.add(register)}], 10000000) s)`
}

/** All tokens must occur. Quoted, so that no token can be an operator. */
export function searchQuery(tokens: readonly string[]): string {
  return tokens.map((token) => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' & ')
}

function readable(alternatives: Exclude<Readable, 'all'>, register: string, parameters: Parameters): string {
  if (alternatives.length === 0) return 'false'
  const ways = alternatives.map(({ field, values }) => {
    const among = oneOf('k.text_value', values, parameters)
    return `EXISTS (${keyOf(register, field, parameters)} AND ${among})`
  })
  return `(${ways.join(' OR ')})`
}
