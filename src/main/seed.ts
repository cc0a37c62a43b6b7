import { createHash } from 'node:crypto'
import type { Day, Instant } from '../calendar/days.ts'
import { instantAt } from '../calendar/zones.ts'
import { interleave } from '../casebook/interleave.ts'
import { parseScenario } from '../casebook/parse.ts'
import { playScenario } from '../casebook/run.ts'
import type { Scenario } from '../casebook/scenario.ts'
import type { House } from '../casework/house.ts'
import { perform } from '../casework/perform.ts'
import { wake } from '../casework/wake.ts'
import type { Fields, FieldValue } from '../kernel/fields.ts'
import { readCaseFiles, readPaper } from './casebook-files.ts'
import type { MovableClock } from './demo-clock.ts'
import { accountMap, peopleMap } from './people-map.ts'
import { type SeedShare, shareWithSeat } from './seed-shares.ts'
import { publishNotices } from './seed-notices.ts'
import { storyWorld } from './story-world.ts'

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

/** A case of the casebook that is told in a unit, with the people of the seed under their names. */
export interface SeedStory {
  readonly case: string
  readonly unit: string
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
  readonly stories: readonly SeedStory[]
  readonly shares: readonly SeedShare[]
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
 * Writes the seed through the only write path: units and people first, then the stories, each line in its own time; between two days the clock's work is done, so that
 * deadlines pass and duties appear as they would have. Every step has its key: cut off anywhere, the next start repeats without doubling.
 * @throws when a step is refused or a story does not go as its case says: that is a defect of the seed
 */
export async function plant(house: House, clock: MovableClock, root: string, seed: Seed): Promise<void> {
  const id = seedIds(root, seed)
  clock.moveTo(instantAt(seed.begins, '08:00', seedZone))
  for (const [at, { unit, register, verb, record, fields }] of peopleSteps(seed).entries()) {
    const named = known(house, register, verb) ? { id: id(record) } : { record: id(record) }
    const input = {
      fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, resolved(value, id)])),
    }
    const done = await perform(house, {
      ...{ who: { kind: 'house', unit: id(unit) }, register, verb, input, key: `seed-${at}` },
      ...named,
    })
    if (!done.ok) throw new Error(`seed step ${at} (${register} ${verb} ${record}): ${JSON.stringify(done.refusals)}`)
  }
  for (const { key } of seed.units) await tell(house, clock, id, seed, key)
  for (const share of seed.shares) {
    const host = seed.seats.find(({ key }) => key === share.seat)?.host ?? ''
    await shareWithSeat(house, id(host), id(share.seat), share)
  }
  for (const { unit } of seed.stories) await publishNotices(house, id(unit))
  clock.moveTo(seed.ends)
  await wake(house, house.clock.now())
}

function known(house: House, register: string, verb: string): boolean {
  return house.registers.get(register)?.verbs[verb]?.creates === true
}

/** The stories of a unit, told as one in the order of time. */
async function tell(house: House, clock: MovableClock, id: (key: string) => string, seed: Seed, unit: string) {
  const stories = seed.stories.filter((story) => story.unit === unit).map((story) => story.case)
  if (stories.length === 0) return
  const scenario = readStories(unit, stories)
  const people = seed.people.filter((one) => one.unit === unit)
  const departments = seed.departments.filter((one) => one.unit === unit)
  const named = (list: readonly { key: string; name: string }[]) => {
    const ids = new Map(list.map(({ key, name }) => [name, id(key)]))
    return (name: string) => ids.get(name) ?? null
  }
  const holder = (post: string) => id(people.find(({ posts }) => posts.includes(post))?.key ?? '')
  const figures = { proposes: holder('office'), approves: holder('director') }
  const stage = { house, clock, unit: id(unit), story: stories.join('+'), figures }
  const world = storyWorld({ ...stage, person: named(people), department: named(departments), paper: readPaper })
  const { defects } = await playScenario(scenario, world, house.registers)
  const [first] = defects
  if (first) throw new Error(`the stories ${stories.join(', ')}, ${first.file}:${first.line} ${first.says}`)
}

function readStories(unit: string, stories: readonly string[]): Scenario {
  const files = readCaseFiles()
  const scenarios = stories.map((story) => {
    const file = files.find((one) => one.file.endsWith(`/${story}.txt`))
    const { scenario, defects } = parseScenario(story, file?.text ?? '')
    const [first] = defects
    if (!scenario || first)
      throw new Error(`the story ${story}, line ${first?.line ?? 1}: ${first?.says ?? 'no such case'}`)
    return scenario
  })
  const { scenario, defects } = interleave(unit, scenarios)
  if (defects.length > 0) throw new Error(`the stories of ${unit}: ${defects.join('; ')}`)
  return scenario
}

/** In field values `@key` stands for the id of what has that key. */
function resolved(value: FieldValue, id: (key: string) => string): FieldValue {
  return typeof value === 'string' && value.startsWith('@') ? id(value.slice(1)) : value
}

interface SeedStep {
  readonly unit: string
  readonly register: string
  readonly verb: string
  readonly record: string
  readonly fields: Fields
}

/** Units, departments, people with their posts and accounts, seats: the house's own doing on the first day. */
function peopleSteps(seed: Seed): readonly SeedStep[] {
  const root = seed.units[0]?.key ?? ''
  const house = (unit: string, register: string, verb: string, record: string, fields: Fields): SeedStep => {
    return { unit, register, verb, record, fields }
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
