import type { ImportAnswer, ImportProposal } from '../../../src/contract/imports.ts'

export type Check = ImportAnswer['checks'][number]
export type Place = ImportAnswer['positions'][number]
type Span = readonly [start: number, end: number]

/** A line of the paper's text; `place` says where it stood. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly place: Place | null
}

/** Lines of the text. `positions` are in the order of the text, as a paper is read. */
export function linesOf(text: string, positions: readonly Place[]): Line[] {
  const lines: Line[] = []
  let at = 0
  let start = 0
  while (start <= text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    while (at < positions.length && (positions[at]?.end ?? 0) <= start && (positions[at]?.start ?? 0) < start) at++
    const place = positions[at]
    lines.push({ start, end, place: place && place.start <= end ? place : null })
    if (feed < 0) break
    start = feed + 1
  }
  return lines
}

/** Index of the line that a place of the text lies in. */
export function lineAt(lines: readonly Line[], offset: number): number {
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

export interface Mark {
  readonly start: number
  readonly end: number
  readonly proposal: ImportProposal
}

/** Where a proposal stands in the text: a finding by its own words, not by the block with its measures; and every value that is changed. */
function spansOf(one: ImportProposal): Span[] {
  const heart = one.about === 'finding' ? (one.places['title'] ?? one.span) : one.span
  const changed = one.kind === 'open' || one.kind === 'known' ? [] : Object.keys(one.fields)
  return [heart, ...changed.flatMap((field) => placesIn(one, field))]
}

const placesIn = (one: ImportProposal, field: string): Span[] => {
  const place = one.places[field]
  return place ? [place] : []
}

/** Where to go when a proposal is looked up: to its own words. */
export function heartOf(one: ImportProposal): Span {
  return spansOf(one)[0] ?? one.span
}

/** Marks and checks of each line that has any. */
export interface LineMarks {
  readonly marks: readonly Mark[]
  readonly checks: readonly CheckAt[]
}

export interface CheckAt {
  readonly start: number
  readonly end: number
  readonly check: Check
}

export function marksByLine(
  lines: readonly Line[],
  proposals: readonly ImportProposal[],
  checks: readonly Check[],
): ReadonlyMap<number, LineMarks> {
  const byLine = new Map<number, { marks: Mark[]; checks: CheckAt[] }>()
  const put = ([start, end]: Span, add: (line: { marks: Mark[]; checks: CheckAt[] }) => void) => {
    for (let at = lineAt(lines, start); at < lines.length && (lines[at]?.start ?? end) < end; at++) {
      const line = byLine.get(at) ?? { marks: [], checks: [] }
      byLine.set(at, line)
      add(line)
    }
  }
  for (const proposal of proposals)
    if (proposal.sheet === null)
      for (const span of spansOf(proposal))
        put(span, ({ marks }) => marks.push({ start: span[0], end: span[1], proposal }))
  for (const check of checks)
    for (const span of check.spans) put(span, (line) => line.checks.push({ start: span[0], end: span[1], check }))
  return byLine
}

/** A stretch of a line that is drawn in one way. */
export interface Segment {
  readonly start: number
  readonly end: number
  /** The innermost proposal that stands here. */
  readonly proposal: ImportProposal | null
  readonly checks: readonly Check[]
  /** Lies in the stretch that was asked for. */
  readonly sought: boolean
}

/** Cuts a line where anything begins or ends. The innermost mark wins: a measure stands within its finding. */
export function segmentsOf(line: Line, told: LineMarks | undefined, sought: Span | null): Segment[] {
  const marks = told?.marks ?? []
  const checks = told?.checks ?? []
  const cuts = new Set([line.start, line.end])
  const cut = (at: number) => {
    if (at > line.start && at < line.end) cuts.add(at)
  }
  for (const { start, end } of [...marks, ...checks]) {
    cut(start)
    cut(end)
  }
  for (const at of sought ?? []) cut(at)
  const order = [...cuts].sort((a, b) => a - b)
  const inner = [...marks].sort((a, b) => a.end - a.start - (b.end - b.start))
  return order.slice(0, -1).map((start, at) => {
    const end = order[at + 1] ?? line.end
    const within = (one: { readonly start: number; readonly end: number }) => one.start <= start && one.end >= end
    return {
      start,
      end,
      proposal: inner.find(within)?.proposal ?? null,
      checks: checks.filter(within).map(({ check }) => check),
      sought: sought !== null && sought[0] <= start && sought[1] >= end,
    }
  })
}

const weight = { error: 0, warning: 1, note: 2 } as const

export function heavier(a: Check['severity'], b: Check['severity']): Check['severity'] {
  return weight[a] <= weight[b] ? a : b
}

/** Checks by their kind, the weightiest first. */
export function checksByKind(checks: readonly Check[]): (readonly [code: string, checks: readonly Check[]])[] {
  const kinds = new Map<string, Check[]>()
  for (const check of checks) kinds.set(check.code, [...(kinds.get(check.code) ?? []), check])
  return [...kinds].sort(([, a], [, b]) => weight[a[0]?.severity ?? 'note'] - weight[b[0]?.severity ?? 'note'])
}

/** The stretch that an address asks for: `?at=120-180`. */
export function soughtIn(at: string | null, length: number): Span | null {
  const parts = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? '')
  if (!parts) return null
  const [start, end] = [Number(parts[1]), Math.min(Number(parts[2]), length)]
  return start < end ? [start, end] : null
}

/** The proposal a stretch of the text belongs to: the innermost that covers it, else the first it touches. */
export function proposalAt(proposals: readonly ImportProposal[], [start, end]: Span): ImportProposal | null {
  const touching = proposals.filter(({ span }) => span[0] < end && span[1] > start)
  const covering = touching.filter(({ span }) => span[0] <= start && span[1] >= end)
  const size = ({ span }: ImportProposal) => span[1] - span[0]
  return covering.sort((a, b) => size(a) - size(b))[0] ?? touching[0] ?? null
}
