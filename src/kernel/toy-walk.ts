import { instantOf } from '../calendar/days.ts'
import type { Actor } from './actor.ts'
import { passTime } from './deadlines.ts'
import { type Decision, decide } from './decide.ts'
import { fold } from './fold.ts'
import type { Entry, RegisterRecord, VerbInput } from './record.ts'
import type { Register } from './register.ts'
import type { Situation } from './situation.ts'
import { toy, toySituation } from './toy.ts'

/** One toy record taken through its procedure, day by day, with its journal beside it. */
export class ToyWalk {
  record: RegisterRecord | null = null
  readonly entries: Entry[] = []
  private readonly register: Register

  /** A test may hand in the toy with something changed. */
  constructor(register: Register = toy) {
    this.register = register
  }

  /** Does a verb on a day at nine; the codes of the refusals, or those of the warnings when it is done. */
  attempt(day: string, actor: Actor, verb: string, input: VerbInput = {}, more: Partial<Situation> = {}): Decision {
    const decision = decide(
      this.register,
      this.record,
      verb,
      input,
      actor,
      toySituation(day, this.entries.length + 1, more),
    )
    if (decision.ok) this.keep(decision.entry)
    return decision
  }

  /** As `attempt`, where a refusal is a failure of the test. */
  step(day: string, actor: Actor, verb: string, input: VerbInput = {}, more: Partial<Situation> = {}): RegisterRecord {
    const decision = this.attempt(day, actor, verb, input, more)
    if (!decision.ok) throw new Error(`${verb}: ${decision.refusals.map(({ code }) => code).join(', ')}`)
    return decision.record
  }

  /** Lets the clock reach an instant and raises what has come due. */
  wake(now: string): Entry | null {
    if (!this.record) return null
    const situation = { ...toySituation('2026-01-01', this.entries.length + 1), now: instantOf(Date.parse(now)) }
    const entry = passTime(this.register, this.record, this.record.due, situation)
    if (entry) this.keep(entry)
    return entry
  }

  private keep(entry: Entry): void {
    this.entries.push(entry)
    this.record = fold(this.record, entry)
  }
}

export function codesOf(decision: Decision): string[] {
  return (decision.ok ? decision.warnings : decision.refusals).map(({ code }) => code)
}
