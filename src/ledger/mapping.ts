/**
 * Where a column of a ledger goes. `finding.title`, `measure.text`: a field of one of the two registers · `state`: the state in words ·
 * `skip`: the column is left out on purpose.
 */
export type Target = string

/**
 * A mapping as a person chose it, to be remembered as data: by the heading's key (see `WorkbookColumn.key`), not by the column's letter, so that it holds for
 * next month's ledger with a column moved.
 */
export interface Mapping {
  readonly columns: Readonly<{ [key: string]: Target }>
}
