import type { FieldKind } from '../../kernel/fields.ts'
import type { Label } from '../../kernel/words.ts'
import type { House } from '../house.ts'
import { type Answered, type Names, type RecordRow, refused } from '../rows.ts'
import type { Who } from '../who.ts'
import type { ListFilter } from './list-records.ts'

/** `state`, `opened`, `changed`, `closed`, `due` and `owner` stand beside the register's own fields. */
export interface ExportColumn {
  readonly name: string
  readonly label: Label
  readonly kind: FieldKind | 'state'
}

export interface Export {
  readonly columns: readonly ExportColumn[]
  /** Every row, in pages, of one moment. Ends early only by throwing. */
  readonly pages: AsyncIterable<{ readonly rows: readonly RecordRow[]; readonly names: Names }>
}

/** All records of a list that this person may read; never cut short in silence. */
export async function exportRows(_house: House, _who: Who, _filter: ListFilter): Promise<Answered<Export>> {
  return refused()
}
