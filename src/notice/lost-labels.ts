import type { Draft } from './items.ts'
import type { Line } from './line.ts'

/** Problems with those cut off that lost their number: 1.甲 整改情况：… then 乙 alone on its line and again 整改情况：…. */
export function withLostLabels(text: string, drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = []
  for (const draft of drafts) {
    const starts = headingsWithin(text, draft)
    if (starts.length === 0) out.push(draft)
    else for (const part of cut(draft, starts)) out.push(part)
  }
  return out
}

/** Lines of a labelled problem, behind its own lead-in, that stand like a heading right above another one. */
function headingsWithin(text: string, { label, lines }: Draft): number[] {
  const found: number[] = []
  if (label === null || lines.length < 4) return found
  let told = false
  for (let k = 0; k + 1 < lines.length; k++) {
    const line = lines[k]
    const next = lines[k + 1]
    if (!line || !next) continue
    if (told && k > 1 && isHeading(text, line) && next.leadIns[0]?.start === next.start && opensMeasures(next))
      found.push(k)
    told ||= opensMeasures(line)
  }
  return found
}

const opensMeasures = (line: Line): boolean => line.leadIns[0]?.role === 'measures'

const isHeading = (text: string, line: Line): boolean =>
  !line.label &&
  line.leadIns.length === 0 &&
  line.end - line.start <= 40 &&
  !'。；：，）'.includes(text[line.end - 1] ?? '。')

function cut(draft: Draft, starts: readonly number[]): Draft[] {
  const edges = [...starts, draft.lines.length]
  const lines = draft.lines.slice(0, edges[0])
  const out: Draft[] = [{ ...draft, lines, end: lines.at(-1)?.end ?? draft.end }]
  for (const [i, from] of starts.entries()) {
    const own = draft.lines.slice(from, edges[i + 1])
    const first = own[0]
    if (!first) continue
    const place = {
      titleStart: first.start,
      titleEnd: first.end,
      start: first.start,
      end: own.at(-1)?.end ?? draft.end,
    }
    out.push({ ...draft, ...place, label: null, lines: own })
  }
  return out
}
