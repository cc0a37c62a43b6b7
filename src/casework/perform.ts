import { consider, type Decision } from '../kernel/decide.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import { bindingRefusals } from '../kernel/mechanisms.ts'
import { looksThrough, throughTargets } from '../kernel/reading.ts'
import type { Register } from '../kernel/register.ts'
import type { Situation } from '../kernel/situation.ts'
import { isFilled } from '../kernel/values.ts'
import { type Acting, actingAs, forgetReaders, isRefusal, scopeOf } from './acting.ts'
import { settingsOn } from '../kernel/settings.ts'
import { settingWrong } from './settings/judge-setting.ts'
import { answersTo, asksAnything } from './answers.ts'
import { type Breath, broughtAbout, type Cause } from './causing.ts'
import { claimRefusals } from './claims.ts'
import type { Change } from './change.ts'
import { changeOf } from './changing.ts'
import { registerOf } from './derive.ts'
import { erasureOf } from './erasure.ts'
import type { House } from './house.ts'
import { carryJobs } from './jobs.ts'
import { mentionRefusals, mentionsOf, namedIn } from './mentions.ts'
import { namedReaderRefusals } from './named-readers.ts'
import { Collision, type Outcome, OutcomeUnknown, type StoredRecord, type Transaction, Unavailable } from './ports.ts'
import type { Order, Performed } from './order.ts'
import { readerOf, recordingOf } from './recording.ts'
import { tallyRefusals } from './refusal-tally.ts'
import { remembered } from './remembered.ts'
import { hashOfOrder, replayed } from './replay.ts'
import { type Names, type Refused, refused } from './rows.ts'
import { asNow, forgetNames, mayKnow, mentionedIn, namesOf, powersOf, rowOf } from './showing.ts'
import { forgetUnits } from './units.ts'

export type { Order, Performed }

type Answer = { readonly done: Omit<Performed, 'names'>; readonly names: Promise<Names> } | Refused

const longestOrderKey = 200
const tries = 4

/**
 * The only way anything accountable is written. One transaction: the record is locked, the actor is made from what stands at this moment, rules are
 * answered, the kernel decides; then the entry and everything that follows from it is written and committed in one go. A refusal leaves no trace.
 * Acknowledged is what is durable. Throws only what no caller can mend; that the outcome is unknown is a refusal that says to repeat with the same key.
 */
export async function perform(house: House, order: Order): Promise<Performed | Refused> {
  const register = house.registers.get(order.register)
  if (!register) return refused(refusal('unknown-register', { register: order.register.slice(0, 60) }))
  if (order.key === '' ? order.who.kind === 'person' : order.key.length > longestOrderKey) {
    return refused(refusal('idempotency-key-missing'))
  }
  try {
    const answer = await written(house, register, order)
    if ('ok' in answer) {
      tallyRefusals(house, order.who.unit, register.name, answer.refusals)
      return answer
    }
    forgetPeople(house, register, order.verb)
    if (leavesBehind(house, register, order.verb, answer.done)) await carryNow(house, order.who.unit)
    return { ...answer.done, names: await answer.names }
  } catch (error) {
    if (error instanceof OutcomeUnknown) return refused(refusal('outcome-unknown'))
    if (error instanceof Unavailable) return refused(refusal('unavailable'))
    throw error
  }
}

/** What readers keep for five seconds is wrong from here on, when it was about people. */
function forgetPeople(house: House, { name: register, verbs }: Register, verb: string): void {
  const { unit, person, department, appointment, deputising, seat, share } = house.people
  if (register === unit.register) forgetUnits(house)
  if ([person.register, department.register].includes(register) || verbs[verb]?.erases) forgetNames(house)
  const decides = [appointment, deputising, seat, share].some((one) => one.register === register)
  // Who reaches a record through another one stands on that other one.
  const reaching = throughTargets(house.registers).some((one) => one.register.name === register)
  if (decides || reaching) forgetReaders(house)
}

/** Tries again when a unique key was taken in between: the next attempt finds it taken and knows what to say. */
async function written(house: House, register: Register, order: Order): Promise<Answer> {
  const hash = hashOfOrder(house, order)
  for (let attempt = 1; ; attempt++) {
    try {
      return await house.store.transact(scopeOf(order.who), (tx) => attemptOrder(house, tx, register, order, hash))
    } catch (error) {
      if (!(error instanceof Collision) || attempt === tries) throw error
      if (error.on === 'claim') {
        const taken = await house.store.transact(scopeOf(order.who), (tx) =>
          attemptOrder(house, tx, register, order, hash, 'look'),
        )
        if ('ok' in taken) return taken
      }
    }
  }
}

/** @param look 'look' = decide, and say which claims are taken, but write nothing */
async function attemptOrder(
  house: House,
  tx: Transaction,
  newest: Register,
  order: Order,
  hash: Uint8Array,
  look?: 'look',
): Promise<Outcome<Answer>> {
  const loaded = await load(house, tx, newest, order)
  const { acting, replay, stored } = loaded
  if (isRefusal(acting)) return { value: refused(acting) }
  const reader = await readerOf(house, tx, order.who, acting)
  if (isRefusal(reader)) return { value: refused(reader) }
  if (replay) return { value: await replayed(house, tx, reader.actor, order, hash, replay) }
  const known = [acting, reader].every((one) => isKnown(house, one, newest, order, stored))
  if (!known) return { value: refused(refusal('not-found')) }
  const before = stored?.record ?? null
  const register = before ? registerOf(house.registers, before) : newest
  const paper = await recordingOf(house, tx, order, { register, before, recorder: reader })
  if (paper && 'refusals' in paper) return { value: refused(...paper.refusals) }
  const decision = await decisionOn(house, tx, register, loaded, acting, order)
  if (!decision.ok) return { value: refused(...decision.refusals) }
  const wrong = await mentionRefusals(house, tx, reader.actor, register, before, decision.entry, loaded.mentions)
  if (wrong.length === 0 && !before) wrong.push(...bindingRefusals(house.registers, house.mechanisms, decision.record))
  if (wrong.length === 0) wrong.push(...(await settingWrong(house, tx, decision.record, order.verb)))
  if (wrong.length === 0) wrong.push(...(await namedReaderRefusals(house, tx, register, before, decision.entry)))
  if (wrong.length > 0) return { value: refused(...wrong) }

  const change = changeOf(house, decision, {
    before,
    key: stored?.key ?? null,
    idempotency:
      order.key === '' ? null : { key: order.key, requestHash: hash, warnings: JSON.stringify(decision.warnings) },
  })
  const more = await consequences(house, breathOf(tx, loaded, acting), register, { decided: decision, change }, look)
  if ('refusals' in more) return { value: refused(...more.refusals) }
  const changes: Change[] = [change, ...more.changes, ...(paper ? [paper.file(decision.entry)] : [])]
  return { value: answerOf(house, tx, reader, change, decision.warnings), changes }
}

/** What a verb does besides its own entry: contents it erases, and verbs of other records it brings about. */
async function consequences(
  house: House,
  breath: Breath,
  register: Register,
  cause: Cause,
  look: 'look' | undefined,
): Promise<{ readonly changes: readonly Change[] } | { readonly refusals: readonly Refusal[] }> {
  const { tx } = breath
  const { entry } = cause.decided
  const erases = register.verbs[entry.verb]?.erases ?? null
  const erasure = erases === null ? null : await erasureOf(house, tx, register, cause.decided, erases)
  if (erasure !== null && 'refusal' in erasure) return { refusals: [erasure.refusal] }
  const taken = look ? await tx.asHouse(() => claimRefusals(tx, register, entry)) : []
  if (taken.length > 0) return { refusals: taken }
  const brought = await broughtAbout(house, breath, cause, look !== undefined)
  // A look ends here: nothing is written, and none of its claims is taken any more.
  if (look || brought.refusals.length > 0) return { refusals: brought.refusals }
  return { changes: [...brought.changes, ...(erasure?.changes ?? [])] }
}

/**
 * Everything that can be asked for without having read anything: it travels together, in this order. The lock comes first: whoever waits there for somebody else
 * finds what that one has done, the same order under the same key included. Who acts and which figures hold is asked only where it is not known to stand.
 */
async function load(house: House, tx: Transaction, register: Register, { who, record, key, input }: Order) {
  const named = namedIn(house, register, who, input)
  const [stored, { mark, replay }, asked] = await Promise.all([
    record === undefined ? null : tx.lock(record),
    tx.opening(key),
    mentionsOf(tx, who, named),
  ])
  const people = remembered(house, tx, who.unit, mark)
  const [acting, known] = await Promise.all([
    actingAs(house, tx, who, people, needsReach(house, register, input)),
    people.records(named.people),
  ])
  const mentions = {
    ...asked,
    records: new Map([...asked.records, ...known.map((one) => [one.record.id, one] as const)]),
  }
  const settings = Object.keys(register.settings).length > 0 ? await people.settings(register.name) : []
  return { stored, replay, acting, settings, mentions, people }
}

function breathOf(tx: Transaction, { people }: Loaded, { unit, today }: Acting): Breath {
  return { tx, settings: people.settings, zone: unit.zone, unit: unit.unit, today }
}

/** Whether the order is judged by who belongs to another record: by its own parties, by those of records it points at, or of whatever holds a file it names. */
function needsReach({ registers }: House, register: Register, { fields }: Order['input']): boolean {
  if (looksThrough(registers, register)) return true
  return Object.values(register.fields).some(({ name, kind }) => kind === 'files' && isFilled(fields?.[name]))
}

type Loaded = Awaited<ReturnType<typeof load>>

function isKnown(
  house: House,
  { actor }: Acting,
  { name }: Register,
  { record }: Order,
  stored: StoredRecord | null,
): boolean {
  if (record === undefined) return true
  return stored !== null && stored.record.register === name && mayKnow(house, stored.record, actor)
}

/** What is decided is decided on answers read in this transaction, under the locks they ask for: they hold until commit. */
async function decisionOn(
  house: House,
  tx: Transaction,
  register: Register,
  { stored, settings }: Loaded,
  { actor, unit, today }: Acting,
  { who, verb, input, id, duty }: Order,
): Promise<Decision> {
  const now = house.clock.now()
  const situation: Situation = {
    now,
    zone: unit.zone,
    unit: unit.unit,
    entryId: house.ids.uuid7(now),
    recordId: who.kind === 'house' && id !== undefined ? id : house.ids.uuid7(now),
    settings: settingsOn(house.people, settings, today),
    ...(who.kind === 'person' && who.recorder !== undefined ? { recorder: who.recorder } : {}),
    ...(who.kind !== 'person' && duty ? { duty } : {}),
  }
  const considered = consider(register, stored?.record ?? null, verb, input, actor, situation)
  if (!asksAnything(considered.questions)) return considered.decide({})
  return considered.decide(await tx.asHouse(() => answersTo(house, tx, considered.questions, unit.zone)))
}

/** What the person sees of what was done. Names are asked for now and travel with the writes. */
function answerOf(
  house: House,
  tx: Transaction,
  { actor }: Acting,
  { after, entry, is }: Change,
  warnings: readonly Refusal[],
): Answer {
  const row = rowOf(
    house,
    { record: after, title: is.columns.title, owner: is.columns.owner, dueAt: is.columns.dueAt },
    actor,
  )
  const { register, record } = asNow(house, after)
  const names = namesOf(house, tx, actor, mentionedIn(house, row))
  names.catch(() => {})
  return {
    done: {
      ok: true,
      record: row,
      entry: entry.id,
      warnings,
      powers: powersOf(house, register, record, actor),
      replayed: false,
    },
    names,
  }
}

/** What must not stay where it was until the house wakes: bytes of what was erased, and the summary of what is shared no more. */
function leavesBehind(
  { people: { share } }: House,
  register: Register,
  verb: string,
  { record, replayed }: Pick<Performed, 'record' | 'replayed'>,
): boolean {
  const withdrawn = register.name === share.register && !share.states.includes(record.state)
  return !replayed && (withdrawn || Boolean(register.verbs[verb]?.erases))
}

/** If we die here the jobs are still there, and the next wake does them. */
async function carryNow(house: House, unit: string): Promise<void> {
  await carryJobs(house, unit).catch(() => {})
}
