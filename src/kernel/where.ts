import type { Instant } from '../calendar/days.ts'

/**
 * A condition on the records of one register, as data: rules ask by it, indicators count by it, lists filter by it. Evaluated in memory by
 * the kernel (casebook) and by the store in SQL; a test holds the two together.
 */
export interface Where {
  /** The one record of this id. */
  readonly id?: string
  readonly state?: readonly string[]
  /** true = in a final state, false = not. */
  readonly closed?: boolean
  readonly fields?: Readonly<{ [field: string]: Condition }>
  /** Half-open window on when the record was opened or closed, or on a day field: [from, to). Days in the unit's zone. */
  readonly within?: {
    readonly of: 'opened' | 'closed' | { readonly field: string }
    readonly from: string
    readonly to: string
  }
  /** Missed at least one deadline (true) or none (false). */
  readonly late?: boolean
  /** Went on although this rule warned: ever, or from a moment on and before another. */
  readonly warned?: { readonly rule: string; readonly from?: Instant; readonly before?: Instant }
  /** At least one of these holds as well. */
  readonly any?: readonly Where[]
}

/** On text-like fields equality or membership; on integers, money and days also ranges. For people and refs, `is` means contains. */
export type Condition =
  | { readonly is: string | number | boolean }
  | { readonly in: readonly (string | number)[] }
  | { readonly from?: string | number; readonly before?: string | number }
  | { readonly filled: boolean }

/** A question a rule asks before it can judge. Answered by the store in the same transaction, before `decide`. */
export interface Question {
  readonly register: string
  readonly where: Where
  /** Only those to which no record of this register points by this reference field (findings without a measure). */
  readonly without?: { readonly register: string; readonly field: string; readonly where?: Where }
  /** count and sum answer with a number (sum of `field`), first with a record's fields or null. */
  readonly ask: 'count' | 'sum' | 'first'
  readonly field?: string
  /** Id of a record, or of several, whose rows are locked first, when the answer must not change until commit (a budget line under a sum). */
  readonly lock?: string | readonly string[]
}

export type Answer =
  | number
  | { readonly id: string; readonly state: string; readonly fields: { readonly [field: string]: unknown } }
  | null
