import { type Position, TextBuilder } from './intake.ts'
import { isPageNumber, type Line, type PageLines } from './pdf-lines.ts'

interface Placed extends Line {
  readonly page: number
  /** Counted from 1 on its page, margins included: as a person counts lines. */
  readonly number: number
}

export interface Paragraphs {
  readonly text: string
  readonly positions: Position[]
  readonly margins: string[]
}

/** Joins lines to paragraphs. Page numbers and running heads leave the text; a paragraph cut by a page is one paragraph. */
export function paragraphs(pages: readonly PageLines[]): Paragraphs {
  const margins = new Set<string>()
  const running = runningLines(pages)
  const body: Placed[] = pages.flatMap((page) =>
    page.lines.flatMap((line, i) => {
      const edge = i < 2 || i >= page.lines.length - 2
      if (edge && (isPageNumber(line.text) || running.has(signature(line)))) {
        if (!isPageNumber(line.text)) margins.add(line.text)
        return []
      }
      return [{ ...line, page: page.number, number: i + 1 }]
    }),
  )
  return { ...joined(body), margins: [...margins] }
}

const signature = (line: Line): string => `${line.text.replace(/\d+/g, '#')}@${Math.round(line.y / 4)}`

/** First and last lines that stand at the same height on at least three pages, and on most: running heads and feet. */
function runningLines(pages: readonly PageLines[]): Set<string> {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const edges = new Set([...page.lines.slice(0, 2), ...page.lines.slice(-2)].map((line) => signature(line)))
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1)
  }
  const enough = Math.max(3, pages.length * 0.6)
  return new Set([...counts].filter(([, count]) => count >= enough).map(([edge]) => edge))
}

function joined(lines: readonly Placed[]): { text: string; positions: Position[] } {
  const builder = new TextBuilder()
  const { left, right } = columnOf(lines)
  let paragraph = 0
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (before && goesOn(before, line, left, right)) {
      if (/[A-Za-z0-9,;]$/.test(before.text) && /^[A-Za-z]/.test(line.text)) builder.between(' ')
    } else {
      if (before) builder.between('\n')
      paragraph++
    }
    builder.add(line.text, { page: line.page, paragraph, line: line.number })
  })
  builder.between('\n')
  return builder.done()
}

/** Left and right edge of the column of text: what most lines share. Lines of a heading or a signature lie within. */
function columnOf(lines: readonly Placed[]): { left: number; right: number } {
  const lefts = lines.map((line) => line.x).toSorted((a, b) => a - b)
  const rights = lines.map((line) => line.right).toSorted((a, b) => a - b)
  return { left: lefts[Math.floor(lefts.length * 0.1)] ?? 0, right: rights[Math.floor(rights.length * 0.9)] ?? 0 }
}

/** The line before is full, this one begins at the left edge, and both are of one kind. An indent, a short line or a gap begins anew. */
function goesOn(before: Placed, line: Placed, left: number, right: number): boolean {
  const em = line.size
  if (before.text.includes('\t') || line.text.includes('\t')) return false
  if (Math.abs(before.size - em) > 0.15 * em) return false
  if (line.x > left + 1.2 * em || before.right < right - 2.2 * em) return false
  const samePage = before.page === line.page
  return !samePage || (before.y - line.y > 0 && before.y - line.y < 3.2 * em)
}
