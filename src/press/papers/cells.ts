import type { Figures } from '../figures.ts'
import type { Cell, Run, Table } from '../paper.ts'

export const cell = (text: string | null, record?: string): Cell => ({
  runs: [{ text: text ?? '', ...(record === undefined ? {} : { record }) }],
})
export const centred = (text: string | null): Cell => ({ ...cell(text), set: 'centre' })
export const head = (text: string, columns = 1): Cell => ({
  runs: [{ text }],
  head: true,
  ...(columns > 1 ? { columns } : {}),
})
/** Room to sign and seal: words at the top of the cell, the rest is left free. */
export const room = (text: string, millimetres: number, columns = 1): Cell => ({
  runs: [{ text }],
  room: millimetres,
  ...(columns > 1 ? { columns } : {}),
})

interface Columns {
  /** Heads of the columns, each with its share of the width. */
  readonly [label: string]: number
}

/** A table with one row of heads, printed again on every page. */
export function tableOf(columns: Columns, rows: readonly (readonly Cell[])[], wide = false): Table {
  const heads = Object.keys(columns).map((label) => head(label))
  return { kind: 'table', widths: Object.values(columns), headRows: 1, rows: [heads, ...rows], wide }
}

/** Words with figures in them: {closed} prints the figure of that id and is traced to it. What has no base is printed as —. */
export function told(template: string, figures: Figures): Run[] {
  const runs: Run[] = []
  let from = 0
  for (const found of template.matchAll(/\{([^{}]+)\}/gu)) {
    if (found.index > from) runs.push({ text: template.slice(from, found.index) })
    const id = found[1] ?? ''
    runs.push({ text: figures.get(id)?.printed ?? '—', figure: id })
    from = found.index + found[0].length
  }
  if (from < template.length) runs.push({ text: template.slice(from) })
  return runs
}
