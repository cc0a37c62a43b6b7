import type { ImportProposal } from '../../../src/contract/imports.ts'
import type { Fields } from '../../../src/contract/records.ts'
import type { Names } from '../../../src/contract/wording.ts'

export type Choice = 'accept' | 'skip'

/** What a person has decided about a paper and not confirmed yet. Nothing of it is on the server. */
export interface Decisions {
  readonly choices: Readonly<Record<string, Choice>>
  /** Values other than those proposed, by proposal and field. */
  readonly edits: Readonly<Record<string, Fields>>
  /** Names of what was picked in the edits. */
  readonly names: Names
  readonly round: string | null
  readonly feedback: string | null
}

export const undecided: Decisions = { choices: {}, edits: {}, names: {}, round: null, feedback: null }

/** Whether there is something to accept. What is known needs nothing; what contradicts is for a person to look at, at the finding itself. */
export function isDecidable({ kind, verb }: ImportProposal): boolean {
  return (kind === 'open' || kind === 'amend') && verb !== null
}

/** What went on after the sheet was written is looked at one by one, never taken over with all the rest. */
export const isBulk = (proposal: ImportProposal): boolean => isDecidable(proposal) && !proposal.stale

/** Values as they will be written: those proposed, over them those edited. */
function valuesOf(proposal: ImportProposal, { edits }: Decisions): Fields {
  const edited = edits[proposal.id]
  return edited ? { ...proposal.fields, ...edited } : proposal.fields
}

/**
 * Decides about proposals. A measure cannot stand without its finding: with the measure its finding is accepted, with the finding its measures are skipped.
 * `null` takes a decision back.
 */
export function decide(
  before: Decisions,
  proposals: readonly ImportProposal[],
  ids: ReadonlySet<string>,
  choice: Choice | null,
): Decisions {
  const choices: Record<string, Choice> = { ...before.choices }
  const put = (id: string) => {
    if (choice === null) delete choices[id]
    else choices[id] = choice
  }
  const parents = new Set<string>()
  for (const one of proposals) {
    if (!isDecidable(one)) continue
    const withFinding = choice !== 'accept' && one.about === 'measure' && one.of !== null && ids.has(one.of)
    if (ids.has(one.id) || withFinding) put(one.id)
    if (choice === 'accept' && ids.has(one.id) && one.of !== null) parents.add(one.of)
  }
  for (const one of proposals) if (parents.has(one.id) && isDecidable(one)) choices[one.id] = 'accept'
  return { ...before, choices }
}

/** Keeps edited values; whoever edits means to take it over. */
export function edit(
  before: Decisions,
  proposals: readonly ImportProposal[],
  id: string,
  fields: Fields,
  names: Names,
): Decisions {
  const edits = { ...before.edits, [id]: { ...before.edits[id], ...fields } }
  return decide({ ...before, edits, names: { ...before.names, ...names } }, proposals, new Set([id]), 'accept')
}

/** A name that was answered once is answered everywhere it stands: `answer` is the value for the field. */
export function answerName(
  before: Decisions,
  proposals: readonly ImportProposal[],
  asked: { readonly field: string; readonly name: string },
  answer: Fields[string],
  names: Names,
): Decisions {
  const edits: Record<string, Fields> = { ...before.edits }
  for (const one of proposals)
    if (one.names[asked.field] === asked.name) edits[one.id] = { ...edits[one.id], [asked.field]: answer }
  return { ...before, edits, names: { ...before.names, ...names } }
}

export interface Tally {
  readonly open: number
  readonly accept: number
  readonly skip: number
  readonly known: number
  readonly contradicts: number
}

/** How many wait for a decision, are to be taken over, are not, stand already, contradict. */
export function tally(proposals: readonly ImportProposal[], { choices }: Decisions): Tally {
  const counts = { open: 0, accept: 0, skip: 0, known: 0, contradicts: 0 }
  for (const one of proposals) {
    if (isDecidable(one)) counts[choices[one.id] ?? 'open'] += 1
    else if (one.kind === 'contradicts') counts.contradicts += 1
    else counts.known += 1
  }
  return counts
}

/** What is sent: accepted proposals with the values a person changed them to. */
export function acceptedOf(
  proposals: readonly ImportProposal[],
  decisions: Decisions,
): { proposal: string; fields?: Fields }[] {
  return proposals
    .filter((one) => isDecidable(one) && decisions.choices[one.id] === 'accept')
    .map((one) =>
      decisions.edits[one.id] ? { proposal: one.id, fields: valuesOf(one, decisions) } : { proposal: one.id },
    )
}

/** Decisions about what is no longer proposed are dropped: it was written meanwhile, by this person or by another. */
export function pruned(before: Decisions, proposals: readonly ImportProposal[]): Decisions {
  const ids = new Set(proposals.filter(isDecidable).map((one) => one.id))
  const only = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))
  return { ...before, choices: only(before.choices), edits: only(before.edits) }
}
