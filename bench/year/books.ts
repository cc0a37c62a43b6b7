import { addDays, type Day, type Instant, instantOf, millisecondsOf } from '../../src/calendar/days.ts'
import { dayIn } from '../../src/calendar/zones.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import type { Registers } from '../../src/kernel/assemble.ts'
import { passTime } from '../../src/kernel/deadlines.ts'
import { consider, type Caused, type Decision } from '../../src/kernel/decide.ts'
import { dutyInput, occurrencesToCreate } from '../../src/kernel/duties.ts'
import type { Fields } from '../../src/kernel/fields.ts'
import { fold } from '../../src/kernel/fold.ts'
import { answer } from '../../src/kernel/matches.ts'
import type { Entry, RegisterRecord } from '../../src/kernel/record.ts'
import type { Register } from '../../src/kernel/register.ts'
import { isInUse, type Situation } from '../../src/kernel/situation.ts'
import type { Question } from '../../src/kernel/where.ts'
import type { Chance } from './chance.ts'
import { Shelves } from './shelves.ts'

const zone = 'Asia/Shanghai'

export interface Act {
  readonly register: string
  /** Null to create. */
  readonly record: string | null
  readonly verb: string
  readonly fields?: Fields
  readonly note?: string
}

/** Takes every entry as it is made: what the record was before, and what it is after. */
export type Keep = (unit: string, entry: Entry, before: RegisterRecord | null, after: RegisterRecord) => void

/**
 * The write path over a map: ask, decide, claim, bring about, keep, as `perform` does it, with the one difference that nobody else writes at the same time. Answers come
 * from shelves by field, because a year's rules ask some hundred thousand times.
 */
export class Books {
  readonly records = new Map<string, RegisterRecord>()
  readonly holders = new Map<string, string>()
  /** How often rules refused, by rule: nothing of it is kept. */
  readonly refused = new Map<string, number>()
  now: Instant = instantOf(0)
  entries = 0
  private readonly registers: Registers
  private readonly unit: string
  private readonly chance: Chance
  private readonly keep: Keep
  private readonly shelves = new Shelves()
  private readonly claims = new Map<string, string>()
  private readonly held = new Map<string, Map<string, string>>()
  private readonly settings = new Map<string, { [setting: string]: number }>()
  private readonly due = new Map<Day, Set<string>>()
  private dutiesUpTo: Day | null = null

  constructor(registers: Registers, unit: string, chance: Chance, keep: Keep) {
    this.registers = registers
    this.unit = unit
    this.chance = chance
    this.keep = keep
  }

  get(id: string): RegisterRecord {
    const found = this.records.get(id)
    if (!found) throw new Error(`no record ${id}`)
    return found
  }

  set(register: string, setting: string, value: number): void {
    this.settings.set(register, { ...this.settings.get(register), [setting]: value })
  }

  /** @returns the record's id; throws when it is refused, because what is generated is meant to stand */
  does(actor: Actor, act: Act, more: Partial<Situation> = {}): string {
    const outcome = this.tries(actor, act, more)
    if (typeof outcome === 'string') return outcome
    const why = outcome.map(({ code, at }) => `${code}${at ? ` ${JSON.stringify(at)}` : ''}`).join(', ')
    throw new Error(`${this.now} ${act.register} ${act.verb}: ${why} ${JSON.stringify(act.fields)}`)
  }

  /** As `does`, but a refusal is an answer: it leaves no trace. */
  tries(actor: Actor, act: Act, more: Partial<Situation> = {}): string | Extract<Decision, { ok: false }>['refusals'] {
    const register = this.registerOf(act.register)
    const before = act.record === null ? null : this.get(act.record)
    const input = { fields: act.fields ?? {}, ...(act.note === undefined ? {} : { note: act.note }) }
    const decision = this.decided(register, before, act.verb, input, actor, more)
    if (!decision.ok) {
      for (const { code } of decision.refusals) this.refused.set(code, (this.refused.get(code) ?? 0) + 1)
      return decision.refusals
    }
    this.enter(decision.entry, before)
    for (const cause of decision.causes) this.brought(cause, decision.entry)
    return decision.record.id
  }

  private brought({ register, verb, record, input }: Caused, by: Entry): void {
    const before = record === null ? null : this.get(record)
    const decision = this.decided(
      this.registerOf(register),
      before,
      verb,
      input,
      { kind: 'house' },
      { causedBy: by.by },
    )
    if (!decision.ok) throw new Error(`${by.register} ${by.verb} brings about ${register} ${verb}: refused`)
    this.enter(decision.entry, before)
    for (const cause of decision.causes) this.brought(cause, decision.entry)
  }

  private decided(
    register: Register,
    before: RegisterRecord | null,
    verb: string,
    input: unknown,
    actor: Actor,
    more: Partial<Situation>,
  ): Decision {
    const considered = consider(register, before, verb, input, actor, { ...this.situation(register), ...more })
    const asked = Object.entries(considered.questions)
    const decision = considered.decide(
      Object.fromEntries(
        asked.map(([rule, all]) => [
          rule,
          Object.fromEntries(Object.entries(all).map(([name, question]) => [name, this.answer(question)])),
        ]),
      ),
    )
    if (!decision.ok) return decision
    const taken = (decision.entry.effects.claims ?? []).filter(({ claim, value }) => {
      const owner = value === null ? undefined : this.claims.get(`${register.name} ${claim} ${value}`)
      return owner !== undefined && owner !== decision.record.id
    })
    if (taken.length > 0) throw new Error(`${register.name} ${verb}: ${taken[0]?.claim} is taken`)
    return decision
  }

  private situation(register: Register): Situation {
    const { now, unit } = this
    const id = () => this.chance.uuid(millisecondsOf(now))
    return { now, zone, unit, entryId: id(), recordId: id(), settings: this.settings.get(register.name) ?? {} }
  }

  private answer(question: Question) {
    const { where } = question
    if (where.id !== undefined)
      return answer(
        question,
        [this.records.get(where.id)].filter((one) => !!one),
        zone,
      )
    if (question.without) return answer(question, this.records.values(), zone)
    const ids = this.shelves.find(question.register, where, this.records)
    return answer(
      question,
      [...ids].map((id) => this.get(id)),
      zone,
    )
  }

  private registerOf(name: string): Register {
    const register = this.registers.get(name)
    if (!register) throw new Error(`there is no register ${name}`)
    return register
  }

  private enter(entry: Entry, before: RegisterRecord | null): void {
    const after = fold(before, entry)
    this.entries += 1
    this.records.set(after.id, after)
    this.shelves.move(before, after)
    for (const { claim, value } of entry.effects.claims ?? []) this.claim(after, claim, value)
    const [first] = after.due.map(({ at }) => at).sort()
    if (first !== undefined) this.queue(dayIn(first, zone), after.id)
    this.keep(this.unit, entry, before, after)
  }

  private claim({ id, register }: RegisterRecord, claim: string, value: string | null): void {
    const own = this.held.get(id) ?? new Map<string, string>()
    const old = own.get(claim)
    if (old !== undefined) this.claims.delete(old)
    own.delete(claim)
    if (value !== null) {
      own.set(claim, `${register} ${claim} ${value}`)
      this.claims.set(`${register} ${claim} ${value}`, id)
    }
    this.held.set(id, own)
  }

  private queue(day: Day, id: string): void {
    const set = this.due.get(day) ?? new Set()
    set.add(id)
    this.due.set(day, set)
  }

  /** What a house does in the first minute of a day: deadlines that passed the day before, and the records of duties. */
  night(today: Day): void {
    for (const id of this.due.get(addDays(today, -1)) ?? []) this.passes(id)
    this.due.delete(addDays(today, -1))
    for (const id of this.due.get(today) ?? []) this.passes(id)
    for (const register of this.registers.current) {
      if (!isInUse(register, this.settings.get(register.name) ?? {})) continue
      for (const duty of Object.values(register.duties)) {
        if (duty.while && this.answer({ ...duty.while, ask: 'count' }) === 0) continue
        const holder = duty.holder ? (this.holders.get(duty.holder.post) ?? null) : null
        for (const occurrence of occurrencesToCreate(duty, this.dutiesUpTo, today)) {
          const about = { duty: { name: duty.name, period: occurrence.period } }
          const { fields = {} } = dutyInput(duty, occurrence, holder)
          this.does({ kind: 'time' }, { register: register.name, record: null, verb: duty.verb, fields }, about)
        }
      }
    }
    this.dutiesUpTo = today
  }

  private passes(id: string): void {
    const record = this.get(id)
    const register = this.registerOf(record.register)
    const entry = passTime(register, record, record.due, this.situation(register))
    if (entry) this.enter(entry, record)
  }

  /** Records of a register in a state. */
  in(register: string, state: string): readonly RegisterRecord[] {
    return [...this.shelves.find(register, { state: [state] }, this.records)].map((id) => this.get(id))
  }
}
