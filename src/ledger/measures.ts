import type { Fields } from '../kernel/fields.ts'
import { comparableMeasure, type IncomingFinding, type IncomingMeasure, wordsIn } from './incoming.ts'
import { same } from './finding-changes.ts'
import type { KnownFinding, KnownMeasure } from './known.ts'
import { type Match, matchAll } from './matching.ts'
import { blank } from './blank.ts'
import type { Proposal } from './proposal.ts'
import { differsIn, gone, joined, matchedBy, nameOf, renumbered, unknown } from './why.ts'

/** The finding measures belong to: the id of its proposal or record, and what stands in it where it is known. */
export interface Owner {
  readonly id: string
  readonly known: KnownFinding | null
}

/** Proposals for the measures of one problem. They are compared with that problem's measures only: the same words may cure two problems. */
export function proposeMeasures(
  measures: readonly IncomingMeasure[],
  { section, source }: IncomingFinding,
  owner: Owner,
): Proposal[] {
  const standing = owner.known?.measures ?? []
  const matches = matchAll(
    measures.map(({ fields }) => comparableMeasure(wordsIn(fields, 'text'), wordsIn(fields, 'marker') || null)),
    standing.map(({ text, marker }) => comparableMeasure(text, marker)),
  )
  const out = measures.map((one, at) => {
    const match = matches[at] ?? null
    const target = match === null ? undefined : standing[match.known]
    const base = { ...blank('measure', one.source, section), of: owner.id }
    return match === null || target === undefined ? opening(one, base) : compared(one, target, match, base)
  })
  return [...out, ...vanished(standing, matches, { ...blank('measure', source, section), of: owner.id })]
}

type Base = Omit<ReturnType<typeof blank>, 'of'> & { readonly of: string }

function opening(one: IncomingMeasure, base: Base): Proposal {
  const { fields, verb, source } = one
  return { ...base, id: `open-measure-${source.at}`, kind: 'open', verb, fields, why: unknown.measure }
}

function compared(one: IncomingMeasure, target: KnownMeasure, match: Match, base: Base): Proposal {
  const { fields, source } = one
  const found = { ...base, target: target.id, revision: target.revision }
  const matched = joined(matchedBy(match), renumbered(target.marker, wordsIn(fields, 'marker') || null))
  const changed = changes(one, target)
  const names = Object.keys(changed)
  if (names.length === 0) return { ...found, id: `known-measure-${source.at}`, kind: 'known', fields, why: matched }
  return {
    ...found,
    id: `amend-measure-${source.at}-${target.id}-r${target.revision}`,
    kind: 'amend',
    verb: 'amend',
    fields: changed,
    was: Object.fromEntries(names.map((name) => [name, name === 'text' ? target.text : (target.fields[name] ?? null)])),
    why: joined(matched, differsIn(names.map(nameOf))),
  }
}

/** Of a paper only the wording counts: markers move, kinds and places are the reader's. A workbook brings values of its own. */
const ofThePaper = new Set(['marker', 'kinds', 'place', 'backfilled'])

function changes({ fields }: IncomingMeasure, target: KnownMeasure): Fields {
  const values = Object.entries(fields).filter(([name, value]) => {
    if (ofThePaper.has(name)) return false
    return !same(value, name === 'text' ? target.text : (target.fields[name] ?? null))
  })
  return Object.fromEntries(values)
}

/** Known measures that a paper which has most of them leaves out. A paper that tells of other work says nothing about them. */
function vanished(standing: readonly KnownMeasure[], matches: readonly (Match | null)[], base: Base): Proposal[] {
  const found = new Set(matches.flatMap((match) => (match ? [match.known] : [])))
  if (found.size * 2 < standing.length || found.size === 0) return []
  return standing.flatMap((one, at) => {
    if (found.has(at)) return []
    const { id, revision, text } = one
    const told = { target: id, revision, was: { text }, why: gone.measure }
    return [{ ...base, ...told, id: `contradicts-measure-gone-${id}-r${revision}`, kind: 'contradicts' as const }]
  })
}
