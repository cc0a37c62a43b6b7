import { createHash } from 'node:crypto'
import { type Day, dayNumber, type Instant } from '../calendar/days.ts'
import { dayIn, instantAt } from '../calendar/zones.ts'
import type { House } from '../casework/house.ts'
import { perform } from '../casework/perform.ts'
import { wake } from '../casework/wake.ts'
import type { Who } from '../casework/who.ts'
import type { Fields, FieldValue } from '../kernel/fields.ts'
import type { MovableClock } from './demo-clock.ts'
import { accountMap, peopleMap } from './people-map.ts'

/** A unit of the demo. The first of the list is the root. Keys are the names by which steps speak of things. */
export interface SeedUnit {
  readonly key: string
  readonly name: string
  readonly kind: 'district' | 'unit'
  readonly parent: string | null
}

export interface SeedDepartment {
  readonly key: string
  readonly unit: string
  readonly name: string
}

export interface SeedPerson {
  readonly key: string
  readonly unit: string
  readonly name: string
  readonly department: string | null
  /** `post`, or `post@department`. */
  readonly posts: readonly string[]
}

export interface SeedSeat {
  readonly key: string
  readonly host: string
  readonly person: string
  readonly kind: string
  readonly from: Day
  readonly until: Day
}

/**
 * One thing somebody does. In field values and as record, `@key` stands for the id of what has that key: a record of an earlier step, a person, a department,
 * a unit or a seat.
 */
export interface SeedStep {
  readonly at: Instant
  readonly unit: string
  /** Key of the person; null = the house. */
  readonly by: string | null
  /** Key of the seat acted through, when not at home. */
  readonly seat?: string
  readonly register: string
  readonly verb: string
  readonly record: string
  readonly fields?: Fields
  readonly note?: string
}

export interface Seed {
  /** Day on which units and people begin, before every step. */
  readonly begins: Day
  /** Where the clock stands when the demo is opened for the first time. */
  readonly ends: Instant
  readonly units: readonly SeedUnit[]
  readonly departments: readonly SeedDepartment[]
  readonly people: readonly SeedPerson[]
  readonly seats: readonly SeedSeat[]
  readonly steps: readonly SeedStep[]
}

export const seedZone = 'Asia/Shanghai'

/** Ids of everything the seed names. The root unit's id is the installation's; the others follow from their keys, so that a seed that was cut off goes on. */
export function seedIds(root: string, seed: Pick<Seed, 'units'>): (key: string) => string {
  const [first] = seed.units
  return (key) => {
    if (key === first?.key) return root
    const hex = createHash('sha256').update(`${root} ${key}`).digest('hex')
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-')
  }
}

/**
 * Writes the seed through the only write path, step by step in its own time; between two days the clock's work is done, so that deadlines pass and duties
 * appear as they would have. Every step has its key: cut off anywhere, the next start repeats without doubling.
 * @throws when a step is refused: a seed that breaks a rule is a defect of the seed
 */
export async function plant(house: House, clock: MovableClock, root: string, seed: Seed): Promise<void> {
  const planting: Planting = { house, seed, id: seedIds(root, seed), made: new Map() }
  const begins = instantAt(seed.begins, '08:00', seedZone)
  const steps = [...peopleSteps(seed, begins), ...seed.steps].map((step, at) => ({ step, at }))
  steps.sort((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : a.at - b.at))
  let day: Day | null = null
  for (const { step, at } of steps) {
    const today = dayIn(step.at, seedZone)
    if (day !== null && today !== day) await passDays(house, clock, day, today)
    day = today
    clock.moveTo(step.at)
    await take(planting, step, at)
  }
  clock.moveTo(seed.ends)
  await wake(house, house.clock.now())
}

/** At most one stop a day, and none on days nobody did anything for a month: what time does then is the same. */
async function passDays(house: House, clock: MovableClock, from: Day, to: Day): Promise<void> {
  const days = dayNumber(to) - dayNumber(from)
  if (days <= 0) return
  clock.moveTo(instantAt(to, '00:05', seedZone))
  await wake(house, house.clock.now())
}

interface Planting {
  readonly house: House
  readonly seed: Seed
  readonly id: (key: string) => string
  /** Only the house gives ids; what a person creates gets one of its own, kept here under the one the seed calls it by. */
  readonly made: Map<string, string>
}

async function take(planting: Planting, step: SeedStep, at: number): Promise<void> {
  const { house, seed, id, made } = planting
  const { register, verb, note } = step
  const known = house.registers.get(register)
  const creates = known?.verbs[verb]?.creates === true
  const home = seed.people.find(({ key }) => key === step.by)?.unit ?? step.unit
  const unit = id(step.unit)
  const who: Who = step.by
    ? { kind: 'person', person: id(step.by), home: id(home), unit, ...(step.seat ? { seat: id(step.seat) } : {}) }
    : { kind: 'house', unit }
  const fields = Object.fromEntries(
    Object.entries(step.fields ?? {}).map(([name, value]) => [name, resolved(value, planting)]),
  )
  const input = { fields, ...(note ? { note } : {}) }
  const record = id(step.record)
  const target = creates ? { id: record } : { record: made.get(record) ?? record }
  const done = await perform(house, { who, register, verb, input, key: `seed-${at}`, ...target })
  if (!done.ok)
    throw new Error(`seed step ${at} (${register} ${verb} ${step.record}): ${JSON.stringify(done.refusals)}`)
  if (creates) made.set(record, done.record.id)
}

function resolved(value: FieldValue, { id, made }: Planting): FieldValue {
  const one = (text: string) => {
    if (!text.startsWith('@')) return text
    const wanted = id(text.slice(1))
    return made.get(wanted) ?? wanted
  }
  if (typeof value === 'string') return one(value)
  if (!Array.isArray(value)) return value
  return value.map((item: unknown) => (typeof item === 'string' ? one(item) : item)) as FieldValue
}

/** Units, departments, people with their posts and accounts, seats: the house's own doing on the first day. */
function peopleSteps(seed: Seed, at: Instant): readonly SeedStep[] {
  const root = seed.units[0]?.key ?? ''
  const house = (unit: string, register: string, verb: string, record: string, fields: Fields): SeedStep => {
    return { at, unit, by: null, register, verb, record, fields }
  }
  return [
    ...seed.units.map(({ key, name, kind, parent }) =>
      house(root, 'unit', 'found', key, { name, kind, zone: seedZone, ...(parent ? { parent: `@${parent}` } : {}) }),
    ),
    ...seed.departments.map(({ key, unit, name }) => house(unit, 'department', 'found', key, { name })),
    ...seed.people.flatMap((person) => personSteps(house, root, seed.begins, person)),
    ...seed.seats.map(({ key, host, person, kind, from, until }) => {
      const holder = seed.people.find((one) => one.key === person)
      const fields = {
        holder: holder?.name ?? person,
        outsider: `@${person}`,
        home: `@${holder?.unit}`,
        kind,
        from,
        until,
      }
      return house(host, 'seat', 'grant', key, fields)
    }),
  ]
}

function personSteps(
  house: (unit: string, register: string, verb: string, record: string, fields: Fields) => SeedStep,
  root: string,
  from: Day,
  { key, unit, name, department, posts }: SeedPerson,
): readonly SeedStep[] {
  const { appointment } = peopleMap
  const account = `account ${key}`
  return [
    house(unit, 'person', 'enrol', key, {
      name,
      self: `@${key}`,
      ...(department ? { department: `@${department}` } : {}),
    }),
    ...posts.map((held) => {
      const [post = held, within] = held.split('@')
      const scope = within ? { department: `@${within}` } : {}
      return house(unit, appointment.register, 'appoint', `${key} ${held}`, { person: `@${key}`, post, from, ...scope })
    }),
    house(root, accountMap.register, 'invite', account, {
      [accountMap.login]: key,
      [accountMap.holder]: name,
      [accountMap.person]: `@${key}`,
      [accountMap.home]: `@${unit}`,
    }),
    house(root, accountMap.register, 'activate', account, {}),
  ]
}
