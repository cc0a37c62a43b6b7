import type { Cell } from '../intake/intake.ts'
import { normal } from './normal.ts'
import type { Head } from './headings.ts'
import type { SheetGrid } from './sheet-grid.ts'

/** What a row of a ledger is, beside one that holds a problem or a measure. */
export type LineKind = 'empty' | 'heading-repeated' | 'total-line' | 'foot-line' | 'section' | 'row'

const total = /^(?:合|总|小|共|累)计/u
const foot = /^(?:注|备注|说明|填表|填报|制表|审核|联系|负责人签|单位负责人|（?公章|第\d+页)/u
const section =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|[IVX]+[.、]|第[一二三四五六七八九十]+)/u

/** A line below the head. Totals, remarks and repeated headings are told and left out; a heading between the rows names what is below. */
export function kindOf(grid: SheetGrid, row: number, head: Head, titleAt: number | null): LineKind {
  const line = grid.line(row)
  const [first, ...rest] = line
  if (first === undefined) return 'empty'
  if (repeatsHead(grid, head, line)) return 'heading-repeated'
  const words =
    line
      .slice(0, 3)
      .find(({ value }) => typeof value !== 'number')
      ?.text.replace(/\s+/gu, '') ?? ''
  const totals =
    total.test(words) && words.length <= 30 && rest.every((cell) => isFigure(cell) || cell.text.length <= 12)
  if (totals) return 'total-line'
  if (foot.test(words) && line.length <= 4 && (titleAt === null || !isLong(grid.own(row, titleAt)))) return 'foot-line'
  return rest.length === 0 && isSection(first, head, grid) ? 'section' : 'row'
}

const isFigure = ({ value, text }: Cell): boolean => typeof value === 'number' || /^[\d０-９.．%％]+\p{L}?$/u.test(text)

const isLong = (cell: Cell | undefined): boolean => cell !== undefined && cell.text.length > 12 && !foot.test(cell.text)

function repeatsHead(grid: SheetGrid, { first, last }: Head, line: readonly Cell[]): boolean {
  const same = line.filter(({ column, text }) => {
    for (let at = first; at <= last; at++) if (grid.own(at, column)?.text === text) return true
    return false
  })
  return line.length > 1 && same.length === line.length
}

/** Alone in its row, and either merged over half the table or numbered as headings are. */
function isSection({ covers, column, text }: Cell, { columns }: Head, grid: SheetGrid): boolean {
  if (text.length > 60) return false
  const width = (covers?.[1] ?? column) - column + 1
  return width * 2 > Math.min(columns.length, grid.columns) || (section.test(text) && columns.length > 2)
}

/** Heading words without the number before them. */
export const sectionWords = (text: string): string =>
  text.replace(/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])\s*/u, '').trim() || normal(text)
