import { type Day, type Instant } from '../../calendar/days.ts'
import { dayIn, startOfDay } from '../../calendar/zones.ts'
import type { Actor } from '../../kernel/actor.ts'
import { awaits, tokensOf } from '../../kernel/awaits.ts'
import type { Register } from '../../kernel/register.ts'
import type { Where } from '../../kernel/where.ts'
import type { Acting } from '../acting.ts'
import { asking } from '../asking.ts'
import { registerOf } from '../derive.ts'
import type { House } from '../house.ts'
import type { Reading, StoredRecord } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import { mayKnow } from '../showing.ts'
import type { Who } from '../who.ts'
import { planList } from './list-records.ts'
import { refusal } from '../../kernel/refusal.ts'

/** Whose days: what waits for oneself, what one's departments answer for, or everything one may read. */
export const calendarScopes = ['mine', 'department', 'centre'] as const
export type CalendarScope = (typeof calendarScopes)[number]

export interface CalendarItem {
  readonly on: Day
  readonly at: Instant
  readonly register: string
  readonly record: string
  readonly title: string
  /** The verb that is due. */
  readonly verb: string
  readonly overdue: boolean
}

export interface Calendar {
  readonly items: readonly CalendarItem[]
  /** True when there is more than a calendar can show; what is due first is there. */
  readonly cut: boolean
}

const longestDays = 100
/** Of one register in one look; a month in which more falls due is a list, no calendar. */
const most = 500
const nobody = '00000000-0000-0000-0000-000000000000'

/** What falls due on the days from `from` to `to` (exclusive), by day, over all registers that have deadlines. */
export function readCalendar(
  house: House,
  who: Who,
  { from, to, scope }: { readonly from: Day; readonly to: Day; readonly scope: CalendarScope },
): Promise<Answered<Calendar>> {
  return asking(house, who, async (tx, asked) => {
    const acting = await asked
    const { zone } = acting.unit
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
    if (!(days > 0 && days <= longestDays)) return refused(refusal('query-invalid', { detail: 'from, to' }))
    const between = [startOfDay(from, zone), startOfDay(to, zone)] as const
    const timed = house.registers.current.filter(({ deadlines }) => Object.keys(deadlines).length > 0)
    const found = await Promise.all(timed.map((register) => dueIn(house, tx, acting, register, between, scope)))
    const now = house.clock.now()
    const items = found
      .flatMap(({ rows }) => rows)
      .flatMap((stored) => itemsOf(house, stored, acting.actor, between, scope))
      .map((item) => ({ ...item, on: dayIn(item.at, zone), overdue: item.at <= now }))
      .toSorted((a, b) => (a.at === b.at ? (a.record < b.record ? -1 : 1) : a.at < b.at ? -1 : 1))
    return { ok: true, items, cut: found.some(({ cut }) => cut) }
  })
}

async function dueIn(
  house: House,
  tx: Reading,
  acting: Acting,
  register: Register,
  [from, to]: readonly [Instant, Instant],
  scope: CalendarScope,
): Promise<{ readonly rows: readonly StoredRecord[]; readonly cut: boolean }> {
  const where = whereOf(register, acting.actor, scope)
  const plan = where === null ? null : planList(house, { register: register.name, where }, acting)
  if (plan === null || 'refusals' in plan) return { rows: [], cut: false }
  const sort = { by: 'due', descending: false } as const
  const page = await tx.list({ ...plan.filter, sort, after: [from, nobody], limit: most, total: false })
  const rows = page.records.filter(({ dueAt, record }) => {
    return dueAt !== null && dueAt < to && mayKnow(house, record, acting.actor)
  })
  return { rows, cut: page.next !== null && rows.length === most }
}

/** Null where the scope has nothing in this register. */
function whereOf({ columns }: Register, actor: Actor, scope: CalendarScope): Where | null {
  if (scope !== 'department') return { closed: false }
  const departments = actor.kind === 'person' ? actor.posts.flatMap(({ department }) => department ?? []) : []
  if (columns.department === null || departments.length === 0) return null
  return { closed: false, fields: { [columns.department]: { in: departments } } }
}

/** The due verbs of a record within the days asked for; of one's own only those that wait for oneself. */
function itemsOf(
  house: House,
  { record, title }: StoredRecord,
  actor: Actor,
  [from, to]: readonly [Instant, Instant],
  scope: CalendarScope,
): readonly Omit<CalendarItem, 'on' | 'overdue'>[] {
  const tokens = new Set(tokensOf(actor))
  const register = registerOf(house.registers, record)
  const own = awaits(register, record).filter(({ who }) => scope !== 'mine' || who.some((one) => tokens.has(one)))
  const verbs = new Map<string, Instant>()
  for (const { verb, due } of own)
    if (due !== null && due >= from && due < to) verbs.set(verb, earlier(verbs.get(verb), due))
  return [...verbs].map(([verb, at]) => ({ at, verb, title, register: record.register, record: record.id }))
}

const earlier = (one: Instant | undefined, other: Instant): Instant => (one !== undefined && one < other ? one : other)
