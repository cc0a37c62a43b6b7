import { type Cell, type Paper, type Table, wordsOf } from './paper.ts'

/** A sheet as the exports write it (`writeXlsx` of hucre takes it as it is): cells, merged ranges counted from 0, rows that stay in sight, the page laid across. */
export interface PaperSheet {
  readonly name: string
  readonly rows: (string | number | null)[][]
  readonly merges: { startRow: number; endRow: number; startCol: number; endCol: number }[]
  readonly columns: { width: number }[]
  readonly freezePane: { rows: number }
  readonly pageSetup: {
    orientation: 'landscape' | 'portrait'
    paperSize: 'a4'
    fitToPage: true
    fitToWidth: 1
    fitToHeight: 0
    printTitlesRow: string
  }
}

/** The tables of a paper, each a sheet headed by the paper's title: the ledger, the lists of a plan, statistics. `mark` (who took it, when) is the last row of each. */
export function sheetsOf(paper: Paper, mark = ''): PaperSheet[] {
  const own = paper.blocks.flatMap((b) => (b.kind === 'table' ? [sheetOf(b, paper.title.join(''))] : []))
  const attached = paper.attachments.flatMap(({ name, blocks }) =>
    blocks.flatMap((b) => (b.kind === 'table' ? [sheetOf(b, name)] : [])),
  )
  const sheets = [...own, ...attached]
  return mark === '' ? sheets : sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows, [mark]] }))
}

/** Width of a whole sheet in characters. */
const sheetWidth = 150

function sheetOf(table: Table, title: string): PaperSheet {
  const columns = table.widths.length
  const rows: PaperSheet['rows'] = [[title, ...Array<null>(columns - 1).fill(null)]]
  const merges: PaperSheet['merges'] = columns > 1 ? [{ startRow: 0, endRow: 0, startCol: 0, endCol: columns - 1 }] : []
  const covered = new Set<string>()
  for (const cells of table.rows) {
    const at = rows.length
    const row = Array<string | number | null>(columns).fill(null)
    rows.push(row)
    place(cells, at, row, covered, merges)
  }
  const whole = table.widths.reduce((sum, w) => sum + w, 0) || 1
  const fixed = table.headRows + 1
  return {
    ...{ name: title.slice(0, 31), rows, merges, freezePane: { rows: fixed } },
    columns: table.widths.map((w) => ({ width: Math.max(4, Math.round((w * sheetWidth) / whole)) })),
    pageSetup: {
      orientation: table.wide ? 'landscape' : 'portrait',
      ...{ paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `$1:$${fixed}` },
    },
  }
}

/** Puts the cells of a row where those from further up or left leave room, and remembers what they cover. */
function place(
  cells: readonly Cell[],
  at: number,
  row: (string | number | null)[],
  covered: Set<string>,
  merges: PaperSheet['merges'],
): void {
  let column = 0
  for (const cell of cells) {
    while (covered.has(`${at} ${column}`)) column++
    if (column >= row.length) return
    const [high, wide] = [cell.rows ?? 1, Math.min(cell.columns ?? 1, row.length - column)]
    row[column] = wordsOf(cell.runs)
    for (let r = at; r < at + high; r++) for (let c = column; c < column + wide; c++) covered.add(`${r} ${c}`)
    if (high > 1 || wide > 1)
      merges.push({ startRow: at, endRow: at + high - 1, startCol: column, endCol: column + wide - 1 })
    column += wide
  }
}
