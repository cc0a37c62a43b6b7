import { type Decision, consider, deepest } from '../kernel/decide.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import type { Register } from '../kernel/register.ts'
import type { Situation } from '../kernel/situation.ts'
import { settingsOn } from '../kernel/settings.ts'
import { answersTo, asksAnything } from './answers.ts'
import type { Change } from './change.ts'
import { changeOf } from './changing.ts'
import { claimRefusals } from './claims.ts'
import { registerOf } from './derive.ts'
import type { House } from './house.ts'
import type { Reading, Transaction } from './ports.ts'

type Decided = Extract<Decision, { ok: true }>

/** A record as the verbs before have left it in this transaction, which the store does not show yet. */
interface Staged {
  readonly record: RegisterRecord
  readonly key: Uint8Array | null
}

/** The transaction in which it happens, and what is known of the unit there. */
export interface Breath {
  readonly tx: Transaction
  readonly settings: Reading['settings']
  readonly zone: string
  readonly unit: string
  readonly today: Parameters<typeof settingsOn>[2]
}

/** A verb that is decided, and what it changes. */
export interface Cause {
  readonly decided: Decided
  readonly change: Change
}

interface Brought {
  readonly changes: readonly Change[]
  readonly refusals: readonly Refusal[]
}

/**
 * What a verb brings about on other records, and what that brings about in its turn: each is decided as the house, entered under the name of whoever did the
 * causing verb, and written in the same transaction. Whatever is refused refuses the whole.
 * @param look 'look' = which claims are taken is said as well
 */
export async function broughtAbout(house: House, breath: Breath, cause: Cause, look: boolean): Promise<Brought> {
  if (cause.decided.causes.length === 0) return { changes: [], refusals: [] }
  const { after, key } = cause.change
  const staged = new Map<string, Staged>([[after.id, { record: after, key }]])
  return follow(house, breath, cause.decided, staged, 1, look)
}

async function follow(
  house: House,
  breath: Breath,
  { causes, entry }: Decided,
  staged: Map<string, Staged>,
  depth: number,
  look: boolean,
): Promise<Brought> {
  const changes: Change[] = []
  for (const caused of causes) {
    const found = await standing(breath.tx, caused.record, staged)
    const before = found?.record ?? null
    const register = before ? registerOf(house.registers, before) : house.registers.get(caused.register)
    const lost = caused.record !== null && before?.register !== caused.register
    if (!register || lost || depth > deepest) return { changes, refusals: [refusal('cause-broken')] }
    const situation = await situationOf(house, breath, register, entry)
    const decision = await decidedIn(house, breath, { register, before, caused, situation })
    if (!decision.ok) return { changes, refusals: decision.refusals }
    if (look) {
      const taken = await breath.tx.asHouse(() => claimRefusals(breath.tx, register, decision.entry))
      if (taken.length > 0) return { changes, refusals: taken }
    }
    const change = changeOf(house, decision, { before, key: found?.key ?? null, idempotency: null })
    staged.set(decision.record.id, { record: decision.record, key: change.key ?? found?.key ?? null })
    const further = await follow(house, breath, decision, staged, depth + 1, look)
    changes.push(change, ...further.changes)
    if (further.refusals.length > 0) return { changes, refusals: further.refusals }
  }
  return { changes, refusals: [] }
}

async function standing(tx: Transaction, id: string | null, staged: Map<string, Staged>): Promise<Staged | null> {
  if (id === null) return null
  return staged.get(id) ?? (await tx.lock(id))
}

async function situationOf(
  house: House,
  { settings, zone, unit, today }: Breath,
  register: Register,
  { at, by }: Decided['entry'],
): Promise<Situation> {
  const own = Object.keys(register.settings).length > 0 ? await settings(register.name) : []
  return {
    now: at,
    zone,
    unit,
    entryId: house.ids.uuid7(at),
    recordId: house.ids.uuid7(at),
    settings: settingsOn(house.people, own, today),
    causedBy: by,
  }
}

async function decidedIn(
  house: House,
  { tx, zone }: Breath,
  {
    register,
    before,
    caused,
    situation,
  }: {
    readonly register: Register
    readonly before: RegisterRecord | null
    readonly caused: Decided['causes'][number]
    readonly situation: Situation
  },
): Promise<Decision> {
  const considered = consider(register, before, caused.verb, caused.input, { kind: 'house' }, situation)
  if (!asksAnything(considered.questions)) return considered.decide({})
  return considered.decide(await tx.asHouse(() => answersTo(house, tx, considered.questions, zone)))
}
