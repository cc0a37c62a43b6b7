import { dayIn } from '../calendar/zones.ts'
import { answer } from '../kernel/matches.ts'
import type { MechanismMap } from '../kernel/mechanism-map.ts'
import { warningFields } from '../kernel/mechanism-warning.ts'
import { lookAt, type Moment, stepOf, watchedBy } from '../kernel/mechanisms.ts'
import type { Registers } from '../kernel/assemble.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import { settingsOf } from '../kernel/situation.ts'
import { valueOf } from '../kernel/stand.ts'
import type { House } from './pure-house.ts'

const house = { kind: 'house' } as const

/** Mechanisms that are watched. */
export function livingIn(records: readonly RegisterRecord[], { mechanism }: MechanismMap): readonly RegisterRecord[] {
  return records.filter(({ register, state }) => register === mechanism.register && mechanism.living.includes(state))
}

/** What the house does once a day about mechanisms, over records in memory. What went wrong comes back in words. */
export function judgeAll(world: House, registers: Registers, map: MechanismMap, zone: string): string[] {
  const register = registers.get(map.mechanism.register)
  if (!register) return []
  const moment = { now: world.now, zone, settings: settingsOf(register, world.settingsFor(register.name)) }
  return livingIn(world.all(), map).flatMap((record) => judgeOne(world, registers, map, record, moment))
}

function judgeOne(
  world: House,
  registers: Registers,
  map: MechanismMap,
  record: RegisterRecord,
  moment: Moment,
): string[] {
  const watched = watchedBy(registers, map, record, moment.settings)
  const look = watched && lookAt(watched, map, record, moment)
  if (!watched || !look) return []
  const known = Object.entries(look.asks).map(
    ([name, question]) => [name, answer(question, world.all(), moment.zone)] as const,
  )
  const verdict = look.judge(Object.fromEntries(known))
  if (!verdict) return []
  const curing = world.get(String(valueOf(record, map.mechanism.finding)))?.closedAt === null
  const { standing, warns } = stepOf(map, record, verdict, { curing }, moment)
  if (warns) {
    const { register, raise } = map.warning
    const fields = warningFields(map, record, watched, verdict)
    const raised = world.perform(register, null, raise, { fields }, house, {})
    if (raised.ok) return []
    if (!raised.refusals.includes('claim-taken')) return [said(record, moment, raised.refusals)]
  }
  if (!standing) return []
  const { register, observe } = map.mechanism
  const observed = world.perform(register, record.id, observe, { fields: standing }, house, {})
  return observed.ok ? [] : [said(record, moment, observed.refusals)]
}

function said({ id }: RegisterRecord, { now, zone }: Moment, refusals: readonly string[]): string {
  return `mechanism ${id} could not be judged on ${dayIn(now, zone)}: ${refusals.join(' ')}`
}
