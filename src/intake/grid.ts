import type { Cell, Position, Sheet, TextBuilder } from './intake.ts'
import { stop } from './refusals.ts'
import { cellValue } from './values.ts'

interface Placed {
  readonly row: number
  readonly column: number
  readonly lastColumn: number
  lastRow: number
  readonly paragraphs: readonly string[]
}

/** Lays the cells of a document's table out on a grid, as they come: row by row, with spans over columns and rows. */
export class Grid {
  readonly #placed: Placed[] = []
  /** By column: the cell that was placed there last. */
  readonly #above = new Map<number, Placed>()
  readonly #most: number
  #row = 0
  #column = 1
  #columns = 0

  constructor(most: number) {
    this.#most = most
  }

  startRow(): void {
    this.#row++
    this.#column = 1
  }

  /** A cell over `span` columns and `rows` rows (0 = to the end of the table, as html means it: taken as 1). */
  cell(paragraphs: readonly string[], span: number, rows = 1): void {
    this.#skipCovered()
    const width = Math.min(Math.max(1, span), 1000)
    const last = this.#row + Math.min(Math.max(1, rows), 10_000) - 1
    const placed = {
      row: this.#row,
      column: this.#column,
      lastColumn: this.#column + width - 1,
      lastRow: last,
      paragraphs,
    }
    for (let column = placed.column; column <= placed.lastColumn; column++) this.#above.set(column, placed)
    if (this.#placed.push(placed) > this.#most) stop('too-many-cells', { max: this.#most })
    this.#advance(width)
  }

  /** The cell above goes on here (docx says so cell by cell). */
  goesOn(span: number): void {
    const above = this.#above.get(this.#column)
    if (above) above.lastRow = this.#row
    this.#advance(Math.min(Math.max(1, span), 1000))
  }

  #advance(width: number): void {
    this.#column += width
    this.#columns = Math.max(this.#columns, this.#column - 1)
  }

  #skipCovered(): void {
    for (let above = this.#above.get(this.#column); above && above.lastRow >= this.#row && above.row < this.#row; ) {
      this.#column = above.lastColumn + 1
      above = this.#above.get(this.#column)
    }
  }

  /** The rows as plain lines, for a table inside a cell. */
  lines(): string[] {
    const rows = Map.groupBy(this.#placed, ({ row }) => row)
    return [...rows.values()].flatMap((placed) => {
      const filled = placed.filter(({ paragraphs }) => paragraphs.length > 0)
      const beside = filled.every(({ paragraphs }) => paragraphs.length === 1)
      return beside && filled.length > 0
        ? [filled.map(({ paragraphs }) => paragraphs[0]).join('\t')]
        : filled.flatMap(({ paragraphs }) => paragraphs)
    })
  }

  /**
   * Writes the table as lines: the cells of a row beside each other with tabs where each is one line, below each other where one has
   * several paragraphs, so that a label such as 一是 at the start of a paragraph stays at the start of a line.
   */
  write(name: string, builder: TextBuilder, place: (row: number) => Omit<Position, 'start' | 'end'>): Sheet {
    const rows = Map.groupBy(this.#placed, ({ row }) => row)
    for (const [row, placed] of rows) {
      const filled = placed.filter(({ paragraphs }) => paragraphs.length > 0)
      const separator = filled.every(({ paragraphs }) => paragraphs.length === 1) ? '\t' : '\n'
      filled.forEach(({ column, paragraphs }, i) => {
        if (i > 0) builder.between(separator)
        paragraphs.forEach((paragraph, k) => {
          if (k > 0) builder.between('\n')
          builder.add(paragraph, { ...place(row), sheet: name, row, column })
        })
      })
      if (filled.length > 0) builder.between('\n')
    }
    return { name, rows: this.#row, columns: this.#columns, cells: this.#placed.flatMap((placed) => cellOf(placed)) }
  }
}

function cellOf({ row, column, lastRow, lastColumn, paragraphs }: Placed): Cell[] {
  const text = paragraphs.join('\n').trim()
  if (text === '') return []
  const merged = lastRow > row || lastColumn > column
  return [{ row, column, text, value: cellValue(text), ...(merged ? { covers: [lastRow, lastColumn] } : {}) }]
}
