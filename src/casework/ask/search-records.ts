import type { House } from '../house.ts'
import { type Answered, refused, type SearchRow } from '../rows.ts'
import type { Who } from '../who.ts'

/** Full-text search over every register this person may read. */
export async function searchRecords(
  _house: House,
  _who: Who,
  _text: string,
  _page: { readonly limit?: number } = {},
): Promise<Answered<{ readonly rows: readonly SearchRow[] }>> {
  return refused()
}
