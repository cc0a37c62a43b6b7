import type { RecordRow } from '../../../src/contract/records.ts'
import type { Counted } from './use-ledger.ts'

/** A line of the ledger as it is drawn: a heading, a finding, or a measure below it that may still be on its way. */
export type Line =
  | { readonly kind: 'heading'; readonly key: string; readonly text: string }
  | { readonly kind: 'finding'; readonly key: string; readonly row: RecordRow; readonly open: boolean }
  | { readonly kind: 'measure'; readonly key: string; readonly finding: RecordRow; readonly row: RecordRow | null }
  | { readonly kind: 'none'; readonly key: string; readonly finding: RecordRow }

/** Pixels of a line. They are set, so that ten thousand lines can be laid out without being drawn. */
export const heights: Readonly<Record<Line['kind'], number>> = { heading: 36, finding: 62, measure: 50, none: 40 }

interface Asked {
  readonly rows: readonly RecordRow[]
  readonly open: ReadonlySet<string>
  readonly under: ReadonlyMap<string, readonly RecordRow[]>
  readonly counts: Counted | null
  /** Whether the rows are in the paper's order: only then do headings belong between them. */
  readonly headed: boolean
}

/** Category and aspect of the paper stand above the findings they hold. */
export function linesOf({ rows, open, under, counts, headed }: Asked): readonly Line[] {
  const lines: Line[] = []
  let last: RecordRow | null = null
  for (const row of rows) {
    const text = headed ? headingAfter(last, row) : ''
    if (text !== '') lines.push({ kind: 'heading', key: `h ${row.id}`, text })
    last = row
    const isOpen = open.has(row.id)
    lines.push({ kind: 'finding', key: row.id, row, open: isOpen })
    if (isOpen) lines.push(...measureLines(row, under.get(row.id), counts?.[row.id]))
  }
  return lines
}

/** What changes from one finding to the next: the category with its aspect, or within a category the aspect alone. */
function headingAfter(last: RecordRow | null, row: RecordRow): string {
  const text = headingOf(row)
  if (last === null || text === headingOf(last)) return last === null ? text : ''
  const { category, aspect } = row.fields
  return category === last.fields['category'] && typeof aspect === 'string' ? aspect : text
}

export function headingOf(row: RecordRow): string {
  const { category, aspect } = row.fields
  return [category, aspect].filter((one) => typeof one === 'string' && one !== '').join(' / ')
}

function measureLines(
  finding: RecordRow,
  known: readonly RecordRow[] | undefined,
  expected: number | undefined,
): readonly Line[] {
  if (known && known.length > 0) return known.map((row) => ({ kind: 'measure' as const, key: row.id, finding, row }))
  if (known || expected === 0) return [{ kind: 'none', key: `n ${finding.id}`, finding }]
  return Array.from({ length: expected ?? 1 }, (_, at) => ({
    kind: 'measure' as const,
    key: `m ${finding.id} ${at}`,
    finding,
    row: null,
  }))
}

/** Where each line begins, and where the last one ends. */
export function offsetsOf(lines: readonly Line[]): readonly number[] {
  const offsets = [0]
  let end = 0
  for (const line of lines) offsets.push((end += heights[line.kind]))
  return offsets
}

/** Place of the line that holds a height. */
export function lineAt(offsets: readonly number[], height: number): number {
  let low = 0
  let high = Math.max(0, offsets.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}
