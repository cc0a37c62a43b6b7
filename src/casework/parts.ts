import type { Instant } from '../calendar/days.ts'
import type { FileRow } from './rows.ts'

/** An upload under way: what is to become a file once all of it has arrived. */
export interface Part {
  readonly id: string
  readonly unit: string
  /** Whose it is: nobody else sees it. */
  readonly person: string
  readonly name: string
  readonly claimedType: string
  /** Bytes it will have. */
  readonly length: number
}

export interface FoundPart {
  readonly part: Part
  /** Bytes that have arrived. */
  readonly offset: number
  /** Moves on with every byte that arrives; what is unfinished then is gone. */
  readonly endsAt: Instant
  /** What it became. */
  readonly file: FileRow | null
}

export interface Checksum {
  readonly algorithm: 'sha1' | 'sha256'
  readonly base64: string
}

export type Appended = 'appended' | 'not-at-this-offset' | 'too-long' | 'checksum-wrong' | 'broken-off'

/**
 * Where unfinished uploads lie. Their bytes are durable when `append` returns, also those that came before a connection broke: that is what makes an upload
 * resumable. No two may append to one part at the same time; the caller sees to it. Nothing of a part is visible through any record.
 */
export interface PartStore {
  begin(part: Part): Promise<void>
  /** Null where there is none, or its time is over. */
  find(id: string): Promise<FoundPart | null>
  /** Unfinished parts of a person. */
  countOf(person: string): Promise<number>
  append(part: Part, offset: number, bytes: AsyncIterable<Uint8Array>, checksum: Checksum | null): Promise<Appended>
  read(id: string): AsyncIterable<Uint8Array>
  /** Remembers what it became, for as long as an unfinished one would be kept, and lets go of the bytes. */
  finish(id: string, file: FileRow): Promise<void>
  drop(id: string): Promise<void>
}
