import type { FieldValue } from '../kernel/fields.ts'
import { comparableMeasure, type IncomingFinding, type IncomingMeasure, wordsIn } from './incoming.ts'
import { same } from './finding-changes.ts'
import type { KnownFinding, KnownMeasure } from './known.ts'
import { type Match, matchAll } from './matching.ts'
import { blank } from './blank.ts'
import type { Proposal } from './proposal.ts'
import { differsIn, gone, joined, matchedBy, nameOf, older, otherDone, otherMark, renumbered, unknown } from './why.ts'

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
  const known = owner.known?.measures ?? []
  const matches = matchMeasures(measures, known)
  const out = measures.flatMap((one, at) => {
    const match = matches[at] ?? null
    const target = match === null ? undefined : known[match.known]
    const base = { ...blank('measure', one.source, section), of: owner.id }
    if (match !== null && target !== undefined) return compared(one, target, match, base)
    return one.source.record === null ? opening(one, base) : unknownMark(one, base, one.source.record.cell)
  })
  return [...out, ...vanished(known, matches, { ...blank('measure', source, section), of: owner.id })]
}

/** By their marks first; those without one, which somebody added to the sheet, by their words among what is left. */
function matchMeasures(measures: readonly IncomingMeasure[], known: readonly KnownMeasure[]): (Match | null)[] {
  if (measures.every(({ source }) => source.record === null)) return matchWorded(measures, known)
  const places = new Map(known.map(({ id }, at) => [id, at]))
  const out = measures.map(({ source: { record } }): Match | null => {
    const at = record === null ? undefined : places.get(record.id)
    return at === undefined ? null : { known: at, by: 'record', likeness: 1 }
  })
  const taken = new Set(out.map((match) => match?.known))
  const left = [...known.keys()].filter((at) => !taken.has(at))
  const added = measures.flatMap((one, at) => (one.source.record === null ? [at] : []))
  const found = matchWorded(
    added.flatMap((at) => measures[at] ?? []),
    left.flatMap((at) => known[at] ?? []),
  )
  added.forEach((at, k) => {
    const match = found[k] ?? null
    const place = match === null ? undefined : left[match.known]
    if (match !== null && place !== undefined) out[at] = { ...match, known: place }
  })
  return out
}

const matchWorded = (measures: readonly IncomingMeasure[], known: readonly KnownMeasure[]): (Match | null)[] =>
  matchAll(
    measures.map(({ fields }) => comparableMeasure(wordsIn(fields, 'text'), wordsIn(fields, 'marker') || null)),
    known.map(({ text, marker }) => comparableMeasure(text, marker)),
    { sameList: true },
  )
type Base = Omit<ReturnType<typeof blank>, 'of'> & { readonly of: string }

function opening(one: IncomingMeasure, base: Base): Proposal {
  const { fields, verb, source } = one
  return { ...base, id: `open-measure-${source.at}`, kind: 'open', verb, fields, why: unknown.measure }
}

function unknownMark({ fields, source }: IncomingMeasure, base: Base, cell: string): Proposal[] {
  return [
    { ...base, id: `contradicts-measure-mark-${source.at}`, kind: 'contradicts', fields, why: otherMark.measure(cell) },
  ]
}

function compared(one: IncomingMeasure, target: KnownMeasure, match: Match, base: Base): Proposal[] {
  const { fields, source, done } = one
  const found = { ...base, target: target.id, revision: target.revision }
  const { record } = source
  const stale = record !== null && record.revision < target.revision
  const moved = record === null ? renumbered(target.marker, wordsIn(fields, 'marker') || null) : null
  const matched = joined(matchedBy(match), moved, stale ? older(record.revision, target.revision) : null)
  const id = (kind: string) => `${kind}-measure-${source.at}-${target.id}-r${target.revision}`
  const amendments = [...Map.groupBy(changes(one, target), ([name]) => verbs[name] ?? 'amend')].map(([verb, list]) => {
    const was = Object.fromEntries(list.map(([name]) => [name, standingInMeasure(target, name)]))
    const why = joined(matched, differsIn(list.map(([name]) => nameOf(name))))
    return { ...found, id: id(verb), kind: 'amend' as const, verb, fields: Object.fromEntries(list), was, stale, why }
  })
  if (done !== null && done !== (target.state === 'done')) {
    const state = { fields: { state: done ? 'done' : 'underway' }, was: { state: target.state } }
    return [
      ...amendments,
      { ...found, id: id('contradicts-state'), kind: 'contradicts', ...state, why: otherDone(done) },
    ]
  }
  if (amendments.length > 0) return amendments
  return [{ ...found, id: `known-measure-${source.at}`, kind: 'known', fields, why: matched }]
}

/** Values a workbook may change by another verb than `amend`. */
const verbs: Readonly<{ [field: string]: string }> = {
  leader: 'assign',
  department: 'assign',
  owner: 'assign',
  dueOn: 'assign',
}

/** Of a paper only the wording counts: markers move, kinds and places are the reader's. When a measure was done is told by the verb that ends it. */
const ofThePaper = new Set(['marker', 'kinds', 'place', 'backfilled', 'doneOn'])

/** A value of a known measure as it stands. */
export const standingInMeasure = (target: KnownMeasure, name: string): FieldValue =>
  name === 'text' ? target.text : (target.fields[name] ?? null)

/** In a sheet of our own a marker is what the ledger calls the measure. */
const changes = ({ fields, source }: IncomingMeasure, target: KnownMeasure): [string, FieldValue][] =>
  Object.entries(fields).filter(
    ([name, value]) =>
      (!ofThePaper.has(name) || (name === 'marker' && source.record !== null)) &&
      !same(value, standingInMeasure(target, name)),
  )

/** Known measures that a paper which has most of them leaves out. A paper that tells of other work says nothing about them. */
function vanished(known: readonly KnownMeasure[], matches: readonly (Match | null)[], base: Base): Proposal[] {
  const found = new Set(matches.flatMap((match) => (match ? [match.known] : [])))
  if (found.size * 2 < known.length || found.size === 0) return []
  return known.flatMap((one, at) => {
    if (found.has(at)) return []
    const { id, revision, text } = one
    const told = { target: id, revision, was: { text }, why: gone.measure }
    return [{ ...base, ...told, id: `contradicts-measure-gone-${id}-r${revision}`, kind: 'contradicts' as const }]
  })
}
