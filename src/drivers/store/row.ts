import type { Instant } from '../../calendar/days.ts'
import type { StoredRecord } from '../../casework/ports.ts'
import type { Fields } from '../../kernel/fields.ts'
import type { RegisterRecord } from '../../kernel/record.ts'

/** Members of a record that are neither columns nor fields. Empty ones are left out, which halves the row. */
type More = Partial<
  Pick<RegisterRecord, 'doers' | 'agreed' | 'due' | 'overdue' | 'late' | 'raised' | 'warned' | 'duty' | 'erased'>
>

export interface RecordRow {
  readonly unit_id: string
  readonly id: string
  readonly register: string
  readonly version: string
  readonly revision: number
  readonly state: string
  readonly title: string
  readonly owner: string
  readonly due_at: string
  readonly opened_at: Instant
  readonly changed_at: Instant
  readonly closed_at: Instant | null
  readonly fields: Fields
  readonly more: More
}

export const recordColumns =
  'r.unit_id, r.id, r.register, r.version, r.revision, r.state, r.title, r.owner, r.due_at, r.opened_at, r.changed_at, r.closed_at, r.fields, r.more'

export function recordOf(row: RecordRow): StoredRecord {
  const { more } = row
  return {
    record: {
      id: row.id,
      unit: row.unit_id,
      register: row.register,
      version: row.version,
      revision: row.revision,
      state: row.state,
      fields: row.fields,
      openedAt: row.opened_at,
      changedAt: row.changed_at,
      closedAt: row.closed_at,
      doers: more.doers ?? {},
      agreed: more.agreed ?? [],
      due: more.due ?? [],
      overdue: more.overdue ?? [],
      late: more.late ?? [],
      raised: more.raised ?? [],
      warned: more.warned ?? [],
      duty: more.duty ?? null,
      erased: more.erased ?? false,
    },
    title: row.title,
    owner: row.owner === '' ? null : row.owner,
    dueAt: timeOf(row.due_at),
  }
}

/** What `more` holds of a record. */
export function moreOf(record: RegisterRecord): More {
  const more: { -readonly [K in keyof More]: More[K] } = {}
  if (Object.keys(record.doers).length > 0) more.doers = record.doers
  if (record.agreed.length > 0) more.agreed = record.agreed
  if (record.due.length > 0) more.due = record.due
  if (record.overdue.length > 0) more.overdue = record.overdue
  if (record.late.length > 0) more.late = record.late
  if (record.raised.length > 0) more.raised = record.raised
  if (record.warned.length > 0) more.warned = record.warned
  if (record.duty) more.duty = record.duty
  if (record.erased) more.erased = true
  return more
}

/** No due time is stored as infinity, so that one index order holds for all rows. */
export function timeOf(text: string): Instant | null {
  return text === 'infinity' ? null : (text as Instant)
}
