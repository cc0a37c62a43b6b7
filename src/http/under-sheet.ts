import type { Language } from '../kernel/words.ts'
import type { PrintedList } from '../contract/together.ts'

/** A list with what lies under its records, as cells. */
export interface Sheet extends PrintedList {
  readonly language: Language
}

type Cell = PrintedList['groups'][number]['cells'][number]
interface Merge {
  readonly startRow: number
  readonly endRow: number
  readonly startCol: number
  readonly endCol: number
}

export function printed({ language: _language, ...list }: Sheet): PrintedList {
  return list
}

/** Rows above the first record: the mark, the two registers, their columns. */
const heads = 3

const landscape = { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const

/**
 * The form in which offices keep such lists: what lies under a record has a row each, and the cells of the record span them. Marked with who took it, when, and under
 * which number it stands on record, with the counts.
 */
export async function workbookOf(sheet: Sheet): Promise<Uint8Array> {
  // Loaded at the first export: nobody else pays for it.
  const { writeXlsx } = await import('hucre/xlsx')
  const wide = sheet.columns.length
  const rows: Cell[][] = [[titleOf(sheet)], headsOf(sheet), [...sheet.columns, ...sheet.underColumns]]
  const merges: Merge[] = [across(0, 0, wide + sheet.underColumns.length), across(1, 0, wide)]
  merges.push(across(1, wide, sheet.underColumns.length))
  for (const { cells, under } of sheet.groups) {
    const [first = [], ...rest] = under
    const at = rows.length
    rows.push([...cells, ...first])
    for (const one of rest) rows.push([...cells.map(() => null), ...one])
    if (rest.length > 0) merges.push(...cells.map((_cell, column) => down(at, at + rest.length, column)))
  }
  return writeXlsx({
    sheets: [
      {
        name: sheet.title.slice(0, 31),
        rows,
        merges: merges.filter(spansSeveral),
        freezePane: { rows: heads },
        pageSetup: { ...landscape, printTitlesRow: `$2:$${heads}` },
      },
    ],
  })
}

/** How many there are stands here and not below the rows: what is read back from the sheet must be rows only, and a workbook that was cut off does not open at all. */
function titleOf(sheet: Sheet): string {
  const { title, under, by, at, record, language } = sheet
  const [above, below] = [sheet.groups.length, sheet.groups.reduce((sum, group) => sum + group.under.length, 0)]
  return language === 'zh'
    ? `${title} ${above} 条，${under} ${below} 条　导出人：${by}　${at}　导出登记号：${record}`
    : `${title}: ${above}, ${under}: ${below}. Exported by ${by}, ${at}, on record as ${record}`
}

function headsOf({ title, under, columns }: Sheet): Cell[] {
  return [title, ...columns.slice(1).map(() => null), under]
}

const across = (row: number, from: number, cells: number): Merge => ({
  startRow: row,
  endRow: row,
  startCol: from,
  endCol: from + cells - 1,
})
const down = (from: number, to: number, column: number): Merge => ({
  startRow: from,
  endRow: to,
  startCol: column,
  endCol: column,
})
const spansSeveral = ({ startRow, endRow, startCol, endCol }: Merge) => endRow > startRow || endCol > startCol
