import type { Fields, FileRef } from '../../kernel/fields.ts'
import type { Power } from '../../kernel/powers.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { reconcile, reconcileRows } from '../../ledger/reconcile.ts'
import type { Proposal } from '../../ledger/proposal.ts'
import { type Conflict, type Together, togetherOf } from './conflicts.ts'
import type { WorkbookReading } from '../../ledger/workbook.ts'
import { type Acting, isRefusal } from '../acting.ts'
import { isOne } from '../ask/read-record.ts'
import { asking } from '../asking.ts'
import { fileRefsIn } from '../derive.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { type Answered, type Names, refused } from '../rows.ts'
import { asNow, mentionedIn, namesOf, powersOf, rowOf } from '../showing.ts'
import type { PersonWho } from '../who.ts'
import { knownOf } from './known.ts'
import { openFiles } from './join-papers.ts'
import type { OpenedPaper } from './opened.ts'
import { found, namesHere, type NamesHere } from './people.ts'
import { readTable, readTables } from './table.ts'

/** A paper that was put in, beside what it proposes given what stands at this moment. */
export interface PaperLook {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly fields: Fields
  readonly powers: readonly Power[]
  readonly paper: OpenedPaper
  /** Empty when this person may not take anything over from it, or everything has been confirmed. */
  readonly proposals: readonly Proposal[]
  readonly table: WorkbookReading | null
  /** Of workbooks that were put together: what they want differently. */
  readonly together: Together | null
  /** Names of the people and records that the proposals mention. */
  readonly names: Names
}

/** Opens the paper of a record and compares it with the ledger. Nothing is written. Throws `Cancelled` when the signal fired. */
export async function lookAt(
  house: House,
  who: PersonWho,
  record: string,
  signal?: AbortSignal,
): Promise<Answered<PaperLook>> {
  const held = await paperOf(house, who, record)
  if (!held.ok) return held
  const paper = await openFiles(house, who.unit, held.files, signal)
  if (isRefusal(paper)) return refused(paper)
  const compared = await compare(house, who, held.record, paper)
  if (!compared.ok) return compared
  return { ...held.shown, ...compared, ok: true, paper }
}

export interface Held {
  readonly record: RegisterRecord
  readonly files: readonly FileRef[]
  readonly shown: Pick<PaperLook, 'id' | 'title' | 'state' | 'fields' | 'powers'>
}

/** The paper's record, as far as this person may read it, with the files it holds. */
export function paperOf(house: House, who: PersonWho, id: string): Promise<Answered<Held>> {
  return asking(house, who, async (tx, acting) => {
    const map = house.ledger.paper
    const [{ actor }, stored] = await Promise.all([acting, tx.record(id)])
    if (!isOne(house, stored, map.register, actor)) return refused(refusal('not-found'))
    const now = asNow(house, stored.record)
    const { title, state, fields } = rowOf(house, stored, actor)
    const files = fileRefsIn(fields[map.file] ?? null)
    if (files.length === 0) return refused(refusal('file-not-found'))
    const powers = powersOf(house, now.register, now.record, actor)
    return { ok: true, record: now.record, files, shown: { id, title, state, fields, powers } }
  })
}

type Compared = Pick<PaperLook, 'proposals' | 'table' | 'together' | 'names'>

/** All questions see one moment: what is opened meanwhile by somebody else is known or it is not. */
function compare(
  house: House,
  who: PersonWho,
  record: RegisterRecord,
  paper: OpenedPaper,
): Promise<Answered<Compared>> {
  return asking(
    house,
    who,
    async (tx, asked) => {
      const acting = await asked
      if (!waits(house, record, acting)) return { ok: true, proposals: [], table: null, together: null, names: {} }
      const here = await namesHere(house, tx, acting)
      const round = record.fields[house.ledger.paper.round]
      const known = await knownOf(house, tx, acting, typeof round === 'string' ? round : null)
      const merged = paper.files ? await readTables(house, tx, acting, record, paper.files, known, here) : null
      const table =
        merged ?? (paper.kind === 'table' ? await readTable(house, tx, acting, record, paper.intake, here) : null)
      const proposals = table
        ? reconcileRows(table.rows, known)
        : paper.reading
          ? named(house, reconcile(paper.reading, known, paper.intake.text), here)
          : []
      const together = merged && paper.files ? togetherOf(paper.files, merged, proposals) : null
      const names = await mentioned(house, tx, acting, proposals, together?.conflicts)
      return { ok: true, proposals, table, together, names }
    },
    'snapshot',
  )
}

/** Something may still be taken over, and by this person. */
function waits(house: House, record: RegisterRecord, { actor }: Acting): boolean {
  const map = house.ledger.paper
  const { register } = asNow(house, record)
  const power = powersOf(house, register, record, actor).find(({ verb }) => verb === map.confirm)
  return record.state === map.waiting && power?.may === true
}

/** Names of a text are looked for among the unit's people where something is opened; elsewhere they only tell. */
function named(house: House, proposals: readonly Proposal[], here: NamesHere): readonly Proposal[] {
  return proposals.map((one) => {
    const register = house.registers.get(registerOf(house, one))
    if (one.kind !== 'open' || !register || Object.keys(one.names).length === 0) return one
    const { fields, names } = found(register, one.names, here)
    return { ...one, fields: { ...one.fields, ...fields }, names }
  })
}

/** Register a proposal is about. */
export function registerOf({ ledger }: House, { about }: Pick<Proposal, 'about'>): string {
  return ledger[about].register
}

const mostNamed = 5000

function mentioned(
  house: House,
  tx: Reading,
  { actor }: Acting,
  proposals: readonly Proposal[],
  conflicts: readonly Conflict[] = [],
): Promise<Names> {
  const ids = new Set<string>()
  for (const { about, field, values } of conflicts)
    for (const { value } of values) {
      const row = { register: registerOf(house, { about }), fields: { [field]: value }, owner: null, agreed: [] }
      for (const id of mentionedIn(house, row)) ids.add(id)
    }
  for (const one of proposals) {
    for (const fields of [one.fields, one.was]) {
      const row = { register: registerOf(house, one), fields, owner: null, agreed: [] }
      for (const id of mentionedIn(house, row)) ids.add(id)
    }
    if (ids.size > mostNamed) break
  }
  return namesOf(house, tx, actor, [...ids])
}

/** What stands before a paper being taken over at all. */
export function standsBefore({ powers }: Pick<PaperLook, 'powers'>, verb: string): Refusal | null {
  const power = powers.find((one) => one.verb === verb)
  if (power?.may) return null
  return power?.refusal ?? refusal('not-permitted')
}
