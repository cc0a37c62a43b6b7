import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import tar from 'tar-stream'

/** A backup that cannot be used: damaged, cut short, or no backup at all. */
export class UnusableBackup extends Error {
  readonly why: 'not-a-backup' | 'cut-short' | 'damaged' | 'newer'
  constructor(why: UnusableBackup['why'], detail: string) {
    super(detail)
    this.why = why
  }
}

/** First member: what the backup is of. */
export const headName = 'bihuan-backup.json'
/** Last member: names, sizes and hashes of all others. A file that was cut short has none. */
export const manifestName = 'manifest.json'

interface Line {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

export interface ArchiveWriter {
  add(name: string, bytes: Buffer): Promise<void>
  addStream(name: string, size: number, bytes: AsyncIterable<Uint8Array>): Promise<void>
}

/**
 * Writes a tar under another name, and gives it its name when it is whole and on the disk: a file of that name is never half a backup. Readable by
 * its owner only, because it holds keys.
 */
export async function writeArchive(path: string, fill: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const unfinished = `${path}.unfinished`
  const pack = tar.pack()
  const written = pipeline(pack, createWriteStream(unfinished, { mode: 0o600 }))
  written.catch(() => {})
  try {
    await fill(writerInto(pack))
    pack.finalize()
    await written
    await sync(unfinished)
    await rename(unfinished, path)
    await sync(dirname(path)).catch(() => {})
  } catch (error) {
    pack.destroy()
    await written.catch(() => {})
    await rm(unfinished, { force: true })
    throw error
  }
}

function writerInto(pack: tar.Pack): ArchiveWriter & { readonly lines: Line[] } {
  const lines: Line[] = []
  const addStream = async (name: string, size: number, bytes: AsyncIterable<Uint8Array>) => {
    const hash = createHash('sha256')
    const entry = pack.entry({ name, size, mode: 0o600 })
    const hashed = async function* () {
      for await (const chunk of bytes) {
        hash.update(chunk)
        yield chunk
      }
    }
    await pipeline(Readable.from(hashed()), entry)
    if (name !== manifestName) lines.push({ name, size, sha256: hash.digest('hex') })
  }
  const add = (name: string, bytes: Buffer) => addStream(name, bytes.length, Readable.from([bytes]))
  return {
    lines,
    addStream,
    add: (name, bytes) =>
      name === manifestName ? add(name, Buffer.from(JSON.stringify({ members: lines }))) : add(name, bytes),
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Walks through the members in order. `take` must read a member's bytes to their end. */
export async function readArchive(
  path: string,
  take: (name: string, bytes: AsyncIterable<Buffer>, size: number) => Promise<void>,
): Promise<void> {
  const source = createReadStream(path)
  const extract = tar.extract()
  const fed = pipeline(source, extract).catch((error: unknown) => {
    extract.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    for await (const entry of extract) {
      const { name, size = 0, type } = entry.header
      if (type !== 'file') throw new UnusableBackup('not-a-backup', `${name} is a ${type}`)
      await take(name, buffersOf(entry), size)
      entry.resume()
    }
  } finally {
    source.destroy()
    extract.destroy()
    await fed
    await finished(source).catch(() => {})
  }
}

async function* buffersOf(member: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const chunk of member) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a member of an archive is read in buffers')
    yield chunk
  }
}

/**
 * Reads the whole file and compares every member with the manifest, before anything of it is used.
 * @returns the head, as it stands there
 * @throws UnusableBackup
 */
export async function verifyArchive(path: string): Promise<unknown> {
  const found: Line[] = []
  let head: string | null = null
  let manifest: string | null = null
  try {
    await readArchive(path, async (name, bytes) => {
      if (manifest !== null) throw new UnusableBackup('damaged', 'there is something behind the manifest')
      if (found.length === 0 && name !== headName)
        throw new UnusableBackup('not-a-backup', `begins with ${name.slice(0, 80)}`)
      const hash = createHash('sha256')
      const kept: Buffer[] = []
      let size = 0
      for await (const chunk of bytes) {
        hash.update(chunk)
        size += chunk.length
        if (name === headName || name === manifestName) kept.push(chunk)
      }
      if (name === manifestName) manifest = Buffer.concat(kept).toString('utf8')
      else found.push({ name, size, sha256: hash.digest('hex') })
      if (name === headName) head = Buffer.concat(kept).toString('utf8')
    })
  } catch (error) {
    if (error instanceof UnusableBackup) throw error
    const why = found.length === 0 ? 'not-a-backup' : 'cut-short'
    throw new UnusableBackup(why, error instanceof Error ? error.message : String(error))
  }
  if (head === null) throw new UnusableBackup('not-a-backup', 'the file is empty')
  if (manifest === null) throw new UnusableBackup('cut-short', 'the manifest at the end is missing')
  compare(found, parse(manifest))
  return parse(head)
}

function compare(found: readonly Line[], manifest: unknown): void {
  const members: unknown =
    typeof manifest === 'object' && manifest !== null && 'members' in manifest ? manifest.members : null
  const wanted = Array.isArray(members) && members.every(isLine) ? members : []
  const text = ({ name, size, sha256 }: Line) => `${name} ${size} ${sha256}`
  const wrong = found.find((line, at) => !wanted[at] || text(wanted[at]) !== text(line))
  if (wrong || wanted.length !== found.length)
    throw new UnusableBackup('damaged', wrong?.name ?? `${wanted.length - found.length} members are missing`)
}

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false
  const line: Partial<Record<keyof Line, unknown>> = value
  return typeof line.name === 'string' && typeof line.size === 'number' && typeof line.sha256 === 'string'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnusableBackup('damaged', 'head or manifest is no JSON')
  }
}
