import { isInstant } from '../calendar/days.ts'
import type { ListFilter } from '../casework/ask/list-records.ts'
import type { Registers } from '../kernel/assemble.ts'
import type { FieldSpec } from '../kernel/fields.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import { part, type Register } from '../kernel/register.ts'
import type { Condition, Where } from '../kernel/where.ts'

export type Query = Readonly<{ [parameter: string]: string | readonly string[] }>

export interface ParsedQuery {
  readonly filter: ListFilter
  readonly cursor?: string
  readonly limit?: number
  readonly total?: boolean
}

const commonSorts = ['opened', 'changed', 'due', 'title', 'state', 'amount', 'owner'] as const
const own = new Set([
  'state',
  'closed',
  'late',
  'warned',
  'warned.from',
  'counted',
  'text',
  'sort',
  'cursor',
  'limit',
  'total',
  'format',
])
const spans = ['opened', 'closed'] as const
const listed = new Set(['choice', 'person', 'people', 'department', 'unit', 'ref', 'refs'])

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Reads the query string of a list. All that is wrong with it at once. */
export function parseListQuery(
  registers: Registers,
  name: string,
  query: Query,
): { readonly ok: true; readonly parsed: ParsedQuery } | { readonly ok: false; readonly refusals: readonly Refusal[] } {
  const register = registers.get(name)
  if (!register) return { ok: false, refusals: [refusal('unknown-register', { register: name })] }
  const reader = new QueryReader(register, query)
  const where = reader.where()
  const sort = reader.sort()
  const text = reader.one('text')
  const limit = reader.limit()
  const cursor = reader.one('cursor')
  const total = reader.flag('total')
  reader.leftOver()
  if (reader.refusals.length > 0) return { ok: false, refusals: reader.refusals }
  const filter: ListFilter = { register: name, where, ...(text ? { text } : {}), ...(sort ? { sort } : {}) }
  const page = { ...(cursor ? { cursor } : {}), ...(limit ? { limit } : {}), ...(total ? { total } : {}) }
  return { ok: true, parsed: { filter, ...page } }
}

class QueryReader {
  readonly refusals: Refusal[] = []
  readonly #register: Register
  readonly #query: Query

  constructor(register: Register, query: Query) {
    this.#register = register
    this.#query = query
  }

  one(name: string): string | undefined {
    const value = Object.hasOwn(this.#query, name) ? this.#query[name] : undefined
    return typeof value === 'string' ? value : value?.at(-1)
  }

  flag(name: string): boolean | undefined {
    const value = this.one(name)
    if (value === undefined || value === '') return undefined
    if (value === 'true' || value === '1') return true
    if (value === 'false' || value === '0') return false
    this.#wrong(`${name}=${value}`)
    return undefined
  }

  limit(): number | undefined {
    const value = this.one('limit')
    if (value === undefined) return undefined
    if (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 200) return Number(value)
    this.#wrong('limit: 1–200')
    return undefined
  }

  sort(): ListFilter['sort'] | undefined {
    const value = this.one('sort')
    if (!value) return undefined
    const descending = value.startsWith('-')
    const name = descending ? value.slice(1) : value
    const common = commonSorts.find((one) => one === name)
    if (common) return { by: common, descending }
    if (part(this.#register.fields, name)) return { by: { field: name }, descending }
    this.#wrong(`sort=${value}`)
    return undefined
  }

  where(): Where {
    const where: Mutable<Where> = {}
    const state = this.one('state')?.split(',').filter(Boolean)
    for (const one of state ?? []) if (!part(this.#register.states, one)) this.#wrong(`state=${one}`)
    if (state && state.length > 0) where.state = state
    const closed = this.flag('closed')
    if (closed !== undefined) where.closed = closed
    const late = this.flag('late')
    if (late !== undefined) where.late = late
    Object.assign(where, this.#warned())
    const within = this.#within()
    if (within) where.within = within
    const fields = this.#conditions()
    if (Object.keys(fields).length > 0) where.fields = fields
    return this.#counted(where)
  }

  leftOver(): void {
    for (const name of Object.keys(this.#query)) {
      if (own.has(name) || name.startsWith('f.') || spans.some((span) => isEnd(name, span))) continue
      this.#wrong(name)
    }
  }

  /** Records in which this rule warned, ever or since a moment, or any of several. */
  #warned(): Pick<Where, 'warned' | 'any'> {
    const rules = this.one('warned')?.split(',').filter(Boolean) ?? []
    for (const rule of rules) if (!part(this.#register.rules, rule)) this.#wrong(`warned=${rule}`)
    const from = this.one('warned.from')
    const since = isInstant(from) ? from : undefined
    if (from && (!since || rules.length !== 1)) this.#wrong(`warned.from=${from}`)
    const [rule = ''] = rules
    if (rules.length === 1) return { warned: { rule, ...(since ? { from: since } : {}) } }
    return rules.length === 0 ? {} : { any: rules.map((one) => ({ warned: { rule: one } })) }
  }

  /** What a declared figure counts, narrowed by whatever else is asked. */
  #counted(where: Where): Where {
    const name = this.one('counted')
    const indicator = name === undefined ? undefined : part(this.#register.indicators, name)
    if (name !== undefined && (!indicator || where.any)) this.#wrong(`counted=${name}`)
    if (!indicator) return where
    const fields = { ...indicator.value.where.fields, ...where.fields }
    return { ...indicator.value.where, ...where, ...(Object.keys(fields).length > 0 ? { fields } : {}) }
  }

  #within(): Where['within'] {
    for (const of of spans) {
      const [from, to] = [this.one(`${of}.from`), this.one(`${of}.before`)]
      if (!from && !to) continue
      if ([from, to].every((day) => !day || /^\d{4}-\d{2}-\d{2}$/.test(day)))
        return { of, from: from || '1000-01-01', to: to || '9999-12-31' }
      this.#wrong(`${of}.from, ${of}.before: YYYY-MM-DD`)
    }
    return undefined
  }

  #conditions(): { [field: string]: Condition } {
    const conditions: { [field: string]: Condition } = {}
    for (const name of Object.keys(this.#query)) {
      const value = this.one(name)
      if (!name.startsWith('f.') || !value) continue
      const [, fieldName = '', end = ''] = name.split('.')
      const field = part(this.#register.fields, fieldName)
      if (!field) this.refusals.push(refusal('unknown-field', { register: this.#register.name, field: fieldName }))
      else conditions[fieldName] = this.#condition(field, end, value, conditions[fieldName])
    }
    return conditions
  }

  #condition(field: FieldSpec, end: string, value: string, before: Condition | undefined): Condition {
    if (end === 'filled') return { filled: value === 'true' || value === '1' }
    if (end === 'from' || end === 'before') {
      const range = before && ('from' in before || 'before' in before) ? before : {}
      return { ...range, [end]: this.#typed(field, value) as string | number }
    }
    if (end !== '') this.#wrong(`f.….${end}`)
    const several = listed.has(field.kind) ? value.split(',').filter(Boolean) : [value]
    if (several.length > 1) return { in: several }
    return { is: this.#typed(field, several[0] ?? '') }
  }

  #typed(field: FieldSpec, value: string): string | number | boolean {
    if (field.kind === 'yesno') return value === 'true' || value === '1'
    if (field.kind !== 'integer' && field.kind !== 'money') return value
    if (/^-?\d{1,15}$/.test(value)) return Number(value)
    this.#wrong(`${value}: 123`)
    return 0
  }

  #wrong(detail: string): void {
    this.refusals.push(refusal('query-invalid', { detail }))
  }
}

function isEnd(name: string, span: string): boolean {
  return name === `${span}.from` || name === `${span}.before`
}
