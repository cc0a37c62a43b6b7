import type { Cell } from '../intake/intake.ts'
import { type CellPart, measuresIn } from './cell-measures.ts'
import { textOf } from './cell-values.ts'
import type { MarkedRows } from './marked-rows.ts'
import { rankOf } from './reported.ts'
import { type Directories, Values } from './row-values.ts'
import { begun, seen, type SheetColumns } from './sheet-columns.ts'
import type { SheetGrid } from './sheet-grid.ts'
import { answered, stateIn, type Told } from './states.ts'
import type { Defect, LedgerField, LedgerMeasure, LedgerRow, MarkedCell } from './workbook.ts'

interface Sheet {
  readonly grid: SheetGrid
  readonly columns: SheetColumns
  readonly defects: Defect[]
  readonly directories: Directories
  readonly marks: MarkedRows
}

interface DraftMeasure {
  readonly row: number
  readonly values: Values
  readonly told: Told | null
  /** Where its cell holds several. */
  readonly part: LedgerMeasure['part']
}

interface StateCell {
  readonly row: number
  readonly cell: Cell
  readonly told: Told | null
}

/** A problem while its rows are being read: the first row brings it, each row may bring a measure. */
export class Draft {
  readonly row: number
  readonly section: string
  readonly values: Values
  /** The cell that names the problem; null in a row that has lost it. */
  readonly problem: Cell | null
  /** Mark that stands in its row, also where it was copied with the row and marks nothing. */
  readonly mark: string | null
  #last: number
  readonly #sheet: Sheet
  readonly #measures: DraftMeasure[] = []
  readonly #states: StateCell[] = []
  /** Fields that differ from measure to measure. */
  readonly #apart = new Set<LedgerField>()

  constructor(sheet: Sheet, row: number, section: string) {
    const { grid, columns, defects, directories, marks } = sheet
    this.#sheet = sheet
    this.row = row
    this.#last = row
    this.section = section
    this.mark = marks.of('finding', row)?.id ?? null
    this.values = new Values(grid.name, defects, directories, marks.take('finding', row))
    this.problem = seen(grid, row, columns.problem) ?? null
    for (const { column, field } of columns.finding) {
      const cell = grid.at(row, column)
      if (cell && field.field !== 'reportedDegree') this.values.put(cell, field, columns.heading(column))
    }
    this.#readState(row)
    this.#readMeasures(row)
  }

  /** A further row of the same problem. What stands in it anew belongs to its measure. */
  goOn(row: number): void {
    const { grid, columns } = this.#sheet
    this.#last = row
    this.#readState(row)
    const measures = this.#readMeasures(row)
    for (const { column, field } of columns.finding) {
      const cell = grid.own(row, column)
      if (!cell || field.field === 'reportedDegree' || this.#sameAsFirst(cell)) continue
      const twin = columns.twin(field)
      if (twin && measures.length > 0) {
        for (const { values } of measures) values.put(cell, twin, columns.heading(column))
        this.#apart.add(twin)
      } else this.values.tell('differs-within-finding', cell, { field: field.label })
    }
  }

  #sameAsFirst(cell: Cell): boolean {
    return this.#sheet.grid.at(this.row, cell.column)?.text === cell.text
  }

  /** The measures of a row: one, or as many as its cell tells apart. A row of our own sheet is the record it was written from, whatever its words. */
  #readMeasures(row: number): DraftMeasure[] {
    const { grid, columns, marks } = this.#sheet
    const cell = begun(grid, row, columns.at('measure.text'))
    if (!cell) return []
    const record = marks.take('measure', row)
    const text = textOf(cell)
    const read = record === null && !marks.any ? measuresIn(text) : { is: 'one' as const }
    const made =
      read.is === 'several'
        ? read.parts.map((part, at) => this.#readMeasure(row, this.#valuesOf(null), { ...part, cell, at: at + 1 }))
        : [this.#readMeasure(row, this.#valuesOf(record), null)]
    if (read.is === 'unclear') made[0]?.values.tell('measures-unclear', cell)
    this.#measures.push(...made)
    return made
  }

  #valuesOf(record: MarkedCell | null): Values {
    const { grid, defects, directories } = this.#sheet
    return new Values(grid.name, defects, directories, record)
  }

  #readMeasure(row: number, values: Values, part: (CellPart & { cell: Cell; at: number }) | null): DraftMeasure {
    const { grid, columns } = this.#sheet
    const first = part === null || part.at === 1
    for (const { column, field } of columns.measure) {
      const own = grid.at(row, column)
      if (own === undefined) continue
      const isText = field.field === 'text' && part !== null
      values.put(isText ? { ...own, text: part.text, value: part.text } : own, field, columns.heading(column))
    }
    if (part?.marker && columns.has('marker')) values.fields.marker = part.marker
    const state = seen(grid, row, columns.at('measure.state'))
    const told = state ? this.#toldBy(state) : null
    if (state && !told && first) values.tell('state-unreadable', state)
    return { row, values, told, part: part && partOf(part) }
  }

  #readState(row: number): void {
    for (const column of this.#sheet.columns.states) {
      const cell =
        this.#sheet.grid.own(row, column) ?? (row === this.row ? this.#sheet.grid.at(row, column) : undefined)
      if (cell) this.#states.push({ row, cell, told: this.#toldBy(cell) })
    }
  }

  #toldBy(cell: Cell): Told | null {
    const text = textOf(cell)
    return answered(text, this.#sheet.columns.heading(cell.column)) ?? stateIn(text)
  }

  done(): LedgerRow {
    const { values, row, section } = this
    const { columns } = this.#sheet
    this.#settleDegree()
    if (values.lasting && columns.takes('speed', 'lasting')) values.fields.speed ??= 'lasting'
    const closed = this.#closed()
    const settled = closed === true || values.fields.reportedDegree === 'done'
    const measures = this.#measures.map((one) => this.#measure(one, settled))
    this.#lastDue(measures)
    if (this.problem !== null) for (const { column, field } of columns.finding) values.leaveEmpty(field, row, column)
    return {
      ...values.done(),
      ...{ sheet: this.#sheet.grid.name, row, lastRow: this.#last, section, closed },
      verb: closed === true ? 'backfill-closed' : 'backfill',
      measures,
    }
  }

  /** The degree: by its own column, the lowest of its rows; else what the state's words say beyond the state. */
  #settleDegree(): void {
    const { columns } = this.#sheet
    const own = columns.at('finding.reportedDegree')
    const field = columns.finding.find((one) => one.field.field === 'reportedDegree')?.field
    const cells = this.#states.filter(({ cell }) => cell.column === (own ?? columns.at('finding.state')))
    const [lowest] = cells.toSorted((a, b) => rankOf(a.told?.degree ?? null) - rankOf(b.told?.degree ?? null))
    if (lowest === undefined) return
    if (own !== null && field) return this.values.put(lowest.cell, field, '')
    const degree = lowest.told?.degree ?? null
    if (degree !== null && degree !== 'undone' && lowest.told?.closed !== true)
      this.values.fields.reportedDegree = degree
  }

  /** 已销号 in every row that says something. */
  #closed(): boolean | null {
    const column = this.#sheet.columns.states[0]
    const cells = this.#states.filter(({ cell }) => cell.column === column)
    for (const { cell, told } of cells) {
      if (!told && column === this.#sheet.columns.at('finding.state')) this.values.tell('state-unreadable', cell)
    }
    const said = cells.flatMap(({ told }) => (told ? [told.closed] : []))
    const [first] = cells
    if (said.length > 0 && said.every((one) => one === true)) {
      if (this.values.fields.closedOn === undefined && first) this.values.tell('closed-without-day', first.cell)
      return true
    }
    return said.includes(false) || said.includes(true) ? false : null
  }

  #measure({ row, values, told, part }: DraftMeasure, settled: boolean): LedgerMeasure {
    for (const field of this.#apart) this.#share(values, field)
    const rows = new Set(this.#states.map((one) => one.row))
    const own = told ?? (rows.size > 1 ? (this.#states.find((one) => one.row === row)?.told ?? null) : null)
    const done = own === null ? null : own.degree === 'done'
    for (const { column, field } of this.#sheet.columns.measure) values.leaveEmpty(field, row, column)
    return { ...values.done(), row, part, done, verb: (done ?? settled) ? 'backfill-done' : 'backfill' }
  }

  /** Where each measure has its own day, the problem is due when the last of them is. */
  #lastDue(measures: readonly LedgerMeasure[]): void {
    if (![...this.#apart].some(({ field }) => field === 'dueOn')) return
    const days = measures.flatMap(({ fields }) => (typeof fields.dueOn === 'string' ? [fields.dueOn] : []))
    const last = days.toSorted().at(-1)
    if (last !== undefined) this.values.fields.dueOn = last
  }

  /** A value that differs between the measures is also that of the first measure, which shares its row with the problem. */
  #share(values: Values, field: LedgerField): void {
    if (field.field in values.cells) return
    const column = this.#sheet.columns.finding.find((one) => one.field.field === field.field)?.column ?? null
    const cell = seen(this.#sheet.grid, this.row, column)
    if (cell) values.put(cell, field, this.#sheet.columns.heading(cell.column))
  }
}

/** The span counts in the cell as it stands, with the apostrophe that guards it from being a formula. */
function partOf({ at, span: [start, end], cell }: CellPart & { cell: Cell; at: number }): LedgerMeasure['part'] {
  const whole = textOf(cell)
  const guard = cell.text.length - whole.length
  return { at, span: [start + guard, end + guard], whole }
}
