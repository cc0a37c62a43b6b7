import { compare, type Day } from '../calendar/days.ts'

/** What of a finding the line of counts and rates needs. */
export interface Counted {
  readonly state: string
  readonly reportedDegree: string | null
  readonly dueOn: Day | null
}

export interface Rollup {
  readonly total: number
  /** By state, only states that occur. */
  readonly byState: Readonly<{ [state: string]: number }>
  readonly closed: number
  /** 基本完成 and not closed. */
  readonly basic: number
  /** 持续整改 and not closed: told apart, in no numerator. */
  readonly lasting: number
  /** Not closed, and the due day has passed. */
  readonly overdue: number
  /** 销号率: closed of all. Null without findings: there is no rate without a base. */
  readonly closingRate: number | null
  /** Closed or basically done, of all: shown beside the closing rate, never in its place. */
  readonly doneRate: number | null
}

const closed = 'closed'

/** The line below the ledger, from the rows it shows. 持续整改 counts in no rate; due today is not overdue. */
export function rollUp(rows: Iterable<Counted>, today: Day): Rollup {
  const byState: { [state: string]: number } = {}
  const sums = { total: 0, closed: 0, basic: 0, lasting: 0, overdue: 0 }
  for (const { state, reportedDegree, dueOn } of rows) {
    sums.total++
    byState[state] = (byState[state] ?? 0) + 1
    if (state === closed) {
      sums.closed++
      continue
    }
    if (reportedDegree === 'basic') sums.basic++
    if (reportedDegree === 'lasting') sums.lasting++
    if (dueOn !== null && compare(dueOn, today) < 0) sums.overdue++
  }
  const rate = (part: number): number | null => (sums.total === 0 ? null : part / sums.total)
  return { ...sums, byState, closingRate: rate(sums.closed), doneRate: rate(sums.closed + sums.basic) }
}
