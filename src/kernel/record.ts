import type { Instant } from '../calendar/days.ts'
import type { ActedBy } from './actor.ts'
import type { Fields } from './fields.ts'

/** A time at which something falls due. Absolute: computed when the clock started, so that a later change of a setting never moves it. */
export interface DueTime {
  readonly deadline: string
  /** `due`, `remind-20` (days before), `escalate-5` (days after). */
  readonly step: string
  readonly at: Instant
}

/** Something that was raised to a party because a deadline passed. Settled when the due verb is done. */
export interface Raised {
  readonly deadline: string
  readonly step: string
  readonly to: string
  readonly at: Instant
}

/** A rule that warned, and the verb was done all the same. */
export interface Warned {
  readonly rule: string
  readonly at: Instant
}

/**
 * One entry of a register, folded from its journal entries and from nothing else.
 */
export interface RegisterRecord {
  readonly id: string
  readonly unit: string
  readonly register: string
  /** Version of the procedure it began under. */
  readonly version: string
  /** Number of entries folded in; the concurrency token a caller quotes. */
  readonly revision: number
  readonly state: string
  readonly fields: Fields
  readonly openedAt: Instant
  readonly changedAt: Instant
  /** When it last came to rest in a final state; null while open. */
  readonly closedAt: Instant | null
  /** Persons who did each verb, in order, each once. The person deputised for counts as well as the deputy. */
  readonly doers: Readonly<{ [verb: string]: readonly string[] }>
  /** Persons who have done an `all` verb in its present round. */
  readonly agreed: readonly string[]
  /** Times still to come. */
  readonly due: readonly DueTime[]
  /** `due` times that have passed and whose verb is still owed: what is overdue now, and since when. Leaves when the verb is done. */
  readonly overdue: readonly DueTime[]
  /** Deadlines that were ever missed. Stays, so that a late closing is counted as late. */
  readonly late: readonly string[]
  readonly raised: readonly Raised[]
  /** Warnings of rules the record went on in spite of, each with its moment. Stays: what was overridden can be counted. */
  readonly warned: readonly Warned[]
  /** Duty and period it was created for. */
  readonly duty: { readonly name: string; readonly period: string } | null
  readonly erased: boolean
}

/**
 * What an entry does to its record. Everything `fold` needs is here, absolute and decided, so that it replays for ever whatever became of the
 * register's declaration. Every member is optional; absent = unchanged.
 */
export interface Effects {
  readonly state?: string
  /** True when the state reached is final, false when a final state was left. */
  readonly closes?: boolean
  readonly set?: Fields
  /** Due times added, and deadlines all of whose pending times are dropped. */
  readonly due?: readonly DueTime[]
  readonly dropDue?: readonly string[]
  /** Steps that have now happened: removed from `due`; a `due` step goes to `overdue`. */
  readonly passed?: readonly { readonly deadline: string; readonly step: string }[]
  readonly late?: readonly string[]
  readonly raise?: readonly Raised[]
  /** Deadlines whose raised matters are settled. */
  readonly settle?: readonly string[]
  /** Rules that warned and were overridden by this entry. */
  readonly warned?: readonly string[]
  /** Person who has agreed in a round of an `all` verb; null ends the round. */
  readonly agree?: string | null
  readonly claims?: readonly { readonly claim: string; readonly value: string | null }[]
  readonly duty?: { readonly name: string; readonly period: string }
  readonly erase?: boolean
}

/** A journal entry: something that happened to one record. */
export interface Entry {
  /** UUIDv7 made by the application. */
  readonly id: string
  readonly unit: string
  readonly register: string
  readonly version: string
  readonly record: string
  /** 1 for the first entry of the record. */
  readonly revision: number
  readonly verb: string
  readonly at: Instant
  readonly by: ActedBy
  readonly effects: Effects
  /** What the person wrote beside it, or the reason they had to give. */
  readonly note?: string
}

/** What a caller gives with a verb. */
export interface VerbInput {
  readonly fields?: Fields
  readonly note?: string
  /** Revision the caller saw; a different one is refused as `version-conflict`. */
  readonly revision?: number
}
