import { isSpace, unitsOf } from '../text/chars.ts'
import { sentences } from '../text/sentences.ts'
import type { Draft } from './items.ts'
import type { LeadIn } from './lead-ins.ts'
import { labelAt } from './labels.ts'
import { lacks, tellsDeed } from './polarity.ts'
import { bracketedStatus, isPureStatus, pureStatus, type Status, statusNamed } from './status.ts'

/** Half-open span of tidied text. */
export type Piece = readonly [start: number, end: number]

/** The words of one problem, told apart by what they are. */
export type Body = {
  readonly title: Piece
  /** Problem words behind the heading, before any lead-in. */
  readonly problem: readonly Piece[]
  /** Runs of words that are measures. */
  readonly measures: readonly Piece[]
  readonly results: readonly Piece[]
  readonly next: readonly Piece[]
  readonly owner: readonly Piece[]
  readonly deadline: readonly Piece[]
  readonly status: Status | null
  readonly statusAt: Piece | null
}

type Segment = { readonly leadIn: LeadIn | null; readonly piece: Piece }

/** Reads the words of a drafted problem. `text` is tidied. */
export function readBody(text: string, draft: Draft): Body {
  const segments = segmentsOf(text, draft)
  const stated = statusOf(text, draft, segments)
  const { measures, results } = deeds(text, segments)
  const head = trimTitle(text, draft, segments)
  const shared = {
    results,
    next: piecesOf(text, segments, 'next'),
    owner: piecesOf(text, segments, 'owner'),
    deadline: piecesOf(text, segments, 'deadline'),
    status: stated?.status ?? null,
    statusAt: stated?.at ?? null,
  }
  if (measures.length > 0) return { title: head, problem: problemPieces(segments, head), measures, ...shared }
  const first = segments[0]?.piece
  const split = first ? splitWithoutLeadIn(text, [draft.titleStart, Math.max(draft.titleStart, first[1])], draft) : null
  if (!split) return { title: head, problem: [], measures: [], ...shared }
  const said = stated ?? statusSentence(text, split.title[1], draft.end)
  const deedsOnly = split.deeds ? behindStatus(text, split.deeds) : null
  const measuresOnly = said && deedsOnly && deedsOnly[0] >= said.at[0] && deedsOnly[1] <= said.at[1] ? null : deedsOnly
  return {
    title: split.title,
    problem: split.problem ? [split.problem] : [],
    measures: measuresOnly ? [measuresOnly] : [],
    ...shared,
    status: said?.status ?? null,
    statusAt: said?.at ?? null,
  }
}

function piecesOf(text: string, segments: readonly Segment[], role: LeadIn['role']): Piece[] {
  const found: Piece[] = []
  for (const s of segments) if (s.leadIn?.role === role && !isStatus(text, s)) found.push(s.piece)
  return found
}

/** Cuts the item at its lead-ins; the first segment is what stands before any. */
function segmentsOf(text: string, draft: Draft): Segment[] {
  const segments: Segment[] = []
  let from = draft.titleStart
  let current: LeadIn | null = null
  for (const { leadIns } of draft.lines) {
    for (const next of leadIns) {
      if (next.start < draft.titleStart || Math.max(next.start, next.end - 1) < draft.titleEnd) continue
      const to = next.start - (text[next.start - 1] === '（' ? 1 : 0)
      segments.push({ leadIn: current, piece: trimmed(text, from, to) })
      from = next.end
      current = next
    }
  }
  segments.push({ leadIn: current, piece: trimmed(text, from, draft.end) })
  return segments.some(isAside) ? withAsides(text, segments) : segments
}

const isAside = ({ leadIn }: Segment): boolean => leadIn?.role === 'owner' || leadIn?.role === 'deadline'

/**
 * （1）…，责任人：某某，年底前完成。（2）…: who answers for one measure is said in the middle of the list. The owner ends with its sentence, and the
 * list goes on behind it.
 */
function withAsides(text: string, segments: readonly Segment[]): Segment[] {
  const out: Segment[] = []
  let host = -1
  for (const s of segments) {
    if (!isAside(s)) {
      const role = s.leadIn?.role
      host = role === 'measures' || role === 'result' || role === 'status' || role === undefined ? out.length : -1
      out.push(s)
      continue
    }
    const stop = text.slice(s.piece[0], s.piece[1]).search(/[。\n]/u)
    const own = trimmed(text, s.piece[0], stop < 0 ? s.piece[1] : s.piece[0] + stop + 1)
    const rest = trimmed(text, own[1], s.piece[1])
    const holder = out[host]
    if (holder && filled(holder.piece) && filled(rest) && !isPureStatus(text, rest[0], rest[1])) {
      out[host] = { ...holder, piece: [holder.piece[0], rest[1]] }
      out.push({ ...s, piece: own })
    } else out.push(s)
  }
  return out
}

/** The span without outer space and line ends. */
export function trimmed(text: string, start: number, end: number): Piece {
  let s = start
  let e = Math.max(start, end)
  while (s < e && (isSpace(text.charCodeAt(s)) || text[s] === '\n')) s++
  while (e > s && (isSpace(text.charCodeAt(e - 1)) || text[e - 1] === '\n')) e--
  return [s, e]
}

const filled = (piece: Piece): boolean => piece[1] > piece[0]

function isStatus(text: string, { leadIn, piece }: Segment): boolean {
  if (!leadIn || !filled(piece) || piece[1] - piece[0] > 40) return false
  return isPureStatus(text, piece[0], piece[1])
}

/**
 * Which segments hold measures. Behind 整改措施 a later 整改成效 or 整改完成情况 tells results; where the text has results only
 * (整改结果及成效：一是…), they are the measures.
 */
function deeds(text: string, segments: readonly Segment[]): { measures: Piece[]; results: Piece[] } {
  const measures: Piece[] = []
  const results: Piece[] = []
  let planned = false
  for (const s of segments) {
    const { leadIn } = s
    if (!leadIn || !tells(leadIn) || !filled(s.piece) || isStatus(text, s)) continue
    const piece = behindStatus(text, s.piece)
    if (leadIn.role === 'measures' && !(planned && !leadIn.plannedWord)) {
      measures.push(piece)
      planned ||= leadIn.plannedWord
    } else results.push(piece)
  }
  if (measures.length > 0 || results.length === 0) return { measures, results }
  return { measures: results, results: [] }
}

/** Whether what stands behind a lead-in tells of deeds, or how far they went. */
const tells = ({ role }: LeadIn): boolean => role === 'measures' || role === 'result' || role === 'status'

/** 完成情况：已完成 and, in the next sentence or on the next line, what was done: the deeds without the status before them. */
function behindStatus(text: string, piece: Piece): Piece {
  const [s, e] = firstSentence(text, piece)
  const rest = trimmed(text, e, piece[1])
  return filled(rest) && isPureStatus(text, s, e) ? rest : piece
}

function problemPieces(segments: readonly Segment[], head: Piece): Piece[] {
  const found: Piece[] = []
  for (const { leadIn, piece } of segments) {
    if (leadIn !== null && leadIn.role !== 'problem') continue
    const start = Math.max(piece[0], Math.min(head[1], piece[1]))
    if (piece[1] > start) found.push([start, piece[1]])
  }
  return found
}

/** The printed heading without a final stop: up to the first lead-in or the end of its line. */
function trimTitle(text: string, draft: Draft, segments: readonly Segment[]): Piece {
  const first = segments[0]?.piece
  const end = first ? Math.min(draft.titleEnd, Math.max(first[1], draft.titleStart)) : draft.titleEnd
  return withoutStop(text, draft.titleStart, end)
}

const isMark = unitsOf('。：；，、 ')

/** Cuts stops, colons and spaces from the end of a title. */
export function withoutStop(text: string, start: number, end: number): Piece {
  const [s, until] = trimmed(text, start, end)
  let e = until
  while (e > s && isMark(text.charCodeAt(e - 1))) e--
  return [s, e]
}

type Split = { title: Piece; problem: Piece | null; deeds: Piece | null }

/** Without a lead-in: the first sentence is the heading, sentences of lack are the problem, the first deed begins the cure. */
function splitWithoutLeadIn(text: string, [start, end]: Piece, draft: Draft): Split | null {
  if (end <= start) return null
  const titleEnd = headingEnd(text, start, Math.min(end, draft.titleEnd))
  const title = withoutStop(text, start, titleEnd)
  const rest = behindAside(text, trimmed(text, titleEnd, end))
  if (!filled(rest)) return { title, problem: null, deeds: null }
  if (mostlyDeeds(text, rest) || underHeading(text, title, rest)) return { title, problem: null, deeds: rest }
  let from = rest[0]
  for (const [s, e] of sentences(text, rest[0], rest[1])) {
    const at = behindMarker(text, s)
    if (tellsDeed(text, at, e) || lacks(text, at, e) === 0 || text.startsWith('一方面', at)) break
    from = e
  }
  const problem = trimmed(text, rest[0], from)
  const deedsPiece = trimmed(text, from, rest[1])
  return { title, problem: filled(problem) ? problem : null, deeds: filled(deedsPiece) ? deedsPiece : null }
}

/** （责任领导：某某；责任部门：某处） behind the heading is neither problem nor cure. */
function behindAside(text: string, [s, e]: Piece): Piece {
  const aside =
    text[s] === '（'
      ? /^（(?:责任|牵头|分管|整改时限|完成时限)[^（）]{1,120}）/u.exec(text.slice(s, Math.min(e, s + 130)))
      : null
  return aside ? trimmed(text, s + aside[0].length, e) : [s, e]
}

/** 关于…的问题 on a line of its own and one paragraph below it: the heading has said what was lacking, the paragraph says what was done. */
const underHeading = (text: string, [start, end]: Piece, rest: Piece): boolean =>
  /^(?:关于|针对|对|“)/u.test(text.slice(start, start + 2)) &&
  /问题(?:的整改|整改情况|的整改情况)?$/u.test(text.slice(Math.max(start, end - 10), end)) &&
  text.slice(end, rest[0]).includes('\n') &&
  !text.slice(rest[0], rest[1]).includes('\n')

/** A list right below the heading is the cure unless more than half of its points only tell of lacks. */
function mostlyDeeds(text: string, rest: Piece): boolean {
  if (behindMarker(text, rest[0]) === rest[0] && labelAt(text, rest[0], rest[1]) === null) return false
  let points = 0
  let lacking = 0
  for (const [s, e] of sentences(text, rest[0], rest[1])) {
    const label = labelAt(text, s, e)
    const at = label ? label.body : behindMarker(text, s)
    if (at === s) continue
    points++
    if (lacks(text, at, e) > 0 && !tellsDeed(text, at, e)) lacking++
  }
  return points > 1 && lacking * 2 <= points
}

/** 一是 and （1） before a sentence are passed over when asking what the sentence is. */
function behindMarker(text: string, at: number): number {
  if (text[at + 1] === '是' && '一二三四五六七八九十'.includes(text[at] ?? '-')) return at + 2
  if (text[at] === '（' && text[at + 2] === '）') return at + 3
  return '①②③④⑤⑥⑦⑧⑨'.includes(text[at] ?? '-') ? at + 1 : at
}

/** Where a heading without lead-in ends: behind 关于…问题, at the first stop, or before a list marker. */
function headingEnd(text: string, start: number, end: number): number {
  const head = text.slice(start, Math.min(end, start + 160))
  if (/^(?:关于|针对|对|就)/u.test(head)) {
    const at = head.indexOf('问题')
    const stop = at < 0 ? -1 : head.slice(at).search(/[。：，；\n]/u)
    if (at > 0 && stop >= 0 && stop <= 14) return start + at + stop + 1
  }
  for (let i = start; i < end; i++) {
    const ch = text[i] ?? ''
    if (ch === '。' || ch === '：' || ch === '\n') return i + 1
    if (ch === '一' && text[i + 1] === '是' && '；，、 ”'.includes(text[i - 1] ?? '-')) return i
  }
  return end
}

/** Explicit status: behind its own lead-in, in brackets, or a closing sentence that says nothing else. */
function statusOf(text: string, draft: Draft, segments: readonly Segment[]): { status: Status; at: Piece } | null {
  for (let k = segments.length - 1; k >= 0; k--) {
    const s = segments[k]
    if (!s?.leadIn || !tells(s.leadIn) || !filled(s.piece)) continue
    const own = trimmed(text, s.leadIn.start, s.leadIn.end)
    const said = text[own[1] - 1] === '。' && !text.slice(...own).includes('情况') ? pureStatus(text, ...own) : null
    if (said) return { status: said, at: own }
    const first = firstSentence(text, s.piece)
    const loose = s.leadIn.role === 'status' && first[1] - first[0] <= 30
    const named = loose ? statusNamed(text, first[0], first[1]) : pureStatus(text, first[0], first[1])
    if (named) return { status: named, at: [s.leadIn.start, first[1]] }
    const opening = s.leadIn.role === 'measures' ? null : openingStatus(text, first)
    if (opening) return { status: opening.status, at: [s.leadIn.start, opening.end] }
  }
  const dated = statusAfterDeadline(text, segments)
  if (dated) return dated
  const lastLine = draft.lines.at(-1)
  const bracket =
    bracketedStatus(text, draft.titleStart, draft.titleEnd) ??
    (lastLine ? bracketedStatus(text, Math.max(lastLine.start, draft.end - 40), draft.end) : null)
  if (bracket) return { status: bracket.status, at: [bracket.start, bracket.end] }
  return statusSentence(text, draft.titleEnd, draft.end)
}

/** 整改成效：已完成整改，2024年8月以来…: the clause before the first comma says how it stands, what follows is the effect. */
function openingStatus(text: string, [s, e]: Piece): { status: Status; end: number } | null {
  const comma = text.slice(s, Math.min(e, s + 16)).indexOf('，')
  if (comma < 3 || !/完成|到位|销号|办结|坚持|推进/u.test(text.slice(s, s + comma))) return null
  const status = pureStatus(text, s, s + comma)
  return status ? { status, end: s + comma } : null
}

/** 整改时限：2024年12月，已完成。 The words behind the last comma of a deadline are a status. */
function statusAfterDeadline(text: string, segments: readonly Segment[]): { status: Status; at: Piece } | null {
  for (const s of segments) {
    if (s.leadIn?.role !== 'deadline' || s.piece[1] - s.piece[0] > 60) continue
    let comma = s.piece[1] - 1
    while (comma >= s.piece[0] && !'，；（ '.includes(text[comma] ?? '-')) comma--
    if (comma < s.piece[0]) continue
    const at: Piece = [comma + 1, s.piece[1]]
    let end = at[1]
    while (end > at[0] && '。）'.includes(text[end - 1] ?? '-')) end--
    const named = pureStatus(text, at[0], end)
    if (named) return { status: named, at }
  }
  return null
}

/** The last sentence of the span that says nothing but a status: 目前，该问题已整改完成。 */
function statusSentence(text: string, start: number, end: number): { status: Status; at: Piece } | null {
  let found: { status: Status; at: Piece } | null = null
  let from = start
  for (let i = start; i <= end; i++) {
    if (i < end && text[i] !== '。' && text[i] !== '\n') continue
    if (i - from >= 3 && i - from <= 40) {
      const named = pureStatus(text, from, i)
      if (named && /完成|整改|销号|办结|到位|推进/u.test(text.slice(from, i)))
        found = { status: named, at: [from, Math.min(end, i + 1)] }
    }
    from = i + 1
  }
  return found ?? statusClause(text, start, end)
}

/** …，该问题已整改到位。 Where the problems are told without headings, the last clause of the last sentence says how it stands. */
function statusClause(text: string, start: number, end: number): { status: Status; at: Piece } | null {
  const [, last] = withoutStop(text, start, end)
  const low = Math.max(start, last - 40)
  let comma = last - 1
  while (comma > low && !'，；。\n'.includes(text[comma] ?? '-')) comma--
  const phrase = text.slice(comma + 1, last)
  if (comma <= low || text[comma] === '\n' || !/^(?:目前，?)?(?:该|此|本|上述|以上|这一)(?:项|个)?问题/u.test(phrase))
    return null
  const named = pureStatus(text, comma + 1, last)
  return named ? { status: named, at: [comma + 1, last] } : null
}

const endsSentence = unitsOf('。；\n')

function firstSentence(text: string, piece: Piece): Piece {
  const [s, e] = piece
  const most = Math.min(e, s + 60)
  for (let i = s; i < most; i++) if (endsSentence(text.charCodeAt(i))) return [s, i + 1]
  return piece
}
