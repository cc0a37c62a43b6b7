import { markTargets } from './record-marks.ts'
import type { LedgerField, Target, WorkbookColumn } from './workbook.ts'

/**
 * A mapping as a person chose it, to be remembered as data: by the heading's key (see `WorkbookColumn.key`), not by the column's letter, so that it holds for
 * next month's ledger with a column moved.
 */
export interface Mapping {
  readonly columns: Readonly<{ [key: string]: Target }>
}

const beside: readonly Target[] = ['finding.state', 'measure.state', markTargets.finding, markTargets.measure, 'skip']

/** Every target a column may be given, in the order of the registers. */
export const targetsOf = (fields: readonly LedgerField[]): Target[] => [
  ...fields.map(({ about, field }) => `${about}.${field}`),
  ...beside,
]

/** The mapping as it stands in a reading, for a person to change and for remembering. A column that goes nowhere is left out on purpose. */
export const mappingOf = (columns: readonly WorkbookColumn[]): Mapping => ({
  columns: Object.fromEntries(columns.map(({ key, target }) => [key, target ?? 'skip'])),
})

/** A mapping from what was stored or sent, or null where it is none. Targets that the registers do not have any more are dropped. */
export function readMapping(given: unknown, fields: readonly LedgerField[]): Mapping | null {
  if (typeof given !== 'object' || given === null || !('columns' in given)) return null
  const { columns } = given
  if (typeof columns !== 'object' || columns === null || Array.isArray(columns)) return null
  const targets = new Set(targetsOf(fields))
  const entries = Object.entries(columns).filter((entry): entry is [string, Target] => targets.has(entry[1]))
  return { columns: Object.fromEntries(entries) }
}
