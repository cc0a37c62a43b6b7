import type { Instant } from '../calendar/days.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import type { Derived } from './derived.ts'

export interface ClaimKey {
  readonly register: string
  readonly claim: string
  readonly value: string
}

/** An entry ready to be stored: the leaf that is sealed for ever, and the payload that can be erased. */
export interface SealedEntry {
  readonly id: string
  readonly record: string
  readonly register: string
  readonly revision: number
  readonly verb: string
  readonly at: Instant
  /** Pseudonym of the person; null when the clock or the house acted. */
  readonly person: string | null
  /** Canonical JSON. Stored as it is, never made again. */
  readonly leaf: Uint8Array
  readonly salt: Uint8Array
  readonly sealed: Uint8Array
}

/** One entry and everything that follows from it, written in one transaction. */
export interface Change {
  readonly before: RegisterRecord | null
  readonly after: RegisterRecord
  readonly entry: SealedEntry
  /** What the rows beside the record say before (nothing for a new record) and after. The store writes the difference. */
  readonly was: Derived
  readonly is: Derived
  /** Claims taken and given up. A null value gives up whatever the record held under that claim. */
  readonly claims: readonly { readonly register: string; readonly claim: string; readonly value: string | null }[]
  /** Search tokens; null when they stay as they are. */
  readonly tokens: readonly string[] | null
  /** Key for the record's payloads: a new record brings one, an erased record gets a new one in place of the destroyed. */
  readonly key: Uint8Array | null
  readonly idempotency: { readonly key: string; readonly requestHash: Uint8Array; readonly warnings: string } | null
  /** Set when this entry erases: what is left of every earlier entry, without what people wrote, under the new key. */
  readonly redacted: readonly { readonly entry: string; readonly sealed: Uint8Array }[] | null
  /** Seat through which an outsider opened the record: it may see what it has made. */
  readonly seat: string | null
  /** Whether it is about people, departments, posts, deputising, seats or settings: what others keep of those is wrong from here on. */
  readonly standing: boolean
}
