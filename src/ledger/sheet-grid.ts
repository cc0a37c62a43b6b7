import type { Cell, Sheet } from '../intake/intake.ts'
import type { Steps } from './steps.ts'

/** A merged heading that covers the whole sheet must not be written into a million cells. */
const mostCovered = 2_000_000
const cellsAtATime = 2000

/** A sheet by row and column. A cell that is merged over several rows stands in each of them; `own` tells its first. */
export class SheetGrid {
  readonly name: string
  readonly rows: number
  readonly columns: number
  readonly #rows = new Map<number, Map<number, Cell>>()

  private constructor({ name, rows, columns }: Sheet) {
    this.name = name
    this.rows = rows
    this.columns = columns
  }

  static *of(sheet: Sheet): Steps<SheetGrid> {
    const grid = new SheetGrid(sheet)
    let left = mostCovered
    let put = 0
    for (const cell of sheet.cells) {
      const last = Math.min(cell.covers?.[0] ?? cell.row, sheet.rows)
      for (let row = cell.row; row <= last && left > 0; row++, left--) {
        grid.#put(row, cell)
        if (++put % cellsAtATime === 0) yield
      }
    }
    return grid
  }

  #put(row: number, cell: Cell): void {
    const line = this.#rows.get(row)
    if (!line) this.#rows.set(row, new Map([[cell.column, cell]]))
    else if (line.get(cell.column)?.row !== row) line.set(cell.column, cell)
  }

  /** The cell that is seen there, wherever it begins. */
  at(row: number, column: number): Cell | undefined {
    return this.#rows.get(row)?.get(column)
  }

  /** The cell that begins there. */
  own(row: number, column: number): Cell | undefined {
    const cell = this.at(row, column)
    return cell?.row === row ? cell : undefined
  }

  /** Cells that begin in a row, by column. */
  line(row: number): Cell[] {
    return [...(this.#rows.get(row)?.values() ?? [])]
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
  }
}
