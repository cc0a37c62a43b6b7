import { compare, type Day, daysBetween } from '../calendar/days.ts'
import type { Wordings } from './alike/wordings.ts'

/** A finding of some unit in some round, as statistics over all of them need it. */
export interface FindingAcross {
  readonly id: string
  readonly unit: string
  /** Name of its round, the same for all units that were looked at in it; null where the round is not told. */
  readonly round: string | null
  readonly category: string | null
  readonly closed: boolean
  /** Null where it is open, or closed on a day that is not told. */
  readonly closedOn: Day | null
  readonly dueOn: Day | null
  /** It was closed and taken up again at least once (恢复整改). */
  readonly reopened: boolean
  /** Its close-out was sent back at least once (退回补充整改). */
  readonly returned: boolean
  /** Its close-out was applied for at least once. */
  readonly declared: boolean
  /** Kinds of its measures, each once. */
  readonly kinds: readonly string[]
}

/** A problem that several units have. */
export interface WidespreadFinding {
  readonly category: string | null
  readonly ids: readonly string[]
  readonly units: readonly string[]
  readonly rounds: readonly string[]
}

/**
 * Findings of one category that are worded alike in `least` units or more, the most units first. `titles`: an index of the titles by the findings' ids. Chains are
 * cut by category: the same words under 财务 and under 党的领导 are two problems.
 */
export function widespread(findings: readonly FindingAcross[], titles: Wordings, least = 2): WidespreadFinding[] {
  const known = new Map(findings.map((one) => [one.id, one]))
  const groups = titles.groups().flatMap(({ ids }) => {
    const own = ids.flatMap((id) => known.get(id) ?? [])
    return [...Map.groupBy(own, ({ category }) => category)].map(([category, list]) => ({
      category,
      ids: list.map(({ id }) => id),
      units: distinct(list.map(({ unit }) => unit)),
      rounds: distinct(list.flatMap(({ round }) => round ?? [])),
    }))
  })
  const told = groups.filter(({ units }) => units.length >= least)
  return told.sort(
    (a, b) => b.units.length - a.units.length || b.ids.length - a.ids.length || byText(first(a), first(b)),
  )
}

const first = ({ ids }: WidespreadFinding): string => ids[0] ?? ''
const distinct = (list: readonly string[]): string[] => [...new Set(list)].sort(byText)

/** Findings by category over units and rounds, the most units first. */
export function byCategory(findings: readonly FindingAcross[]) {
  const bars = [...Map.groupBy(findings, ({ category }) => category)].map(([category, list]) => ({
    category,
    findings: list.length,
    units: new Set(list.map(({ unit }) => unit)).size,
    rounds: new Set(list.flatMap(({ round }) => round ?? [])).size,
  }))
  return bars.sort((a, b) => b.units - a.units || b.findings - a.findings || byText(a.category ?? '', b.category ?? ''))
}

export interface Held {
  readonly kind: string
  /** Findings with a measure of this kind that were closed at least once. */
  readonly closed: number
  /** Of these, taken up again at least once. */
  readonly reopened: number
  /** Share that held: null without a finding, and below `fewest`, where a share would say more than is known. */
  readonly rate: number | null
}

/**
 * Which kinds of measure hold: the share of closed findings that was not taken up again, by kind. A finding with measures of several kinds counts in each: it
 * is told what went together, not what caused it.
 */
export function whatHolds(findings: readonly FindingAcross[], fewest = 10): Held[] {
  const pairs = findings.filter(closedOnce).flatMap((one) => one.kinds.map((kind) => ({ kind, again: one.reopened })))
  const out = [...Map.groupBy(pairs, ({ kind }) => kind)].map(([kind, list]) => {
    const reopened = list.filter(({ again }) => again).length
    const rate = list.length < Math.max(1, fewest) ? null : (list.length - reopened) / list.length
    return { kind, closed: list.length, reopened, rate }
  })
  return out.sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.closed - a.closed || byText(a.kind, b.kind))
}

const closedOnce = ({ closed, reopened }: FindingAcross): boolean => closed || reopened

export interface LineAcross {
  /** Unit or round; null: of rounds that are not told. */
  readonly name: string | null
  readonly findings: number
  readonly closed: number
  readonly closingRate: number | null
  /** Not closed, and the due day has passed. */
  readonly overdue: number
  readonly mostDays: number
  /** Closed after the due day. */
  readonly closedLate: number
  readonly declared: number
  /** Findings whose close-out was sent back, and their share of those for which it was applied; null without any. */
  readonly returned: number
  readonly returnRate: number | null
  /** Findings taken up again, and their share of those that were closed once. */
  readonly reopened: number
  readonly reopenRate: number | null
}

/** Who is late, and whose close-outs are sent back: the most overdue first, then the most returned. No ranking is shown to the units themselves (domain §13.5). */
export function linesAcross(findings: readonly FindingAcross[], by: 'unit' | 'round', today: Day): LineAcross[] {
  const out = [...Map.groupBy(findings, (one) => one[by])].map(([name, list]) => lineOf(name, list, today))
  return out.sort((a, b) => b.overdue - a.overdue || b.returned - a.returned || byText(a.name ?? '', b.name ?? ''))
}

function lineOf(name: string | null, list: readonly FindingAcross[], today: Day): LineAcross {
  const count = (which: Figure): number => list.filter((one) => isIn(which, one, today)).length
  const [closed, declared] = [count('closed'), count('declared')]
  const [returned, reopened] = [count('returned'), count('reopened')]
  return {
    ...{ name, findings: list.length, closed, closingRate: share(closed, list.length), declared, returned, reopened },
    ...{ overdue: count('overdue'), closedLate: count('closed-late') },
    mostDays: list.reduce((most, one) => Math.max(most, daysLate(one, today)), 0),
    returnRate: share(returned, declared),
    reopenRate: share(reopened, list.filter(closedOnce).length),
  }
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

export type Figure = 'all' | 'closed' | 'overdue' | 'closed-late' | 'declared' | 'returned' | 'reopened' | 'closed-once'

/** Whether a finding counts in a figure: what a figure counts and what its list shows are one question. */
export function isIn(figure: Figure, one: FindingAcross, today: Day): boolean {
  const { closed, closedOn, dueOn, declared, returned, reopened } = one
  switch (figure) {
    case 'all':
      return true
    case 'closed':
      return closed
    case 'overdue':
      return daysLate(one, today) > 0
    case 'closed-late':
      return closed && closedOn !== null && dueOn !== null && compare(closedOn, dueOn) > 0
    case 'declared':
      return declared
    case 'returned':
      return returned
    case 'reopened':
      return reopened
    case 'closed-once':
      return closedOnce(one)
  }
}

/** Days an open finding is late; due today is not late. */
const daysLate = ({ closed, dueOn }: FindingAcross, today: Day): number =>
  closed || dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today))

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
