import type { Fields } from '../kernel/fields.ts'
import type { Reading } from '../notice/reading.ts'
import { blank } from './blank.ts'
import { saidBefore, wasSaid } from './paper-words.ts'
import { same } from './same.ts'
import { filled } from './from-reading.ts'
import type { Scope, Source } from './incoming.ts'
import type { Known, KnownFeedback } from './known.ts'
import { problemKey } from './normal.ts'
import { placeOf } from './places.ts'
import type { Proposal, Span } from './proposal.ts'
import { corrected, differsIn, joined, nameOf, unknown } from './why.ts'

/** Number of an official paper: 云巡发〔2025〕12号. */
const officialNumber = /[\p{Script=Han}]{2,12}[〔［[【(（]\d{4}[〕］\]】)）]\s?\d{1,4}号/u

const counts = ['announcedCategories', 'announcedAspects', 'announcedProblems'] as const

/** The feedback itself, from its own report; from a notice only where its announced figures are others than those of the feedback of that day. */
export function proposeFeedback(reading: Reading, known: Known, text: string): Feedback {
  const fields = fieldsOf(reading, text)
  const source = sourceOf(reading, fields, text)
  if (reading.kind === 'feedback') {
    const target = standingFor(reading, fields, known)
    const proposal = target === undefined ? opening(source, fields) : compared(source, fields, target)
    const scope = target === undefined ? { is: 'new' as const, proposal: proposal.id } : inside(target)
    return { proposals: [proposal], scope }
  }
  const ofThatDay = known.feedbacks.filter(({ feedbackOn }) => feedbackOn !== null && feedbackOn === reading.feedbackOn)
  const [only] = ofThatDay
  if (reading.kind !== 'notice' || only === undefined || ofThatDay.length > 1)
    return { proposals: [], scope: { is: 'unsaid' } }
  return { proposals: figures(source, fields, only), scope: inside(only) }
}

/** What is proposed about it, and which problems are compared with those of the paper. */
interface Feedback {
  readonly proposals: readonly Proposal[]
  readonly scope: Scope
}

const inside = ({ id }: KnownFeedback): Scope => ({ is: 'known', id })

function fieldsOf({ title, feedbackOn, announced }: Reading, text: string): Fields {
  return filled({
    title: title ?? '',
    number: officialNumber.exec(text.slice(0, 2000))?.[0] ?? null,
    feedbackOn,
    announcedCategories: announced.categories,
    announcedAspects: announced.aspects,
    announcedProblems: announced.problems,
  })
}

/** By number, else by title and day, else as the one whose problems it lists: a title or day may be what was corrected. */
function standingFor(reading: Reading, fields: Fields, { feedbacks, findings }: Known): KnownFeedback | undefined {
  const number = fields.number ?? null
  const title = fields.title ?? null
  const day = fields.feedbackOn ?? null
  const byNumber = feedbacks.find(
    (one) => number !== null && (same(number, one.number) || wasSaid(one.said, 'number', number)),
  )
  if (byNumber !== undefined) return byNumber
  const unnumbered = feedbacks.filter((one) => number === null || one.number === null)
  const isDay = (one: KnownFeedback) => one.feedbackOn === day || wasSaid(one.said, 'feedbackOn', day)
  const isTitle = (one: KnownFeedback) => same(title ?? '', one.title) || wasSaid(one.said, 'title', title)
  const byTitle = unnumbered.find((one) => isTitle(one) && isDay(one))
  const alike = unnumbered.filter((one) => isTitle(one) || isDay(one))
  return byTitle ?? listing(reading, alike, findings)
}

/** The feedback from which more than half of these problems came. */
function listing(reading: Reading, feedbacks: readonly KnownFeedback[], findings: Known['findings']) {
  const keys = new Set(reading.items.map(({ title }) => problemKey(title)))
  const votes = new Map<string | null, number>()
  for (const { feedback, title } of findings) {
    if (keys.has(problemKey(title))) votes.set(feedback, (votes.get(feedback) ?? 0) + 1)
  }
  return feedbacks.find(({ id }) => (votes.get(id) ?? 0) * 2 > keys.size)
}

function opening(source: Source, fields: Fields): Proposal {
  const base = blank('feedback', source, '')
  return { ...base, id: `open-feedback-${source.at}`, kind: 'open', verb: 'receive', fields, why: unknown.feedback }
}

function compared(source: Source, fields: Fields, known: KnownFeedback): Proposal {
  const base = { ...blank('feedback', source, ''), target: known.id, revision: known.revision }
  const changed = Object.entries(fields).filter(
    ([name, value]) => !same(value, standing(known, name)) && !wasSaid(known.said, name, value),
  )
  if (changed.length === 0) return { ...base, id: `known-feedback-${source.at}`, kind: 'known', fields, why: matched }
  const names = changed.map(([name]) => name)
  const said = saidBefore(known.said, names)
  return {
    ...base,
    said,
    id: `amend-feedback-${source.at}-${known.id}-r${known.revision}`,
    ...{ kind: 'amend', verb: 'amend', fields: Object.fromEntries(changed) },
    was: Object.fromEntries(names.map((name) => [name, standing(known, name)])),
    why: joined(matched, differsIn(names.map(nameOf)), corrected(Object.keys(said).map(nameOf))),
  }
}

/** A notice repeats how much was announced. What the feedback says stands: another figure is told. */
function figures(source: Source, fields: Fields, known: KnownFeedback): Proposal[] {
  const other = counts.filter((name) => {
    const said = fields[name] ?? null
    return said !== null && known[name] !== null && said !== known[name] && !wasSaid(known.said, name, said)
  })
  if (other.length === 0) return []
  return [
    {
      ...blank('feedback', source, ''),
      id: `contradicts-feedback-${source.at}-${known.id}-r${known.revision}`,
      ...{ kind: 'contradicts', target: known.id, revision: known.revision },
      fields: Object.fromEntries(other.map((name) => [name, fields[name] ?? null])),
      was: Object.fromEntries(other.map((name) => [name, known[name]])),
      why: differsIn(other.map(nameOf)),
    },
  ]
}

function standing(known: KnownFeedback, name: string) {
  switch (name) {
    case 'title':
    case 'number':
    case 'feedbackOn':
    case 'announcedCategories':
    case 'announcedAspects':
    case 'announcedProblems':
      return known[name]
    default:
      return null
  }
}

const matched = { zh: '文号或标题与已登记的反馈意见相同。', en: 'Number or title is that of a feedback on record.' }

const units: Readonly<{ [field: string]: RegExp }> = {
  announcedCategories: /类/u,
  announcedAspects: /方面/u,
  announcedProblems: /问题|^个$|^项$|^条$/u,
}

function sourceOf(reading: Reading, fields: Fields, text: string): Source {
  const first = reading.items[0]?.span[0] ?? text.length
  const whole: Span = [0, first]
  const title = reading.title === null ? whole : placeOf(text, reading.title, [0, text.length])
  const start = title[1] - title[0] < text.length ? title[0] : 0
  const places: { [field: string]: Span } = { title }
  const day = reading.facts.dates.find(({ iso }) => iso === reading.feedbackOn)
  if (day !== undefined) places['feedbackOn'] = day.span
  for (const [name, unit] of Object.entries(units)) {
    const told = reading.facts.counts.find(({ value, unit: of }) => value === fields[name] && unit.test(of))
    if (told !== undefined) places[name] = told.span
  }
  const at = `${reading.items[0]?.span[0] ?? 0}`
  return {
    at,
    span: [start, Math.max(start, first)],
    places,
    sheet: null,
    record: null,
    cells: {},
    parts: {},
    names: {},
  }
}
