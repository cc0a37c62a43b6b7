import type { Fields } from '../../kernel/fields.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { paperWordsOf, readWords, storedWords } from '../../ledger/paper-words.ts'
import type { Proposal } from '../../ledger/proposal.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import { Cancelled } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import type { PersonWho } from '../who.ts'
import { lookAt, type PaperLook, registerOf, standsBefore } from './look.ts'

export interface Accepted {
  readonly proposal: string
  /** Values a person changed before accepting; they stand in place of what was proposed. */
  readonly fields?: Fields
}

export interface Confirmation {
  readonly accept: readonly Accepted[]
  /** What is opened belongs to these, where the paper does not bring its own. */
  readonly round?: string
  readonly feedback?: string
  /** Nothing more is wanted of this paper. */
  readonly close?: boolean
}

export interface Confirmed {
  readonly written: number
  readonly refused: readonly { readonly proposal: string; readonly refusals: readonly Refusal[] }[]
  readonly closed: boolean
}

/**
 * Writes what a person took over from a paper, one by one, through the one write path: each with a key of its own, made of paper and proposal, so that a confirmation that was
 * broken off can be sent again and nothing is written twice. What is refused is told with its reason, and the rest goes on. When the signal fires it stops after
 * the one under way: what is written stands, the rest is proposed again at the next look.
 */
export async function confirm(
  house: House,
  who: PersonWho,
  record: string,
  given: Confirmation,
  tell: (written: number, of: number) => void,
  signal?: AbortSignal,
): Promise<Answered<Confirmed>> {
  const look = await lookAt(house, who, record, signal)
  if (!look.ok) return look
  const before = standsBefore(look, house.ledger.paper.confirm)
  if (before) return refused(before)
  const proposed = new Map(look.proposals.map((one) => [one.id, one]))
  const feedback = given.feedback ?? knownFeedback(look)
  const writing: Writing = { house, who, look, given, opened: new Map(), feedback }
  const wrong: { proposal: string; refusals: readonly Refusal[] }[] = []
  const remembered = await remember(writing, proposed)
  if (remembered.length > 0) return refused(...remembered)
  let written = 0
  const inOrder = given.accept.toSorted((a, b) => rankOf(proposed.get(a.proposal)) - rankOf(proposed.get(b.proposal)))
  for (const accepted of inOrder) {
    if (signal?.aborted) throw new Cancelled()
    const proposal = proposed.get(accepted.proposal)
    const refusals = proposal ? await write(writing, proposal, accepted.fields ?? {}) : [refusal('proposal-gone')]
    if (refusals.length > 0) wrong.push({ proposal: accepted.proposal, refusals })
    else written += 1
    tell(written, inOrder.length)
  }
  const closed = given.close === true && wrong.length === 0 ? await close(writing, written) : []
  if (closed.length > 0) return refused(...closed)
  return { ok: true, written, refused: wrong, closed: given.close === true && wrong.length === 0 }
}

/** The feedback that the paper repeats, if it is on record. */
function knownFeedback({ proposals }: PaperLook): string | null {
  return proposals.find(({ about, target }) => about === 'feedback' && target !== null)?.target ?? null
}

/** The feedback first, because findings name it; findings before their measures. */
function rankOf(proposal: Proposal | undefined): number {
  return proposal ? ['feedback', 'finding', 'measure'].indexOf(proposal.about) : 3
}

interface Writing {
  readonly house: House
  readonly who: PersonWho
  readonly look: PaperLook
  readonly given: Confirmation
  /** Records of what was opened here, by proposal. */
  readonly opened: Map<string, string>
  feedback: string | null
}

/** Characters of the paper's record for it. */
const mostWords = 200_000

/**
 * Before anything is written in other words than the paper's, these are remembered at the paper: once it is broken off between the two, they name what does not stand, and say nothing.
 */
async function remember(
  { house, who, look, given }: Writing,
  proposed: ReadonlyMap<string, Proposal>,
): Promise<readonly Refusal[]> {
  const { register, words, remember: verb } = house.ledger.paper
  const fresh = given.accept.flatMap(({ proposal, fields = {} }) => {
    const one = proposed.get(proposal)
    return one ? paperWordsOf(one, fields) : []
  })
  if (fresh.length === 0) return []
  const text = storedWords([...readWords(look.fields[words] ?? null), ...fresh], mostWords)
  if (text === look.fields[words]) return []
  const key = keyOf(look.id, `words ${look.revision}`)
  const input = { fields: { [words]: text } }
  const done = await perform(house, { who, register, record: look.id, verb, input, key })
  return done.ok ? [] : done.refusals
}

async function write(writing: Writing, proposal: Proposal, edited: Fields): Promise<readonly Refusal[]> {
  const { house, who, look } = writing
  if (proposal.verb === null || proposal.kind === 'known' || proposal.kind === 'contradicts')
    return [refusal('proposal-tells-only')]
  const parent = recordOf(writing, proposal.of)
  if (proposal.about === 'measure' && proposal.kind === 'open' && parent === null)
    return [refusal('proposal-without-finding')]
  const belongs = proposal.kind === 'open' ? belongsTo(writing, proposal, parent) : {}
  const done = await perform(house, {
    who,
    register: registerOf(house, proposal),
    verb: proposal.verb,
    ...(proposal.target === null ? {} : { record: proposal.target }),
    input: {
      fields: { ...belongs, ...proposal.fields, ...edited },
      ...(proposal.kind === 'amend' ? { note: reasonOf(look) } : {}),
    },
    key: keyOf(look.id, proposal.id),
  })
  if (!done.ok) return done.refusals
  writing.opened.set(proposal.id, done.record.id)
  if (proposal.about === 'feedback') writing.feedback = done.record.id
  return []
}

/** Record of what a proposal hangs on: opened a moment ago, or known before. Null where that was not taken over. */
function recordOf({ opened, look }: Writing, named: string | null): string | null {
  if (named === null) return null
  return opened.get(named) ?? (look.proposals.some(({ id }) => id === named) ? null : named)
}

/** What the house knows of something that is opened from a paper. */
function belongsTo(writing: Writing, proposal: Proposal, parent: string | null): Fields {
  const { house, look, given } = writing
  const { ledger } = house
  if (proposal.about === 'measure') return { [ledger.measure.finding]: parent, [ledger.measure.paper]: look.id }
  const round = given.round === undefined ? {} : { [ledger.finding.round]: given.round }
  if (proposal.about === 'feedback') {
    const file = look.fields[ledger.paper.file] ?? null
    return {
      ...(given.round === undefined ? {} : { [ledger.feedback.round]: given.round }),
      [ledger.feedback.paper]: file,
    }
  }
  const feedback = recordOf(writing, proposal.feedback) ?? writing.feedback
  const from = feedback === null ? {} : { [ledger.finding.feedback]: feedback }
  const day = look.paper.reading?.feedbackOn ?? null
  const raised = day === null ? {} : { [ledger.finding.raisedOn]: day }
  return { ...round, ...from, ...raised, [ledger.finding.paper]: look.id }
}

/** Corrections ask for a reason: it is that a paper says otherwise. */
const reasonOf = ({ title }: PaperLook): string => `依据来件《${title}》`

const longestKey = 200

function keyOf(paper: string, proposal: string): string {
  return `import ${paper} ${proposal}`.slice(0, longestKey)
}

async function close({ house, who, look, given, feedback }: Writing, written: number): Promise<readonly Refusal[]> {
  const map = house.ledger.paper
  const offered = look.proposals.filter(({ kind }) => kind === 'open' || kind === 'amend').length
  const fields = {
    [map.accepted]: written,
    [map.skipped]: Math.max(0, offered - written),
    ...(given.round === undefined ? {} : { [map.round]: given.round }),
    ...(feedback === null ? {} : { [map.feedback]: feedback }),
  }
  const key = `close ${look.id}`
  const done = await perform(house, {
    who,
    register: map.register,
    record: look.id,
    verb: map.confirm,
    input: { fields },
    key,
  })
  return done.ok ? [] : done.refusals
}
