import { addDays, addMonths, compare, type Day, dayNumber, daysBetween } from '../calendar/days.ts'
import type { MeasureKind } from '../notice/measure-kinds.ts'

/** What pictures need of a finding; names and ids as the caller shows them, null where there is none. */
export interface Pictured {
  readonly id: string
  readonly category: string | null
  readonly department: string | null
  readonly leader: string | null
  readonly state: string
  readonly openedOn: Day
  readonly closedOn: Day | null
  readonly dueOn: Day | null
  /** Each state with the day it began, in order; for the picture of states over time. */
  readonly history: readonly { readonly state: string; readonly from: Day }[]
}

export interface Bar {
  readonly name: string | null
  readonly total: number
  readonly closed: number
  readonly overdue: number
}

/** Not closed, and the due day has passed; due today is not overdue. */
const isOverdue = ({ closedOn, dueOn }: Pictured, today: Day): boolean =>
  closedOn === null && dueOn !== null && compare(dueOn, today) < 0

/** Progress by category or department: the most findings first, those without a name last. */
export function progressBy(list: readonly Pictured[], by: 'category' | 'department' | 'leader', today: Day): Bar[] {
  const groups = Map.groupBy(list, (one) => one[by])
  const bars = [...groups].map(([name, own]) => ({
    ...{ name, total: own.length },
    closed: own.filter(({ closedOn }) => closedOn !== null).length,
    overdue: own.filter((one) => isOverdue(one, today)).length,
  }))
  return bars.sort(
    (a, b) => Number(a.name === null) - Number(b.name === null) || b.total - a.total || order(a.name, b.name),
  )
}

/** Overdue findings by leader, the most first: leaders without any are no part of the picture. Each with the days its oldest one is late. */
export function overdueByLeader(list: readonly Pictured[], today: Day) {
  const late = Map.groupBy(
    list.filter((one) => isOverdue(one, today)),
    ({ leader }) => leader,
  )
  const bars = [...late].map(([name, own]) => ({
    ...{ name, count: own.length, findings: own.map(({ id }) => id) },
    mostDays: Math.max(...own.map(({ dueOn }) => (dueOn === null ? 0 : daysBetween(dueOn, today)))),
  }))
  return bars.sort((a, b) => b.count - a.count || b.mostDays - a.mostDays || order(a.name, b.name))
}

export interface BurnDay {
  readonly day: Day
  /** Findings opened by the end of the day and not closed; null for days to come. */
  readonly open: number | null
  /** A straight line from all findings to none on the last day. */
  readonly ideal: number
}

/** Burn-down against a period, a point for each day of it. A period that ends before it begins has none. */
export function burnDown(list: readonly Pictured[], from: Day, to: Day, today: Day): BurnDay[] {
  const length = daysBetween(from, to)
  const change = new Map<number, number>()
  const begin = dayNumber(from)
  const count = (day: Day, by: number): void => {
    const at = Math.max(0, dayNumber(day) - begin)
    change.set(at, (change.get(at) ?? 0) + by)
  }
  for (const { openedOn, closedOn } of list) {
    count(openedOn, 1)
    if (closedOn !== null) count(closedOn, -1)
  }
  let open = 0
  return Array.from({ length: Math.max(0, length + 1) }, (_, at) => {
    open += change.get(at) ?? 0
    const day = addDays(from, at)
    const known = compare(day, today) <= 0
    return { day, open: known ? open : null, ideal: length === 0 ? 0 : (list.length * (length - at)) / length }
  })
}

/** How many findings were in which state at the end of each of these days; a finding counts from its first state on. */
export function statesOver(list: readonly Pictured[], days: readonly Day[]) {
  return days.map((day) => {
    const counts: { [state: string]: number } = {}
    for (const { history } of list) {
      const standing = history.findLast(({ from }) => compare(from, day) <= 0)
      if (standing !== undefined) counts[standing.state] = (counts[standing.state] ?? 0) + 1
    }
    return { day, counts }
  })
}

/** Last days of the months from one day to another, the last one cut to `to`: the days for `statesOver`. */
export function monthEnds(from: Day, to: Day): Day[] {
  const out: Day[] = []
  let end = lastOfMonth(from)
  while (compare(end, to) < 0) {
    out.push(end)
    end = lastOfMonth(addDays(end, 1))
  }
  return compare(from, to) <= 0 ? [...out, to] : []
}

const lastOfMonth = (day: Day): Day => {
  const next = addMonths(day, 1)
  return addDays(next, -Number(next.slice(8)))
}

/** Measures done and findings opened and closed by month, `YYYY-MM`, without a gap between the first and the last. */
export function byMonth(list: readonly Pictured[]) {
  const opened = countsOf(list.map(({ openedOn }) => openedOn))
  const closed = countsOf(list.flatMap(({ closedOn }) => closedOn ?? []))
  const days = list
    .flatMap(({ openedOn, closedOn }) => (closedOn === null ? [openedOn] : [openedOn, closedOn]))
    .sort(compare)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  return monthEnds(first, last).map((day) => {
    const month = day.slice(0, 7)
    return { month, opened: opened.get(month) ?? 0, closed: closed.get(month) ?? 0 }
  })
}

function countsOf(days: readonly Day[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const day of days) out.set(day.slice(0, 7), (out.get(day.slice(0, 7)) ?? 0) + 1)
  return out
}

/** Kinds of measure in the order of the picture: words before money, people and things, plans last. */
const kinds = [
  ...(['study', 'meeting', 'document', 'discipline', 'money', 'person'] as const),
  ...(['equipment', 'process', 'explanation', 'plan', 'other'] as const),
] satisfies readonly MeasureKind[]

/** How many measures are of each kind; one of several kinds counts in each, so that the sum may be more than `measures`. */
export function byKind(measures: readonly { readonly finding: string; readonly kinds: readonly string[] }[]) {
  const known = new Set<string>(kinds)
  const sorted = measures.map(({ kinds: own }) => (own.some((kind) => known.has(kind)) ? own : ['other']))
  const talk = new Set(['study', 'meeting'])
  const byFinding = Map.groupBy(measures, ({ finding }) => finding)
  return {
    measures: measures.length,
    bars: kinds.map((kind) => ({ kind, count: sorted.filter((own) => own.includes(kind)).length })),
    /** 措施仅有学习、会议类: findings none of whose measures does anything else. */
    talkOnly: [...byFinding].flatMap(([finding, own]) =>
      own.every(({ kinds: all }) => all.length > 0 && all.every((kind) => talk.has(kind))) ? [finding] : [],
    ),
  }
}

const order = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : 1)
