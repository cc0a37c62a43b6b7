import type { Day, Instant } from '../calendar/days.ts'
import { dayIn } from '../calendar/zones.ts'
import { dutyInput, occurrencesToCreate } from '../kernel/duties.ts'
import type { Duty, Register } from '../kernel/register.ts'
import { isInUse } from '../kernel/situation.ts'
import type { Occurrence } from '../kernel/spec.ts'
import { inForce } from './acting.ts'
import { settingsOn } from '../kernel/settings.ts'
import { answerTo } from './answers.ts'
import type { House } from './house.ts'
import { perform } from './perform.ts'
import type { Reading } from './ports.ts'
import type { DutyReached, UnitRow } from './rows.ts'

/** What a duty owes on a day, and who holds its post then. */
interface Owed {
  readonly register: Register
  readonly duty: Duty
  readonly due: readonly Occurrence[]
  readonly holder: string | null
}

/**
 * Every duty from the day after the one reached last; a duty seen for the first time begins today: what was before it is nobody's debt. What is owed is asked in one
 * reading and noted as done in one writing, because a house has a hundred duties and most of them owe nothing on most days. A duty whose record cannot be created does not
 * keep the others; it stays due. Should we die before the note, the periods' keys keep the records from being created twice.
 */
export async function createDuties(
  house: House,
  unit: UnitRow,
  now: Instant,
  reached: readonly DutyReached[],
): Promise<number> {
  const today = dayIn(now, unit.zone)
  const through = new Map(reached.map((one) => [`${one.register} ${one.duty}`, one.through]))
  const reachedBy = (register: Register, duty: Duty) => through.get(`${register.name} ${duty.name}`) ?? null
  const behind = house.registers.current
    .flatMap((register) => Object.values(register.duties).map((duty) => ({ register, duty })))
    .filter(({ register, duty }) => (reachedBy(register, duty) ?? '') < today)
  if (behind.length === 0) return 0
  const owed = await house.store.read({ unit: unit.unit }, (tx) =>
    Promise.all(
      behind.map(({ register, duty }) =>
        owedOf(house, tx, register, duty, reachedBy(register, duty), { zone: unit.zone, today }),
      ),
    ),
  )
  const done: Owed[] = []
  const failures: unknown[] = []
  let created = 0
  for (const one of owed) {
    try {
      for (const occurrence of one.due) created += await createOne(house, unit.unit, one, occurrence)
      done.push(one)
    } catch (error) {
      failures.push(error)
    }
  }
  const settings = done.map(
    ({ register, duty }) =>
      ({ kind: 'duty-through', register: register.name, duty: duty.name, through: today }) as const,
  )
  await house.store.transact({ unit: unit.unit }, async () => ({ value: null, settings }))
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '))
  return created
}

async function owedOf(
  house: House,
  tx: Reading,
  register: Register,
  duty: Duty,
  through: Day | null,
  when: { readonly zone: string; readonly today: Day },
): Promise<Owed> {
  const due = occurrencesToCreate(duty, through, when.today)
  if (due.length === 0 || (await isIdle(house, tx, register, duty, when)))
    return { register, duty, due: [], holder: null }
  const { appointment } = house.people
  const held = duty.holder ? await tx.keyed(appointment.register, appointment.post, duty.holder.post) : []
  const holder = held.filter((one) => inForce(one, appointment, when.today)).at(-1)?.fields[appointment.person]
  return { register, duty, due, holder: typeof holder === 'string' ? holder : null }
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
  { register, duty, holder }: Owed,
  occurrence: Occurrence,
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
