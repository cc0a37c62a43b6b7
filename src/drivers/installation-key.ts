import { hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from './postgres/start-error.ts'

const keyBytes = 32

/**
 * A key of this installation for one purpose, derived from a file that only its owner reads. The file is made at the first call and is in no backup of the database:
 * whoever takes a backup away does not have it, and whoever moves the installation moves it by hand.
 */
export function installationKey(path: string, purpose: string): () => Promise<Uint8Array> {
  let known: Promise<Uint8Array> | null = null
  return () => {
    known ??= readOrMake(path).then((bytes) => new Uint8Array(hkdfSync('sha256', bytes, '', purpose, keyBytes)))
    // A disk that was full or away a moment ago is asked again.
    known.catch(() => (known = null))
    return known
  }
}

async function readOrMake(path: string): Promise<Buffer> {
  const found = await read(path)
  if (found) return found
  await mkdir(dirname(path), { recursive: true })
  await make(path)
  const made = await read(path)
  if (!made) throw new Error(`${path} is not there after it was made`)
  return made
}

async function read(path: string): Promise<Buffer | null> {
  try {
    const bytes = await readFile(path)
    if (bytes.length === keyBytes) return bytes
    throw new Error(`${path} holds ${bytes.length} bytes instead of ${keyBytes}: it is no key of an installation`)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

// crash-ordered protocol
async function make(path: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(8).toString('hex')}`
  const file = await open(unfinished, 'wx', 0o600)
  try {
    await file.writeFile(randomBytes(keyBytes))
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    // A link never replaces: of two processes that start at once both go on with the key of the first. If we die before it, only the unfinished file is left.
    await link(unfinished, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    await rm(unfinished, { force: true })
  }
}
