import type { Actor } from './actor.ts'
import { permit } from './permit.ts'
import type { RegisterRecord } from './record.ts'
import type { Refusal } from './refusal.ts'
import type { Register } from './register.ts'

export interface Power {
  readonly verb: string
  readonly may: boolean
  /** Why not; the most telling reason where there are several. */
  readonly refusal?: Refusal
}

/** What an actor may do now with a record, or with the register when there is none: for every verb a yes, or the refusal `decide` would give. */
export function powers(register: Register, record: RegisterRecord | null, actor: Actor): Power[] {
  return Object.keys(register.verbs).map((verb) => {
    const permitted = permit(register, record, verb, actor)
    if (permitted.ok) return { verb, may: true }
    const [first] = permitted.refusals
    return first ? { verb, may: false, refusal: first } : { verb, may: false }
  })
}
