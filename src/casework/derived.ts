import type { Instant } from '../calendar/days.ts'
import type { UnitRow } from './rows.ts'

/** What the store keeps beside a record so that it can be found. A pure function of the record: fsck makes it again and compares. */
export interface Derived {
  readonly columns: {
    readonly title: string
    readonly owner: string | null
    readonly department: string | null
    readonly amount: number | null
    readonly dueAt: Instant | null
  }
  readonly keys: readonly Key[]
  readonly todos: readonly {
    readonly who: string
    readonly verb: string
    readonly due: Instant | null
    readonly raised: boolean
  }[]
  /** The first of the record's times still to come, or none. */
  readonly due: readonly { readonly deadline: string; readonly step: string; readonly at: Instant }[]
  /** Ids of records that fields point at. */
  readonly links: readonly { readonly field: string; readonly to: string }[]
  /** SHA-256 of files that fields name. */
  readonly files: readonly string[]
  /** Text for full-text search: fields every reader of the register may read, and no other. */
  readonly text: string
  /** Set when the record is a line of the people map that must be known elsewhere. */
  readonly share: { readonly seat: string; readonly target: string } | null
  readonly unit: UnitRow | null
  readonly seat: {
    readonly home: string
    readonly person: string
    readonly kind: string
    readonly from: string
    readonly until: string
  } | null
}

export interface Key {
  readonly field: string
  readonly text?: string
  readonly int?: number
  readonly day?: string
}
