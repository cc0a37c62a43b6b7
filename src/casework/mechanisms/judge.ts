import type { Instant } from '../../calendar/days.ts'
import { dayIn } from '../../calendar/zones.ts'
import { warningFields } from '../../kernel/mechanism-warning.ts'
import { lookAt, type Moment, stepOf, type Verdict, type Watched, watchedBy } from '../../kernel/mechanisms.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import type { Register } from '../../kernel/register.ts'
import { settingsOf } from '../../kernel/situation.ts'
import { settingsOn } from '../../kernel/settings.ts'
import { answerTo } from '../answers.ts'
import { filterFor } from '../filter.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import type { Reading } from '../ports.ts'
import type { DutyReached, UnitRow } from '../rows.ts'
import { showUnanswered } from './show-unanswered.ts'

/** What was found on a day, before anything is entered. */
export interface Judged {
  readonly record: RegisterRecord
  readonly watched: Watched
  /** Null while there is nothing to be judged by. */
  readonly verdict: Verdict | null
  readonly curing: boolean
}

/** Under this name the cursor of the day reached stands, beside those of duties. */
const cursor = '(judged)'

/**
 * Looks at every living mechanism once a day and enters what changed. Idempotent: what stands is entered only when it changes, a warning's key names mechanism and day, and a
 * mechanism has one open warning at most. Returns how many warnings were raised.
 */
export async function judgeMechanisms(
  house: House,
  unit: UnitRow,
  now: Instant,
  reached: readonly DutyReached[],
): Promise<number> {
  const map = house.mechanisms
  const register = house.registers.get(map.mechanism.register)
  if (!register) return 0
  const today = dayIn(now, unit.zone)
  if (reached.some((one) => one.register === register.name && one.duty === cursor && one.through >= today)) return 0
  const { moment, judged } = await house.store.read({ unit: unit.unit }, async (tx) => {
    const figures = await momentOf(house, tx, register, unit, now)
    return { moment: figures, judged: await judgedIn(house, tx, register, figures) }
  })
  let raised = 0
  for (const one of judged) raised += await enter(house, unit.unit, one, moment)
  await showUnanswered(house, unit, today)
  const settings = [{ kind: 'duty-through', register: register.name, duty: cursor, through: today } as const]
  await house.store.transact({ unit: unit.unit }, async () => ({ value: null, settings }))
  return raised
}

/** The figures by which mechanisms are judged at a moment. */
export async function momentOf(
  house: House,
  tx: Reading,
  register: Register,
  { zone }: Pick<UnitRow, 'zone'>,
  now: Instant,
): Promise<Moment> {
  const own = settingsOn(house.people, await tx.settings(register.name), dayIn(now, zone))
  return { now, zone, settings: settingsOf(register, own) }
}

/**
 * Every living mechanism of the unit, judged by what stands at this moment.
 * @param only these; all when left out
 */
export async function judgedIn(
  house: House,
  tx: Reading,
  register: Register,
  moment: Moment,
  only?: readonly string[],
): Promise<readonly Judged[]> {
  const where = { state: house.mechanisms.mechanism.living }
  const filter = filterFor(register, where, { kind: 'house' }, moment.zone)
  const ids = only ?? (await tx.listIds({ ...filter, sort: { by: 'opened', descending: false } }))
  const stored = await tx.records(ids)
  const all = await Promise.all(stored.map(({ record }) => judgeOne(house, tx, record, moment)))
  return all.filter((one) => one !== null)
}

async function judgeOne(house: House, tx: Reading, stored: RegisterRecord, moment: Moment): Promise<Judged | null> {
  const map = house.mechanisms
  const record = { ...stored, fields: house.registers.fieldsNow(stored) }
  const watched = watchedBy(house.registers, map, record, moment.settings)
  const look = watched && lookAt(watched, map, record, moment)
  if (!watched || !look) return null
  const asked = Object.entries(look.asks).map(
    async ([name, question]) => [name, await answerTo(house, tx, question, moment.zone)] as const,
  )
  const finding = String(record.fields[map.mechanism.finding] ?? '')
  const [known, found] = await Promise.all([Promise.all(asked), tx.record(finding)])
  return { record, watched, verdict: look.judge(Object.fromEntries(known)), curing: found?.record.closedAt === null }
}

async function enter(house: House, unit: string, { record, watched, verdict, curing }: Judged, moment: Moment) {
  const map = house.mechanisms
  if (!verdict) return 0
  const { standing, warns } = stepOf(map, record, verdict, { curing }, moment)
  const today = dayIn(moment.now, moment.zone)
  const who = { kind: 'house', unit } as const
  if (warns) {
    const done = await perform(house, {
      who,
      register: map.warning.register,
      verb: map.warning.raise,
      input: { fields: warningFields(map, record, watched, verdict) },
      key: `warning ${record.id} ${today}`,
    })
    if (done.ok) return done.replayed ? 0 : 1
    // One is open already, or this day's was raised with other figures by somebody who woke before.
    const expected = done.refusals.every(({ code }) => code === 'claim-taken' || code === 'idempotency-key-reused')
    if (!expected) throw new Error(`warning of ${record.id}: ${done.refusals[0]?.code}`)
  }
  if (standing) {
    const done = await perform(house, {
      who,
      register: map.mechanism.register,
      verb: map.mechanism.observe,
      record: record.id,
      input: { fields: standing, revision: record.revision },
      key: `standing ${record.id} ${today} ${record.revision}`,
    })
    if (!done.ok && done.refusals[0]?.code !== 'version-conflict')
      throw new Error(`standing of ${record.id}: ${done.refusals[0]?.code}`)
  }
  return 0
}
