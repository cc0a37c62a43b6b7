import { comparableFinding, type IncomingFinding, wordsIn } from './incoming.ts'
import { amendments, contradictions } from './finding-changes.ts'
import type { Known, KnownFinding } from './known.ts'
import { type Match, matchAll } from './matching.ts'
import { proposeMeasures } from './measures.ts'
import { missing } from './missing.ts'
import type { Proposal } from './proposal.ts'
import { blank } from './blank.ts'
import { joined, matchedBy, renumbered, unknown } from './why.ts'

/** Proposals for problems and, behind each, for its measures; at last for what is known and did not come. */
export function proposeFindings(incoming: readonly IncomingFinding[], known: Known): Proposal[] {
  const matches = matchAll(
    incoming.map((one) => comparableFinding(wordedIn(one))),
    known.findings.map((one) => comparableFinding(wordedKnown(one))),
  )
  const out = incoming.flatMap((one, at) => {
    const match = matches[at] ?? null
    const target = match === null ? undefined : known.findings[match.known]
    if (match === null || target === undefined) return opening(one)
    return [...compared(one, target, match), ...proposeMeasures(one.measures, one, { id: target.id, known: target })]
  })
  return [...out, ...missing(incoming, matches, known)]
}

const wordedIn = ({ fields, measures }: IncomingFinding) => ({
  title: wordsIn(fields, 'title'),
  original: wordsIn(fields, 'original'),
  number: wordsIn(fields, 'number') || null,
  section: wordsIn(fields, 'path'),
  measures: measures.map((m) => wordsIn(m.fields, 'text')),
})

const wordedKnown = ({ title, original, number, path, measures }: KnownFinding) => ({
  ...{ title, original, number },
  section: path ?? '',
  measures: measures.map(({ text }) => text),
})

function opening(one: IncomingFinding): Proposal[] {
  const finding: Proposal = {
    ...blank('finding', one.source, one.section),
    id: `open-finding-${one.source.at}`,
    kind: 'open',
    verb: one.verb,
    fields: one.fields,
    why: unknown.finding,
  }
  return [finding, ...proposeMeasures(one.measures, one, { id: finding.id, known: null })]
}

function compared(one: IncomingFinding, target: KnownFinding, match: Match): Proposal[] {
  const base = { ...blank('finding', one.source, one.section), target: target.id, revision: target.revision }
  const said = wordsIn(one.fields, 'number') || null
  const matched = joined(matchedBy(match), renumbered(target.number, said))
  const id = (kind: string) => `${kind}-finding-${one.source.at}-${target.id}-r${target.revision}`
  const changes = amendments(one, target).map(({ verb, fields, was, why }) => {
    return { ...base, kind: 'amend' as const, id: id(verb), verb, fields, was, why: joined(matched, why) }
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
