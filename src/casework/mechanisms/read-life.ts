import { addDays, addMonths, type Day, isDay } from '../../calendar/days.ts'
import { type Period, periodOf, previousPeriod } from '../../calendar/periods.ts'
import { dayIn } from '../../calendar/zones.ts'
import { type CountedRecords, countedRecords } from '../../kernel/counted-records.ts'
import { type Counted, countsOf, figureOf } from '../../kernel/indicators.ts'
import { type Watched, watchedBy } from '../../kernel/mechanisms.ts'
import { mayRead } from '../../kernel/reading.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Register } from '../../kernel/register.ts'
import type { Where } from '../../kernel/where.ts'
import { asking } from '../asking.ts'
import { filterFor } from '../filter.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { type Answered, type RefusalCount, refused } from '../rows.ts'
import type { Who } from '../who.ts'
import { momentOf } from './judge.ts'

/** One window of the curve. A rate is value over base; without a base it is the figure itself. */
export interface Point {
  readonly from: Day
  readonly until: Day
  readonly value: number
  readonly base: number | null
  readonly outside: boolean
}

/** What a mechanism has done since it was bound. Counts only: whoever reads the mechanism may know them, whatever he or she may read of the records. */
export interface Life {
  readonly since: Day
  readonly records: number
  /** Missed a deadline. */
  readonly late: number
  /** What its rules refused, and what was done although they warned. */
  readonly refusals: number
  readonly overridden: number
  readonly lists: Lists
  readonly curve: readonly Point[]
}

/** Where the records of the counts are listed. */
export interface Lists {
  readonly records: CountedRecords | null
  readonly late: CountedRecords | null
  /** Within their deadlines. */
  readonly kept: CountedRecords | null
  readonly overridden: CountedRecords | null
}

const windows = 12

/** The life of one mechanism this person may read. */
export function readLife(house: House, who: Who, id: string): Promise<Answered<{ readonly life: Life }>> {
  return asking(house, who, async (tx, acting) => {
    const { actor, unit } = await acting
    const map = house.mechanisms.mechanism
    const stored = await tx.record(id)
    const register = house.registers.get(map.register)
    const known = stored?.record.register === map.register && register && mayRead(register, stored.record, actor)
    if (!stored || !register || !known) return refused(refusal('not-found'))
    const now = house.clock.now()
    const today = dayIn(now, unit.zone)
    const { settings } = await momentOf(house, tx, register, unit, now)
    const watched = watchedBy(house.registers, house.mechanisms, stored.record, settings)
    const since = stored.record.fields[map.since]
    if (!watched || !isDay(since)) return refused(refusal('not-found'))
    const span = { from: since, until: addDays(today, 1) }
    const [{ counts }, curve] = await Promise.all([
      countsIn(tx, watched, span, unit.zone),
      curveOf(counter(tx, watched, unit.zone), watched, today),
    ])
    return { ok: true, life: { since, ...counts, lists: listsIn(watched.register, rulesOf(watched), span), curve } }
  })
}

export type Counts = Omit<Life, 'since' | 'curve' | 'lists'>

interface Span {
  readonly from: Day
  /** The day after the last one. */
  readonly until: Day
}

/** What a mechanism did in a span of days, and which refusals of its rules that counts. */
export async function countsIn(
  tx: Reading,
  watched: Watched,
  { from, until }: Span,
  zone: string,
): Promise<{ readonly counts: Counts; readonly refusals: readonly RefusalCount[] }> {
  const count = counter(tx, watched, zone)
  const within = { of: 'opened', from, to: until } as const
  const rules = rulesOf(watched)
  const [records, late, all, overridden] = await Promise.all([
    count({ where: { within }, sum: null }),
    count({ where: { within, late: true }, sum: null }),
    tx.refusals(watched.register.name, from, until),
    count({ where: { within, any: rules.map((rule) => ({ warned: { rule } })) }, sum: null }),
  ])
  const refusals = all.filter(({ rule }) => rules.includes(rule))
  const times = refusals.reduce((sum, one) => sum + one.times, 0)
  return { counts: { records, late, refusals: times, overridden }, refusals }
}

function rulesOf(watched: Watched): readonly string[] {
  return watched.kind === 'rule' ? [watched.rule.name] : Object.keys(watched.register.rules)
}

/** The lists of what `countsIn` counts; of these rules those that were passed over. */
export function listsIn(register: Register, rules: readonly string[], { from, until }: Span): Lists {
  const list = (where: Where) => countedRecords(register, { ...where, within: { of: 'opened', from, to: until } })
  return {
    ...{ records: list({}), late: list({ late: true }), kept: list({ late: false }) },
    overridden: rules.length === 0 ? null : list({ any: rules.map((rule) => ({ warned: { rule } })) }),
  }
}

/** The windows of the curve that begin within a span of days. */
export async function pointsIn(tx: Reading, watched: Watched, { from, until }: Span, zone: string) {
  const curve = await curveOf(counter(tx, watched, zone), watched, addDays(until, -1))
  return curve.filter((point) => point.until > from)
}

type Count = (counted: Counted) => Promise<number>

function counter(tx: Reading, { register }: Watched, zone: string): Count {
  return ({ where, sum }) => {
    const filter = filterFor(register, where, { kind: 'house' }, zone)
    return tx.aggregate(sum === null ? filter : { ...filter, sum })
  }
}

/** Oldest first. An indicator goes by its own windows, everything else by months. */
function curveOf(count: Count, watched: Watched, today: Day): Promise<readonly Point[]> {
  const { indicator } = watched.kind === 'indicator' ? watched : { indicator: null }
  const kind = !indicator || indicator.window === 'all' ? 'month' : indicator.window
  const periods: Period[] = [periodOf(today, kind)]
  while (periods.length < windows) periods.unshift(previousPeriod(periods[0] ?? periodOf(addMonths(today, -1), kind)))
  const point = async (period: Period): Promise<Point> => {
    const { from, to } = period
    if (indicator && indicator.window !== 'all') {
      const counts = countsOf(indicator, from)
      const [value, base] = await Promise.all([count(counts.value), counts.base ? count(counts.base) : null])
      return { from, until: to, value, base, outside: figureOf(indicator, period, value, base).outside }
    }
    const within = { of: 'opened', from, to } as const
    const value = await count({ where: { within, ...failures(watched) }, sum: null })
    const base = watched.kind === 'register' ? null : await count({ where: { within }, sum: null })
    const fails = watched.kind === 'duty' || watched.kind === 'rule'
    return { from, until: to, value, base, outside: fails && value > 0 }
  }
  return Promise.all(periods.map(point))
}

/** Of the records of a month those that show a failure; of a register, all. */
function failures(watched: Watched): Where {
  if (watched.kind === 'duty') return { late: true }
  if (watched.kind === 'rule') return { warned: { rule: watched.rule.name } }
  return watched.kind === 'indicator' ? watched.indicator.value.where : {}
}
