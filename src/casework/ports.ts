import type { Day, Instant } from '../calendar/days.ts'
import type { Intake } from '../intake/intake.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Where } from '../kernel/where.ts'
import type { Change, ClaimKey } from './change.ts'
import type {
  DutyReached,
  FileRow,
  GlanceFacts,
  GlanceRow,
  GlanceTexts,
  JobRow,
  RefusalCount,
  ReminderChoice,
  ReminderRow,
  SavedViewRow,
  SeatHeld,
  UnitRow,
} from './rows.ts'

/**
 * What casework needs from outside. The ports belong to the caller; drivers implement them and main hands them in. Each paragraph says what
 * is durable on return, who retries and what may happen at the same time.
 */

/** Business time: deadlines, duties, embargoes. Movable in the demo. Sessions and tokens never use it. */
export interface Clock {
  now(): Instant
}

/** Unit worked in, and the seat through which it is seen. Both are enforced by the database, not by the queries. */
export interface Scope {
  readonly unit: string
  readonly seat?: string
}

/**
 * The database. Every method of a transaction sees one unit only, and through a seat only what is shared with it: asking for another unit's
 * ids gives what asking for ids that never existed gives.
 */
export interface Store {
  /**
   * Runs `work` in one transaction and commits what it returns: its changes are written after `work` has ended, in the order given, and
   * committed with it. On return they are durable. If `work` throws, or nothing is to be changed, nothing has happened.
   * The store retries the whole (so `work` may run more than once) when the database says that a concurrent transaction is to blame:
   * deadlock, serialization. Two changes of one record wait for each other at `lock`. Throws `Collision` when a unique key was taken by
   * somebody else in between, `OutcomeUnknown` when the commit was sent and its answer never came: repeat with the same idempotency key.
   */
  transact<T>(scope: Scope, work: (tx: Transaction) => Promise<Outcome<T>>): Promise<T>
  /** Reads of one moment. `snapshot` = all reads see the same state of the database (long reads: exports, backups). */
  read<T>(scope: Scope, work: (tx: Reading) => Promise<T>, snapshot?: 'snapshot'): Promise<T>
  /** Every unit of the installation with its display name and zone; not a secret between units of one installation. */
  units(): Promise<readonly UnitRow[]>
}

export interface Outcome<T> {
  readonly value: T
  readonly changes?: readonly Change[]
  /** Rows outside the journal, written with the changes. */
  readonly settings?: readonly Setting[]
}

/** What the journal does not tell of: progress of the machine, personal settings, what a file is, summaries in an overseer's unit. */
export type Setting =
  | { readonly kind: 'duty-through'; readonly register: string; readonly duty: string; readonly through: string }
  | { readonly kind: 'job-done'; readonly id: string }
  /** A rule refused so many times more that day. */
  | {
      readonly kind: 'refused'
      readonly register: string
      readonly rule: string
      readonly day: Day
      readonly times: number
    }
  | {
      readonly kind: 'saved-view'
      readonly person: string
      readonly register: string
      readonly name: string
      readonly query: string | null
    }
  | { readonly kind: 'reminder'; readonly person: string; readonly choice: ReminderChoice | null }
  /** A reminder was handed over that day, or (null) could not be. */
  | { readonly kind: 'reminded'; readonly person: string; readonly on: string | null; readonly at: Instant }
  | { readonly kind: 'file'; readonly file: FileRow; readonly person: string; readonly at: Instant }
  /** The file's row goes, unless a record uses it. */
  | { readonly kind: 'file-gone'; readonly sha256: string }
  | { readonly kind: 'forget-keys'; readonly before: Instant }
  | {
      readonly kind: 'glance'
      readonly unit: string
      readonly seat: string
      readonly source: string
      readonly record: string
      /** Null: it is shared with this seat no more. */
      readonly row: { readonly stored: StoredRecord; readonly facts: GlanceFacts } | null
    }

export class Collision extends Error {
  /** Which unique key: `key` = idempotency key, `claim` = a claim, `record` = the record exists or moved on, `duty` = the duty's period. */
  readonly on: 'key' | 'claim' | 'record' | 'other'
  constructor(on: Collision['on'], cause?: unknown) {
    super(`a unique key was taken by a concurrent transaction: ${on}`, { cause })
    this.on = on
  }
}

export class OutcomeUnknown extends Error {}

/** More bytes than the limit. Nothing of them is left. */
export class FileTooLarge extends Error {}

/** The database cannot be reached, is shutting down, or a lock was not given in time. Nothing has been written; try again later. */
export class Unavailable extends Error {}

/** Rows of people registers that say what a person may do today; casework makes an actor of them. */
export interface StandingRows {
  /** Appointments of the person and of those he or she stands in for. */
  readonly appointments: readonly RegisterRecord[]
  readonly deputisings: readonly RegisterRecord[]
  /** The seat asked for, if it exists in this unit. */
  readonly seat: RegisterRecord | null
}

export interface StandingQuery {
  readonly person: string
  readonly seat?: string
}

/** What was done with an idempotency key. Holds no content: the answer is folded again from the journal. */
export interface Replay {
  readonly requestHash: Uint8Array | null
  readonly register: string
  readonly record: string
  readonly entry: string
  readonly revision: number
  /** Warnings given with the answer, as JSON. */
  readonly warnings: string
}

/** Records one may read, as alternatives of which one must hold. `all` = every record of the register. */
export type Readable = 'all' | readonly { readonly field: string; readonly values: readonly string[] }[]

export type SortBy = 'opened' | 'changed' | 'due' | 'title' | 'state' | 'amount' | 'owner'

/** Which of the three value columns of `record_key` holds a field. */
export type KeyKind = 'text' | 'int' | 'day'

/** Records of one register, seen by one reader. */
export interface Filter {
  readonly register: string
  readonly where: Where
  readonly readable: Readable
  /** Zone in which the days of `within` begin. */
  readonly zone: string
  /** How each filterable field is kept. */
  readonly kinds: { readonly [field: string]: KeyKind }
  /** Fields that are common columns: filtering on them uses the column's own index. */
  readonly columns: { readonly [field: string]: 'owner' | 'department' }
  /** The asker acts through a seat: only what is shared with it, which the database would leave out anyway, but one by one. */
  readonly shared: boolean
  /** Only those to which no record of this filter points by that reference field. */
  readonly without?: { readonly field: string; readonly filter: Filter }
  /** Search tokens all of which must occur. */
  readonly tokens?: readonly string[]
}

/** Place in a list: the sort value (null where there is none) and id of the last record seen. */
export type Place = readonly [value: string | number | null, id: string]

export interface ListQuery extends Filter {
  readonly sort: { readonly by: Exclude<SortBy, 'amount'> | { readonly field: string }; readonly descending: boolean }
  readonly after: Place | null
  readonly limit: number
  readonly total: boolean
}

export interface ListPage {
  readonly records: readonly StoredRecord[]
  /** Place after the last record, or null at the end. */
  readonly next: Place | null
  readonly total: number | null
}

/** A record with the common columns the store keeps beside it. */
export interface StoredRecord {
  readonly record: RegisterRecord
  readonly title: string
  readonly owner: string | null
  readonly dueAt: Instant | null
}

/** A journal entry as it lies in the store. Without a salt the payload has been erased: what is left of it no longer answers to the leaf's commitment. */
export interface StoredEntry {
  readonly id: string
  readonly leaf: Uint8Array
  readonly payload: { readonly salt: Uint8Array | null; readonly sealed: Uint8Array } | null
}

export interface TodoRow {
  readonly stored: StoredRecord
  readonly verb: string
  readonly due: Instant | null
  readonly raised: boolean
}

export interface JournalQuery {
  readonly register?: string
  readonly record?: string
  readonly person?: string
  readonly from?: Instant
  /** Exclusive. */
  readonly to?: Instant
  /** Entry id after which (backwards in time) to go on. */
  readonly before: string | null
  readonly limit: number
}

export interface Title {
  readonly id: string
  readonly register: string
  readonly title: string
}

/** A link, with id, register and title of the record at its far end. */
export interface Link extends Title {
  readonly from: string
  readonly to: string
  readonly field: string
}

export interface DueRow {
  readonly at: Instant
  readonly record: string
  readonly register: string
}

/** Reads within a transaction. Calls made without waiting for each other travel together. */
export interface Reading {
  /** As `Store.units`, in this transaction: whoever holds one must not wait for another. */
  units(): Promise<readonly UnitRow[]>
  /** The unit worked in; null when there is no such unit. */
  unit(): Promise<UnitRow | null>
  standing(query: StandingQuery): Promise<StandingRows>
  /** Settings of a register in force in this unit, all dates. */
  settings(register: string): Promise<readonly RegisterRecord[]>
  record(id: string): Promise<StoredRecord | null>
  records(ids: readonly string[]): Promise<readonly StoredRecord[]>
  /** Key under which the record's payloads are encrypted; null when it has been destroyed or there is no such record. */
  key(record: string): Promise<Uint8Array | null>
  list(query: ListQuery): Promise<ListPage>
  /** Ids of the whole list, in its order. */
  listIds(query: Pick<ListQuery, 'sort'> & Filter): Promise<readonly string[]>
  /** Titles of records. Through a seat also those of people and departments, which are not shared but named on what is. */
  titles(ids: readonly string[]): Promise<readonly Title[]>
  links(record: string): Promise<readonly Link[]>
  /** Keys of several records, by id; those whose key has been destroyed are left out. */
  keys(records: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  /** All entries of several records up to and including an instant, by record, oldest first. */
  entriesUntil(records: readonly string[], until: Instant): Promise<ReadonlyMap<string, readonly StoredEntry[]>>
  /** Entries of one record, oldest first, after that revision. */
  entries(record: string, after: number, limit: number): Promise<readonly StoredEntry[]>
  todos(
    who: readonly string[],
    after: readonly [Instant | null, string, string] | null,
    limit: number,
  ): Promise<readonly TodoRow[]>
  todoCounts(
    who: readonly string[],
    now: Instant,
    soon: Instant,
  ): Promise<{ overdue: number; dueSoon: number; all: number }>
  journal(query: JournalQuery): Promise<readonly StoredEntry[]>
  aggregate(query: AggregateQuery): Promise<number>
  /** How many records have each value; records without one are in none. */
  tally(query: TallyQuery): Promise<readonly Tally[]>
  /** The record opened first of those that match. */
  first(filter: Filter): Promise<StoredRecord | null>
  search(tokens: readonly string[], registers: readonly string[], limit: number): Promise<readonly StoredRecord[]>
  file(sha256: string): Promise<FileRow | null>
  /** Records that hold the file, at most that many. */
  fileUsers(sha256: string, limit: number): Promise<readonly string[]>
  /** Which of these files this person has put in. */
  filesPutBy(person: string, sha256s: readonly string[]): Promise<readonly string[]>
  due(until: Instant, limit: number): Promise<readonly DueRow[]>
  /** Records of a register whose field holds that text, newest first, a thousand at most. */
  keyed(register: string, field: string, text: string): Promise<readonly RegisterRecord[]>
  /** Up to which day the unit's duties, and what else is done once a day, have been looked at. */
  dutiesReached(): Promise<readonly DutyReached[]>
  savedViews(person: string, register: string): Promise<readonly SavedViewRow[]>
  /** How people are reminded outside the house: one of them, or (null) all of the unit. */
  reminders(person: string | null): Promise<readonly ReminderRow[]>
  /** Seats this person of this unit holds in other units. */
  seatsHeld(person: string): Promise<readonly SeatHeld[]>
  /** Summaries of what other units have shared with seats this person holds on that day; of many, one text of each by what it is about. */
  glances(person: string, on: Day, registers: readonly string[]): Promise<readonly GlanceRow[]>
  glanceTexts(person: string, on: Day, of: GlanceTexts): Promise<ReadonlyMap<string, readonly string[]>>
  /** Claims of these that are taken, by other records. */
  claimsTaken(claims: readonly ClaimKey[]): Promise<readonly ClaimKey[]>
  /** How often rules of a register refused in [from, to), by rule and day. */
  refusals(register: string, from: Day, to: Day): Promise<readonly RefusalCount[]>
  /** Which of these records changed and are shared; see `glance`. */
  jobs(limit: number): Promise<readonly JobRow[]>
}

export interface AggregateQuery extends Filter {
  /** Number field to sum; absent = count. */
  readonly sum?: string
}

export interface TallyQuery extends Filter {
  readonly by: 'state' | { readonly field: string }
}

export interface Tally {
  readonly value: string
  readonly figure: number
}

/** A record that is locked, and the key under which its payloads are encrypted; null when that has been destroyed. */
export interface Locked extends StoredRecord {
  readonly key: Uint8Array | null
}

/** What every order begins with, asked in one question. */
export interface Opening {
  /**
   * Mark of the last change of people, departments, posts, deputising, seats or settings in this unit; null before the first. What was read of them after an equal mark still stands.
   */
  readonly mark: string | null
  /** What was done with the order's key before; null when it is new. */
  readonly replay: Replay | null
}

/** Reads and locks of a transaction that ends in writing. */
export interface Transaction extends Reading {
  /** The record, locked until the end: others who want to change it wait here. */
  lock(id: string): Promise<Locked | null>
  /** @param key of the order; '' for one that has none */
  opening(key: string): Promise<Opening>
  /**
   * Asks for the house, not for the seat: a rule must count all records of the unit, also when an outsider acts. Nothing else may be asked until it has ended, and
   * nothing of its answers may reach the outsider but what a rule makes of them.
   */
  asHouse<T>(ask: () => Promise<T>): Promise<T>
  /** Whoever else wants to put in or sweep a file of this hash waits until the end. */
  lockFile(sha256: string): Promise<void>
}

/**
 * Bytes by their hash, keyed unit/SHA-256. `stage` writes to a name of its own; nothing is visible before `keep`. After `keep` the bytes are
 * durable under their hash, whoever else stages the same bytes at the same time. Kept bytes that no row of the database names are swept later.
 */
export interface FileStore {
  stage(unit: string, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<StagedFile>
  /** The bytes, or null. */
  read(unit: string, sha256: string): Promise<AsyncIterable<Uint8Array> | null>
  /** Gone on return; no error when it was not there. */
  remove(unit: string, sha256: string): Promise<void>
  /** Hashes of everything kept for a unit. */
  list(unit: string): AsyncIterable<string>
}

export interface StagedFile {
  readonly sha256: string
  readonly sm3: string
  readonly size: number
  /** Found from the first bytes; `application/octet-stream` when nothing is recognised, `text/plain` for clean text. */
  readonly type: string
  /** The whole file; only for those that are small enough to be read as a paper. */
  bytes(): Promise<Uint8Array>
  keep(): Promise<void>
  drop(): Promise<void>
}

/**
 * Opens papers that came from outside, away from this process: under limits of time and memory, without rights to write or to see anything else. Answers with
 * text and cells, or a refusal with words; never throws for what a file does. When the signal fires, whatever reads is ended and it throws `Cancelled`.
 */
export interface PaperOpener {
  open(bytes: Uint8Array, signal?: AbortSignal): Promise<Intake | Refusal>
}

/** Whoever asked has gone away, or wants no answer any more. */
export class Cancelled extends Error {}

/** Symmetric encryption under a key per record, and the hash functions that pure rooms are handed. */
export interface Cipher {
  sha256(...parts: readonly Uint8Array[]): Uint8Array
  /** AES-256-GCM with a fresh nonce; `about` is authenticated, not hidden, so that a ciphertext cannot be moved to another entry. */
  seal(key: Uint8Array, plain: Uint8Array, about: string): Uint8Array
  /** Throws when key, bytes or `about` are not those it was sealed with. */
  open(key: Uint8Array, sealed: Uint8Array, about: string): Uint8Array
}

/** Words of a text for full-text search; the same for what is stored and for what is asked. */
export interface Segmenter {
  tokens(text: string): readonly string[]
}
