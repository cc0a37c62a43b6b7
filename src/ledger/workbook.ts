import type { Fields, FieldKind } from '../kernel/fields.ts'
import type { Label } from '../kernel/words.ts'
import type { RecordMark } from './record-marks.ts'

/**
 * Where a column of a ledger goes. `finding.title`, `measure.text`: a field of one of the two registers · `finding.state`, `measure.state`: a state in
 * words · `skip`: the column is left out on purpose.
 */
export type Target = string

/** A field of a register that a column can go to. */
export interface LedgerField {
  readonly about: 'finding' | 'measure'
  readonly field: string
  readonly kind: FieldKind
  readonly label: Label
  /** Label and aliases of the register: headings under which it is known. */
  readonly headings: readonly string[]
  readonly choices: Readonly<{ [value: string]: Label }>
  readonly max: number | null
  /** Not everybody who reads the record reads it: an empty cell may come from somebody who does not. */
  readonly restricted: boolean
}

/** Something in the file that a person must look at. No row is lost by it: what could not be read is kept as text. */
export interface Defect {
  readonly sheet: string
  readonly row: number
  readonly column: number
  /** As the spreadsheet names it: `C7`. */
  readonly cell: string
  readonly code: string
  /** error: the row cannot be entered as it stands · warning: a value was kept as text or left out · note: nothing is lost. */
  readonly severity: 'error' | 'warning' | 'note'
  readonly words: Label
  readonly value: string
}

/** Ids by name, as the unit's people and departments are called. Several ids: the name is not enough. */
export type Directory = ReadonlyMap<string, readonly string[]>

export interface WorkbookColumn {
  readonly sheet: string
  readonly column: number
  /** A, B … AA. */
  readonly letter: string
  /** Stable name of the heading for a remembered mapping. */
  readonly key: string
  /** Words of the heading cell or cells, the upper one first. */
  readonly heading: string
  readonly target: Target | null
  /** How the target was found; `none` where it was not. */
  readonly by: 'chosen' | 'heading' | 'likeness' | 'none'
}

/** Which record a row of one of our own sheets was written from, and where that stands. */
export interface MarkedCell extends RecordMark {
  readonly cell: string
}

/** Values of a row for one record. */
export interface RowValues {
  /** Values ready for the register. */
  readonly fields: Fields
  /** Names still to be found: of people and departments. */
  readonly names: Readonly<{ [field: string]: string }>
  /** What could not be read, as it stands in the cell. */
  readonly unread: Readonly<{ [field: string]: string }>
  /** Null in every sheet but our own, and for rows that were added to it. Where it is there, an empty cell empties its field. */
  readonly record: MarkedCell | null
  /** Cell of each of them. */
  readonly cells: Readonly<{ [field: string]: string }>
}

export interface LedgerMeasure extends RowValues {
  readonly row: number
  /** Where it stands in another sheet than its problem, because several workbooks were merged. */
  readonly sheet?: string
  readonly verb: 'backfill' | 'backfill-done'
  /** Whether its own words say that it is done; null where they say nothing and the finding's state was followed. */
  readonly done: boolean | null
}

/** One problem with its measures, from one or several rows of a sheet. */
export interface LedgerRow extends RowValues {
  readonly sheet: string
  readonly row: number
  readonly lastRow: number
  /** Heading lines between the rows, above this one. */
  readonly section: string
  readonly verb: 'backfill' | 'backfill-closed'
  /** Whether its state in words says 已销号; null where it says nothing. */
  readonly closed: boolean | null
  readonly measures: readonly LedgerMeasure[]
}

export interface WorkbookReading {
  readonly columns: readonly WorkbookColumn[]
  readonly rows: readonly LedgerRow[]
  /** All defects of the file at once, by sheet, row, column. */
  readonly defects: readonly Defect[]
}
