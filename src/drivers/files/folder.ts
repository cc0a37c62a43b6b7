import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FileTooLarge, type FileStore, type StagedFile } from '../../casework/ports.ts'
import { codeOf } from '../postgres/start-error.ts'
import { typeOf } from './type.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const hex = /^[0-9a-f]{64}$/
/** Enough for every type that is told by its content. */
const headBytes = 4100
const staleMilliseconds = 24 * 3_600_000

/**
 * Files in a folder: `<unit>/<first two of the hash>/<hash>`, uploads under way in `staged`. Paths are made of ids and hashes only, never of a name anybody gave.
 */
export async function openFolder(root: string): Promise<FileStore> {
  const staging = join(root, 'staged')
  await mkdir(staging, { recursive: true, mode: 0o700 })
  await sweepStaged(staging)
  const pathOf = (unit: string, sha256: string) => {
    if (!uuid.test(unit) || !hex.test(sha256)) return null
    return join(root, unit, sha256.slice(0, 2), sha256)
  }
  return {
    stage: (unit, bytes, limit) => {
      if (!uuid.test(unit)) throw new TypeError('a unit is an id')
      return stage(root, staging, unit, bytes, limit)
    },
    read: async (unit, sha256) => {
      const path = pathOf(unit, sha256)
      const there = path !== null && (await stat(path).catch(() => null))
      return there && path !== null ? createReadStream(path) : null
    },
    remove: async (unit, sha256) => {
      const path = pathOf(unit, sha256)
      if (path === null) return
      await rm(path, { force: true })
      await syncFolder(join(path, '..')).catch(() => {})
    },
    list: (unit) => listOf(root, unit),
  }
}

/** Uploads that nobody finished, because the process ended: older than a day, so that another process's are left alone. */
async function sweepStaged(staging: string): Promise<void> {
  const now = Date.now()
  for (const name of await readdir(staging)) {
    const path = join(staging, name)
    const found = await stat(path).catch(() => null)
    if (found && now - found.mtimeMs > staleMilliseconds) await rm(path, { force: true })
  }
}

async function stage(
  root: string,
  staging: string,
  unit: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StagedFile> {
  const path = join(staging, randomBytes(16).toString('hex'))
  const drop = () => rm(path, { force: true })
  try {
    const { sha256, sm3, size, head } = await write(path, bytes, limit)
    const folder = join(root, unit, sha256.slice(0, 2))
    const type = await typeOf(path, head)
    return { sha256, sm3, size, type, bytes: () => readFile(path), keep: () => keep(path, folder, sha256), drop }
  } catch (error) {
    await drop()
    throw error
  }
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>, limit: number) {
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')]
  const heads: Uint8Array[] = []
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      if (size < headBytes) heads.push(chunk.subarray(0, headBytes - size))
      size += chunk.length
      if (size > limit) throw new FileTooLarge(`more than ${limit} bytes`)
      sha256.update(chunk)
      sm3.update(chunk)
      await file.writeFile(chunk)
    }
    // On the disk before anybody is told of it: rename alone would leave an empty file after a power cut.
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), size, head: Buffer.concat(heads) }
}

// crash-ordered protocol
async function keep(path: string, folder: string, sha256: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Whoever else keeps the same bytes renames over them: the name always holds whole bytes. If we die before this line only the staged file is left.
  await rename(path, join(folder, sha256))
  // If we die before the folder is on the disk, the name may be gone after a power cut; the database row is committed only after this.
  await syncFolder(folder)
  await syncFolder(join(folder, '..'))
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch((error: unknown) => {
    // Windows opens no folders; its file system orders renames itself.
    if (['EISDIR', 'EPERM', 'EACCES'].includes(codeOf(error))) return null
    throw error
  })
  try {
    await folder?.sync()
  } catch (error) {
    if (!['EPERM', 'EINVAL'].includes(codeOf(error))) throw error
  } finally {
    await folder?.close()
  }
}

async function* listOf(root: string, unit: string): AsyncIterable<string> {
  if (!uuid.test(unit)) return
  for (const folder of await readdir(join(root, unit)).catch(() => [])) {
    for (const name of await readdir(join(root, unit, folder)).catch(() => [])) if (hex.test(name)) yield name
  }
}
