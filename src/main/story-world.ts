import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { addDays, addMinutes, compare, type Day, type Instant } from '../calendar/days.ts'
import { dayIn, instantAt } from '../calendar/zones.ts'
import { computeIndicators } from '../casework/ask/compute-indicators.ts'
import { listRecords } from '../casework/ask/list-records.ts'
import { readInbox } from '../casework/ask/read-inbox.ts'
import { readRecord } from '../casework/ask/read-record.ts'
import { putFile } from '../casework/files.ts'
import type { House } from '../casework/house.ts'
import { perform } from '../casework/perform.ts'
import type { RecordRow } from '../casework/rows.ts'
import { wake } from '../casework/wake.ts'
import type { PersonWho, Who } from '../casework/who.ts'
import type { Doing, Outcome, Seen, Stage, World } from '../casebook/world.ts'
import type { Fields, FileRef } from '../kernel/fields.ts'
import type { MovableClock } from './demo-clock.ts'

/** Where a story is told: one unit of an open house, with its people and departments by name. */
export interface StoryStage {
  readonly house: House
  readonly clock: MovableClock
  readonly unit: string
  /** Name of the story; its steps get their idempotency keys from it, so that a story that was cut off goes on without doubling. */
  readonly story: string
  readonly person: (name: string) => string | null
  readonly department: (name: string) => string | null
  /** Who proposes a unit's own figures and who approves them. */
  readonly figures: { readonly proposes: string; readonly approves: string }
  /** The bytes of a paper the story attaches. */
  readonly paper: (name: string) => Uint8Array | null
}

const zone = 'Asia/Shanghai'

/**
 * A case of the casebook played on a real house through the only write path: the demo's data. People, posts and departments exist already, so
 * that the stage a case sets is only looked up.
 */
export function storyWorld(stage: StoryStage): World {
  return {
    zone,
    begin: ({ settings }) => putInForce(stage, settings),
    ...doing(stage),
    person: stage.person,
    department: stage.department,
    unit: () => stage.unit,
    ...seeing(stage),
  }
}

/** Figures and switches of the stories, proposed and approved by the two people whose business it is; everything else of a stage exists already. */
async function putInForce(
  { house, clock, unit, story, figures }: StoryStage,
  settings: Stage['settings'],
): Promise<void> {
  const { register, subject, name, value, from } = house.people.setting
  const does = async (person: string, verb: string, key: string, fields: Fields, record?: string) => {
    const who: PersonWho = { kind: 'person', person, home: unit, unit }
    const order = { who, register, verb, key, input: { fields }, ...(record === undefined ? {} : { record }) }
    const done = await perform(house, order)
    if (!done.ok) throw new Error(`${verb} ${key}: ${JSON.stringify(done.refusals)}`)
    return done.record.id
  }
  for (const one of settings) {
    const key = `${story} ${one.register} ${one.setting}`
    const since = dayIn(clock.now(), zone)
    const given = { [subject]: one.register, [name]: one.setting, [value]: one.value, [from]: since, ground: '演示' }
    const record = await does(figures.proposes, 'propose', key, given)
    await does(figures.approves, 'approve', `${key} approved`, {}, record)
  }
}

function houseOf({ unit }: StoryStage): Who {
  return { kind: 'house', unit }
}

function whoIs(name: string, stage: StoryStage): Who {
  if (name === 'house') return houseOf(stage)
  const { unit } = stage
  return { kind: 'person', person: stage.person(name) ?? name, home: unit, unit } satisfies PersonWho
}

/** Between two lines the clock stops at every midnight, as a worker that never sleeps would. */
function doing(stage: StoryStage): Pick<World, 'advance' | 'perform' | 'file'> {
  const { house, clock, unit, story } = stage
  const named = new Map<string, Paper>()
  let step = 0
  const reach = async (at: Instant) => {
    if (clock.moveTo(at)) await wake(house, at, { unit })
  }
  return {
    async advance(to) {
      for (const midnight of midnights(clock.now(), to, zone)) await reach(midnight)
      await reach(to)
      return []
    },
    file(name) {
      const paper = paperOf(stage, name)
      named.set(name, paper)
      return paper.ref
    },
    async perform({ actor, register, record, verb, fields, note }: Doing): Promise<Outcome> {
      step += 1
      // Only who put a file in may attach it, and a case says who acts after it names its files.
      for (const { ref, bytes } of named.values()) {
        if (JSON.stringify(fields).includes(ref.sha256)) await putIn(stage, actor, ref.name, bytes)
      }
      const input = { fields: fields as Fields, ...(note === null ? {} : { note }) }
      const target = record === null ? {} : { record }
      const done = await perform(house, {
        who: whoIs(actor, stage),
        register,
        verb,
        input,
        key: `${story}-${step}`,
        ...target,
      })
      if (!done.ok) return { ok: false, refusals: done.refusals.map(({ code }) => code) }
      return { ok: true, record: done.record.id, warnings: done.warnings.map(({ code }) => code) }
    },
  }
}

interface Paper {
  readonly ref: FileRef
  readonly bytes: Uint8Array
}

function paperOf(stage: StoryStage, name: string): Paper {
  const bytes = stage.paper(name)
  if (!bytes) throw new Error(`${name}: there is no such paper`)
  return { ref: { sha256: createHash('sha256').update(bytes).digest('hex'), name }, bytes }
}

async function putIn(stage: StoryStage, actor: string, name: string, bytes: Uint8Array): Promise<void> {
  const who = whoIs(actor, stage)
  if (who.kind !== 'person') throw new Error(`${name}: only a person puts a file in`)
  const put = await putFile(stage.house, who, Readable.from([bytes]), { name })
  if (!put.ok) throw new Error(`${name}: ${put.refusals[0]?.code}`)
}

function seeing(stage: StoryStage): Pick<World, 'see' | 'list' | 'inbox' | 'may' | 'reads' | 'indicator'> {
  const { house } = stage
  const machine = houseOf(stage)
  return {
    async see(register, id) {
      const read = await readRecord(house, machine, register, id)
      return read.ok ? seen(read.record) : null
    },
    list: (register) => listAll(house, machine, register),
    async inbox(name) {
      const read = await readInbox(house, whoIs(name, stage), { limit: 200 })
      return read.ok ? read.rows.map(({ record }) => record.id) : []
    },
    async may(name, register, id, verb) {
      const read = await readRecord(house, whoIs(name, stage), register, id)
      return read.ok && read.powers.some((power) => power.verb === verb && power.may)
    },
    async reads(name, register, id) {
      return (await readRecord(house, whoIs(name, stage), register, id)).ok
    },
    async indicator(register, name) {
      const computed = await computeIndicators(house, machine, register, {})
      const figure = computed.ok ? computed.indicators.find((one) => one.name === name) : undefined
      return figure ? { value: figure.value, base: figure.base, outside: figure.healthy === false } : null
    },
  }
}

/** A minute after every midnight that lies between two instants. */
function* midnights(from: Instant, to: Instant, zone: string): Generator<Instant> {
  for (let day: Day = addDays(dayIn(from, zone), 1); ; day = addDays(day, 1)) {
    const at = addMinutes(instantAt(day, '00:00', zone), 1)
    if (compare(at, to) >= 0) return
    yield at
  }
}

async function listAll(house: House, who: Who, register: string): Promise<readonly Seen[]> {
  const rows: Seen[] = []
  let cursor: string | null = null
  do {
    const page = await listRecords(house, who, { register, limit: 200, ...(cursor === null ? {} : { cursor }) })
    if (!page.ok) return rows
    rows.push(...page.rows.map(seen))
    cursor = page.next
  } while (cursor !== null)
  return rows
}

function seen({ id, state, fields, overdue, late, raised, duty }: RecordRow): Seen {
  return { id, state, fields, overdue: overdue.map(({ deadline }) => deadline), late, raised, duty }
}
