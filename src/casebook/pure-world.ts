import { addDays, compare, type Day, type Instant } from '../calendar/days.ts'
import { dayIn, startOfDay } from '../calendar/zones.ts'
import { type Actor, handedOn, type PersonActor } from '../kernel/actor.ts'
import type { Registers } from '../kernel/assemble.ts'
import { awaits, tokensOf } from '../kernel/awaits.ts'
import { dutyInput, occurrencesToCreate } from '../kernel/duties.ts'
import type { FileRef } from '../kernel/fields.ts'
import { evaluate } from '../kernel/indicators.ts'
import { permit } from '../kernel/permit.ts'
import { mayRead } from '../kernel/reading.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import { part, type Duty, type Register } from '../kernel/register.ts'
import type { MechanismMap } from '../kernel/mechanism-map.ts'
import { House, type Maps } from './pure-house.ts'
import { judgeAll, livingIn } from './pure-mechanisms.ts'
import type { CastMember } from './scenario.ts'
import type { Trace } from './trace.ts'
import type { Doing, Outcome, Seen, Stage, World } from './world.ts'

/** A world without database, server or clock: the kernel, a list of records, and time that goes as the scenario says. */
export class PureWorld implements World {
  readonly zone = 'Asia/Shanghai'
  private readonly registers: Registers
  private readonly mechanisms: MechanismMap | null
  private readonly trace: Trace
  private readonly house: House
  private readonly actors = new Map<string, PersonActor>()
  private departments: readonly string[] = []
  private named: readonly string[] = []
  /** Day up to which records of duties have been created; null before the first. */
  private dutiesUpTo: Day | null = null
  /** Day on which mechanisms were judged last. */
  private judgedOn: Day | null = null

  constructor(registers: Registers, trace: Trace, maps: Maps = {}) {
    this.mechanisms = maps.mechanisms ?? null
    this.registers = registers
    this.trace = trace
    this.house = new House(registers, trace, this.zone, maps)
  }

  begin({ starts, departments, cast, settings, registers }: Stage): void {
    this.house.now = starts
    this.departments = departments
    this.named = registers
    for (const { register, setting, value } of settings) this.house.set(register, setting, value)
    for (const member of cast) this.actors.set(member.name, this.actorOf(member))
    this.house.actorOf = (id) => {
      const [name] = [...this.actors].find(([, actor]) => actor.id === id) ?? []
      return name === undefined ? null : this.actor(name)
    }
    this.house.outside = [...this.actors.values()]
      .map(({ id }) => id)
      .concat(departments.map(departmentId), this.unit())
  }

  advance(to: Instant): readonly string[] {
    const problems: string[] = []
    for (;;) {
      const next = this.nextEvent()
      if (next === null || next > to) break
      if (next > this.house.now) this.house.now = next
      problems.push(...this.createDuties())
      for (const record of this.house.all()) this.house.wake(record)
      problems.push(...this.judge())
      if (this.nextEvent() === next) return [...problems, `what was due at ${next} did not happen`]
    }
    this.house.now = to
    return problems
  }

  perform({ actor, register, record, verb, fields, note, recorder }: Doing): Outcome {
    const who = this.actor(actor)
    const input = { fields, ...(note === null ? {} : { note }) }
    const recorded = recorder === null ? undefined : this.actors.get(recorder)?.id
    return this.house.perform(register, record, verb, input, who, recorded === undefined ? {} : { recorder: recorded })
  }

  person(name: string): string | null {
    return this.actors.get(name)?.id ?? null
  }

  department(name: string): string | null {
    return this.departments.includes(name) ? departmentId(name) : null
  }

  unit(): string {
    return 'unit'
  }

  /** Stands for a stored file: the hash is made of the name, because there are no bytes. */
  file(name: string): FileRef {
    const digits = [...name].reduce((sum, sign) => (sum * 31n + BigInt(sign.codePointAt(0) ?? 0)) % 2n ** 256n, 7n)
    return { sha256: digits.toString(16).padStart(64, '0'), name }
  }

  see(_register: string, record: string): Seen | null {
    const found = this.house.get(record)
    return found ? seenOf(found) : null
  }

  list(register: string): readonly Seen[] {
    return this.house
      .all()
      .filter((record) => record.register === register)
      .map(seenOf)
  }

  inbox(name: string): readonly string[] {
    const tokens = new Set(tokensOf(this.actor(name)))
    return this.house
      .all()
      .filter((record) =>
        awaits(this.house.registerOf(record), record).some(({ who }) => who.some((one) => tokens.has(one))),
      )
      .map(({ id }) => id)
  }

  may(name: string, _register: string, id: string, verb: string): boolean {
    const record = this.house.get(id)
    return record !== undefined && permit(this.house.registerOf(record), record, verb, this.actor(name)).ok
  }

  reads(name: string, _register: string, id: string): boolean {
    const record = this.house.get(id)
    return record !== undefined && mayRead(this.house.registerOf(record), record, this.actor(name))
  }

  indicator(register: string, name: string) {
    const declared = this.registers.get(register)
    const indicator = declared && part(declared.indicators, name)
    if (!declared || !indicator) return null
    this.trace.indicator(declared, name)
    const records = this.house.all().filter((record) => record.register === register)
    return evaluate(indicator, records, dayIn(this.house.now, this.zone), this.zone)
  }

  private actor(name: string): Actor {
    if (name === 'time' || name === 'house') return { kind: name }
    const known = this.actors.get(name)
    if (known) return { ...known, reaches: this.house.reached(known) }
    return { kind: 'person', id: 'stranger', home: 'elsewhere', posts: [], standsInFor: [], seat: null }
  }

  private actorOf({ posts, seat, standsInFor }: CastMember): PersonActor {
    return {
      kind: 'person',
      id: `person-${this.actors.size + 1}`,
      home: seat === null ? this.unit() : 'elsewhere',
      posts: posts.map(({ post, department }) => ({ post, department: department && departmentId(department) })),
      standsInFor: standsInFor.flatMap((name) => {
        const absent = this.actors.get(name)
        return absent ? [{ person: absent.id, posts: handedOn(absent.posts, this.registers) }] : []
      }),
      seat: seat === null ? null : { id: `seat-${this.actors.size + 1}`, kind: seat },
    }
  }

  /** The next moment at which something happens by itself: a due time, or the beginning of a day on which duties may create records. */
  private nextEvent(): Instant | null {
    const times = this.house.all().flatMap(({ due }: RegisterRecord) => due.map(({ at }) => at))
    if (this.duties().length > 0)
      times.push(this.dutiesUpTo === null ? this.house.now : startOfDay(addDays(this.dutiesUpTo, 1), this.zone))
    if (this.watches()) times.push(startOfDay(addDays(this.judgedOn ?? dayIn(this.house.now, this.zone), 1), this.zone))
    return times.sort(compare)[0] ?? null
  }

  /** Mechanisms are looked at once a day, when the day begins or when the first of them has come. */
  private judge(): string[] {
    const today = dayIn(this.house.now, this.zone)
    if (!this.mechanisms || this.judgedOn === today) return []
    this.judgedOn = today
    return judgeAll(this.house, this.registers, this.mechanisms, this.zone)
  }

  private watches(): boolean {
    return this.mechanisms !== null && livingIn(this.house.all(), this.mechanisms).length > 0
  }

  private duties(): { register: Register; duty: Duty }[] {
    return this.registers.current
      .filter(({ name }) => this.named.includes(name))
      .flatMap((register) => Object.values(register.duties).map((duty) => ({ register, duty })))
  }

  private createDuties(): string[] {
    const today = dayIn(this.house.now, this.zone)
    if (this.dutiesUpTo !== null && today <= this.dutiesUpTo) return []
    const before = this.dutiesUpTo
    this.dutiesUpTo = today
    const owed = this.duties().filter(({ register, duty }) => this.house.isOwed(register, duty))
    return owed.flatMap(({ register, duty }) =>
      occurrencesToCreate(duty, before, today).flatMap((occurrence) => {
        const input = dutyInput(duty, occurrence, this.holderOf(duty))
        const about = { duty: { name: duty.name, period: occurrence.period } }
        const outcome = this.house.perform(register.name, null, duty.verb, input, { kind: 'time' }, about)
        return outcome.ok
          ? []
          : [`duty ${duty.name} of ${occurrence.period} was refused: ${outcome.refusals.join(' ')}`]
      }),
    )
  }

  private holderOf({ holder }: Duty): string | null {
    if (!holder) return null
    return (
      [...this.actors.values()].find(({ posts, seat }) => !seat && posts.some(({ post }) => post === holder.post))
        ?.id ?? null
    )
  }
}

function seenOf(record: RegisterRecord): Seen {
  return { ...record, overdue: record.overdue.map(({ deadline }) => deadline) }
}

/** Ids are plain letters and figures: a name in Chinese is spelt by its code points. */
function departmentId(name: string): string {
  return `department-${[...name].map((sign) => sign.codePointAt(0)?.toString(16)).join('-')}`.slice(0, 64)
}
