import type { Instant } from '../../calendar/days.ts'
import type { House } from '../house.ts'
import { type Answered, type JournalRow, type Names, refused } from '../rows.ts'
import type { Who } from '../who.ts'

export interface JournalAsked {
  readonly register?: string
  readonly record?: string
  readonly person?: string
  readonly from?: Instant
  readonly to?: Instant
  readonly cursor?: string
  readonly limit?: number
}

/** The journal of the unit, newest first, for holders of the audit post. No field values, no notes. */
export async function readJournal(
  _house: House,
  _who: Who,
  _asked: JournalAsked,
): Promise<Answered<{ readonly rows: readonly JournalRow[]; readonly names: Names; readonly next: string | null }>> {
  return refused()
}
