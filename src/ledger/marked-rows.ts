import { cellName } from '../intake/intake.ts'
import { textOf } from './cell-values.ts'
import { defect } from './defects.ts'
import { markTargets, readMark } from './record-marks.ts'
import { seen, type SheetColumns } from './sheet-columns.ts'
import type { SheetGrid } from './sheet-grid.ts'
import type { Defect, MarkedCell } from './workbook.ts'

/** Marks of records in the hidden columns of a sheet that was written here. In any other sheet there are none. */
export class MarkedRows {
  readonly #grid: SheetGrid
  readonly #columns: SheetColumns
  readonly #defects: Defect[]
  readonly #taken = new Set<string>()

  constructor(grid: SheetGrid, columns: SheetColumns, defects: Defect[]) {
    this.#grid = grid
    this.#columns = columns
    this.#defects = defects
  }

  /** Whether the sheet was written here: what is empty in it is empty, and a row with a mark is a row. */
  get any(): boolean {
    return this.#columns.at(markTargets.finding) !== null
  }

  of(about: 'finding' | 'measure', row: number): MarkedCell | null {
    const cell = seen(this.#grid, row, this.#columns.at(markTargets[about]))
    const mark = cell === undefined ? null : readMark(textOf(cell))
    return mark === null || cell === undefined ? null : { ...mark, cell: cellName(cell.row, cell.column) }
  }

  /** As `of`, for who makes a record of it: a mark that was copied with its row marks nothing, and one that was typed over is told. */
  take(about: 'finding' | 'measure', row: number): MarkedCell | null {
    const cell = seen(this.#grid, row, this.#columns.at(markTargets[about]))
    if (cell === undefined) return null
    const mark = this.of(about, row)
    const twice = mark !== null && this.#taken.has(`${about} ${mark.id}`)
    if (mark !== null && !twice) {
      this.#taken.add(`${about} ${mark.id}`)
      return mark
    }
    const place = { row: cell.row, column: cell.column, cell: cellName(cell.row, cell.column), value: cell.text }
    this.#defects.push(defect(twice ? 'mark-twice' : 'mark-unreadable', { sheet: this.#grid.name, ...place }))
    return null
  }
}
