// What the tests of this room share: papers, and a ledger that takes proposals as the import path would.
import type { Fields } from '../kernel/fields.ts'
import { type Reading, readNotice } from '../notice/reading.ts'
import type { Known, KnownFeedback, KnownFinding, KnownMeasure } from './known.ts'
import type { Proposal } from './proposal.ts'
import { reconcile } from './reconcile.ts'

export interface Paper {
  readonly name: string
  readonly text: string
  readonly reading: Reading
}

export const read = (text: string, name = 'paper'): Paper => ({ name, text, reading: readNotice(text) })

export const nothing: Known = { feedbacks: [], findings: [] }

export const proposals = ({ reading, text }: Paper, known: Known = nothing): Proposal[] =>
  reconcile(reading, known, text)

/** Everything of a paper accepted into an empty ledger. */
export const accepted = (one: Paper): Known => applied(nothing, proposals(one))

/** What the ledger is once all of these were accepted: `open` begins a record, `amend` changes one, the others do nothing. */
export function applied(known: Known, list: readonly Proposal[], paperId = 'paper'): Known {
  const findings = known.findings.map((one) => withMeasures(amended(one, list), list, paperId))
  for (const one of list) {
    if (one.about !== 'finding' || one.kind !== 'open') continue
    const proposed = list.find(({ id, about }) => about === 'feedback' && id === one.feedback)
    const opened = findingOf(one, proposed ? recordOf(proposed, paperId) : one.feedback, paperId)
    findings.push(withMeasures(opened, list, paperId, one.id))
  }
  return { feedbacks: feedbacksOf(known, list, paperId), findings }
}

const recordOf = ({ id }: Proposal, paperId: string): string => `${paperId}-${id}`

const text = (fields: Fields, name: string): string | null => {
  const value = fields[name]
  return typeof value === 'string' ? value : null
}

const figure = (fields: Fields, name: string): number | null => {
  const value = fields[name]
  return typeof value === 'number' ? value : null
}

function findingOf(one: Proposal, feedback: string | null, paperId: string): KnownFinding {
  const { fields } = one
  return {
    ...worded(fields),
    id: recordOf(one, paperId),
    revision: 1,
    state: one.verb === 'backfill-closed' ? 'closed' : one.verb === 'backfill' ? 'underway' : 'open',
    feedback,
    paper: paperId,
    fields,
    measures: [],
  }
}

const worded = (fields: Fields) => ({
  title: text(fields, 'title') ?? '',
  original: text(fields, 'original'),
  number: text(fields, 'number'),
  category: text(fields, 'category'),
  aspect: text(fields, 'aspect'),
  path: text(fields, 'path'),
  status: text(fields, 'reportedDegree'),
})

function amended(one: KnownFinding, list: readonly Proposal[]): KnownFinding {
  const changes = list.filter(({ kind, about, target }) => kind === 'amend' && about === 'finding' && target === one.id)
  if (changes.length === 0) return one
  const fields = Object.assign({}, one.fields, ...changes.map((change) => change.fields))
  return { ...one, ...worded(fields), fields, revision: one.revision + changes.length }
}

function withMeasures(one: KnownFinding, list: readonly Proposal[], paperId: string, opened = one.id): KnownFinding {
  const measures = one.measures.map((measure): KnownMeasure => {
    const change = list.find(
      ({ kind, about, target }) => kind === 'amend' && about === 'measure' && target === measure.id,
    )
    if (!change) return measure
    const fields = { ...measure.fields, ...change.fields }
    return { ...measure, fields, text: text(fields, 'text') ?? '', revision: measure.revision + 1 }
  })
  const added = list.filter(({ kind, about, of }) => kind === 'open' && about === 'measure' && of === opened)
  return { ...one, measures: [...measures, ...added.map((measure) => measureOf(measure, paperId))] }
}

function measureOf(one: Proposal, paperId: string): KnownMeasure {
  const { fields, verb } = one
  const state = verb === 'backfill-done' ? 'done' : verb === 'backfill' ? 'underway' : 'planned'
  return {
    id: recordOf(one, paperId),
    revision: 1,
    state,
    text: text(fields, 'text') ?? '',
    marker: text(fields, 'marker'),
    fields,
  }
}

function feedbacksOf(known: Known, list: readonly Proposal[], paperId: string): KnownFeedback[] {
  const standing = known.feedbacks.map((one) => {
    const change = list.find(({ kind, target }) => kind === 'amend' && target === one.id)
    if (!change) return one
    const { said: _said, ...fields } = one
    return { ...one, ...feedbackFields({ ...fields, ...change.fields }), revision: one.revision + 1 }
  })
  const opened = list.filter(({ kind, about }) => kind === 'open' && about === 'feedback')
  return [
    ...standing,
    ...opened.map((one) => ({
      id: recordOf(one, paperId),
      revision: 1,
      state: 'received',
      ...feedbackFields(one.fields),
    })),
  ]
}

const feedbackFields = (fields: Fields) => ({
  title: text(fields, 'title') ?? '',
  number: text(fields, 'number'),
  feedbackOn: text(fields, 'feedbackOn'),
  announcedCategories: figure(fields, 'announcedCategories'),
  announcedAspects: figure(fields, 'announcedAspects'),
  announcedProblems: figure(fields, 'announcedProblems'),
})

/** Kinds and subjects, counted: `open finding` → 11. */
export function counted(list: readonly Proposal[]): { [kind: string]: number } {
  const out: { [kind: string]: number } = {}
  for (const { kind, about } of list) out[`${kind} ${about}`] = (out[`${kind} ${about}`] ?? 0) + 1
  return out
}
