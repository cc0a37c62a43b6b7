import { type Instant, instantOf } from '../calendar/days.ts'
import { dayIn } from '../calendar/zones.ts'
import type { Actor, PersonActor, Reach } from '../kernel/actor.ts'
import type { Registers } from '../kernel/assemble.ts'
import { passTime } from '../kernel/deadlines.ts'
import { type Decision, decide, deepest, questions } from '../kernel/decide.ts'
import { eraseEntry } from '../kernel/erase.ts'
import { replay } from '../kernel/fold.ts'
import { answer } from '../kernel/matches.ts'
import type { MechanismMap } from '../kernel/mechanism-map.ts'
import { bindingRefusals } from '../kernel/mechanisms.ts'
import { mayRead, opens, reachesOf } from '../kernel/reading.ts'
import type { Entry, RegisterRecord } from '../kernel/record.ts'
import { namedReaders, referencesOf } from '../kernel/references.ts'
import { type Duty, part, type Register } from '../kernel/register.ts'
import { isInUse, type Known, type Situation } from '../kernel/situation.ts'
import { type SettingMap, settingRefusals, settingsOn } from '../kernel/settings.ts'
import type { Settings } from '../kernel/spec.ts'
import { valueOf } from '../kernel/stand.ts'
import type { Trace } from './trace.ts'
import type { Outcome } from './world.ts'

type Decided = Extract<Decision, { ok: true }>
type Refused = Extract<Outcome, { ok: false }>

/** Which registers keep what the house itself looks after; what is left out is kept nowhere. */
export interface Maps {
  readonly mechanisms?: MechanismMap | null
  readonly setting?: SettingMap | null
}

/** The write path in small, over a map instead of a database: load, ask, decide, claim, keep. State is always what the journal folds to. */
export class House {
  now: Instant = instantOf(0)
  /** Ids of what exists beside records: people, departments, the unit. */
  outside: readonly string[] = []
  /** Who somebody is at this moment, by id; null for nobody of the case. */
  actorOf: (id: string) => Actor | null = () => null
  /** Which registers keep mechanisms; null where there are none. */
  private readonly mechanisms: MechanismMap | null
  /** Which register keeps the unit's own figures; null where none does. */
  private readonly setting: SettingMap | null
  private readonly registers: Registers
  private readonly trace: Trace
  private readonly zone: string
  private readonly records = new Map<string, RegisterRecord>()
  private readonly journal = new Map<string, Entry[]>()
  private readonly claims = new Map<string, string>()
  private readonly settings = new Map<string, { [setting: string]: number }>()
  private count = 0

  constructor(registers: Registers, trace: Trace, zone: string, { mechanisms = null, setting = null }: Maps) {
    this.mechanisms = mechanisms
    this.setting = setting
    this.registers = registers
    this.trace = trace
    this.zone = zone
  }

  get(id: string): RegisterRecord | undefined {
    return this.records.get(id)
  }

  all(): RegisterRecord[] {
    return [...this.records.values()]
  }

  set(register: string, setting: string, value: number): void {
    this.settings.set(register, { ...this.settings.get(register), [setting]: value })
  }

  /** The unit's own figures of a register. */
  settingsFor(register: string): Settings {
    const { setting } = this
    const own = setting ? settingsOn({ setting }, this.figuresOf(register), dayIn(this.now, this.zone)) : {}
    return { ...this.settings.get(register), ...own }
  }

  /** The version a record began under. */
  registerOf(record: RegisterRecord): Register {
    const register = this.registers.get(record.register, record.version)
    if (!register)
      throw new Error(`record ${record.id} began under ${record.register}@${record.version}, which is not here`)
    return register
  }

  perform(
    name: string,
    id: string | null,
    verb: string,
    input: unknown,
    actor: Actor,
    more: Partial<Situation>,
  ): Outcome {
    const record = id === null ? null : (this.records.get(id) ?? null)
    const register = record ? this.registerOf(record) : this.registers.get(name)
    if (!register) return { ok: false, refusals: ['unknown-register'] }
    if (record && !mayRead(register, record, actor)) return { ok: false, refusals: ['not-found'] }
    const decision = this.decided(register, record, verb, input, actor, more)
    if (!decision.ok) return { ok: false, refusals: decision.refusals.map(({ code }) => code) }
    const missing = this.missing(register, decision.entry)
    const blind = missing.length > 0 ? [] : this.blind(register, record, decision.entry)
    const unbound = record ? [] : this.unbound(decision.record)
    const unset = this.unset(decision.record, verb)
    const against = [...missing, ...unbound, ...unset, ...blind, ...this.taken(register, decision.entry)]
    if (against.length > 0) return { ok: false, refusals: against }
    const caused = this.caused(decision, new Map([[decision.record.id, decision.record]]))
    if (!caused.ok) return caused
    for (const { owner, entry } of [{ owner: register, entry: decision.entry }, ...caused.entries])
      this.keep(owner, entry)
    this.erase(register, decision.record, verb, decision.entry)
    return { ok: true, record: decision.record.id, warnings: decision.warnings.map(({ code }) => code) }
  }

  private decided(
    register: Register,
    record: RegisterRecord | null,
    verb: string,
    input: unknown,
    actor: Actor,
    more: Partial<Situation>,
  ): Decision {
    const situation = this.situation(register, more)
    const known = this.known(register, record, verb, input, actor, situation)
    const decision = decide(register, record, verb, input, actor, { ...situation, known })
    for (const { code } of decision.ok ? decision.warnings : decision.refusals) this.trace.rule(register, code)
    return decision
  }

  /** What a verb brings about, and what that brings about: judged one after another, each on what those before it leave of the record, and kept by nobody yet. */
  private caused(
    { causes, entry: { by } }: Decided,
    staged: Map<string, RegisterRecord>,
    depth = 1,
  ): { readonly ok: true; readonly entries: readonly { readonly owner: Register; readonly entry: Entry }[] } | Refused {
    const entries: { owner: Register; entry: Entry }[] = []
    for (const { register: name, verb, record: id, input } of causes) {
      const record = id === null ? null : (staged.get(id) ?? this.records.get(id) ?? null)
      const owner = record ? this.registerOf(record) : this.registers.get(name)
      if (!owner || depth > deepest || (id !== null && record?.register !== name))
        return { ok: false, refusals: ['cause-broken'] }
      const decision = this.decided(owner, record, verb, input, { kind: 'house' }, { causedBy: by })
      if (!decision.ok) return { ok: false, refusals: decision.refusals.map(({ code }) => code) }
      const taken = this.taken(owner, decision.entry)
      if (taken.length > 0) return { ok: false, refusals: taken }
      staged.set(decision.record.id, decision.record)
      const further = this.caused(decision, staged, depth + 1)
      if (!further.ok) return further
      entries.push({ owner, entry: decision.entry }, ...further.entries)
    }
    return { ok: true, entries }
  }

  /** Whether the duty runs today: its register is in use, and what it is for is there. */
  isOwed(register: Register, { while: during }: Duty): boolean {
    if (!isInUse(register, this.settingsFor(register.name))) return false
    return during === undefined || answer({ ...during, ask: 'count' }, this.all(), this.zone) !== 0
  }

  /** What an actor reaches through other records at this moment. */
  reached(actor: PersonActor): readonly Reach[] {
    return reachesOf(this.registers, actor).map(({ reading, ...reach }) => ({
      ...reach,
      records:
        reading === 'all'
          ? 'all'
          : new Set(
              this.all()
                .filter(
                  (record) => record.register === reach.register && opens(reading, this.registerOf(record), record),
                )
                .map(({ id }) => id),
            ),
    }))
  }

  /** Lets the clock look at a record. */
  wake(record: RegisterRecord): void {
    const register = this.registerOf(record)
    const entry = passTime(register, record, record.due, this.situation(register, {}))
    if (entry) this.keep(register, entry)
  }

  private situation(register: Register, more: Partial<Situation>): Situation {
    this.count += 1
    const number = String(this.count).padStart(6, '0')
    const { now, zone } = this
    const settings = this.settingsFor(register.name)
    return { now, zone, unit: 'unit', entryId: `entry-${number}`, recordId: `record-${number}`, settings, ...more }
  }

  private known(
    register: Register,
    record: RegisterRecord | null,
    verb: string,
    input: unknown,
    actor: Actor,
    situation: Situation,
  ): Known {
    const asked = questions(register, record, verb, input, actor, situation)
    return Object.fromEntries(
      Object.entries(asked).map(([rule, wanted]) => [
        rule,
        Object.fromEntries(
          Object.entries(wanted).map(([name, question]) => [name, answer(question, this.all(), this.zone)]),
        ),
      ]),
    )
  }

  private missing(register: Register, entry: Entry): string[] {
    const lost = referencesOf(register, entry.effects.set ?? {}).filter(({ register: target, id }) => {
      return this.records.get(id)?.register !== target && !this.outside.includes(id)
    })
    return lost.length > 0 ? ['ref-not-found'] : []
  }

  /** What is wrong with a mechanism as it would be bound. */
  private unbound(record: RegisterRecord): string[] {
    if (!this.mechanisms) return []
    return bindingRefusals(this.registers, this.mechanisms, record).map(({ code }) => code)
  }

  /** What is wrong with a figure of the unit as it would be set. */
  private unset(record: RegisterRecord, verb: string): string[] {
    if (!this.setting) return []
    const rows = this.figuresOf(String(record.fields[this.setting.subject] ?? ''))
    return settingRefusals(this.registers, this.setting, record, verb, rows).map(({ code }) => code)
  }

  /** Figures of a register that came into force in the case itself. */
  private figuresOf(register: string): RegisterRecord[] {
    const { setting } = this
    if (!setting) return []
    return this.all().filter(({ register: kept, state, fields }) => {
      return kept === setting.register && setting.states.includes(state) && fields[setting.subject] === register
    })
  }

  /** Whoever is named beside a record without being able to read it. */
  private blind(register: Register, before: RegisterRecord | null, { effects }: Entry): string[] {
    const named = namedReaders(register, before?.fields ?? {}, effects.set ?? {})
    const blind = named.some(({ person, record }) => {
      const [actor, target] = [this.actorOf(person), this.records.get(record)]
      return !actor || !target || !mayRead(this.registerOf(target), target, actor)
    })
    return blind ? ['not-a-reader'] : []
  }

  private taken(register: Register, { effects, record }: Entry): string[] {
    const taken = (effects.claims ?? []).filter(({ claim, value }) => {
      const owner = value === null ? undefined : this.claims.get(`${register.name} ${claim} ${value}`)
      return owner !== undefined && owner !== record
    })
    for (const { claim } of taken) this.trace.claim(register, claim)
    return taken.map(() => 'claim-taken')
  }

  /** Keeps the entry and rebuilds the record from its whole journal, so that every scenario also plays back what it did. */
  private keep(register: Register, entry: Entry): void {
    const journal = [...(this.journal.get(entry.record) ?? []), entry]
    const record = replay(journal)
    if (!record) return
    this.journal.set(entry.record, journal)
    this.records.set(entry.record, record)
    for (const { claim, value } of entry.effects.claims ?? []) {
      for (const [key, owner] of this.claims) {
        if (owner === entry.record && key.startsWith(`${register.name} ${claim} `)) this.claims.delete(key)
      }
      if (value !== null) this.claims.set(`${register.name} ${claim} ${value}`, entry.record)
    }
    this.trace.entry(register, entry)
  }

  private erase(register: Register, record: RegisterRecord, verb: string, { by }: Entry): void {
    const field = part(register.verbs, verb)?.erases
    const target = field ? this.records.get(String(valueOf(record, field))) : undefined
    if (!target) return
    const owner = this.registerOf(target)
    const entry = eraseEntry(owner, target, by, this.situation(owner, {}))
    if (entry) this.keep(owner, entry)
  }
}
