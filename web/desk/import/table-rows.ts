import type { ImportAnswer, ImportColumn, ImportDefect, ImportProposal } from '../../../src/contract/imports.ts'

/** What a row of a workbook is to the ledger; it may be several. */
export type RowKind = 'new' | 'changed' | 'known' | 'defect'

/** A value that differs from what stands. */
export interface CellChange {
  readonly proposal: ImportProposal
  readonly field: string
}

export interface TableCell {
  readonly text: string
  readonly changes: readonly CellChange[]
  readonly defects: readonly ImportDefect[]
  /** How many measures the cell was told apart into; 0 where it is one. */
  readonly parts: number
}

export interface TableRow {
  readonly sheet: string
  readonly row: number
  readonly kinds: ReadonlySet<RowKind>
  readonly cells: ReadonlyMap<number, TableCell>
  readonly proposals: readonly ImportProposal[]
}

interface Drafted {
  readonly sheet: string
  readonly row: number
  readonly kinds: Set<RowKind>
  readonly cells: Map<number, { text: string; changes: CellChange[]; defects: ImportDefect[]; parts: number }>
  readonly proposals: ImportProposal[]
}

/** Rows of the sheets as they stand in the file, each with what it proposes; headings above the first are left out. Linear in cells and proposals. */
export function tableRows({ text, positions, proposals, table }: ImportAnswer): TableRow[] {
  const rows = new Map<string, Drafted>()
  const rowOf = (sheet: string, row: number): Drafted => {
    const key = `${row} ${sheet}`
    const found = rows.get(key) ?? { sheet, row, kinds: new Set(), cells: new Map(), proposals: [] }
    rows.set(key, found)
    return found
  }
  const cellOf = ({ cells }: Drafted, column: number) => {
    const found = cells.get(column) ?? { text: '', changes: [], defects: [], parts: 0 }
    cells.set(column, found)
    return found
  }
  for (const { sheet, row, column, start, end } of positions)
    if (sheet !== undefined && row !== undefined && column !== undefined)
      cellOf(rowOf(sheet, row), column).text += text.slice(start, end)
  for (const one of proposals) {
    if (one.sheet === null) continue
    const own = rowAt(one)
    if (own === null) continue
    const row = rowOf(one.sheet, own)
    row.proposals.push(one)
    row.kinds.add(kindOf(one))
    for (const [field, name] of Object.entries(one.cells)) {
      const [at, column] = placeOf(name)
      if (at === 0) continue
      if (one.parts[field]) cellOf(rowOf(one.sheet, at), column).parts += 1
      if (field in one.fields && (one.kind === 'amend' || one.kind === 'contradicts'))
        cellOf(rowOf(one.sheet, at), column).changes.push({ proposal: one, field })
    }
  }
  for (const defect of table?.defects ?? []) {
    const row = rowOf(defect.sheet, defect.row)
    row.kinds.add('defect')
    cellOf(row, defect.column).defects.push(defect)
  }
  return belowHeads([...rows.values()])
}

const kindOf = ({ kind }: ImportProposal): RowKind => (kind === 'open' ? 'new' : kind === 'known' ? 'known' : 'changed')

/** The row of its own words; of a record without any, the first that brings a value. */
function rowAt({ cells }: ImportProposal): number | null {
  const [row] = placeOf(cells['text'] ?? cells['title'] ?? cells['original'] ?? Object.values(cells)[0] ?? '')
  return row === 0 ? null : row
}

/** Row and column of a cell such as `C7`; zeros for what is none. */
export function placeOf(cell: string): readonly [row: number, column: number] {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell) ?? []
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return [Number(digits), column]
}

function belowHeads(rows: readonly Drafted[]): TableRow[] {
  const first = new Map<string, number>()
  for (const { sheet, row, proposals } of rows)
    if (proposals.length > 0) first.set(sheet, Math.min(row, first.get(sheet) ?? row))
  const order = new Map([...new Set(rows.map(({ sheet }) => sheet))].map((sheet, at) => [sheet, at]))
  return rows
    .filter(({ sheet, row, kinds }) => row >= (first.get(sheet) ?? Number.POSITIVE_INFINITY) || kinds.size > 0)
    .sort((a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row)
}

/** No columns of the ledger: left out, or which record a row was written from. */
const beside = new Set<string | null>([null, 'skip', 'finding.record', 'measure.record'])
/** By them a person knows the row again. */
const naming = new Set<string | null>(['finding.title', 'measure.text'])

/** Columns of a sheet that go somewhere, in the order of the sheet. Where only changes or defects are asked for, those that have any, beside what names the row. */
export function columnsOf(
  columns: readonly ImportColumn[],
  sheet: string,
  only: RowKind | null,
  rows: readonly TableRow[],
): readonly ImportColumn[] {
  const own = columns.filter((one) => one.sheet === sheet && !beside.has(one.target))
  if (only !== 'changed' && only !== 'defect') return own
  const asked = new Set<number>()
  for (const { cells } of rows)
    for (const [column, { changes, defects }] of cells)
      if ((only === 'changed' ? changes : defects).length > 0) asked.add(column)
  return own.filter(({ column, target }) => naming.has(target) || asked.has(column))
}

export function kindCounts(rows: readonly TableRow[]): Readonly<Record<RowKind, number>> {
  const counts = { new: 0, changed: 0, known: 0, defect: 0 }
  for (const { kinds } of rows) for (const kind of kinds) counts[kind] += 1
  return counts
}
