import { Zip, ZipPassThrough } from 'fflate'

export interface ZipEntry {
  readonly name: string
  readonly size: number
  open(): AsyncIterable<Uint8Array>
}

/** A day that no zone moves: the same files make the same zip. */
const packedOn = '1980-01-01T00:00:00'

/** Entries one behind the other, uncompressed (evidence is scans and pictures, which do not shrink); no file is held in memory. */
export async function* zipped(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for (const { name, open } of entries) {
    const entry = new ZipPassThrough(name)
    entry.mtime = packedOn
    zip.add(entry)
    for await (const chunk of open()) {
      entry.push(chunk)
      yield* ready.splice(0)
    }
    entry.push(new Uint8Array(0), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}

/** How many bytes that will be: what is not content takes as much room whatever the content is. */
export async function zippedSize(entries: readonly ZipEntry[]): Promise<number> {
  const hollow = entries.map(({ name }) => ({ name, size: 0, open: nothing }))
  let size = entries.reduce((sum, one) => sum + one.size, 0)
  for await (const { byteLength } of zipped(hollow)) size += byteLength
  return size
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
