import { existsSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type BinariesChoice, findBinaries } from './binaries.ts'
import { ensureCluster, writeConf } from './cluster.ts'
import type { PostgresConnection } from './connection.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { dropSocketFolder, settle, socketPort } from './home.ts'
import {
  adopt,
  clearTheWay,
  connectUnheld,
  launch,
  logFiles,
  type Plan,
  type Postmaster,
  stopProcess,
} from './postmaster.ts'
import { isAlive } from './process-identity.ts'
import { fingerprint, fixed, renderConf, tunables } from './settings.ts'
import { DatabaseError, type NoteSink, textOf } from './start-error.ts'

export type StartOptions = {
  /** the database's own folder, such as `data/postgres`; made when absent */
  readonly folder: string
  readonly log?: NoteSink
  /** false only for clusters that are thrown away with the test run: no fsync */
  readonly durable?: boolean
  readonly binaries?: BinariesChoice
  /** settings of postgresql.conf on top of ours */
  readonly settings?: Readonly<Record<string, string>>
  /** how long recovery after a crash may take before the start gives up; milliseconds */
  readonly patience?: number
}

/** The server went away under us, or came back. Between the two every connection is dead and new ones are refused. */
export type PostgresChange = { readonly kind: 'lost' | 'restored'; readonly cause: 'server-gone' | 'backend-crash' }

export type RunningPostgres = {
  /** The superuser's. Its host can change with a restart when the socket lies among temporary files: read it anew when reconnecting. */
  readonly connection: PostgresConnection
  /** "18.4" */
  readonly version: string
  readonly adopted: boolean
  /** where the files are; not `folder` when that was out of the database account's reach */
  readonly home: string
  readonly pid: number
  onExit(callback: (change: PostgresChange) => void): void
  /** Fast shutdown, waits for the end, gives the folder free. Safe to call twice. */
  stop(): Promise<void>
}

const tenMinutes = 600_000
const keptLogs = 8

/**
 * Starts (or adopts) the embedded PostgreSQL of a folder and keeps it running until `stop`. It never holds our process alive by
 * itself. If we are killed, the server goes on and the next start adopts it.
 * @throws DatabaseError with words for a person
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const note = options.log ?? (() => {})
  if (process.platform === 'win32') throw noWindows()
  const home = settle(options.folder, note)
  const lock = lockFolder(home.home, home.keeper ?? undefined)
  try {
    const durable = options.durable ?? true
    const binaries = findBinaries(home.account, home.shelf, options.binaries)
    const conf = renderConf(tunables(binaries, { durable, settings: options.settings ?? {} }))
    const password = await ensureCluster(home, binaries, durable, note)
    // The socket's folder may be a fresh one each time; everything else must agree for a left-over server to be adopted.
    const constant = Object.entries(fixed('', socketPort, home.logs, durable)).flat()
    const plan: Plan = {
      ...{ home, binaries, password, durable, note },
      fingerprint: fingerprint(binaries, conf, constant),
      patience: options.patience ?? tenMinutes,
    }
    writeConf(home, conf)
    const adopted = await adopt(plan)
    const postmaster = adopted ?? (await launch(plan))
    return await new Supervisor(plan, lock, postmaster, adopted !== null).begin()
  } catch (error) {
    lock.release()
    throw error
  }
}

class Supervisor implements RunningPostgres {
  readonly version: string
  readonly adopted: boolean
  readonly home: string
  readonly #plan: Plan
  readonly #lock: FolderLock
  readonly #callbacks: ((change: PostgresChange) => void)[] = []
  #postmaster: Postmaster
  #sentinel: pg.Client | null = null
  #stopping: Promise<void> | null = null
  #recovery: Promise<void> | null = null
  #pruning: NodeJS.Timeout | null = null

  constructor(plan: Plan, lock: FolderLock, postmaster: Postmaster, adopted: boolean) {
    this.#plan = plan
    this.#lock = lock
    this.#postmaster = postmaster
    this.adopted = adopted
    this.version = plan.binaries.version
    this.home = plan.home.home
  }

  get connection(): PostgresConnection {
    return this.#postmaster.connection
  }

  get pid(): number {
    return this.#postmaster.identity.pid
  }

  async begin(): Promise<this> {
    await this.#watch()
    this.#pruneLogs()
    this.#pruning = setInterval(() => this.#pruneLogs(), 3_600_000).unref()
    return this
  }

  onExit(callback: (change: PostgresChange) => void): void {
    this.#callbacks.push(callback)
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stopOnce()
    return this.#stopping
  }

  async #stopOnce(): Promise<void> {
    if (this.#pruning) clearInterval(this.#pruning)
    // Nothing of ours holds the process alive, but a stop must be finished.
    const hold = setInterval(() => {}, 1_000)
    try {
      // A recovery under way sees that we stop and ends by itself; what it may just have started is stopped below.
      await this.#recovery
      await this.#sentinel?.end().catch(() => {})
      await stopProcess(this.#postmaster.identity)
      // Its log collector ends a moment after it; whoever removes the folder next must not find it still writing.
      if (existsSync(this.#plan.home.cluster)) await clearTheWay(this.#plan.home)
      dropSocketFolder(this.#plan.home, this.#postmaster.connection.host)
    } finally {
      this.#lock.release()
      clearInterval(hold)
    }
  }

  /**
   * One idle connection tells at once when the server goes: the postmaster killed, one of its backends killed (it then ends all
   * and recovers by itself), our child or an adopted one alike.
   */
  async #watch(): Promise<void> {
    const sentinel = await connectUnheld(this.connection, 'bihuan-supervisor')
    this.#sentinel = sentinel
    // Listeners first, then the question: an end in between is not missed.
    sentinel.on('end', () => this.#lost(sentinel))
    await sentinel.query('SELECT 1')
    // pg's Client has unref; its types do not know it.
    const unheld: pg.Client & { unref?: () => void } = sentinel
    unheld.unref?.()
  }

  #lost(sentinel: pg.Client): void {
    if (this.#stopping || this.#recovery || sentinel !== this.#sentinel) return
    this.#recovery = this.#recover().finally(() => {
      this.#recovery = null
    })
  }

  /** Tries for ever, slower and slower: a full disk may be emptied, and until then every request says that the database is away. */
  async #recover(): Promise<void> {
    // Our connection ends a moment before its dying postmaster is gone.
    await sleep(30, undefined, { ref: false })
    if (this.#stopping) return
    const cause = isAlive(this.#postmaster.identity) ? 'backend-crash' : 'server-gone'
    this.#say('lost', cause)
    for (let pause = 50; !this.#stopping; pause = Math.min(pause * 2, 30_000)) {
      try {
        if (isAlive(this.#postmaster.identity) && (await this.#returns())) return this.#say('restored', cause)
        if (this.#stopping) return
        await stopProcess(this.#postmaster.identity)
        dropSocketFolder(this.#plan.home, this.#postmaster.connection.host)
        this.#postmaster = await launch(this.#plan)
        await this.#watch()
        return this.#say('restored', cause)
      } catch (error) {
        const words = {
          zh: `数据库重启失败，将再试：${textOf(error)}`,
          en: `Restarting the database failed, will try again: ${textOf(error)}`,
        }
        this.#plan.note({ level: 'error', code: 'database-restart-failed', words })
        await sleep(pause, undefined, { ref: false })
      }
    }
  }

  /** Waits while a living postmaster recovers from the crash of one of its children. False: it died after all, or did not come back. */
  async #returns(): Promise<boolean> {
    const end = performance.now() + this.#plan.patience
    for (let pause = 20; performance.now() < end && !this.#stopping; pause = Math.min(pause * 1.5, 500)) {
      await sleep(pause, undefined, { ref: false })
      if (!isAlive(this.#postmaster.identity)) return false
      try {
        await this.#watch()
        return true
      } catch {
        // still recovering
      }
    }
    return false
  }

  #say(kind: PostgresChange['kind'], cause: PostgresChange['cause']): void {
    const words =
      kind === 'lost'
        ? { zh: `数据库意外中断（${cause}），正在重启。`, en: `The database went away (${cause}); restarting it.` }
        : { zh: '数据库已恢复。', en: 'The database is back.' }
    this.#plan.note({ level: kind === 'lost' ? 'warn' : 'info', code: `database-${kind}`, words })
    for (const callback of this.#callbacks) callback({ kind, cause })
  }

  #pruneLogs(): void {
    for (const path of logFiles(this.#plan.home.logs).slice(0, -keptLogs)) rmSync(path, { force: true })
  }
}

function noWindows(): DatabaseError {
  return new DatabaseError('database-binaries-missing', {
    zh: '内置数据库只在 Linux 和 macOS 上运行。在 Windows 上请用 WSL，或用 DATABASE_URL 指向一个 PostgreSQL 15 或更新的数据库。',
    en: 'The embedded database runs on Linux and macOS. On Windows use WSL, or point DATABASE_URL at a PostgreSQL 15 or newer.',
  })
}
