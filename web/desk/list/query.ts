import { addDays, type Day, parseDay } from '../../../src/calendar/days.ts'
import type { FieldView, RegisterView } from '../../../src/contract/view.ts'
import type { Label } from '../../../src/contract/wording.ts'
import { words } from '../words-list.ts'

/**
 * The address of a list is its question: the page's query string is what the server is asked, so that a view can be kept, sent and gone back to.
 */
export type Scope = 'all' | 'open' | 'closed' | 'late'

const choosable = new Set(['choice', 'yesno', 'person', 'people', 'department', 'unit', 'ref', 'refs'])
const ranged = new Set(['day', 'money', 'integer'])
const sortable = new Set(['text', 'day', 'instant', 'money', 'integer', 'choice'])

/** Fields a list can be narrowed by, in the register's order. */
export function filterable(view: RegisterView): FieldView[] {
  return view.fields.filter((field) => choosable.has(field.kind) || ranged.has(field.kind))
}

export function isRanged(field: FieldView): boolean {
  return ranged.has(field.kind)
}

export function scopeOf(query: URLSearchParams): Scope {
  if (query.get('late') === 'true') return 'late'
  const closed = query.get('closed')
  return closed === 'true' ? 'closed' : closed === 'false' ? 'open' : 'all'
}

export function withScope(query: URLSearchParams, scope: Scope): URLSearchParams {
  const next = new URLSearchParams(query)
  next.delete('closed')
  next.delete('late')
  if (scope === 'open' || scope === 'closed') next.set('closed', String(scope === 'closed'))
  if (scope === 'late') next.set('late', 'true')
  return next
}

/** The question with no regard to whether records are finished or were late. */
export function withoutScope(query: URLSearchParams): URLSearchParams {
  return withScope(query, 'all')
}

/** Sets a parameter, or drops it when there is nothing to ask. */
export function withParameter(query: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(query)
  if (value === null || value === '') next.delete(name)
  else next.set(name, value)
  return next
}

export function valuesOf(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? '').split(',').filter((value) => value !== '')
}

/** The last day asked for, as a person means it: the contract's `before` is the day after. */
export function lastDay(query: URLSearchParams, field: string): string | null {
  return lastDayOf(query, `f.${field}`)
}

/** The same of any window: of when a record was opened or closed, or of a day field. */
export function lastDayOf(query: URLSearchParams, window: string): string | null {
  const before = parseDay(query.get(`${window}.before`))
  return before === null ? null : addDays(before, -1)
}

export function withLastDay(query: URLSearchParams, field: string, day: Day | null): URLSearchParams {
  return withParameter(query, `f.${field}.before`, day === null ? null : addDays(day, 1))
}

/** How many conditions narrow the list, beside its scope and order. */
export function conditions(query: URLSearchParams): number {
  const fields = new Set([...query.keys()].filter((name) => name.startsWith('f.')).map((name) => name.split('.')[1]))
  const others = ['state', 'warned', 'counted'].filter((name) => query.has(name))
  const spans = ['opened', 'closed'].filter((name) => query.has(`${name}.from`) || query.has(`${name}.before`))
  return fields.size + others.length + spans.length + (query.get('late') === 'false' ? 1 : 0)
}

export function withoutConditions(query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams()
  const sort = query.get('sort')
  if (sort) next.set('sort', sort)
  return next
}

export interface Sorting {
  readonly by: string
  readonly descending: boolean
}

export function sortingOf(query: URLSearchParams): Sorting | null {
  const sort = query.get('sort')
  if (!sort) return null
  return sort.startsWith('-') ? { by: sort.slice(1), descending: true } : { by: sort, descending: false }
}

/** Pressing a heading: ascending, then descending, then back to the standing order. */
export function pressed(query: URLSearchParams, by: string): URLSearchParams {
  const now = sortingOf(query)
  if (now?.by !== by) return withParameter(query, 'sort', by)
  return withParameter(query, 'sort', now.descending ? null : `-${by}`)
}

export interface Column {
  readonly key: string
  readonly label: Label
  /** What the server is asked to sort by; null where it cannot. */
  readonly sort: string | null
  readonly field: FieldView | null
  readonly standard: boolean
}

/** All columns a list can show. The title comes first and is always there. */
export function columnsOf(view: RegisterView): Column[] {
  const titleField = view.fields.find((field) => field.name === view.columns.title)
  const fields = view.fields.filter(
    (field) => field !== titleField && field.kind !== 'longtext' && field.kind !== 'files',
  )
  const openStates = view.states.some((state) => state.awaits.length > 0)
  const own = (key: string, label: Label, standard: boolean): Column => ({
    key,
    label,
    sort: key,
    field: null,
    standard,
  })
  return [
    own('title', titleField?.label ?? words.title, true),
    own('state', words.state, true),
    ...(view.deadlines.length > 0 ? [own('due', words.due, openStates)] : []),
    ...fields.map((field) => ({
      key: `f.${field.name}`,
      label: field.label,
      sort: sortable.has(field.kind) ? field.name : null,
      field,
      standard: field.inList,
    })),
    own('opened', words.opened, false),
    own('changed', words.changed, false),
  ]
}
