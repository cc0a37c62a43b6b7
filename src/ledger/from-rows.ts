import type { IncomingFinding, IncomingMeasure, Source } from './incoming.ts'
import type { LedgerMeasure, LedgerRow, RowValues } from './workbook.ts'

/** Rows of an existing ledger as problems with their measures, marked 补录. */
export function fromRows(rows: readonly LedgerRow[]): IncomingFinding[] {
  const sheets = new Map<string, number>()
  const placeOf = (sheet: string): string => {
    const at = sheets.get(sheet) ?? sheets.size + 1
    sheets.set(sheet, at)
    return `s${at}`
  }
  return rows.map((row) => {
    const place = placeOf(row.sheet)
    return {
      from: 'workbook',
      scope: { is: 'unsaid' },
      section: row.section,
      fields: { ...row.fields, backfilled: true },
      verb: row.verb,
      closed: row.closed,
      source: sourceOf(row, row.sheet, `${place}-${row.row}`),
      measures: row.measures.map((one) => measureOf(one, one.sheet ?? row.sheet, placeOf(one.sheet ?? row.sheet))),
    }
  })
}

function measureOf(one: LedgerMeasure, sheet: string, place: string): IncomingMeasure {
  return {
    fields: { ...one.fields, backfilled: true },
    verb: one.verb,
    done: one.done,
    source: sourceOf(one, sheet, `${place}-${one.row}`),
  }
}

/** Values of a workbook have cells; the places in its text are found by them (`positions` of the intake). */
const sourceOf = ({ names, cells, record }: RowValues, sheet: string, at: string): Source => {
  return { at, span: [0, 0], places: {}, sheet, cells, names, record }
}
