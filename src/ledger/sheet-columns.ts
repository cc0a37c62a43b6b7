import type { Cell } from '../intake/intake.ts'
import type { Head } from './headings.ts'
import type { SheetGrid } from './sheet-grid.ts'
import type { LedgerField } from './workbook.ts'

interface FieldColumn {
  readonly column: number
  readonly field: LedgerField
}

/** The columns of a sheet by what they hold. */
export class SheetColumns {
  readonly finding: readonly FieldColumn[]
  readonly measure: readonly FieldColumn[]
  readonly #at = new Map<string, number>()
  readonly #headings = new Map<number, string>()
  readonly #fields: readonly LedgerField[]
  readonly #measureFields: ReadonlyMap<string, LedgerField>

  constructor({ columns }: Head, fields: readonly LedgerField[]) {
    for (const { target, column, heading } of columns) {
      if (target !== null) this.#at.set(target, column)
      this.#headings.set(column, heading)
    }
    this.#fields = fields
    this.finding = this.#of('finding', fields)
    this.measure = this.#of('measure', fields)
    this.#measureFields = new Map(
      fields.flatMap((field) => (field.about === 'measure' ? [[field.field, field] as const] : [])),
    )
  }

  #of(about: 'finding' | 'measure', fields: readonly LedgerField[]): FieldColumn[] {
    return fields.flatMap((field) => {
      const column = field.about === about ? this.#at.get(`${about}.${field.field}`) : undefined
      return column === undefined ? [] : [{ column, field }]
    })
  }

  at(target: string): number | null {
    return this.#at.get(target) ?? null
  }

  heading(column: number): string {
    return this.#headings.get(column) ?? ''
  }

  /** The column that says what the problem is. */
  get problem(): number | null {
    return this.at('finding.title') ?? this.at('finding.original')
  }

  /** The measure's field of the same name, where no column of its own brings it: 责任人 that differs from measure to measure. */
  twin({ field }: LedgerField): LedgerField | null {
    return this.#at.has(`measure.${field}`) ? null : (this.#measureFields.get(field) ?? null)
  }

  /** Whether a measure has this field. */
  has(name: string): boolean {
    return this.#measureFields.has(name)
  }

  /** Whether a finding's field has this choice. */
  takes(name: string, choice: string): boolean {
    return this.#fields.some(({ about, field, choices }) => about === 'finding' && field === name && choice in choices)
  }

  /** Columns whose words tell how far the work is, the more explicit first. */
  get states(): number[] {
    return [this.at('finding.state'), this.at('finding.reportedDegree')].filter((column) => column !== null)
  }
}

/** The cell seen there, for a column that may be missing. */
export const seen = (grid: SheetGrid, row: number, column: number | null): Cell | undefined =>
  column === null ? undefined : grid.at(row, column)

export const begun = (grid: SheetGrid, row: number, column: number | null): Cell | undefined =>
  column === null ? undefined : grid.own(row, column)
