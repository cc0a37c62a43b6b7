import { addMinutes, type Day, type Instant } from '../calendar/days.ts'
import { dayIn } from '../calendar/zones.ts'
import { passTime } from '../kernel/deadlines.ts'
import { dutyInput, occurrencesToCreate } from '../kernel/duties.ts'
import { fold } from '../kernel/fold.ts'
import type { Duty, Register } from '../kernel/register.ts'
import { isInUse } from '../kernel/situation.ts'
import type { Occurrence } from '../kernel/spec.ts'
import { inForce, settingsOn } from './acting.ts'
import { answerTo } from './answers.ts'
import { changeOf } from './changing.ts'
import { registerOf } from './derive.ts'
import type { House } from './house.ts'
import { carryJobs } from './jobs.ts'
import { judgeMechanisms } from './mechanisms/judge.ts'
import { perform } from './perform.ts'
import { remind } from './reminders.ts'
import type { DueRow, Outcome, Reading, Transaction } from './ports.ts'
import type { UnitRow } from './rows.ts'

export interface Woken {
  /** Records on which a deadline's step passed. */
  readonly passed: number
  /** Records duties created. */
  readonly created: number
  /** Jobs carried out. */
  readonly carried: number
  /** Mechanisms that have failed, of which a warning was given. */
  readonly warned: number
  /** People who were reminded outside the house. */
  readonly told: number
  /** What could not be done, unit by unit; it stays due and is tried again at the next waking. */
  readonly failures: readonly unknown[]
}

const batch = 500
const keysKeptDays = 30

/**
 * Does what time asks for: deadlines that passed, duties whose records fall due, jobs left by commits. Idempotent, and safe to run twice at
 * once: every step is a transaction of its own that looks again under the record's lock. Runs until nothing more is due.
 */
export async function wake(house: House, now: Instant, only: { readonly unit?: string } = {}): Promise<Woken> {
  const units = (await house.store.units()).filter(({ unit }) => only.unit === undefined || unit === only.unit)
  const total = { passed: 0, created: 0, warned: 0, carried: 0, told: 0 }
  const failures: unknown[] = []
  const attempt = async (what: keyof typeof total, work: () => Promise<number>) => {
    try {
      total[what] += await work()
    } catch (error) {
      failures.push(error)
    }
  }
  for (const unit of units) {
    await attempt('created', () => createDuties(house, unit, now))
    await attempt('passed', () => passDeadlines(house, unit, now))
    await attempt('warned', () => judgeMechanisms(house, unit, now))
    await attempt('carried', () => carryJobs(house, unit.unit))
    await attempt('told', () => remind(house, unit, now))
    await attempt('carried', () => forgetKeys(house, unit, now))
  }
  return { ...total, failures }
}

async function passDeadlines(house: House, { unit }: UnitRow, now: Instant): Promise<number> {
  let passed = 0
  for (;;) {
    const due = await house.store.read({ unit }, (tx) => tx.due(now, batch))
    const records = [...new Map(due.map((row) => [row.record, row])).values()]
    let moved = 0
    for (const row of records) moved += await house.store.transact({ unit }, (tx) => passOne(house, tx, unit, row, now))
    passed += moved
    // Nothing moved although something was due: somebody else is at it, or it is broken; either way not a reason to spin.
    if (moved === 0 || due.length < batch) return passed
  }
}

/** All steps of one record at once, on what it looks like under its lock: somebody may have acted in between. */
async function passOne(
  house: House,
  tx: Transaction,
  unit: string,
  { record }: DueRow,
  now: Instant,
): Promise<Outcome<number>> {
  const stored = await tx.lock(record)
  if (!stored) return { value: 0 }
  const register = registerOf(house.registers, stored.record)
  const entry = passTime(register, stored.record, stored.record.due, { now, unit, entryId: house.ids.uuid7(now) })
  if (!entry) return { value: 0 }
  const decided = { entry, record: fold(stored.record, entry) }
  return {
    value: 1,
    changes: [changeOf(house, decided, { before: stored.record, key: stored.key, idempotency: null })],
  }
}

/** Every duty from the day after the one reached last. A duty seen for the first time begins today: what was before it is nobody's debt. */
async function createDuties(house: House, unit: UnitRow, now: Instant): Promise<number> {
  const today = dayIn(now, unit.zone)
  let created = 0
  for (const register of house.registers.current) {
    for (const duty of Object.values(register.duties)) created += await createDue(house, unit, register, duty, today)
  }
  return created
}

async function createDue(
  house: House,
  { unit, zone }: UnitRow,
  register: Register,
  duty: Duty,
  today: Day,
): Promise<number> {
  const [through, holder] = await house.store.read({ unit }, (tx) =>
    Promise.all([
      tx.dutyThrough(register.name, duty.name),
      duty.holder ? tx.keyed(house.people.appointment.register, house.people.appointment.post, duty.holder.post) : [],
    ]),
  )
  if (through !== null && through >= today) return 0
  const idle = await house.store.read({ unit }, (tx) => isIdle(house, tx, register, duty, { zone, today }))
  const { appointment } = house.people
  const held = holder.filter((one) => inForce(one, appointment, today)).at(-1)?.fields[appointment.person]
  const due = idle ? [] : occurrencesToCreate(duty, through, today)
  let created = 0
  for (const one of due)
    created += await createOne(house, unit, register, duty, one, typeof held === 'string' ? held : null)
  const settings = [{ kind: 'duty-through', register: register.name, duty: duty.name, through: today } as const]
  await house.store.transact({ unit }, async () => ({ value: null, settings }))
  return created
}

/** Nothing is owed to a register that is not in use, nor while what the duty is for is not there. The first period owed is the next one whose lead time begins. */
async function isIdle(
  house: House,
  tx: Reading,
  register: Register,
  duty: Duty,
  { zone, today }: { readonly zone: string; readonly today: Day },
): Promise<boolean> {
  if (register.startsOff) {
    const own = settingsOn(house.people, await tx.settings(register.name), today)
    if (!isInUse(register, own)) return true
  }
  return duty.while !== undefined && (await answerTo(house, tx, { ...duty.while, ask: 'count' }, zone)) === 0
}

/** The key is the period's: a record is created for it once, however often and from however many places the clock wakes. */
async function createOne(
  house: House,
  unit: string,
  register: Register,
  duty: Duty,
  occurrence: Occurrence,
  holder: string | null,
): Promise<number> {
  const done = await perform(house, {
    who: { kind: 'time', unit },
    register: register.name,
    verb: duty.verb,
    input: dutyInput(duty, occurrence, holder),
    key: `duty ${register.name} ${duty.name} ${occurrence.period}`,
    duty: { name: duty.name, period: occurrence.period },
  })
  if (done.ok) return done.replayed ? 0 : 1
  const [why] = done.refusals
  // The same period with another holder: it was created before the post changed hands.
  if (why?.code === 'idempotency-key-reused') return 0
  throw new Error(`duty ${register.name}/${duty.name} ${occurrence.period}: ${why?.code}`)
}

/** Keys of orders older than a month: nobody repeats those. Keys of duties are safe to forget, the duty's own progress stands. */
async function forgetKeys(house: House, { unit }: UnitRow, now: Instant): Promise<number> {
  const before = addMinutes(now, -keysKeptDays * 24 * 60)
  await house.store.transact({ unit }, async () => ({ value: null, settings: [{ kind: 'forget-keys', before }] }))
  return 0
}
