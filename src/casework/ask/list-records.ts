import type { Where } from '../../kernel/where.ts'
import type { House } from '../house.ts'
import type { SortBy } from '../ports.ts'
import { type Answered, type Names, type RecordRow, refused } from '../rows.ts'
import type { Who } from '../who.ts'

export interface ListFilter {
  readonly register: string
  readonly where?: Where
  /** Words all of which must occur. */
  readonly text?: string
  /** A common column, or the name of a field. Absent: newest first. */
  readonly sort?: { readonly by: SortBy | { readonly field: string }; readonly descending?: boolean }
}

export interface ListAsked extends ListFilter {
  readonly cursor?: string
  /** 1 to 200, 50 unless told. */
  readonly limit?: number
  readonly total?: boolean
}

export interface Listed {
  readonly rows: readonly RecordRow[]
  readonly names: Names
  readonly next: string | null
  readonly total?: number
}

/** A page of the records of one register that this person may read. */
export async function listRecords(_house: House, _who: Who, _asked: ListAsked): Promise<Answered<Listed>> {
  return refused()
}
