import { compare, type Day, daysBetween } from '../calendar/days.ts'
import { type Counted, type Rollup, rollUp } from './rollup.ts'

/** A finding that a unit has shared, as whoever oversees several units is told of it. */
export interface Overseen extends Counted {
  readonly id: string
  readonly unit: string
  readonly round: string | null
  /** Its close-out has been sent back at least once. */
  readonly sentBack: boolean
}

/** A round that a unit has shared. */
export interface OverseenRound {
  readonly id: string
  readonly unit: string
  readonly title: string
  /** Last day of the period that runs. */
  readonly ends: Day | null
  readonly over: boolean
}

/** One round of one unit. */
export interface OverviewLine extends Omit<Rollup, 'byState'> {
  readonly unit: string
  /** Null: findings of rounds that are not shared, or of none. */
  readonly round: OverseenRound | null
  /** Waits for the next declaration after it was sent back. */
  readonly returned: number
  /** Findings whose close-out was sent back at least once. */
  readonly sentBack: number
  /** Put to review: it waits for whoever oversees. */
  readonly reviewing: number
  /** Days the oldest overdue finding is late. */
  readonly mostDays: number
  /** Days until the period ends, less than 0 afterwards; null without a period, or when the round is over. */
  readonly daysLeft: number | null
}

export interface OverviewStates {
  readonly reviewing: string
  readonly returned: string
  readonly closed: string
}

/** A line for each round of each unit, who is late first: the most overdue, then the longest overdue, then the most sent back, then the nearest end. */
export function overviewOf(
  findings: readonly Overseen[],
  rounds: readonly OverseenRound[],
  states: OverviewStates,
  today: Day,
): OverviewLine[] {
  const known = new Map(rounds.map((one) => [one.id, one]))
  const groups = Map.groupBy(
    findings,
    ({ unit, round }) => `${unit} ${round !== null && known.has(round) ? round : ''}`,
  )
  for (const { unit, id } of rounds) if (!groups.has(`${unit} ${id}`)) groups.set(`${unit} ${id}`, [])
  const lines = [...groups].map(([key, own]) => {
    const [unit = '', round = ''] = key.split(' ')
    return lineOf(unit, known.get(round) ?? null, own, states, today)
  })
  return lines.sort(
    (a, b) =>
      b.overdue - a.overdue ||
      b.mostDays - a.mostDays ||
      b.returned - a.returned ||
      (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) ||
      byText(a.unit, b.unit) ||
      byText(a.round?.id ?? '', b.round?.id ?? ''),
  )
}

function lineOf(
  unit: string,
  round: OverseenRound | null,
  own: readonly Overseen[],
  states: OverviewStates,
  today: Day,
): OverviewLine {
  const { byState, ...counts } = rollUp(own, today)
  const late = own.map(({ state, dueOn }) =>
    state === states.closed || dueOn === null || compare(dueOn, today) >= 0 ? 0 : daysBetween(dueOn, today),
  )
  return {
    ...{ unit, round, ...counts },
    returned: byState[states.returned] ?? 0,
    reviewing: byState[states.reviewing] ?? 0,
    sentBack: own.filter(({ sentBack }) => sentBack).length,
    mostDays: late.reduce((most, days) => Math.max(most, days), 0),
    daysLeft: round === null || round.over || round.ends === null ? null : daysBetween(today, round.ends),
  }
}

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
