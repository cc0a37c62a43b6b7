import type { IndicatorValue } from '../../../src/contract/questions.ts'
import type { IndicatorView } from '../../../src/contract/view.ts'
import { grouped, percent, yuan } from '../figures.ts'

/** The figure as it is said: a percentage where there is a base, else the plain figure. */
export function figureOf(indicator: IndicatorView, told: IndicatorValue): string {
  if (!indicator.rate) return indicator.amount ? yuan(told.value) : grouped(told.value)
  return told.rate === null ? '—' : percent(told.rate)
}
