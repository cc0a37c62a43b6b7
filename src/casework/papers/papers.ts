import type { Day } from '../../calendar/days.ts'
import type { Fields } from '../../kernel/fields.ts'
import { visibleFields } from '../../kernel/reading.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { part } from '../../kernel/register.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Paper } from '../../press/paper.ts'
import type { Bound } from '../../press/papers/archive.ts'
import type { PaperKind } from '../../press/papers/kinds.ts'
import { type Acting, inForce } from '../acting.ts'
import { isOne } from '../ask/read-record.ts'
import { readStanding } from '../ask/read-standing.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import { asNow, namesOf } from '../showing.ts'
import { unitsOf } from '../units.ts'
import type { PersonWho } from '../who.ts'
import { boundOf, evidenceOf } from './evidence.ts'
import { freshFormCode } from './form-codes.ts'
import { choiceOf, gatherLedger, standings } from './gather.ts'
import { type OfferedPaper, papersOffered } from './offers.ts'
import { entered, type OnRecord } from './on-record.ts'
import { type PaperWishes, writtenPaper } from './writers.ts'

export interface PaperAsked extends PaperWishes {
  readonly kind: PaperKind
  readonly register: string
  readonly record: string
  /** Day at whose end the ledger is looked at; null for today. */
  readonly asOf: Day | null
  readonly format: string
}

export interface TakenPaper extends OnRecord {
  readonly paper: Paper
}

/** Papers that this record can be printed as now, for whoever may read it. */
export function offeredPapers(
  house: House,
  who: PersonWho,
  register: string,
  id: string,
): Promise<Answered<{ readonly papers: readonly OfferedPaper[] }>> {
  return asking(house, who, async (tx, acting) => {
    const [{ actor }, stored] = await Promise.all([acting, tx.record(id)])
    if (!isOne(house, stored, register, actor) || stored.record.erased) return refused(refusal('not-found'))
    return { ok: true, papers: papersOffered(house, stored.record) }
  })
}

/**
 * Writes a paper about a record, and enters in the register of exports that it was taken out: without a record nothing leaves. A form is entered with its code, by which
 * its scan finds the record and the step again.
 */
export async function takePaper(house: House, who: PersonWho, asked: PaperAsked): Promise<Answered<TakenPaper>> {
  const code = freshFormCode(house)
  const [standing, written] = await Promise.all([readStanding(house, who), writePaper(house, who, asked, code)])
  if (!written.ok) return written
  if (!standing.ok) return standing
  const [verb] = written.offered.verbs
  const onRecord = await entered(house, who, {
    ...{ what: written.paper.title.join(''), subject: asked.register, target: asked.record, format: asked.format },
    by: `${standing.home.name} ${standing.person.name}`,
    rows: written.rows,
    form: verb === undefined ? null : { code, verb, revision: written.revision },
  })
  return onRecord.ok ? { ...onRecord, paper: written.paper } : onRecord
}

interface WrittenPaper {
  readonly paper: Paper
  readonly offered: OfferedPaper
  /** Findings the paper was written from. */
  readonly rows: number
  readonly revision: number
}

function writePaper(house: House, who: PersonWho, asked: PaperAsked, code: string): Promise<Answered<WrittenPaper>> {
  return asking(
    house,
    who,
    async (tx, acted) => {
      const [acting, stored] = await Promise.all([acted, tx.record(asked.record)])
      if (!isOne(house, stored, asked.register, acting.actor) || stored.record.erased)
        return refused(refusal('not-found'))
      const offered = papersOffered(house, stored.record).find(({ kind }) => kind === asked.kind)
      if (!offered) return refused(refusal('paper-not-offered'))
      const asOf = asked.asOf ?? acting.today
      const record = { id: stored.record.id, fields: visible(house, acting, stored.record) }
      const round = await roundOf(house, tx, acting, asked.register, record)
      const [ledger, principal, rounds, seatedFor, bound] = await Promise.all([
        gatherLedger(house, tx, acting, { round, asOf, contacts: {} }),
        principalOf(house, tx, acting),
        standings(house, tx, acting, house.press.round.register, asOf),
        seatedBody(house, tx, who),
        boundIn(house, tx, acting, asked),
      ])
      const paper = writtenPaper(asked.kind, {
        ...{ map: house.press, ledger, record, principal, seatedFor, bound, code, wishes: asked },
        round: rounds.find(({ id }) => id === round)?.fields ?? {},
        body: (name) =>
          typeof name === 'string' ? choiceOf(house, house.press.review.register, house.press.review.body, name) : '',
      })
      if (!paper) return refused(refusal('not-found'))
      return { ok: true, paper, offered, rows: ledger.findings.length, revision: stored.record.revision }
    },
    'snapshot',
  )
}

function visible(house: House, { actor }: Acting, stored: RegisterRecord): Fields {
  const { register, record } = asNow(house, stored)
  const readable = new Set(visibleFields(register, record, actor))
  return Object.fromEntries(Object.entries(record.fields).filter(([name]) => readable.has(name)))
}

/** The round a record belongs to: itself, the one it names, or that of the finding it names. */
async function roundOf(
  house: House,
  tx: Reading,
  acting: Acting,
  register: string,
  record: { readonly id: string; readonly fields: Fields },
): Promise<string | null> {
  const { press } = house
  if (register === press.round.register) return record.id
  const about = register === press.finding.register ? null : record.fields[press.review.finding]
  const finding = typeof about === 'string' ? await tx.record(about) : null
  const named = isOne(house, finding, press.finding.register, acting.actor)
    ? visible(house, acting, finding.record)[press.finding.round]
    : record.fields[part({ [press.plan.register]: press.plan.round }, register) ?? press.finding.round]
  return typeof named === 'string' ? named : null
}

/** Whoever holds the first responsibility today, and the post in words; nothing where nobody does. */
async function principalOf(house: House, tx: Reading, { actor, today }: Acting) {
  const { appointment } = house.people
  const { post } = house.press.principal
  const held = await tx.keyed(appointment.register, appointment.post, post)
  const person = held.filter((one) => inForce(one, appointment, today)).at(-1)?.fields[appointment.person]
  if (typeof person !== 'string') return { name: '', post: '' }
  const names = await namesOf(house, tx, actor, [person])
  return { name: names[person] ?? '', post: house.registers.posts[post]?.zh ?? '' }
}

async function seatedBody(house: House, tx: Reading, who: PersonWho): Promise<string | null> {
  if (who.unit === who.home) return null
  return (await unitsOf(house, tx)).find(({ unit }) => unit === who.home)?.name ?? null
}

async function boundIn(house: House, tx: Reading, acting: Acting, asked: PaperAsked): Promise<readonly Bound[]> {
  return asked.kind === 'archive' ? boundOf(await evidenceOf(house, tx, acting, asked.record), () => null) : []
}
