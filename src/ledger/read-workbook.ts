import { cellName, type Sheet } from '../intake/intake.ts'
import { defect } from './defects.ts'
import { findHead, type Head } from './headings.ts'
import type { Mapping } from './mapping.ts'
import { repeatedIn } from './repeated.ts'
import { SheetGrid } from './sheet-grid.ts'
import { listSheetTitle } from './sheet-out/validations.ts'
import { readRows, type SheetReading } from './sheet-rows.ts'
import { finished, type Steps } from './steps.ts'
import type { Defect, Directory, LedgerField, WorkbookColumn, WorkbookReading } from './workbook.ts'

export interface WorkbookOptions {
  /** What a person chose, now or for an earlier ledger with the same headings. */
  readonly mapping?: Mapping | null
  readonly people?: Directory | null
  readonly departments?: Directory | null
}

/**
 * Reads an existing ledger from the cells of a workbook or csv: which column is what, the problems with their measures, and everything that a person must look
 * at, all at once. No row is lost: a row with a defect is told and read as far as it can be. Pure, and linear in the number of cells.
 */
export function readWorkbook(
  sheets: readonly Sheet[],
  fields: readonly LedgerField[],
  options: WorkbookOptions = {},
): WorkbookReading {
  return finished(readingWorkbook(sheets, fields, options))
}

/** As `readWorkbook`, in steps. */
export function* readingWorkbook(
  sheets: readonly Sheet[],
  fields: readonly LedgerField[],
  options: WorkbookOptions = {},
): Steps<WorkbookReading> {
  const { mapping = null, people = null, departments = null } = options
  const heads: { grid: SheetGrid; head: Head | null }[] = []
  for (const sheet of sheets.filter(isRead)) {
    const grid = yield* SheetGrid.of(sheet)
    heads.push({ grid, head: findHead(grid, fields, mapping) })
    yield
  }
  const some = heads.some(({ head }) => head !== null && isLedger(head))
  const readings: SheetReading[] = []
  for (const { grid, head } of heads) {
    if (head === null) readings.push({ rows: [], defects: withoutHead(grid, some) })
    else if (!isLedger(head)) readings.push({ rows: [], defects: withoutProblems(grid, head, some) })
    else readings.push(yield* readRows(grid, head, fields, { people, departments }))
  }
  const columns = heads.flatMap(({ head }) => head?.columns ?? [])
  const rows = readings.flatMap((one) => one.rows)
  const unmapped = heads.flatMap(({ head }) => (head && isLedger(head) ? unmappedOf(head) : []))
  const defects = [...unmapped, ...readings.flatMap((one) => one.defects), ...(yield* repeatedIn(rows))]
  return { columns, rows, defects: inOrder(defects, sheets) }
}

/** The lists that our own sheets choose from are nobody's ledger. */
const isRead = ({ cells }: Sheet): boolean => !(cells[0] && Object.values(listSheetTitle).includes(cells[0].text))

const isLedger = ({ columns }: Head): boolean =>
  columns.some(({ target }) => target === 'finding.title' || target === 'finding.original')

/** A workbook with a ledger may have other sheets; one without any must say so. */
function withoutHead(grid: SheetGrid, some: boolean): Defect[] {
  if (grid.rows === 0 || grid.columns === 0) return []
  return [defect(some ? 'sheet-left-out' : 'no-headings', topOf(grid, 1))]
}

const withoutProblems = (grid: SheetGrid, { first }: Head, some: boolean): Defect[] => [
  defect(some ? 'sheet-left-out' : 'no-title-column', topOf(grid, first)),
]

function topOf(grid: SheetGrid, row: number) {
  const [first] = grid.line(row)
  const column = first?.column ?? 1
  return { sheet: grid.name, row, column, cell: cellName(row, column), value: first?.text ?? '' }
}

/** 序号 and the like may stand without a field; everything else that goes nowhere is told once, at its heading. */
function unmappedOf({ columns, last }: Head): Defect[] {
  return columns
    .filter(({ target }: WorkbookColumn) => target === null)
    .map(({ sheet, column, heading }) => {
      return defect('column-unmapped', { sheet, row: last, column, cell: cellName(last, column), value: heading })
    })
}

function inOrder(defects: readonly Defect[], sheets: readonly Sheet[]): Defect[] {
  const order = new Map(sheets.map(({ name }, at) => [name, at]))
  return defects.toSorted((a, b) => {
    return (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row || a.column - b.column
  })
}
