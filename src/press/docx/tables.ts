import type { Cell, Table } from '../paper.ts'
import { fonts, page, pageAcross, size, twips } from './measures.ts'
import { type Face, paragraphXml, runsXml } from './runs.ts'

/** From so many columns on a table is set in 小五. */
const manyColumns = 10

interface Row {
  readonly cells: readonly Placed[]
  /** A cell of this row reaches into the next: the two stay on one page. */
  readonly goesOn: boolean
}

interface Placed {
  readonly cell: Cell | null
  readonly column: number
  readonly columns: number
}

/** A table over the whole width, in 五号 or smaller, which lets a ledger of many columns fit. */
export function tableXml(table: Table): string {
  const across = table.wide ? pageAcross : page
  const width = twips(across.width - across.left - across.right)
  const whole = table.widths.reduce((sum, w) => sum + w, 0) || 1
  const columns = table.widths.map((w) => Math.floor((w * width) / whole))
  const edge = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')
  const rows = laidOut(table).map((row, k) => rowXml(row, columns, k < table.headRows))
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${columns.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${columns.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
  )
}

/** Puts every cell at its column; where one further up reaches down, a continuing cell stands. */
function laidOut(table: Table): Row[] {
  const covered = new Map<number, { left: number; columns: number }>()
  return table.rows.map((row) => {
    const placed: Placed[] = []
    const cells = [...row]
    for (let column = 0; column < table.widths.length; ) {
      const above = covered.get(column)
      if (above && above.left > 0) {
        placed.push({ cell: null, column, columns: above.columns })
        covered.set(column, { ...above, left: above.left - 1 })
        column += above.columns
        continue
      }
      const cell = cells.shift() ?? { runs: [] }
      const columns = Math.min(cell.columns ?? 1, table.widths.length - column)
      placed.push({ cell, column, columns })
      covered.set(column, { left: (cell.rows ?? 1) - 1, columns })
      column += columns
    }
    return { cells: placed, goesOn: [...covered.values()].some((c) => c.left > 0) }
  })
}

function rowXml({ cells, goesOn }: Row, columns: readonly number[], head: boolean): string {
  const room = Math.max(...cells.map((p) => p.cell?.room ?? 0))
  const height = room === 0 ? '' : `<w:trHeight w:val="${twips(room)}" w:hRule="atLeast"/>`
  const properties = `${head ? '' : '<w:cantSplit/>'}${height}${head ? '<w:tblHeader/>' : ''}`
  return `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((p) => cellXml(p, columns, goesOn)).join('')}</w:tr>`
}

function cellXml({ cell, column, columns: span }: Placed, columns: readonly number[], keepNext: boolean): string {
  const width = columns.slice(column, column + span).reduce((a, b) => a + b, 0)
  const merge = cell === null ? '<w:vMerge/>' : (cell.rows ?? 1) > 1 ? '<w:vMerge w:val="restart"/>' : ''
  const properties = `<w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}<w:vAlign w:val="${cell?.room ? 'top' : 'center'}"/>`
  const half = columns.length < manyColumns ? size.table : size.denseTable
  const face: Face = { font: cell?.head ? fonts.first : fonts.body, size: half }
  const align = cell?.head || cell?.set === 'centre' ? 'center' : 'left'
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphXml(cell ? runsXml(cell.runs, face) : '', { align, keepNext, pitch: 0, size: half })}</w:tc>`
}
