import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, lstatSync, openSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { asAccount, serverEnvironment } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { PostgresConnection } from './connection.ts'
import { dropSocketFolder, ensureFolder, type Home, socketFolder, socketPort } from './home.ts'
import { executableOf, identify, isAlive, isServerOf, type ProcessIdentity, serversOf } from './process-identity.ts'
import { asArguments, fixed } from './settings.ts'
import { codeOf, DatabaseError, type NoteSink, textOf } from './start-error.ts'

/** A living postmaster of our cluster. */
export type Postmaster = {
  readonly identity: ProcessIdentity
  readonly connection: PostgresConnection
  /** null: not our child but one left by a process that was killed */
  readonly child: ChildProcess | null
}

export type Plan = {
  readonly home: Home
  readonly binaries: Binaries
  readonly password: string
  readonly durable: boolean
  readonly fingerprint: string
  /** how long the server may replay its log before we say that it is slow, in milliseconds */
  readonly patience: number
  readonly note: NoteSink
}

type PidFile = { readonly pid: number; readonly socketFolder: string; readonly port: number; readonly status: string }

const adoptWait = 3_000
const fastStopWait = 30_000
const immediateStopWait = 10_000

/** What postmaster.pid says (lines: pid, data folder, start, port, socket folder, address, shared memory, status); null when there is none. */
function readPidFile(home: Home): PidFile | null {
  try {
    const lines = readFileSync(join(home.cluster, 'postmaster.pid'), 'utf8').split('\n')
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      socketFolder: lines[4] ?? '',
      status: (lines[7] ?? '').trim(),
    }
  } catch {
    return null
  }
}

function connectionOf(plan: Plan, folder: string, port: number): PostgresConnection {
  return { host: folder, port, user: 'postgres', password: plan.password, database: 'postgres' }
}

/** A connected client that never keeps our process alive by itself. */
export async function connectUnheld(connection: PostgresConnection, name: string): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, application_name: name, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  return client
}

/**
 * A postmaster that outlived a killed process of ours. Adopted when it is ours beyond doubt (a server working in our cluster), runs
 * the program and settings we would start now, and answers; its other clients belonged to the dead, so they are ended, and with
 * them the locks they hold. Null: nothing to adopt.
 */
export async function adopt(plan: Plan): Promise<Postmaster | null> {
  const left = readPidFile(plan.home)
  const identity = left && identify(left.pid)
  const cluster = realpathSync(plan.home.cluster)
  if (!left || !identity || !isServerOf(left.pid, cluster) || left.status !== 'ready') return null
  if (process.platform === 'linux' && executableOf(left.pid) !== plan.binaries.postgres) return null
  const connection = connectionOf(plan, left.socketFolder, left.port)
  try {
    const client = await Promise.race([connectUnheld(connection, 'bihuan-adopts'), rejectAfter(adoptWait)])
    try {
      const told = await client.query<{ folder: string; name: string }>(
        "SELECT current_setting('data_directory') AS folder, current_setting('cluster_name') AS name",
      )
      const row = told.rows[0]
      if (!row || realpathSync(row.folder) !== cluster || row.name !== plan.fingerprint) return null
      await endOthers(client)
    } finally {
      await client.end().catch(() => {})
    }
    return isAlive(identity) ? { identity, connection, child: null } : null
  } catch {
    return null
  }
}

/** Told all at once, then waited for: their locks are gone when they are. */
async function endOthers(client: pg.Client): Promise<void> {
  const others = "FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
  const { rows } = await client.query<{ pid: number }>(`SELECT pid, pg_terminate_backend(pid) ${others}`)
  const pids = rows.map((row) => row.pid)
  const remaining = async () => (await client.query(`SELECT ${others} AND pid = ANY($1)`, [pids])).rowCount ?? 0
  const end = performance.now() + 5_000
  while ((await remaining()) > 0 && performance.now() < end) await sleep(10)
}

async function rejectAfter(milliseconds: number): Promise<never> {
  await sleep(milliseconds, undefined, { ref: false })
  throw new Error('no answer')
}

/**
 * Makes sure that nothing of an earlier run works in the cluster: a postmaster is stopped (its clients are dead), children that outlived
 * theirs are waited for and then killed, because a new postmaster refuses while one is attached to the old shared memory.
 */
export async function clearTheWay(home: Home): Promise<void> {
  const cluster = realpathSync(home.cluster)
  const left = readPidFile(home)
  const identity = left && identify(left.pid)
  if (left && identity && isServerOf(left.pid, cluster)) await stopProcess(identity)
  for (const [signal, wait] of [
    ['SIGCONT', 5_000],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 5_000],
  ] as const) {
    const others = serversOf(cluster)
    if (others.length === 0) break
    for (const other of others) signalTo(other, signal)
    await waitUntil(() => serversOf(cluster).length === 0, wait)
  }
  if (serversOf(cluster).length > 0) return
  const stale = readPidFile(home)
  if (stale && isServerOf(stale.pid, cluster)) return
  // The number in a stale file may by now be a stranger's, or a zombie's that nobody reaps; PostgreSQL asks only whether there is such a
  // process and would refuse for ever. The folder's lock is ours and none of its servers is left: these files speak of nobody.
  if (stale) dropSocketFolder(home, stale.socketFolder)
  const socket = join(home.home, 'run', `.s.PGSQL.${socketPort}`)
  for (const path of [join(home.cluster, 'postmaster.pid'), socket, `${socket}.lock`]) rmSync(path, { force: true })
}

/** Fast shutdown (open transactions are rolled back, everything is flushed), then immediate, then by force: each is safe for what was acknowledged. */
export async function stopProcess(identity: ProcessIdentity): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', fastStopWait],
    ['SIGQUIT', immediateStopWait],
    ['SIGKILL', 5_000],
  ] as const) {
    signalTo(identity, signal)
    if (await waitUntil(() => !isAlive(identity), wait)) return
  }
}

function signalTo(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(identity)) return
  try {
    process.kill(identity.pid, signal)
  } catch {
    // gone between the look and the signal
  }
}

async function waitUntil(done: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  for (let pause = 5; !done(); pause = Math.min(pause * 1.5, 100)) {
    if (performance.now() > end) return false
    await sleep(pause)
  }
  return true
}

/** Starts a postmaster and waits until it answers. Tries again while the leftovers of an earlier one are going. */
export async function launch(plan: Plan): Promise<Postmaster> {
  const end = performance.now() + 30_000
  for (let pause = 100; ; pause = Math.min(pause * 2, 2_000)) {
    await clearTheWay(plan.home)
    try {
      return await launchOnce(plan)
    } catch (error) {
      if (!passing(error) || performance.now() > end) throw error
      await sleep(pause)
    }
  }
}

/** Reasons that go away by themselves when the processes of an earlier run have gone. */
function passing(error: unknown): boolean {
  const going = /shared memory block .* still in use|lock file "[^"]*" already exists|could not bind Unix address/
  return error instanceof DatabaseError && going.test(error.detail)
}

async function launchOnce(plan: Plan): Promise<Postmaster> {
  const { home, binaries } = plan
  ensureFolder(home.logs, home.account)
  const folder = socketFolder(home)
  const values = { ...fixed(folder, socketPort, home.logs, plan.durable), cluster_name: plan.fingerprint }
  const startupLog = join(home.home, 'startup.log')
  rmSync(startupLog, { force: true })
  const output = openSync(startupLog, 'wx', 0o600)
  // Detached: a session of its own, so that Ctrl-C or a closing terminal reaches us only, and we close it in good order.
  const child = spawn(binaries.postgres, ['-D', home.cluster, ...asArguments(values)], {
    ...asAccount(home.account),
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  try {
    const identity = await waitReady(plan, child, connectionOf(plan, folder, socketPort), startupLog)
    child.unref()
    return { identity, connection: connectionOf(plan, folder, socketPort), child }
  } catch (error) {
    const identity = child.pid === undefined ? null : identify(child.pid)
    if (identity) await stopProcess(identity)
    dropSocketFolder(home, folder)
    throw error
  }
}

async function waitReady(
  plan: Plan,
  child: ChildProcess,
  connection: PostgresConnection,
  log: string,
): Promise<ProcessIdentity> {
  let ended: string | null = null
  child.on('error', (error) => {
    ended = error.message
  })
  child.on('exit', (code, signal) => {
    ended ??= `exit ${code ?? signal}`
  })
  const begun = performance.now()
  let told = begun
  for (let pause = 10; ; pause = Math.min(pause * 1.3, 250)) {
    await sleep(pause)
    // Its log collector writes the reason a moment after it.
    if (ended !== null) await sleep(50)
    if (ended !== null) throw startFailed(plan.home, `${ended}\n${lastWords(plan.home, log)}`)
    const identity = child.pid === undefined ? null : identify(child.pid)
    if (identity && (await answers(plan, child.pid, connection))) return identity
    const now = performance.now()
    if (now - begun > plan.patience) throw startSlow(plan.home, lastWords(plan.home, log))
    if (now - told > 10_000) {
      told = now
      plan.note({
        level: 'info',
        code: 'database-recovering',
        words: { zh: '数据库正在恢复，请稍候。', en: 'The database is recovering; please wait.' },
      })
    }
  }
}

async function answers(plan: Plan, pid: number | undefined, connection: PostgresConnection): Promise<boolean> {
  const file = readPidFile(plan.home)
  if (file?.pid !== pid || file?.status !== 'ready') return false
  try {
    const client = await connectUnheld(connection, 'bihuan-start')
    await client.end()
    return true
  } catch (error) {
    if (codeOf(error) !== '28P01') return false
    throw new DatabaseError(
      'database-password-wrong',
      {
        zh: `${join(plan.home.home, 'password')} 里的密码与数据库不符。请恢复原来的文件。`,
        en: `The password in ${join(plan.home.home, 'password')} is not the database's. Bring the original file back.`,
      },
      textOf(error),
    )
  }
}

/** Until its log collector runs the server speaks to startup.log, then to the newest file of its log folder. */
function lastWords(home: Home, startupLog: string): string {
  const newest = logFiles(home.logs).at(-1)
  return [tail(startupLog), newest ? tail(newest) : ''].join('\n').trim()
}

function tail(path: string): string {
  try {
    return lstatSync(path).isFile() ? readFileSync(path, 'utf8').slice(-1_500).trim() : ''
  } catch {
    return ''
  }
}

/** Oldest first; their names are their times. */
export function logFiles(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names
    .filter((name) => /^postgres-[0-9]{8}-[0-9]{6}\.log$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

function startFailed(home: Home, detail: string): DatabaseError {
  return new DatabaseError(
    'database-start-failed',
    {
      zh: `数据库没有启动成功。日志在 ${home.logs}，原因见下。`,
      en: `The database did not start. Its log is in ${home.logs}; the reason is below.`,
    },
    detail,
  )
}

function startSlow(home: Home, detail: string): DatabaseError {
  return new DatabaseError(
    'database-start-slow',
    {
      zh: `数据库迟迟没有准备好，已停止等待。日志在 ${home.logs}。`,
      en: `The database was not ready in time; gave up waiting. Its log is in ${home.logs}.`,
    },
    detail,
  )
}
