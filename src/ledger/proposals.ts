import { comparableFinding, type IncomingFinding, type Scope, wordsIn } from './incoming.ts'
import { amendments, contradictions } from './finding-changes.ts'
import type { Known, KnownFinding } from './known.ts'
import { type Comparable, type Match, matching } from './matching.ts'
import { proposeMeasures } from './measures.ts'
import { missing } from './missing.ts'
import { saidTexts } from './paper-words.ts'
import type { Proposal } from './proposal.ts'
import { blank } from './blank.ts'
import { mapped, type Steps } from './steps.ts'
import { earlierFeedback, joined, matchedBy, older, otherMark, renumbered, unknown } from './why.ts'

/** Proposals for problems and, behind each, for its measures; at last for what is known and did not come. */
export function* proposeFindings(incoming: readonly IncomingFinding[], known: Known): Steps<Proposal[]> {
  const coming = yield* mapped(incoming, (one) => comparableFinding(wordedIn(one)))
  const standing = yield* mapped(known.findings, (one) => comparableFinding(wordedKnown(one)))
  const matches = yield* matchInScope(incoming, coming, known, standing)
  const earlier = incoming.some(({ scope }) => scope.is !== 'unsaid') ? wordings(standing) : new Set<string>()
  const proposed = yield* mapped(
    incoming,
    (one, at) => {
      const match = matches[at] ?? null
      const target = match === null ? undefined : known.findings[match.known]
      if (match === null || target === undefined)
        return one.source.record === null
          ? opening(one, coming[at]?.keys.some((key) => earlier.has(key)) ?? false)
          : [unknownMark(one, one.source.record.cell)]
      return [...compared(one, target, match), ...proposeMeasures(one.measures, one, { id: target.id, known: target })]
    },
    'comparing',
  )
  return [...proposed.flat(), ...missing(incoming, matches, known)]
}

/** Papers about one feedback are compared with what may be of it, and with nothing that another paper of the file has taken. */
function* matchInScope(
  incoming: readonly IncomingFinding[],
  coming: readonly Comparable[],
  { findings }: Known,
  standing: readonly Comparable[],
): Steps<(Match | null)[]> {
  const out = byRecord(incoming, findings)
  const taken = new Set(out.flatMap((match) => (match ? [match.known] : [])))
  for (const group of Map.groupBy(unmarked(incoming), (at) => JSON.stringify(incoming[at]?.scope)).values()) {
    const scope = incoming[group[0] ?? 0]?.scope ?? { is: 'unsaid' }
    const open = findings.flatMap((one, at) => (!taken.has(at) && isInside(scope, one) ? [at] : []))
    const found = yield* matching(pick(coming, group), pick(standing, open))
    group.forEach((at, k) => {
      const match = found[k] ?? null
      const place = match === null ? undefined : open[match.known]
      if (match === null || place === undefined) return
      out[at] = { ...match, known: place }
      taken.add(place)
    })
  }
  return out
}

/** A row with a mark is that record or nothing: never another one of the same words. */
function byRecord(incoming: readonly IncomingFinding[], findings: Known['findings']): (Match | null)[] {
  if (incoming.every(({ source }) => source.record === null)) return incoming.map(() => null)
  const places = new Map(findings.map(({ id }, at) => [id, at]))
  return incoming.map(({ source: { record } }) => {
    const at = record === null ? undefined : places.get(record.id)
    return at === undefined ? null : { known: at, by: 'record', likeness: 1 }
  })
}

const unmarked = (incoming: readonly IncomingFinding[]): number[] =>
  incoming.flatMap(({ source }, at) => (source.record === null ? [at] : []))

const pick = (list: readonly Comparable[], places: readonly number[]): Comparable[] =>
  places.flatMap((at) => list[at] ?? [])

const isInside = (scope: Scope, { feedback }: KnownFinding): boolean =>
  scope.is === 'unsaid' || feedback === null || (scope.is === 'known' && feedback === scope.id)

const wordings = (standing: readonly Comparable[]): Set<string> => new Set(standing.flatMap(({ keys }) => keys))

const feedbackIn = ({ scope }: IncomingFinding): string | null =>
  scope.is === 'unsaid' ? null : scope.is === 'new' ? scope.proposal : scope.id

const wordedIn = ({ fields, measures }: IncomingFinding) => ({
  title: wordsIn(fields, 'title'),
  original: wordsIn(fields, 'original'),
  number: wordsIn(fields, 'number') || null,
  section: wordsIn(fields, 'path'),
  measures: measures.map((m) => wordsIn(m.fields, 'text')),
})

const wordedKnown = ({ title, original, number, path, measures, said }: KnownFinding) => ({
  ...{ title, original, number },
  section: path ?? '',
  measures: measures.map((one) => saidTexts(one.said, 'text').at(-1) ?? one.text),
  said: [...saidTexts(said, 'title'), ...saidTexts(said, 'original')],
})

function opening(one: IncomingFinding, foundBefore: boolean): Proposal[] {
  const finding: Proposal = {
    ...blank('finding', one.source, one.section),
    id: `open-finding-${one.source.at}`,
    kind: 'open',
    verb: one.verb,
    feedback: feedbackIn(one),
    fields: one.fields,
    why: joined(unknown.finding, foundBefore ? earlierFeedback : null),
  }
  return [finding, ...proposeMeasures(one.measures, one, { id: finding.id, known: null })]
}

/** Told and never opened: the record may stand where this person does not see it, and would then stand twice. */
const unknownMark = (one: IncomingFinding, cell: string): Proposal => ({
  ...blank('finding', one.source, one.section),
  ...{ id: `contradicts-finding-mark-${one.source.at}`, kind: 'contradicts', fields: one.fields },
  why: otherMark.finding(cell),
})

function compared(one: IncomingFinding, target: KnownFinding, match: Match): Proposal[] {
  const found = { feedback: target.feedback, target: target.id, revision: target.revision }
  const base = { ...blank('finding', one.source, one.section), ...found }
  const said = wordsIn(one.fields, 'number') || null
  const stale = one.source.record !== null && one.source.record.revision < target.revision
  const moved = one.source.record === null ? renumbered(target.number, said) : null
  const went = stale ? older(one.source.record?.revision ?? 0, target.revision) : null
  const matched = joined(matchedBy(match), moved, went)
  const id = (kind: string) => `${kind}-finding-${one.source.at}-${target.id}-r${target.revision}`
  const changes = amendments(one, target).map(({ verb, fields, was, said: before, why }) => {
    return {
      ...base,
      kind: 'amend' as const,
      id: id(verb),
      verb,
      fields,
      was,
      said: before,
      stale,
      why: joined(matched, why),
    }
  })
  const against = contradictions(one, target).map(({ topic, fields, was, why }) => {
    return {
      ...base,
      kind: 'contradicts' as const,
      id: id(`contradicts-${topic}`),
      fields,
      was,
      why: joined(matched, why),
    }
  })
  if (changes.length + against.length > 0) return [...changes, ...against]
  return [{ ...base, kind: 'known', id: `known-finding-${one.source.at}`, fields: one.fields, why: matched }]
}
