import { cellName, type Cell } from '../intake/intake.ts'
import { defect } from './defects.ts'
import { Draft } from './draft.ts'
import type { Head } from './headings.ts'
import { MarkedRows } from './marked-rows.ts'
import { kindOf, sectionWords } from './line-kinds.ts'
import type { Directories } from './row-values.ts'
import { begun, seen, SheetColumns } from './sheet-columns.ts'
import type { SheetGrid } from './sheet-grid.ts'
import { mapped, type Steps } from './steps.ts'
import type { Defect, LedgerField, LedgerRow } from './workbook.ts'

const rowsAtATime = 16

export interface SheetReading {
  readonly rows: readonly LedgerRow[]
  readonly defects: readonly Defect[]
}

/** Reads the rows below a head: problems with their measures, section by section. */
export function* readRows(
  grid: SheetGrid,
  head: Head,
  fields: readonly LedgerField[],
  directories: Directories,
): Steps<SheetReading> {
  const reader = new RowReader(grid, head, new SheetColumns(head, fields), directories)
  for (let row = head.last + 1; row <= grid.rows; row++) {
    reader.read(row)
    if (row % rowsAtATime === 0) yield { what: 'reading', done: row, of: grid.rows }
  }
  return yield* reader.done()
}

class RowReader {
  readonly #grid: SheetGrid
  readonly #head: Head
  readonly #columns: SheetColumns
  readonly #directories: Directories
  readonly #defects: Defect[] = []
  readonly #drafts: Draft[] = []
  readonly #marks: MarkedRows
  /** Problems of our own sheet, by their mark: somebody may have sorted its rows. */
  readonly #byMark = new Map<string, Draft>()
  #section = ''

  constructor(grid: SheetGrid, head: Head, columns: SheetColumns, directories: Directories) {
    this.#grid = grid
    this.#head = head
    this.#columns = columns
    this.#directories = directories
    this.#marks = new MarkedRows(grid, columns, this.#defects)
  }

  read(row: number): void {
    const marked = this.#marks.of('finding', row) ?? this.#marks.of('measure', row)
    const kind = marked !== null ? 'row' : kindOf(this.#grid, row, this.#head, this.#columns.problem)
    if (kind === 'empty') return
    if (kind === 'row') return this.#readRow(row)
    const [first] = this.#grid.line(row)
    if (first === undefined) return
    if (kind === 'section') this.#section = first.text.trim()
    else this.#tell(kind, first)
  }

  #readRow(row: number): void {
    const current = this.#ofSameMark(row)
    if (current && this.#goesOn(current, row)) return current.goOn(row)
    const [first] = this.#grid.line(row).filter(({ column }) => this.#isMapped(column))
    if (first === undefined) return
    const draft = new Draft(this.#sheet(), row, this.#section)
    const { record } = draft.values
    if (record !== null) this.#byMark.set(record.id, draft)
    else if (draft.problem === null)
      this.#tell('finding-without-title', { row, column: this.#columns.problem ?? first.column, text: '' })
    this.#drafts.push(draft)
  }

  #sheet() {
    const [grid, columns, defects, directories] = [this.#grid, this.#columns, this.#defects, this.#directories]
    return { grid, columns, defects, directories, marks: this.#marks }
  }

  /** The problem above, or the one whose mark the row bears. */
  #ofSameMark(row: number): Draft | undefined {
    const [last, mark] = [this.#drafts.at(-1), this.#marks.of('finding', row)]
    return mark === null || last?.mark === mark.id ? last : (this.#byMark.get(mark.id) ?? last)
  }

  #isMapped(column: number): boolean {
    return this.#head.columns.some((one) => one.column === column && one.target !== null && one.target !== 'skip')
  }

  /** Whether a row is one more of the problem above: under the same merged cell, with the cell empty, or with all of it repeated. */
  #goesOn({ problem, row: first, mark: own }: Draft, row: number): boolean {
    const cell = seen(this.#grid, row, this.#columns.problem)
    const mark = this.#marks.of('finding', row)
    if (cell !== undefined && cell === problem) return true
    if (mark !== null) return mark.id === own && (cell === undefined || cell.text === problem?.text)
    const named = this.#names(row)
    const measure = begun(this.#grid, row, this.#columns.at('measure.text'))
    if (cell === undefined) return measure !== undefined && named.every((one) => this.#repeats(one, first))
    return measure !== undefined && cell.text === problem?.text && named.every((one) => this.#repeats(one, first))
  }

  /** Cells that tell one problem from another: number and code. */
  #names(row: number): Cell[] {
    return ['finding.code', 'finding.number'].flatMap(
      (target) => begun(this.#grid, row, this.#columns.at(target)) ?? [],
    )
  }

  #repeats({ column, text }: Cell, first: number): boolean {
    return this.#grid.at(first, column)?.text === text
  }

  #tell(code: Parameters<typeof defect>[0], { row, column, text }: Pick<Cell, 'row' | 'column' | 'text'>): void {
    const at = { sheet: this.#grid.name, row, column, cell: cellName(row, column), value: text }
    this.#defects.push(defect(code, at))
  }

  *done(): Steps<SheetReading> {
    const rows = yield* mapped(this.#drafts, (draft) => this.#classed(draft.done()))
    const classed = this.#filledDown(rows)
    return { rows: classed, defects: this.#defects }
  }

  /** A heading between the rows is the aspect of what stands below it, where no column tells the aspect. */
  #classed(row: LedgerRow): LedgerRow {
    if (row.section === '' || this.#columns.at('finding.aspect') !== null) return row
    return { ...row, fields: { ...row.fields, aspect: sectionWords(row.section) } }
  }

  /**
   * Classes that stand in the first row of a group only, as a csv keeps of merged cells. A column whose values are repeated from row to row, or that has merged
   * cells, is filled as it is meant: what is empty there is empty.
   */
  #filledDown(rows: LedgerRow[]): LedgerRow[] {
    let out = rows
    for (const name of this.#marks.any ? [] : ['category', 'aspect']) {
      const column = this.#columns.finding.find(({ field }) => field.field === name)
      if (column === undefined || !this.#isGrouped(out, name, column.column)) continue
      let above: string | null = null
      out = out.map((row) => {
        const own = row.fields[name]
        above = typeof own === 'string' ? own : above
        return above === null || own !== undefined ? row : { ...row, fields: { ...row.fields, [name]: above } }
      })
      const heading = this.#head.columns.find((one) => one.column === column.column)?.heading ?? ''
      const { last } = this.#head
      const at = { sheet: this.#grid.name, row: last, column: column.column, cell: cellName(last, column.column) }
      this.#defects.push(defect('filled-down', { ...at, value: heading }, { field: column.field.label }))
    }
    return out
  }

  #isGrouped(rows: readonly LedgerRow[], name: string, column: number): boolean {
    const [first] = rows
    if (first?.fields[name] === undefined || rows.every(({ fields }) => fields[name] !== undefined)) return false
    const repeated = rows.some(
      ({ fields }, at) => fields[name] !== undefined && fields[name] === rows[at - 1]?.fields[name],
    )
    return !repeated && rows.every(({ row }) => this.#grid.at(row, column)?.covers === undefined)
  }
}
