import type { House } from '../house.ts'
import { type Answered, type Names, refused, type TimelineRow } from '../rows.ts'
import type { Who } from '../who.ts'

export interface Timeline {
  readonly entries: readonly TimelineRow[]
  readonly names: Names
  readonly next: string | null
}

/** What happened to a record, oldest first. */
export async function readTimeline(
  _house: House,
  _who: Who,
  _register: string,
  _id: string,
  _page: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<Answered<Timeline>> {
  return refused()
}
