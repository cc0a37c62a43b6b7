import type { Tidy } from '../text/tidy.ts'
import { type AnnouncedReading, readAnnounced } from './announced.ts'
import { type Body, type Piece, readBody, withoutStop } from './body.ts'
import { type Contact, readContacts } from './contacts.ts'
import { type RawDate, scanDates } from './date-scan.ts'
import { type Anchors, type Dated, dated } from './dates.ts'
import { type Finding, findFindings, findRequirements, type Requirement } from './feedback.ts'
import { type Figures, scanFigures } from './figures.ts'
import { type HeadDays, type HeadNames, headDays, headNames } from './head.ts'
import { type Draft, findItems } from './items.ts'
import { withLostLabels } from './lost-labels.ts'
import { type Kind, kindOf } from './kind.ts'
import { type MeasureKind, kindsOf } from './measure-kinds.ts'
import { type MeasurePiece, splitMeasures } from './measures.ts'
import type { Line } from './line.ts'
import { type Node, outline, readLines } from './outline.ts'
import { sectionStatus, type Status } from './status.ts'
import { closingLine } from './closing.ts'
import { type Title, titleOf } from './title.ts'
import { withoutTrailing } from './trailing.ts'

/** A problem as read: all spans are of tidied text. */
export type Problem = {
  readonly draft: Draft
  readonly body: Body
  readonly measures: readonly (MeasurePiece & { readonly kinds: readonly MeasureKind[] })[]
  readonly status: Status
  /** Where the status is printed, and whether it is the problem's own or its section's. */
  readonly statusAt: Piece | null
  readonly statusBasis: 'own' | 'section' | 'all' | null
}

/** One notice, feedback report or other text, read but not yet put into the machine format. Spans are of tidied text. */
export type Document = {
  readonly tidy: Tidy
  readonly kind: Kind
  readonly title: Title | null
  readonly names: HeadNames
  readonly days: HeadDays
  readonly announced: AnnouncedReading
  readonly lines: readonly Line[]
  readonly root: Node
  readonly preface: Piece
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
  readonly requirements: readonly Requirement[]
  readonly dates: readonly Dated[]
  /** Dates found, including those that no year could be given to. */
  readonly rawDates: readonly RawDate[]
  readonly figures: Figures
  readonly contacts: readonly Contact[]
}

/** Reads one document: outline → items → measures → facts. */
export function readDocument(tidy: Tidy): Document {
  const { text } = tidy
  const all = readLines(text, 0, text.length)
  const title = titleOf(text, all)
  const structure = structureOf(text, all, title)
  const { kind, lines, root, drafts, bodies, findings } = structure
  const blocks = kind === 'feedback' ? findings().map((f) => ({ start: f.span[0], end: f.span[1] })) : drafts
  const preface: Piece = [title?.end ?? 0, blocks[0]?.start ?? Math.min(text.length, (title?.end ?? 0) + 6000)]
  const tails: Piece[] = [[blocks.at(-1)?.end ?? preface[1], text.length]]
  const rawDates = datesOf(text)
  const days = headDays(text, rawDates, all, preface, tails)
  const announced = readAnnounced(text, outsideItems(preface, blocks, text.length))
  const outside = outsideOf(text, lines, announced, bodies)
  return {
    ...{ tidy, kind, title, days, announced, lines, root, preface, rawDates },
    names: headNames(text, all, title, preface),
    problems: kind === 'notice' ? drafts.map((d, k) => readProblem(text, d, bodies[k] as Body, outside)) : [],
    findings: kind === 'feedback' ? findings() : [],
    requirements: kind === 'feedback' ? findRequirements(text, lines, root) : [],
    dates: dated(text, rawDates, anchorsOf(days)),
    figures: scanFigures(text, 0, text.length, rawDates),
    contacts: readContacts(text, all, blocks),
  }
}

/** The tree of headings below the title, what in it are problems or findings, and by that the kind of the document. */
function structureOf(text: string, all: readonly Line[], title: Title | null) {
  const from = title ? title.lastLine + 1 : 0
  const lines = reindexed(all.slice(from, Math.max(from, closingLine(text, all))))
  const root = outline(text, lines)
  const drafts = withoutTrailing(text, withLostLabels(text, findItems(text, lines, root)))
  let found: readonly Finding[] | null = null
  const findings = () => (found ??= findFindings(text, lines, root))
  const bodies = drafts.map((d) => readBody(text, d))
  const kind = kindOf({
    title,
    opening: text.slice(0, 3000),
    items: drafts.length,
    measured: bodies.filter((b) => b.measures.length > 0).length,
    led: drafts.filter((d) => d.led).length,
    findings: () => findings().length,
  })
  return { lines, root, drafts, bodies, findings, kind }
}

const reindexed = (lines: readonly Line[]): Line[] => lines.map((line, index) => ({ ...line, index }))

/** Dates; runs of bare digits are taken for dates only in a text that has lost 年 or 月 elsewhere. */
function datesOf(text: string): RawDate[] {
  const plain = scanDates(text, 0, text.length, false)
  return plain.some((d) => d.lossy) ? scanDates(text, 0, text.length, true) : plain
}

const anchorsOf = (days: HeadDays): Anchors => ({
  inspected: days.start,
  feedback: days.feedbackOn,
  latest: days.asOf ?? days.signedOn ?? days.publishedOn,
})

/** Totals are looked for before, between and behind the problems, never inside them. */
function outsideItems(preface: Piece, drafts: readonly { start: number; end: number }[], end: number): Piece[] {
  const spans: Piece[] = [preface]
  for (const [k, d] of drafts.entries()) {
    const next = drafts[k + 1]?.start ?? end
    if (next > d.end + 1) spans.push([d.end, next])
  }
  return drafts.length > 0 ? spans : [[preface[0], end]]
}

function readProblem(text: string, draft: Draft, body: Body, outside: Outside): Problem {
  const measures: Problem['measures'][number][] = []
  for (const m of splitMeasures(text, body.measures)) {
    if (coversStatus(m, body)) continue
    measures.push({ marker: m.marker, text: m.text, kinds: kindsOf(text, m.text[0], m.text[1]) })
  }
  const shared = { draft, body, measures }
  if (body.status) return { ...shared, status: body.status, statusAt: body.statusAt, statusBasis: 'own' }
  const heading = statusHeading(text, draft, outside)
  if (heading) return { ...shared, status: heading.status, statusAt: heading.at, statusBasis: 'section' }
  const all = outside.announced.allDone
  if (all) return { ...shared, status: 'done', statusAt: all, statusBasis: 'all' }
  return { ...shared, status: 'unstated', statusAt: null, statusBasis: null }
}

const coversStatus = (m: MeasurePiece, body: Body): boolean =>
  body.statusAt !== null && m.text[0] >= body.statusAt[0] && m.text[1] <= body.statusAt[1]

/** What the rest of the text says about status; `pending` when another section holds what is not done, so that 整改任务完成情况 holds what is. */
type Outside = {
  readonly above: ReadonlyMap<number, StatusLine>
  readonly pending: boolean
  readonly announced: AnnouncedReading
}

/** Nothing needs to be known where every problem states its status itself. */
function outsideOf(
  text: string,
  lines: readonly Line[],
  announced: AnnouncedReading,
  bodies: readonly Body[],
): Outside {
  if (bodies.every((b) => b.status)) return { above: new Map(), pending: false, announced }
  const pending = lines.some((l) => l.label !== null && sectionStatus(text.slice(l.label.body, l.end)) === 'ongoing')
  return { above: statusLines(text, lines), pending, announced }
}

type StatusLine = { readonly status: Status; readonly at: Piece }

/** Unlabelled lines that give a status to the problems below them, by line index. */
function statusLines(text: string, lines: readonly Line[]): Map<number, StatusLine> {
  const found = new Map<number, StatusLine>()
  let current: StatusLine | null = null
  for (const line of lines) {
    const bare = !line.label && line.end - line.start <= 36 && !'。；'.includes(text[line.end - 1] ?? '-')
    const status = bare ? sectionStatus(text.slice(line.start, line.end)) : null
    if (status) current = { status, at: [line.start, line.end] }
    if (current) found.set(line.index, current)
  }
  return found
}

/** The nearest heading above a problem that gives it a status: an unlabelled line of its section, or a section of its path. */
function statusHeading(text: string, draft: Draft, outside: Outside): StatusLine | null {
  const bare = outside.above.get((draft.lines[0]?.index ?? 0) - 1)
  if (bare && bare.at[0] > (draft.path.at(-1)?.[0] ?? 0)) return bare
  for (const [s, e] of [...draft.path].reverse()) {
    const at = withoutStop(text, s, e)
    const words = text.slice(at[0], at[1]).replace(/^.{1,4}[、）]/u, '')
    const status = sectionStatus(words) ?? (outside.pending && /^.{0,10}完成情况$/u.test(words) ? 'done' : null)
    if (status) return { status, at }
  }
  return null
}
