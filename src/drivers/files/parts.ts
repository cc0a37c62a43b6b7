import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { instantOf } from '../../calendar/days.ts'
import type { Appended, Checksum, FoundPart, Part, PartStore } from '../../casework/parts.ts'
import type { FileRow } from '../../casework/rows.ts'

const idShape = /^[0-9a-f]{32}$/
const goodFor = 24 * 3_600_000

/** What stands beside the bytes: which upload it is, and what it became. */
interface Line {
  readonly part: Part
  readonly file: FileRow | null
}

/**
 * Unfinished uploads in a folder: `<id>` holds the bytes, `<id>.json` says what they are of. Ids are ours, never a name anybody gave. What nobody has touched for a
 * day is swept when the next one begins.
 */
export async function openParts(folder: string): Promise<PartStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await sweep(folder)
  const bytesOf = (id: string) => join(folder, id)
  const drop = async (id: string) => {
    if (!idShape.test(id)) return
    // The line first: bytes without one are nobody's.
    for (const path of [lineOf(folder, id), bytesOf(id)]) await rm(path, { force: true })
  }
  return {
    drop,
    find: (id) => find(folder, id),
    async begin(part) {
      await sweep(folder)
      await (await open(bytesOf(part.id), 'wx', 0o600)).close()
      await writeLine(folder, part.id, { part, file: null })
    },
    async countOf(person) {
      const all = await Promise.all((await idsIn(folder)).map((id) => find(folder, id)))
      return all.filter((one) => one?.part.person === person && !one.file).length
    },
    append: (part, offset, bytes, checksum) => append(bytesOf(part.id), part, offset, bytes, checksum),
    read: (id) => createReadStream(bytesOf(id)),
    async finish(id, file) {
      const line = await readLine(folder, id)
      if (line) await writeLine(folder, id, { ...line, file })
      await rm(bytesOf(id), { force: true })
    },
  }
}

const lineOf = (folder: string, id: string) => join(folder, `${id}.json`)

async function idsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
}

async function readLine(folder: string, id: string): Promise<Line | null> {
  if (!idShape.test(id)) return null
  const text = await readFile(lineOf(folder, id), 'utf8').catch(() => null)
  return text === null ? null : JSON.parse(text)
}

/** Whole, then renamed: half a line would be no line. */
async function writeLine(folder: string, id: string, line: Line): Promise<void> {
  const path = lineOf(folder, id)
  await writeFile(`${path}.new`, JSON.stringify(line), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

async function find(folder: string, id: string): Promise<FoundPart | null> {
  const line = await readLine(folder, id)
  if (!line) return null
  const bytes = await stat(line.file ? lineOf(folder, id) : join(folder, id)).catch(() => null)
  if (!bytes) return null
  const ends = bytes.mtimeMs + goodFor
  if (ends <= Date.now()) return null
  return { ...line, offset: line.file ? line.part.length : bytes.size, endsAt: instantOf(Math.round(ends)) }
}

/** Anything a day old, of whichever kind: also what a process left that died between two of the steps above. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const bytes = name.endsWith('.json') ? await stat(path.slice(0, -'.json'.length)).catch(() => null) : null
    const found = bytes ?? (await stat(path).catch(() => null))
    if (found && Date.now() - found.mtimeMs > goodFor) await rm(path, { force: true })
  }
}

async function append(
  path: string,
  { length }: Part,
  offset: number,
  bytes: AsyncIterable<Uint8Array>,
  checksum: Checksum | null,
): Promise<Appended> {
  const file = await open(path, 'r+')
  try {
    if ((await file.stat()).size !== offset) return 'not-at-this-offset'
    const hash = checksum ? createHash(checksum.algorithm) : null
    const written = await write(file, offset, length, bytes, hash)
    const wrong = hash !== null && hash.digest('base64') !== checksum?.base64
    // Bytes too many, and bytes that are not those that were sent, are not kept; those before a connection broke are, unless they cannot be checked.
    const kept = written === 'too-long' || wrong ? offset : null
    if (kept !== null) await file.truncate(kept)
    await file.sync()
    return written === 'appended' && wrong ? 'checksum-wrong' : written
  } finally {
    await file.close()
  }
}

async function write(
  file: FileHandle,
  offset: number,
  length: number,
  bytes: AsyncIterable<Uint8Array>,
  hash: Hash | null,
): Promise<'appended' | 'too-long' | 'broken-off'> {
  let at = offset
  const source = bytes[Symbol.asyncIterator]()
  for (;;) {
    // A connection that breaks is no fault of ours; a disk that is full is, and is thrown below.
    const next = await source.next().catch(() => null)
    if (next === null) return 'broken-off'
    if (next.done === true) return 'appended'
    if (at + next.value.length > length) return 'too-long'
    hash?.update(next.value)
    for (let from = 0; from < next.value.length; ) {
      const { bytesWritten } = await file.write(next.value, from, next.value.length - from, at)
      from += bytesWritten
      at += bytesWritten
    }
  }
}
