import { createHash } from 'node:crypto'
import { addDays, addMinutes, type Instant } from '../../calendar/days.ts'
import { dayIn, startOfDay } from '../../calendar/zones.ts'
import type { CastMember } from '../../casebook/scenario.ts'
import type { Doing, Outcome, Seen, Stage, World } from '../../casebook/world.ts'
import { computeIndicators } from '../../casework/ask/compute-indicators.ts'
import { listRecords } from '../../casework/ask/list-records.ts'
import { readRecord } from '../../casework/ask/read-record.ts'
import { type Order, perform } from '../../casework/perform.ts'
import type { RecordRow } from '../../casework/rows.ts'
import { wake } from '../../casework/wake.ts'
import type { PersonWho, Who } from '../../casework/who.ts'
import type { Inbox } from '../../contract/questions.ts'
import type { RecordAnswer, SignedPaper, StoredFile, VerbAnswer } from '../../contract/records.ts'
import { assemble } from '../../kernel/assemble.ts'
import type { FileRef, Fields } from '../../kernel/fields.ts'
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

export interface HttpWorld extends World {
  /** What the whole-world check finds wrong: every record rebuilt from its journal and compared. */
  broken(): Promise<readonly unknown[]>
  close(): Promise<void>
}

/**
 * A case of the casebook played on a whole server: every person of the cast signs in and does, reads and finds things over HTTP. What no person can do (the
 * clock, the house, seeing everything) goes to casework directly.
 */
export async function openHttpWorld(): Promise<HttpWorld> {
  const bare = await openEmpty()
  const empty = { ...bare, house: { ...bare.house, registers: caseRegisters } }
  const root = empty.house.ids.uuid7(empty.house.clock.now())
  const desk = await openDeskOf({ ...empty, root, does: (order) => done(empty, order) } as County)
  return new ServedWorld(desk, root)
}

let orders = 0

async function done({ house }: Pick<County, 'house'>, order: Omit<Order, 'key'>) {
  orders += 1
  const result = await perform(house, { key: `stage-${orders}`, ...order })
  if (!result.ok) throw new Error(`${order.register} ${order.verb}: ${JSON.stringify(result.refusals)}`)
  return result
}

class ServedWorld implements HttpWorld {
  readonly zone = zone
  readonly #desk: CountyDesk
  readonly #unit: string
  readonly #people = new Map<string, PersonWho>()
  readonly #browsers = new Map<string, Browser>()
  readonly #departments = new Map<string, string>()
  /** Files a line names, put in by whoever acts in it. */
  readonly #named = new Map<string, { readonly ref: FileRef; readonly bytes: Buffer }>()

  constructor(desk: CountyDesk, unit: string) {
    this.#desk = desk
    this.#unit = unit
  }

  async begin({ starts, departments, cast, settings }: Stage): Promise<void> {
    const { county } = this.#desk
    county.clock.set(stageAt)
    const unit = { name: '云岫县融媒体中心', kind: 'unit', zone }
    await this.#house('unit', 'found', unit, this.#unit)
    for (const name of departments) this.#departments.set(name, await this.#house('department', 'found', { name }))
    for (const member of cast) await this.#enter(member)
    for (const member of cast) for (const absent of member.standsInFor) await this.#deputise(absent, member.name)
    if (settings.length > 0) await this.#set(settings)
    county.clock.set(starts)
  }

  /** Stops at every midnight and at everything that falls due, as a worker that never sleeps would. */
  async advance(to: Instant): Promise<readonly string[]> {
    const { clock, house, store } = this.#desk.county
    const problems: string[] = []
    const reach = async (at: Instant) => {
      if (at > clock.now()) clock.set(at)
      const { failures } = await wake(house, clock.now(), { unit: this.#unit })
      problems.push(...failures.map(String))
    }
    for (;;) {
      const midnight = addMinutes(startOfDay(addDays(dayIn(clock.now(), zone), 1), zone), 1)
      const [due] = await store.read({ unit: this.#unit }, (tx) => tx.due(to, 1))
      const next = due && due.at < midnight ? due.at : midnight
      if (next > to || problems.length > 0) break
      await reach(next)
    }
    await reach(to)
    return problems
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

  async broken(): Promise<readonly unknown[]> {
    const { house, store } = this.#desk.county
    return (await checkWorld({ ...house, store })).broken
  }

  async close(): Promise<void> {
    await this.#desk.close()
  }

  #machine(): Who {
    return { kind: 'house', unit: this.#unit }
  }

  async #house(register: string, verb: string, fields: Fields, id?: string): Promise<string> {
    const order = { who: this.#machine(), register, verb, input: { fields }, ...(id ? { id } : {}) }
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
