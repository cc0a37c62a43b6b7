import type { Day, Instant } from '../calendar/days.ts'
import type { ActedBy } from '../kernel/actor.ts'
import type { CountedRecords } from '../kernel/counted-records.ts'
import type { Fields } from '../kernel/fields.ts'
import type { DueTime, Raised, Warned } from '../kernel/record.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Channel } from './outside.ts'

/** A record as far as one person may read it: fields that person may not read are absent. */
export interface RecordRow {
  readonly id: string
  readonly unit: string
  readonly register: string
  readonly version: string
  readonly revision: number
  readonly state: string
  readonly title: string
  readonly owner: string | null
  /** When the next verb is due, or was due first if it is overdue. */
  readonly dueAt: Instant | null
  readonly openedAt: Instant
  readonly changedAt: Instant
  readonly closedAt: Instant | null
  readonly fields: Fields
  readonly due: readonly DueTime[]
  readonly overdue: readonly DueTime[]
  readonly late: readonly string[]
  readonly raised: readonly Raised[]
  readonly warned: readonly Warned[]
  readonly agreed: readonly string[]
  readonly duty: { readonly name: string; readonly period: string } | null
  readonly erased: boolean
}

/** Display names by id: persons, departments, units and records that a page mentions. An id without a name has been erased or is not theirs to see. */
export type Names = Readonly<{ [id: string]: string }>

/** A record that points here (`from`), or that this one points to (`to`). */
export interface RecordLink {
  readonly register: string
  readonly record: string
  readonly title: string
  readonly field: string
  readonly direction: 'to' | 'from'
}

/** One thing that happened to a record, with the fields this person may read. */
export interface TimelineRow {
  readonly id: string
  readonly revision: number
  readonly verb: string
  readonly at: Instant
  readonly by: ActedBy
  /** State it led to; null when it stayed. */
  readonly state: string | null
  readonly changed: Fields
  readonly note: string | null
  /** The content has been erased: that it happened is known, what was written is gone. */
  readonly erased: boolean
}

/** Something that waits for the asking person. */
export interface InboxRow {
  readonly record: RecordRow
  readonly register: string
  readonly verb: string
  readonly due: Instant | null
  readonly overdue: boolean
  readonly raised: boolean
}

export interface SearchRow {
  readonly register: string
  readonly id: string
  readonly title: string
  readonly state: string
  readonly snippet: string
  readonly changedAt: Instant
}

/** Who, when, which verb, hash: never what was written. */
export interface JournalRow {
  readonly id: string
  readonly at: Instant
  readonly register: string
  readonly record: string
  readonly revision: number
  readonly verb: string
  readonly by: ActedBy
  /** SHA-256 of the leaf, hexadecimal. */
  readonly hash: string
}

export interface IndicatorRow {
  readonly name: string
  readonly value: number
  readonly base: number | null
  readonly rate: number | null
  readonly window: { readonly from: string | null; readonly to: string | null }
  readonly threshold: { readonly atLeast?: number; readonly atMost?: number } | null
  readonly healthy: boolean | null
  /** The lists of what the figure counts, and of what it is a share of; null where no list shows them. */
  readonly records: CountedRecords | null
  readonly baseRecords: CountedRecords | null
}

export interface SavedViewRow {
  readonly name: string
  readonly query: string
}

/** How a person wishes to be reminded outside the house. Hours are of the unit's zone, 0–23; equal hours mean that no hour is quiet. */
export interface ReminderChoice {
  readonly channel: Channel
  readonly address: string
  readonly quietFrom: number
  readonly quietUntil: number
}

/** A choice, and how far the reminding has come. */
export interface ReminderRow extends ReminderChoice {
  readonly person: string
  readonly toldOn: string | null
  readonly triedAt: Instant | null
}

export interface FileRow {
  readonly sha256: string
  readonly sm3: string
  readonly size: number
  /** MIME type found from the content, never from the name. */
  readonly type: string
  readonly name: string
}

/** A unit as all units of the installation may know it. */
export interface UnitRow {
  readonly unit: string
  readonly name: string
  readonly kind: string
  readonly parent: string | null
  readonly zone: string
  readonly root: boolean
}

export interface Refused {
  readonly ok: false
  readonly refusals: readonly Refusal[]
}

/** An answer, or the reasons why there is none. */
export type Answered<T> = ({ readonly ok: true } & T) | Refused

export function refused(...refusals: readonly Refusal[]): Refused {
  return { ok: false, refusals }
}

export interface SeatHeld {
  readonly seat: string
  readonly host: string
  readonly person: string
  readonly kind: string
  readonly from: string
  readonly until: string
}

/** What an overview counts by: fields the seat may read, and verbs that were done. */
export interface GlanceFacts {
  readonly fields: Fields
  readonly did: readonly string[]
}

/** Summary of a record that another unit has shared with a seat. */
export interface GlanceRow {
  readonly unit: string
  readonly seat: string
  readonly record: string
  readonly register: string
  readonly revision: number
  readonly state: string
  readonly closed: boolean
  readonly late: boolean
  readonly title: string
  readonly facts: GlanceFacts
}

/** Fields, as facts of summaries: the reference to what they are about, and the text. */
export interface GlanceTexts {
  readonly register: string
  readonly about: string
  readonly text: string
}

export interface RefusalCount {
  readonly rule: string
  readonly day: Day
  readonly times: number
}

/** A duty, or anything else done once a day, has been looked at up to that day. */
export interface DutyReached {
  readonly register: string
  readonly duty: string
  readonly through: Day
}

export interface JobRow {
  readonly id: string
  readonly kind: 'glance' | 'sweep'
  /** Record id (glance) or SHA-256 of a file (sweep). */
  readonly subject: string
}
