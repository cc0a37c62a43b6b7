import type { House } from '../house.ts'
import { type Answered, type Names, type RecordLink, type RecordRow, refused } from '../rows.ts'
import type { Who } from '../who.ts'

export interface RecordRead {
  readonly record: RecordRow
  readonly names: Names
  readonly powers: readonly unknown[]
  readonly links: readonly RecordLink[]
}

/** One record, its links, and what this person may do with it now. */
export async function readRecord(
  _house: House,
  _who: Who,
  _register: string,
  _id: string,
): Promise<Answered<RecordRead>> {
  return refused()
}
