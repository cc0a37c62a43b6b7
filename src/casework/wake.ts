import { addMinutes, type Instant } from '../calendar/days.ts'
import { dayIn } from '../calendar/zones.ts'
import { passTime } from '../kernel/deadlines.ts'
import { fold } from '../kernel/fold.ts'
import { changeOf } from './changing.ts'
import { registerOf } from './derive.ts'
import { createDuties } from './duties.ts'
import type { House } from './house.ts'
import { carryJobs } from './jobs.ts'
import { judgeMechanisms } from './mechanisms/judge.ts'
import { remind } from './reminders.ts'
import type { DueRow, Outcome, Setting, Transaction } from './ports.ts'
import type { DutyReached, UnitRow } from './rows.ts'

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
/** Under this name the day reached stands, beside those of duties. */
const keysForgotten = '(keys forgotten)'

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
    const reached = await house.store.read({ unit: unit.unit }, (tx) => tx.dutiesReached())
    await attempt('created', () => createDuties(house, unit, now, reached))
    await attempt('passed', () => passDeadlines(house, unit, now))
    await attempt('warned', () => judgeMechanisms(house, unit, now, reached))
    await attempt('carried', () => carryJobs(house, unit.unit))
    await attempt('told', () => remind(house, unit, now))
    await attempt('carried', () => forgetKeys(house, unit, now, reached))
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

/** Once a day, keys of orders older than a month: nobody repeats those. Keys of duties are safe to forget, the duty's own progress stands. */
async function forgetKeys(
  house: House,
  { unit, zone }: UnitRow,
  now: Instant,
  reached: readonly DutyReached[],
): Promise<number> {
  const through = dayIn(now, zone)
  if (reached.some((one) => one.duty === keysForgotten && one.through >= through)) return 0
  const before = addMinutes(now, -keysKeptDays * 24 * 60)
  const { register } = house.people.appointment
  const settings: Setting[] = [
    { kind: 'forget-keys', before },
    { kind: 'duty-through', register, duty: keysForgotten, through },
  ]
  await house.store.transact({ unit }, async () => ({ value: null, settings }))
  return 0
}
