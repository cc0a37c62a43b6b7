import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { listMarkers, type Marker, markersOfScheme } from '../list-markers.ts'
import { headingSpan, type Node } from '../outline.ts'
import { type CheckFinding, finding } from './registry.ts'
import { within } from '../spans.ts'

/** A printed number and the words to point at. */
type Mark = { readonly n: number; readonly at: number; readonly end: number }

/** Gaps and doubles in printed numbers: headings among their siblings, measures inside a problem, lists inside other paragraphs. */
export function numberingChecks(doc: Document): CheckFinding[] {
  if (doc.kind === 'other') return []
  const gaps: Piece[] = []
  const doubles: Piece[] = []
  /** `more` is how much behind a mark is pointed at with it. */
  const take = (run: readonly Mark[], more: number) => {
    const pieceOf = ({ at, end }: Mark): Piece => [at, end + more]
    for (let k = 1; k < run.length; k++) {
      const [before, mark] = [run[k - 1], run[k]]
      if (!before || !mark) continue
      if (mark.n === before.n) doubles.push(pieceOf(before), pieceOf(mark))
      else if (mark.n > before.n + 1 && mark.n - before.n <= 6) gaps.push(pieceOf(mark))
    }
  }
  for (const run of headingRuns(doc)) take(run, 0)
  measureRuns(doc, (run) => take(run, 8))
  paragraphRuns(doc, (run) => take(run, 6))
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
        const mark = { n: label.n, ...headOf(child) }
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

function headOf(node: Node): { at: number; end: number } {
  const [, e] = headingSpan(node)
  const at = node.line?.start ?? 0
  return { at, end: Math.min(e, at + 14) }
}

function measureRuns(doc: Document, take: (run: readonly Marker[]) => void): void {
  for (const p of doc.problems) {
    let k = 0
    for (const [s, e] of p.body.measures) {
      while ((p.measures[k]?.text[0] ?? s) < s) k++
      while ((p.measures[k]?.text[1] ?? e + 1) <= e && !p.measures[k]?.marker) k++
      const first = p.measures[k]
      if (first?.marker && first.text[1] <= e) take(seriesAt(doc.tidy.text, first.marker[0], e))
    }
  }
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
function paragraphRuns(doc: Document, take: (run: readonly Marker[]) => void): void {
  const items = doc.problems.map((p): Piece => [p.draft.start, p.draft.end])
  const starts = new Set(items.map(([s]) => s))
  for (const line of doc.lines) {
    if (line.end - line.start < 30 || starts.has(line.start) || within(items, line.start)) continue
    const markers = listMarkers(doc.tidy.text, line.start, line.end)
    if (markers[0]?.series === '是') take(markers)
  }
}
