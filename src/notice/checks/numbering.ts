import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { listMarkers, type Marker, markersOfScheme } from '../list-markers.ts'
import { headingSpan, type Node } from '../outline.ts'
import { type CheckFinding, finding } from './registry.ts'
import { within } from './spans.ts'

type Mark = { readonly n: number; readonly piece: Piece }

/** Gaps and doubles in printed numbers: headings among their siblings, measures inside a problem, lists inside other paragraphs. */
export function numberingChecks(doc: Document): CheckFinding[] {
  if (doc.kind === 'other') return []
  const gaps: Piece[] = []
  const doubles: Piece[] = []
  const take = (run: readonly Mark[]) => {
    for (const [k, mark] of run.entries()) {
      const before = run[k - 1]
      if (!before) continue
      if (mark.n === before.n) doubles.push(before.piece, mark.piece)
      else if (mark.n > before.n + 1 && mark.n - before.n <= 6) gaps.push(mark.piece)
    }
  }
  for (const run of headingRuns(doc)) take(run)
  for (const run of measureRuns(doc)) take(run)
  for (const run of paragraphRuns(doc)) take(run)
  const found: CheckFinding[] = []
  if (gaps.length > 0) found.push(finding(doc, 'numbering-gap', gaps))
  if (doubles.length > 0) found.push(finding(doc, 'numbering-double', doubles))
  return found
}

/** Labelled siblings; a run of problems that counts on from section to section is one run. */
function headingRuns(doc: Document): Mark[][] {
  const runs: Mark[][] = []
  const inMeasures = doc.problems.map((p): Piece => [p.draft.start, p.draft.end])
  const last = new Map<string, Mark>()
  const visit = (node: Node) => {
    const run: Mark[] = []
    for (const child of node.children) {
      const label = child.line?.label
      if (label && !within(inMeasures, label.start)) {
        const mark = { n: label.n, piece: pieceOf(child) }
        const before = run.length === 0 ? last.get(child.key) : undefined
        if (before && label.n > before.n + 1) run.push(before)
        run.push(mark)
        last.set(child.key, mark)
      }
      visit(child)
    }
    if (run.length > 1) runs.push(run)
  }
  visit(doc.root)
  return runs
}

function pieceOf(node: Node): Piece {
  const [, e] = headingSpan(node)
  const s = node.line?.start ?? 0
  return [s, Math.min(e, s + 14)]
}

function measureRuns(doc: Document): Mark[][] {
  return doc.problems.flatMap((p) =>
    p.body.measures.map(([s, e]) => {
      const own = p.measures.filter((m) => m.marker && m.text[0] >= s && m.text[1] <= e)
      const first = own[0]?.marker
      const markers = first ? seriesAt(doc.tidy.text, first[0], e) : []
      return markers.map((m): Mark => ({ n: m.n, piece: [m.at, m.end + 8] }))
    }),
  )
}

/** The series of markers that begins at a place: 一是 …, （1） …, ① …. Words of order (首先 … 最后) have no numbers that could be missing. */
function seriesAt(text: string, start: number, end: number): Marker[] {
  const c = text[start] ?? ''
  if (c === '（')
    return markersOfScheme(text, start, end, /\d/u.test(text[start + 1] ?? '') ? 'arabic-bracket' : 'chinese-bracket')
  if (c >= '0' && c <= '9')
    return markersOfScheme(text, start, end, text.slice(start, start + 4).includes('）') ? 'arabic-bracket' : 'arabic')
  if (c >= '①' && c <= '⑳') return markersOfScheme(text, start, end, 'circle')
  const markers = listMarkers(text, start, end)
  return markers[0]?.series === '首先' ? [] : markers
}

/** 一是 … lists of paragraphs outside the problems. */
function paragraphRuns(doc: Document): Mark[][] {
  const items = doc.problems.map((p): Piece => [p.draft.start, p.draft.end])
  const starts = new Set(items.map(([s]) => s))
  const runs: Mark[][] = []
  for (const line of doc.lines) {
    if (line.end - line.start < 30 || starts.has(line.start) || within(items, line.start)) continue
    const markers = listMarkers(doc.tidy.text, line.start, line.end)
    if (markers[0]?.series === '是') runs.push(markers.map((m): Mark => ({ n: m.n, piece: [m.at, m.end + 6] })))
  }
  return runs
}
