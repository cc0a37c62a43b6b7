import type { House } from '../house.ts'
import { type Answered, type InboxRow, type Names, refused } from '../rows.ts'
import type { Who } from '../who.ts'

export interface Inbox {
  readonly rows: readonly InboxRow[]
  readonly names: Names
  readonly next: string | null
  /** dueSoon = within three days. */
  readonly counts: { readonly overdue: number; readonly dueSoon: number; readonly all: number }
}

/** What waits for this person over all registers, earliest due first. */
export async function readInbox(
  _house: House,
  _who: Who,
  _page: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<Answered<Inbox>> {
  return refused()
}
