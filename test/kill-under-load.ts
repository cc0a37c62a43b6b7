import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../src/drivers/postgres/supervisor.ts'
import { embeddedDatabase } from '../src/main/database.ts'
import { placesFor } from '../src/main/places.ts'
import { type Acknowledged, startWriters, type Writers } from './persistent-writers.ts'
import { everybodysPassword, foundCounty, smallCounty } from './served-county.ts'
import { type Caller, callerOf, freePort, type ServerProcess, signIn, startServer } from './server-process.ts'

export interface KillPlan {
  /** kill -9 of the server, each followed by a start. */
  readonly server: number
  /** kill -9 of the database under a server that goes on. */
  readonly database: number
  readonly writers: number
}

export interface KillReport {
  /** Writes that were answered with 200; every key was sent until it was. */
  readonly acknowledged: number
  /** Times a key was sent again because no answer came, or one that it could not be done now. */
  readonly retried: number
  /** Of those, answered as done before: the first sending had been carried out, and was not carried out again. */
  readonly foundDone: number
  /** What is not as it was acknowledged; empty when all is well. */
  readonly wrong: readonly string[]
  /** What `bihuan fsck` says at the end. */
  readonly fsck: { readonly code: number | null; readonly report: string }
}

const repository = fileURLToPath(new URL('..', import.meta.url))
const register = 'citizen-message'
const patience = 60_000

/**
 * Writes over HTTP while server and database are killed in turn, and then compares what was acknowledged with what is there. Kills come while writes are
 * under way: after each one, so many acknowledgements must come in before the next.
 */
export async function killUnderLoad(plan: KillPlan, note: (line: string) => void = () => {}): Promise<KillReport> {
  const data = mkdtempSync(path.join(tmpdir(), 'bihuan-kill-'))
  // The account the database runs as must get through to its folder.
  chmodSync(data, 0o711)
  const folder = placesFor('serve', data).database
  const county = await found(data)
  const port = await freePort()
  let server: ServerProcess | null = null
  try {
    server = await startServer({ data, port })
    const { cookie } = await signIn(server.url, 'songyi', everybodysPassword)
    const caller = callerOf(server.url, cookie)
    const assignment = { class: 'help', department: county.id('service'), handler: county.id('tangqiu') }
    const writers = startWriters(caller, register, assignment, plan.writers)
    for (const [at, victim] of turns(plan).entries()) {
      await progress(writers, 8 + Math.floor(Math.random() * 12))
      note(`${at + 1}: ${victim}, ${writers.acknowledged().length} acknowledged`)
      if (victim === 'database') process.kill(postmasterOf(folder), 'SIGKILL')
      else {
        await server.kill()
        server = await startServer({ data, port })
      }
    }
    await progress(writers, 20)
    const acknowledged = await writers.finish()
    const wrong = await compare(caller, acknowledged)
    await server.stop()
    const { retried, foundDone } = writers.counts()
    return { acknowledged: acknowledged.length, retried, foundDone, wrong, fsck: await fsck(data) }
  } finally {
    await server?.kill()
    await sweep(data, folder)
  }
}

async function found(data: string) {
  const places = placesFor('serve', data)
  const database = await embeddedDatabase(places.database, () => {})
  try {
    return await foundCounty(database, places, smallCounty())
  } finally {
    await database.stop()
  }
}

/** The database's turns spread among the server's. */
function turns({ server, database }: KillPlan): readonly ('server' | 'database')[] {
  const all = server + database
  return Array.from({ length: all }, (_none, at) =>
    Math.floor(((at + 1) * database) / all) > Math.floor((at * database) / all) ? 'database' : 'server',
  )
}

async function progress(writers: Writers, more: number): Promise<void> {
  const wanted = writers.acknowledged().length + more
  const until = performance.now() + patience
  while (writers.acknowledged().length < wanted) {
    writers.check()
    if (performance.now() > until) throw new Error(`no ${more} writes were acknowledged within a minute`)
    await sleep(10)
  }
}

function homeOf(folder: string): string {
  const pointer = path.join(folder, 'database-is-elsewhere')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : folder
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(path.join(homeOf(folder), 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

interface Row {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly revision: number
}

/** Each acknowledged write is there and happened once; nothing is there that was not acknowledged; a key sent again finds its write. */
async function compare(caller: Caller, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const there = await readAll(caller)
  const wrong: string[] = []
  const records = Map.groupBy(acknowledged, ({ record }) => record)
  const opened = acknowledged.filter(({ verb }) => verb === 'receive')
  if (there.length !== opened.length)
    wrong.push(`${opened.length} records were acknowledged, ${there.length} are there`)
  for (const row of there) {
    const writes = records.get(row.id) ?? []
    records.delete(row.id)
    const last = writes.at(-1)
    if (!last) wrong.push(`${row.title}: nobody was told of it`)
    else if (last.subject !== row.title || last.revision !== row.revision || last.state !== row.state)
      wrong.push(
        `${row.title}: ${row.state} ${row.revision}, acknowledged as ${last.subject} ${last.state} ${last.revision}`,
      )
    else if (writes.length !== row.revision)
      wrong.push(`${row.title}: ${writes.length} writes made ${row.revision} entries`)
  }
  for (const [record, [first]] of records) wrong.push(`${first?.subject}: record ${record} is lost`)
  for (const write of acknowledged.slice(-20)) {
    const { status, body } = await caller.post<{ entry: string; replayed: boolean }>(write.path, write.body, write.key)
    if (status !== 200 || !body.replayed || body.entry !== write.entry)
      wrong.push(`${write.key} acted again: ${status}`)
  }
  if ((await readAll(caller)).length !== there.length) wrong.push('keys sent again made records')
  return wrong
}

async function readAll(caller: Caller): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = `limit=200&sort=opened${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
    const { status, body } = await caller.get<{ rows: Row[]; next: string | null }>(
      `/api/registers/${register}/records?${query}`,
    )
    if (status !== 200) throw new Error(`the list answered ${status}`)
    rows.push(...body.rows)
    cursor = body.next
  }
  return rows
}

async function fsck(data: string): Promise<KillReport['fsck']> {
  const { DATABASE_URL: _inherited, ...inherited } = process.env
  const args = [path.join(repository, 'src/main/cli.ts'), 'fsck', '--json']
  const child = spawn(process.execPath, args, {
    env: { ...inherited, BIHUAN_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  child.stdout.on('data', (bytes: Buffer) => said.push(String(bytes)))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, report: said.join('') }
}

/** Whatever is left running of the database is adopted and stopped. */
async function sweep(data: string, folder: string): Promise<void> {
  const home = homeOf(folder)
  await startPostgres({ folder }).then((left) => left.stop())
  rmSync(home, { recursive: true, force: true })
  rmSync(data, { recursive: true, force: true })
}
