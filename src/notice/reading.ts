import { isoOf } from '../calendar/damaged-dates.ts'
import { type Span, sourceSpan, type Tidy, tidy } from '../text/tidy.ts'
import { type Piece, withoutStop } from './body.ts'
import { sentenceKeys } from './checks/reuse.ts'
import { type CheckOptions, runChecks } from './checks/run.ts'
import type { Dated } from './dates.ts'
import { type Document, type Problem, readDocument } from './document.ts'
import type { DateFact, Item, Reading } from './format.ts'
import { splitDocuments } from './split-documents.ts'

export type { CheckFinding } from './checks/registry.ts'
export type { Item, Measure, Reading } from './format.ts'
export type ReadOptions = CheckOptions

/**
 * Reads a rectification notice or feedback report from plain text. Never throws, whatever the text; linear in its length.
 * Spans are half-open, in UTF-16 code units of `source` as given. Further papers of the same text stand in `more`.
 */
export function readNotice(source: string, options: ReadOptions = {}): Reading {
  const [first, ...more] = splitDocuments(tidy(source)).map((t) => readingOf(t, options))
  const reading = first ?? readingOf(tidy(''), options)
  return more.length > 0 ? { ...reading, more } : reading
}

function readingOf(part: Tidy, options: ReadOptions): Reading {
  const doc = readDocument(part)
  const { days, names } = doc
  return {
    kind: doc.kind,
    title: doc.title?.words ?? null,
    unit: names.unit,
    partyOrg: names.partyOrg,
    inspector: names.inspector,
    inspection: { start: days.start, end: days.end },
    feedbackOn: doc.kind === 'feedback' ? (days.feedbackOn ?? ownDay(doc)) : days.feedbackOn,
    asOf: days.asOf,
    publishedOn: publishedOn(doc),
    signedOn: days.signedOn,
    announced: announcedOf(doc),
    items: doc.kind === 'feedback' ? findingItems(doc) : problemItems(doc),
    ...(doc.kind === 'feedback' ? { requirements: requirementsOf(doc) } : {}),
    facts: factsOf(doc),
    contacts: doc.contacts.map((c) => ({ kind: c.kind, value: c.value, span: sourceSpan(part, c.start, c.end) })),
    checks: runChecks(doc, options),
  }
}

/** What another paper (a speech) says of totals is not its own. */
function announcedOf({ announced, kind }: Document): Reading['announced'] {
  if (kind === 'other') return { categories: null, aspects: null, problems: null, done: null, ongoing: null }
  const { categories, aspects, problems, done, ongoing } = announced.totals
  return { categories, aspects, problems, done, ongoing }
}

/** A feedback report that names no day of feedback is of the day it bears. */
const ownDay = ({ days }: Document): string | null => (days.bracketed ? days.publishedOn : null) ?? days.signedOn

/** The day of publication is only what the page or the text calls so; the day of signature stands in `signedOn`. */
function publishedOn({ days, kind }: Document): string | null {
  if (kind === 'feedback') return days.bracketed && !days.feedbackOn ? null : days.publishedOn
  return days.publishedOn
}

/** Words as printed, digits folded, line breaks inside made spaces. */
const say = (doc: Document, piece: Piece): string => quote(doc, piece[0], piece[1])

function quote(doc: Document, start: number, end: number): string {
  const words = doc.tidy.face.slice(start, end)
  return words.includes('\n') ? words.replaceAll('\n', ' ') : words
}

/** A heading for a path: its first sentence, without a final stop. */
function headingOf(doc: Document, [s, e]: Piece): string {
  const stop = doc.tidy.text.slice(s, e).indexOf('。')
  return say(doc, withoutStop(doc.tidy.text, s, stop > 0 ? s + stop : e))
}

/** Problems below the same headings stand one behind the other: the headings are put into words once. */
function problemItems(doc: Document): Item[] {
  const items: Item[] = []
  let above: Problem['draft']['path'] | null = null
  let path: string[] = []
  for (const p of doc.problems) {
    if (p.draft.path !== above) path = p.draft.path.map((x) => headingOf(doc, x))
    above = p.draft.path
    items.push(itemOf(doc, p, path))
  }
  return items
}

const joined = (doc: Document, pieces: readonly Piece[]): string | null =>
  pieces.length > 0 ? pieces.map((x) => say(doc, withoutStop(doc.tidy.text, x[0], x[1]))).join('；') : null

function itemOf(doc: Document, p: Problem, path: string[]): Item {
  return {
    label: p.draft.label,
    path,
    title: say(doc, p.body.title),
    status: p.status,
    statusQuote: p.statusAt ? say(doc, p.statusAt) : null,
    owner: joined(doc, p.body.owner),
    deadline: joined(doc, p.body.deadline),
    span: sourceSpan(doc.tidy, p.draft.start, p.draft.end),
    measures: p.measures.map((m) => ({
      marker: m.marker ? say(doc, m.marker) : null,
      text: say(doc, m.text),
      kinds: m.kinds,
      span: sourceSpan(doc.tidy, m.text[0], m.text[1]),
    })),
  }
}

function findingItems(doc: Document): Item[] {
  return doc.findings.map((f) => ({
    label: f.label,
    path: f.path.map((x) => headingOf(doc, x)),
    title: say(doc, f.title),
    status: 'unstated',
    statusQuote: null,
    owner: null,
    deadline: null,
    span: sourceSpan(doc.tidy, f.span[0], f.span[1]),
    measures: [],
  }))
}

const requirementsOf = (doc: Document) =>
  doc.requirements.map((r) => ({
    label: r.label,
    text: say(doc, r.text),
    span: sourceSpan(doc.tidy, r.span[0], r.span[1]),
  }))

function factsOf(doc: Document): Reading['facts'] {
  const { figures } = doc
  const words = (x: Placed) => quote(doc, x.start, x.end)
  const span = (x: Placed) => sourceSpan(doc.tidy, x.start, x.end)
  return {
    money: figures.money.map((m) => ({ quote: words(m), span: span(m), cny: m.cny })),
    dates: doc.dates.map((d) => dateFact(d, words(d.raw), span(d.raw))),
    counts: figures.counts.map((c) => ({ quote: words(c), span: span(c), value: c.value, unit: c.unit })),
    rates: figures.rates.map((r) => ({ quote: words(r), span: span(r), value: r.value, base: r.base })),
  }
}

type Placed = { readonly start: number; readonly end: number }

function dateFact({ raw, iso }: Dated, quote: string, span: Span): DateFact {
  if (!raw.lossy && !raw.readings) return { quote, span, iso }
  const readings = (raw.readings ?? []).map((r) => isoOf(r) ?? '').filter((r) => r !== '')
  return {
    ...{ quote, span, iso },
    ...(raw.lossy ? { lossy: true as const } : {}),
    ...(readings.length > 0 ? { readings } : {}),
  }
}

/** Long sentences of all measures of a text, keyed as the check for shared sentences compares them: material for a corpus. */
export const sentencesOf = (source: string): string[] =>
  splitDocuments(tidy(source)).flatMap((part) => sentenceKeys(readDocument(part)))
