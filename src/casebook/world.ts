import type { Instant } from '../calendar/days.ts'
import type { FieldValue, FileRef } from '../kernel/fields.ts'
import type { CastMember, Scenario } from './scenario.ts'

/** A thing that may be known at once or only after asking somebody over a wire. */
export type Soon<T> = T | Promise<T>

/** The stage as a scenario sets it, before its first line. */
export interface Stage extends Pick<Scenario, 'departments' | 'cast' | 'settings'> {
  readonly starts: Instant
  /** Registers the scenario names: their duties run while time goes on. */
  readonly registers: readonly string[]
}

export interface Doing {
  /** A name of the cast, `time` or `house`. */
  readonly actor: string
  readonly register: string
  /** Null to create. */
  readonly record: string | null
  readonly verb: string
  readonly fields: Readonly<{ [field: string]: unknown }>
  readonly note: string | null
  readonly recorder: string | null
}

export type Outcome =
  | { readonly ok: true; readonly record: string; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly refusals: readonly string[] }

/** A record as somebody sees it who sees everything. */
export interface Seen {
  readonly id: string
  readonly state: string
  readonly fields: Readonly<{ [field: string]: FieldValue }>
  readonly overdue: readonly string[]
  readonly late: readonly string[]
  readonly raised: readonly { readonly deadline: string; readonly step: string; readonly to: string }[]
  readonly duty: { readonly name: string; readonly period: string } | null
}

/**
 * Where a scenario is played: the bare kernel, or a whole server. One world plays one scenario. Nothing here may throw for what an author wrote; what
 * cannot be done comes back as refusals. Times never run backwards.
 */
export interface World {
  readonly zone: string
  /** Sets the stage: people, posts, seats, departments and figures exist afterwards. */
  begin(stage: Stage): Soon<void>
  /** Lets time go on to an instant, with everything that falls due before it happening at its own time. What went wrong by itself comes back in words. */
  advance(to: Instant): Soon<readonly string[]>
  perform(doing: Doing): Soon<Outcome>
  /** Ids behind names, or null for a name nobody knows. */
  person(name: string): Soon<string | null>
  department(name: string): Soon<string | null>
  unit(): Soon<string>
  /** A small file of that name, stored. */
  file(name: string): Soon<FileRef>
  see(register: string, record: string): Soon<Seen | null>
  list(register: string): Soon<readonly Seen[]>
  /** Ids of the records in somebody's inbox. */
  inbox(name: CastMember['name']): Soon<readonly string[]>
  may(name: CastMember['name'], register: string, record: string, verb: string): Soon<boolean>
  reads(name: CastMember['name'], register: string, record: string): Soon<boolean>
  /** An indicator as of now; null where it does not exist. */
  indicator(
    register: string,
    name: string,
  ): Soon<{ readonly value: number; readonly base: number | null; readonly outside: boolean } | null>
}
