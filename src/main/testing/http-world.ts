import { createHash } from 'node:crypto'
import { addDays, addMinutes, type Day, type Instant } from '../../calendar/days.ts'
import { dayIn, startOfDay } from '../../calendar/zones.ts'
import type { CastMember } from '../../casebook/scenario.ts'
import type { Doing, Outcome, Seen, Stage, World } from '../../casebook/world.ts'
import { computeIndicators } from '../../casework/ask/compute-indicators.ts'
import { listRecords } from '../../casework/ask/list-records.ts'
import { readRecord } from '../../casework/ask/read-record.ts'
import type { House } from '../../casework/house.ts'
import { type Order, perform } from '../../casework/perform.ts'
import type { RecordRow } from '../../casework/rows.ts'
import { wake } from '../../casework/wake.ts'
import type { PersonWho, Who } from '../../casework/who.ts'
import type { Inbox } from '../../contract/questions.ts'
import type { RecordAnswer, SignedPaper, StoredFile, VerbAnswer } from '../../contract/records.ts'
import type { FindingGroup } from '../../journal/compare.ts'
import { assemble } from '../../kernel/assemble.ts'
import { occurrencesToCreate } from '../../kernel/duties.ts'
import type { FileRef, Fields } from '../../kernel/fields.ts'
import type { Duty } from '../../kernel/register.ts'
import { registers } from '../../registers/index.ts'
import { inPersonPosts, posts, seats } from '../../registers/words.ts'
import { readPaper } from '../casebook-files.ts'
import { checkWorld } from '../fsck.ts'
import { type County, openEmpty } from './county.ts'
import { type Browser, type CountyDesk, openDeskOf } from './desk-of-county.ts'

const zone = 'Asia/Shanghai'
/** The stage is set on the first day of the year; every case plays later. */
const stageDay = '2026-01-01'
const stageAt = `${stageDay}T01:00:00.000Z`

/** The registers of the house as they are: no toy among them. */
export const caseRegisters = assemble(registers, { posts, seats, inPerson: inPersonPosts })

/** One server with one database for many cases: opening it costs more than playing a case. */
export interface CaseHouse {
  readonly house: House
  /** A case of the casebook played on the whole server, in a unit of its own: no case sees another. One at a time, for the house has one clock. */
  world(unitName: string): World
  /** What the whole-world check finds wrong in all the units: every record rebuilt from its journal and compared. */
  broken(): Promise<readonly FindingGroup[]>
  close(): Promise<void>
}

/**
 * Every person of a case's cast signs in and does, reads and finds things over HTTP. What no person can do (the clock, the house, seeing everything) goes to
 * casework directly.
 */
export async function openCaseHouse(): Promise<CaseHouse> {
  const bare = await openEmpty()
  const empty = { ...bare, house: { ...bare.house, registers: caseRegisters } }
  const { house, store, clock } = empty
  clock.set(stageAt)
  const began = clock.now()
  const root = house.ids.uuid7(began)
  const desk = await openDeskOf({ ...empty, root, does: (order) => done(empty, order) } as County)
  const fields = { name: '云岫县', kind: 'district', zone }
  await desk.county.does({
    who: { kind: 'house', unit: root },
    register: 'unit',
    verb: 'found',
    id: root,
    input: { fields },
  })
  return {
    house,
    world: (unitName) => new ServedWorld(desk, house.ids.uuid7(began), unitName),
    broken: async () => (await checkWorld({ ...house, store })).broken,
    close: () => desk.close(),
  }
}

let orders = 0

async function done({ house }: Pick<County, 'house'>, order: Omit<Order, 'key'>) {
  orders += 1
  const result = await perform(house, { key: `stage-${orders}`, ...order })
  if (!result.ok) throw new Error(`${order.register} ${order.verb}: ${JSON.stringify(result.refusals)}`)
  return result
}

class ServedWorld implements World {
  readonly zone = zone
  readonly #desk: CountyDesk
  readonly #unit: string
  readonly #unitName: string
  readonly #people = new Map<string, PersonWho>()
  readonly #browsers = new Map<string, Browser>()
  readonly #departments = new Map<string, string>()
  /** Duties of the case's own registers. */
  #duties: readonly Duty[] = []
  /** Mechanisms are judged every day. */
  #judged = false
  #wokenOn: Day | null = null
  /** Files a line names, put in by whoever acts in it. */
  readonly #named = new Map<string, { readonly ref: FileRef; readonly bytes: Buffer }>()

  constructor(desk: CountyDesk, unit: string, unitName: string) {
    this.#desk = desk
    this.#unit = unit
    this.#unitName = unitName
  }

  async begin({ starts, departments, cast, settings, registers: named }: Stage): Promise<void> {
    const { county } = this.#desk
    this.#duties = named.flatMap((name) => Object.values(caseRegisters.get(name)?.duties ?? {}))
    this.#judged = named.includes(county.house.mechanisms.mechanism.register)
    county.clock.set(stageAt)
    const unit = { name: this.#unitName, kind: 'unit', parent: county.root, zone }
    const who = { kind: 'house', unit: county.root } as const
    await county.does({ who, register: 'unit', verb: 'found', id: this.#unit, input: { fields: unit } })
    for (const name of departments) this.#departments.set(name, await this.#house('department', 'found', { name }))
    for (const member of cast) await this.#enter(member)
    for (const member of cast) for (const absent of member.standsInFor) await this.#deputise(absent, member.name)
    if (settings.length > 0) await this.#set(settings)
    county.clock.set(starts)
  }

  /** Stops at everything that falls due, and at every midnight that has something for duties of the case's own registers or for mechanisms, as a worker that never sleeps would. */
  async advance(to: Instant): Promise<readonly string[]> {
    const { clock } = this.#desk.county
    const problems: string[] = []
    for (;;) {
      const latest = this.#midnight(to) ?? to
      const { due, jobs } = await this.#waiting(latest)
      const next = due ?? latest
      if (next > clock.now()) clock.set(next)
      if (due !== null || jobs || dayIn(clock.now(), zone) !== this.#wokenOn) problems.push(...(await this.#wake()))
      if (problems.length > 0 || (due === null && latest === to)) return problems
    }
  }

  async perform(doing: Doing): Promise<Outcome> {
    const { actor, register, record, verb, fields, note, recorder } = doing
    const browser = this.#browsers.get(recorder ?? actor)
    if (browser) await this.#putIn(browser, fields)
    // What is implied by something else nobody does over HTTP by itself.
    if (!browser || caseRegisters.get(register)?.verbs[verb]?.implied) return this.#performWithin(doing)
    const path = record === null ? `verbs/${verb}` : `records/${record}/verbs/${verb}`
    const signed = recorder === null ? {} : { signed: await this.#paper(browser, actor) }
    const body = { fields, ...(note === null ? {} : { note }), ...signed }
    const answer = await browser.ask(`/api/registers/${register}/${path}`, { method: 'POST', body })
    if (answer.status !== 200) return { ok: false, refusals: answer.codes }
    const done = answer.json<VerbAnswer>()
    return { ok: true, record: done.record.id, warnings: done.warnings.map(({ code }) => code) }
  }

  person(name: string): string | null {
    return this.#people.get(name)?.person ?? null
  }

  department(name: string): string | null {
    return this.#departments.get(name) ?? null
  }

  unit(): string {
    return this.#unit
  }

  file(name: string): FileRef {
    const bytes = Buffer.from(readPaper(name) ?? name)
    const ref = { sha256: createHash('sha256').update(bytes).digest('hex'), name }
    this.#named.set(name, { ref, bytes })
    return ref
  }

  async see(register: string, record: string): Promise<Seen | null> {
    const read = await readRecord(this.#desk.county.house, this.#machine(), register, record)
    return read.ok ? seen(read.record) : null
  }

  async list(register: string): Promise<readonly Seen[]> {
    const read = await listRecords(this.#desk.county.house, this.#machine(), { register, limit: 200 })
    // What set the stage is no part of the case.
    return read.ok ? read.rows.filter(({ openedAt }) => openedAt > stageAt).map(seen) : []
  }

  async inbox(name: string): Promise<readonly string[]> {
    const answer = await this.#browsers.get(name)?.ask('/api/inbox?limit=200')
    return answer?.status === 200 ? answer.json<Inbox>().rows.map(({ record }) => record.id) : []
  }

  async may(name: string, register: string, record: string, verb: string): Promise<boolean> {
    const answer = await this.#read(name, register, record)
    return answer !== null && answer.powers.some((power) => power.verb === verb && power.may)
  }

  async reads(name: string, register: string, record: string): Promise<boolean> {
    return (await this.#read(name, register, record)) !== null
  }

  async indicator(register: string, name: string) {
    const computed = await computeIndicators(this.#desk.county.house, this.#machine(), register, {})
    const found = computed.ok ? computed.indicators.find((one) => one.name === name) : undefined
    return found ? { value: found.value, base: found.base, outside: found.healthy === false } : null
  }

  /** The first midnight before that moment at which there may be something to do. */
  #midnight(until: Instant): Instant | null {
    for (let day = addDays(dayIn(this.#desk.county.clock.now(), zone), 1); ; day = addDays(day, 1)) {
      const midnight = addMinutes(startOfDay(day, zone), 1)
      if (midnight >= until) return null
      const before = addDays(day, -1)
      if (this.#judged || this.#duties.some((duty) => occurrencesToCreate(duty, before, day).length > 0))
        return midnight
    }
  }

  /** What there is for the clock to do: a waking that finds nothing costs as much as an act. */
  #waiting(until: Instant): Promise<{ readonly due: Instant | null; readonly jobs: boolean }> {
    return this.#desk.county.store.read({ unit: this.#unit }, async (tx) => {
      const [due] = await tx.due(until, 1)
      const [job] = await tx.jobs(1)
      return { due: due?.at ?? null, jobs: job !== undefined }
    })
  }

  async #wake(): Promise<readonly string[]> {
    const { clock, house } = this.#desk.county
    const { failures } = await wake(house, clock.now(), { unit: this.#unit })
    this.#wokenOn = dayIn(clock.now(), zone)
    return failures.map(String)
  }

  #machine(): Who {
    return { kind: 'house', unit: this.#unit }
  }

  async #house(register: string, verb: string, fields: Fields): Promise<string> {
    const order = { who: this.#machine(), register, verb, input: { fields } }
    return (await this.#desk.county.does(order)).record.id
  }

  async #enter({ name, posts: held, seat }: CastMember): Promise<void> {
    if (seat !== null) throw new Error(`${name}: an outsider with a seat is not staged over HTTP`)
    const person = await this.#house('person', 'enrol', { name })
    for (const { post, department } of held) {
      const where = department === null ? {} : { department: this.#departments.get(department) ?? department }
      await this.#house('appointment', 'appoint', { person, post, from: stageDay, ...where })
    }
    const who: PersonWho = { kind: 'person', person, home: this.#unit, unit: this.#unit }
    this.#people.set(name, who)
    this.#browsers.set(name, await this.#desk.as(who))
  }

  async #deputise(absent: string, deputy: string): Promise<void> {
    const [one, other] = [this.person(absent), this.person(deputy)]
    const days = { from: stageDay, until: '2029-12-31' }
    await this.#house('deputising', 'entrust', { absent: one, deputy: other, cause: '出差', ...days })
  }

  /** The unit's own figures, proposed and approved by two people whose posts end the same day. */
  async #set(settings: Stage['settings']): Promise<void> {
    const one = async (post: keyof typeof posts): Promise<PersonWho> => {
      const person = await this.#house('person', 'enrol', { name: posts[post].zh })
      await this.#house('appointment', 'appoint', { person, post, from: stageDay, until: stageDay })
      return { kind: 'person', person, home: this.#unit, unit: this.#unit }
    }
    const [office, director] = [await one('office'), await one('director')]
    const { does } = this.#desk.county
    for (const { register, setting, value } of settings) {
      const fields = { register, setting, value, from: stageDay, ground: '本单位办法' }
      const { record } = await does({ who: office, register: 'setting', verb: 'propose', input: { fields } })
      await does({ who: director, register: 'setting', verb: 'approve', record: record.id, input: {} })
    }
  }

  /** Files a line names are put in by whoever acts, or types in. */
  async #putIn(browser: Browser, fields: Doing['fields']): Promise<void> {
    for (const [name, { ref, bytes }] of this.#named) {
      if (JSON.stringify(fields).includes(ref.sha256)) await upload(browser, name, bytes)
    }
  }

  /** A paper signed today: a case does not say more of it than who typed it in. */
  async #paper(browser: Browser, actor: string): Promise<SignedPaper> {
    const name = `${actor}签署件.txt`
    const { sha256 } = await upload(browser, name, Buffer.from(name, 'utf8'))
    const on = dayIn(this.#desk.county.clock.now(), zone)
    return { signer: this.person(actor) ?? actor, on, scan: [{ sha256, name }] }
  }

  async #performWithin({ actor, register, record, verb, fields, note }: Doing): Promise<Outcome> {
    const who: Who = this.#people.get(actor) ?? this.#machine()
    const input = { fields: fields as Fields, ...(note === null ? {} : { note }) }
    orders += 1
    const order = { who, register, verb, input, key: `within-${orders}`, ...(record === null ? {} : { record }) }
    const result = await perform(this.#desk.county.house, order)
    if (!result.ok) return { ok: false, refusals: result.refusals.map(({ code }) => code) }
    return { ok: true, record: result.record.id, warnings: result.warnings.map(({ code }) => code) }
  }

  async #read(name: string, register: string, record: string): Promise<RecordAnswer | null> {
    const answer = await this.#browsers.get(name)?.ask(`/api/registers/${register}/records/${record}`)
    return answer?.status === 200 ? answer.json<RecordAnswer>() : null
  }
}

function seen({ id, state, fields, overdue, late, raised, duty }: RecordRow): Seen {
  return { id, state, fields, overdue: overdue.map(({ deadline }) => deadline), late, raised, duty }
}

async function upload(browser: Browser, name: string, bytes: Buffer): Promise<StoredFile> {
  const headers = { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' }
  return (await browser.ask('/api/files', { method: 'POST', body: bytes, headers })).json<StoredFile>()
}
