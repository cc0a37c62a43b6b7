import type { Piece } from './body.ts'
import type { Draft } from './items.ts'
import type { Line } from './line.ts'
import { bracketedStatus, isPureStatus, sectionStatus } from './status.ts'

/**
 * Cuts from problems the unlabelled paragraphs that only happen to stand below them: a summary after the last problem, a transition to the next
 * section. They are told by regularity: where the problems of a notice end with a status, nothing after the status is theirs; where they have the same
 * number of lines, the longer one has been run into.
 */
export function withoutTrailing(text: string, drafts: readonly Draft[]): Draft[] {
  return regular(
    text,
    drafts.map((d) => beforeStatusHeading(text, d)),
  )
}

/** An unlabelled heading that gives a status (正在整改的问题) opens what follows, it does not close what it stands below. */
function beforeStatusHeading(text: string, d: Draft): Draft {
  const k = d.lines.findIndex((line, i) => i > 0 && isStatusHeading(text, line))
  return k > 0 ? cutAfter(text, d, k - 1) : d
}

function isStatusHeading(text: string, line: Line): boolean {
  if (line.label || line.leadIns.length > 0 || line.end - line.start > 36 || '。；'.includes(text[line.end - 1] ?? '-'))
    return false
  const words = text.slice(line.start, line.end)
  return /的(?:问题|事项|任务)|问题$|事项$/u.test(words) && sectionStatus(words) !== null
}

function regular(text: string, drafts: readonly Draft[]): Draft[] {
  if (drafts.length < 3) return [...drafts]
  const closings = drafts.map((d) => lastStatusLine(text, d))
  const closed = closings.filter((k, i) => k === (drafts[i]?.lines.length ?? 0) - 1).length
  const usual = usualLength(drafts)
  return drafts.map((d, i) => {
    const k = closings[i] ?? -1
    if (closed * 5 >= drafts.length * 3 && k >= 0 && k < d.lines.length - 1) return cutAfter(text, d, k)
    if (usual > 1 && i === drafts.length - 1 && d.lines.length > usual) return cutAfter(text, d, usual - 1)
    return d
  })
}

/** Index within the item of the last line that ends with a status, or -1. */
function lastStatusLine(text: string, d: Draft): number {
  for (let k = d.lines.length - 1; k >= 0; k--) {
    const line = d.lines[k]
    if (line && endsWithStatus(text, line)) return k
  }
  return -1
}

function endsWithStatus(text: string, line: Line): boolean {
  const tail = Math.max(line.start, line.end - 30)
  const bracket = bracketedStatus(text, tail, line.end)
  if (bracket && bracket.end >= line.end - 1) return true
  const leadIn = line.leadIns.at(-1)
  if (leadIn && line.end - leadIn.end <= 40 && isPureStatus(text, leadIn.end, line.end)) return true
  const last = lastSentence(text, line)
  return last !== null && isPureStatus(text, last[0], last[1])
}

function lastSentence(text: string, line: Line): Piece | null {
  const low = Math.max(line.start, line.end - 42)
  let s = line.end - 1
  while (s > low && text[s - 1] !== '。') s--
  return s > low || s === line.start ? [s, line.end] : null
}

/** The number of lines that at least seven in ten problems have, or 0. */
function usualLength(drafts: readonly Draft[]): number {
  const tally = new Map<number, number>()
  for (const d of drafts) tally.set(d.lines.length, (tally.get(d.lines.length) ?? 0) + 1)
  const [length, n] = [...tally].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  return n * 10 >= drafts.length * 7 ? length : 0
}

/** Keeps the item up to line `k`, when nothing behind it is labelled, led in or a list that goes on. */
function cutAfter(text: string, d: Draft, k: number): Draft {
  const rest = d.lines.slice(k + 1)
  if (
    rest.some(
      (l) => l.label || l.leadIns.length > 0 || /^[二三四五六七八九十]是/u.test(text.slice(l.start, l.start + 2)),
    )
  )
    return d
  const lines = d.lines.slice(0, k + 1)
  return { ...d, lines, end: lines.at(-1)?.end ?? d.end }
}
