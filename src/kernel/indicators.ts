import type { Day } from '../calendar/days.ts'
import { type Period, periodOf } from '../calendar/periods.ts'
import { matches, sumOf } from './matches.ts'
import type { RegisterRecord } from './record.ts'
import type { Indicator, Register } from './register.ts'
import type { Where } from './where.ts'

/** A figure as it is: whole numbers, never rounded. A rate is value over base; with a base of 0 there is none. */
export interface Figure {
  readonly value: number
  readonly base: number | null
  readonly rate: number | null
  /** The stretch it is computed over; null = everything, as of now. */
  readonly period: Period | null
  /** Whether a threshold is declared and the figure has left it. Without a rate where one is wanted there is nothing to leave. */
  readonly outside: boolean
}

/** One side of an indicator, narrowed to its window: what `ask` sends to the store and `evaluate` counts in memory. */
export interface Counted {
  readonly where: Where
  readonly sum: string | null
}

/** Period an indicator is computed over on a day, and what is to be counted for value and base. */
export function countsOf(
  indicator: Indicator,
  on: Day,
): { period: Period | null; value: Counted; base: Counted | null } {
  const period = indicator.window === 'all' ? null : periodOf(on, indicator.window)
  const narrow = (side: { readonly where: Where; readonly sum?: string }): Counted => {
    const within = period && { of: indicator.by, from: period.from, to: period.to }
    return { where: within ? { ...side.where, within } : side.where, sum: side.sum ?? null }
  }
  return { period, value: narrow(indicator.value), base: indicator.base ? narrow(indicator.base) : null }
}

/** Whether the figure is an amount: then it is fen, and is said in yuan. */
export function isAmount(
  { fields }: Pick<Register, 'fields'>,
  { value: { sum }, base }: Pick<Indicator, 'value' | 'base'>,
): boolean {
  return base === undefined && sum !== undefined && fields[sum]?.kind === 'money'
}

/** The figure from counted sides. */
export function figureOf(indicator: Indicator, period: Period | null, value: number, base: number | null): Figure {
  const rate = base === null || base === 0 ? null : value / base
  const measured = indicator.base ? rate : value
  const { atLeast = -Infinity, atMost = Infinity } = indicator.threshold ?? {}
  const outside = measured !== null && (measured < atLeast || measured > atMost)
  return { value, base, rate, period, outside }
}

/** An indicator over records in memory, on a day in the unit's zone. Erased records count in nothing. */
export function evaluate(indicator: Indicator, records: readonly RegisterRecord[], on: Day, zone: string): Figure {
  const { period, value, base } = countsOf(indicator, on)
  const count = ({ where, sum }: Counted) => {
    const found = records.filter((record) => !record.erased && matches(record, where, zone))
    return sum === null ? found.length : sumOf(found, sum)
  }
  return figureOf(indicator, period, count(value), base && count(base))
}
