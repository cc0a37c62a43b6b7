import type { House } from './house.ts'
import { type Answered, type FileRow, refused } from './rows.ts'
import type { Who } from './who.ts'

/** Takes a file in: bytes first, durable under their hash, then the row that says who put it in. It hangs on no record yet. */
export async function putFile(
  _house: House,
  _who: Who,
  _bytes: AsyncIterable<Uint8Array>,
  _about: { readonly name: string; readonly claimedType?: string; readonly limit?: number },
): Promise<Answered<FileRow>> {
  return refused()
}

/** The bytes of a file, through a record that holds it and that this person may read. */
export async function readFile(
  _house: House,
  _who: Who,
  _sha256: string,
  _through: { readonly register: string; readonly record: string },
): Promise<Answered<{ readonly file: FileRow; readonly bytes: AsyncIterable<Uint8Array> }>> {
  return refused()
}
