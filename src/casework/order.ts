import type { Power } from '../kernel/powers.ts'
import type { VerbInput } from '../kernel/record.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Names, RecordRow } from './rows.ts'
import type { Who } from './who.ts'

/** What is asked to be done. */
export interface Order {
  readonly who: Who
  readonly register: string
  readonly verb: string
  /** Absent for a verb that creates its record. */
  readonly record?: string
  readonly input: VerbInput
  /** Idempotency key: the same key with the same order is carried out once, however often it arrives. Only the machine may leave it empty. */
  readonly key: string
  /** Id for a new record; heeded only when the house itself acts (seed, import, first set-up). */
  readonly id?: string
  /** Duty and period the clock creates the record for. */
  readonly duty?: { readonly name: string; readonly period: string }
}

export interface Performed {
  readonly ok: true
  readonly record: RecordRow
  readonly names: Names
  readonly entry: string
  readonly warnings: readonly Refusal[]
  readonly powers: readonly Power[]
  /** The key had been used for the same order before: nothing happened twice. */
  readonly replayed: boolean
}
