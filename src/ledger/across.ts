import { compare, type Day, daysBetween } from '../calendar/days.ts'
import type { Wordings } from './alike/wordings.ts'

/** A finding of some unit in some round, as statistics over all of them need it. */
export interface FindingAcross {
  readonly id: string
  readonly unit: string
  readonly round: string
  readonly category: string | null
  readonly closedOn: Day | null
  readonly dueOn: Day | null
  /** How often it was closed and taken up again (恢复整改). */
  readonly reopened: number
  /** How often its close-out was sent back (退回补充整改). */
  readonly returned: number
  /** How often its close-out was applied for. */
  readonly declared: number
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
      rounds: distinct(list.map(({ round }) => round)),
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
    rounds: new Set(list.map(({ round }) => round)).size,
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
  const once = findings.filter(({ closedOn, reopened }) => closedOn !== null || reopened > 0)
  const pairs = once.flatMap((one) => [...new Set(one.kinds)].map((kind) => ({ kind, again: one.reopened > 0 })))
  const out = [...Map.groupBy(pairs, ({ kind }) => kind)].map(([kind, list]) => {
    const reopened = list.filter(({ again }) => again).length
    const rate = list.length < Math.max(1, fewest) ? null : (list.length - reopened) / list.length
    return { kind, closed: list.length, reopened, rate }
  })
  return out.sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.closed - a.closed || byText(a.kind, b.kind))
}

export interface UnitAcross {
  readonly unit: string
  readonly findings: number
  readonly closed: number
  /** Not closed, and the due day has passed. */
  readonly overdue: number
  readonly mostDays: number
  /** Closed after the due day. */
  readonly closedLate: number
  readonly declared: number
  /** Close-outs sent back, and their share of those applied for; null without any. */
  readonly returned: number
  readonly returnRate: number | null
  readonly reopened: number
}

/** Who is late, and whose close-outs are sent back: the most overdue first, then the most returned. No ranking is shown to the units themselves (domain §13.5). */
export function unitsAcross(findings: readonly FindingAcross[], today: Day): UnitAcross[] {
  const out = [...Map.groupBy(findings, ({ unit }) => unit)].map(([unit, list]) => unitOf(unit, list, today))
  return out.sort((a, b) => b.overdue - a.overdue || b.returned - a.returned || byText(a.unit, b.unit))
}

function unitOf(unit: string, list: readonly FindingAcross[], today: Day): UnitAcross {
  const sum = (count: (one: FindingAcross) => number): number => list.reduce((total, one) => total + count(one), 0)
  const late = list.map((one) => daysLate(one, today))
  const [declared, returned] = [sum((one) => one.declared), sum((one) => one.returned)]
  return {
    ...{ unit, findings: list.length, declared, returned },
    closed: sum(({ closedOn }) => (closedOn === null ? 0 : 1)),
    overdue: late.filter((days) => days > 0).length,
    mostDays: Math.max(0, ...late),
    closedLate: sum(({ closedOn, dueOn }) =>
      closedOn !== null && dueOn !== null && compare(closedOn, dueOn) > 0 ? 1 : 0,
    ),
    returnRate: declared === 0 ? null : returned / declared,
    reopened: sum((one) => one.reopened),
  }
}

/** Days an open finding is late; due today is not late. */
const daysLate = ({ closedOn, dueOn }: FindingAcross, today: Day): number =>
  closedOn !== null || dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today))

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
