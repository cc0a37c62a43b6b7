import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostgresConnection } from './connection.ts'
import { lockFolder } from './folder-lock.ts'
import { settle } from './home.ts'
import { clearTheWay } from './postmaster.ts'
import { startPostgres } from './supervisor.ts'

/** A cluster without fsync in a temporary folder, for one test run. `home` holds everything and goes with `stop`. */
export type ThrowAway = {
  readonly connection: PostgresConnection
  readonly version: string
  readonly pid: number
  readonly home: string
  stop(): Promise<void>
}

const memory = '/dev/shm'
const prefix = 'bihuan-test-'
const oneMinute = 60_000

/** @param binaries a folder with another PostgreSQL's initdb and postgres; default: BIHUAN_TEST_PG_BIN, else ours */
export async function startThrowAway(binaries = process.env.BIHUAN_TEST_PG_BIN ?? ''): Promise<ThrowAway> {
  for (const root of new Set([tmpdir(), memory])) await sweepThrowAways(root)
  const folder = mkdtempSync(join(roomyMemory() ? memory : tmpdir(), prefix))
  const choice = binaries === '' ? {} : { binaries: { folder: binaries } }
  const running = await startPostgres({ folder, durable: false, ...choice })
  return {
    connection: running.connection,
    version: running.version,
    pid: running.pid,
    home: running.home,
    async stop() {
      await running.stop()
      rmSync(running.home, { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A clone makes hundreds of files: 15 ms in memory, 160 to 240 ms on a disk (40 tables with indexes, measured). Containers often
 * have 64 MB there, which a test run would fill.
 */
function roomyMemory(): boolean {
  if (!existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 3 * 2 ** 30
}

/** Ends and removes what test runs left that were killed: their lock is free although their folder is there. */
export async function sweepThrowAways(root: string): Promise<void> {
  if (!existsSync(root)) return
  for (const name of readdirSync(root)) {
    const folder = join(root, name)
    if (name.startsWith(prefix)) await sweep(folder).catch(() => {})
  }
}

/** Throws when the folder is in use or another user's; both are none of our business. */
async function sweep(folder: string): Promise<void> {
  const found = statSync(folder)
  // One that just begins has not locked its folder yet.
  if (found.uid !== process.getuid?.() || Date.now() - found.mtimeMs < oneMinute) return
  const home = settle(folder, () => {})
  const lock = lockFolder(home.home, home.keeper ?? undefined)
  try {
    if (existsSync(home.cluster)) await clearTheWay(home)
    rmSync(home.home, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  } finally {
    lock.release()
  }
}

/** For the process's `exit` event, where nothing can be awaited any more: end the server at once, remove its files. */
export function abandon(cluster: ThrowAway): void {
  try {
    const pid = Number(readFileSync(join(cluster.home, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
    if (pid === cluster.pid) process.kill(pid, 'SIGQUIT')
  } catch {
    // stopped already
  }
  rmSync(cluster.home, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
}
