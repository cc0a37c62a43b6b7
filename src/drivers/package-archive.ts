import type { Limits } from '../intake/limits.ts'
import { stored, unzip } from '../intake/zip.ts'

/** Of a zip without the extension for large ones; evidence that is more goes on a second disc. */
const most = { bytes: 2_000_000_000, entries: 65_535 } as const

/** Bytes of an entry, or the hash under which its file lies. */
type Entry = Uint8Array | { readonly sha256: string }

/**
 * The archive of a package, uncompressed (evidence is scans and pictures, which do not shrink), in the order given. Held in memory as a whole.
 * @throws RangeError where a file is gone or the whole is too large, naming every file that is gone.
 */
export async function writeArchive(
  entries: ReadonlyMap<string, Entry>,
  read: (sha256: string) => Promise<Uint8Array | null>,
): Promise<Uint8Array> {
  if (entries.size > most.entries)
    throw new RangeError(`${entries.size} files are more than the ${most.entries} of an archive`)
  const parts = new Map<string, Uint8Array>()
  const gone: string[] = []
  let left: number = most.bytes
  for (const [name, entry] of entries) {
    const bytes = entry instanceof Uint8Array ? entry : await read(entry.sha256)
    if (bytes === null) {
      gone.push(name)
      continue
    }
    left -= bytes.byteLength
    if (left < 0)
      throw new RangeError(`the files are more than the ${most.bytes} bytes of an archive: send the evidence in parts`)
    parts.set(name, bytes)
  }
  if (gone.length > 0) throw new RangeError(`these files are not there any more: ${gone.join(', ')}`)
  return stored(parts)
}

/** All entries of an archive that arrived, under limits. @throws Refused as every archive that arrives. */
export const readArchive = (bytes: Uint8Array, limits: Limits): Promise<ReadonlyMap<string, Uint8Array>> =>
  unzip(bytes, limits, () => true)
