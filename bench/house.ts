// The house against its floor at 100,000 records, once on a database that is handed to it and once on its own embedded one. Floor and ours are
// measured in turns within the same run: on a shared machine the ratio means something, requests per second by themselves little.
// BENCH_RECORDS, BENCH_ROUNDS, BENCH_SECONDS and BENCH_ONLY (part of an operation's name) make it smaller; BENCH_PROFILE names a folder for profiles of our server.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { dayIn } from '../src/calendar/zones.ts'
import { instantOf } from '../src/calendar/days.ts'
import type { PostgresConnection } from '../src/drivers/postgres/connection.ts'
import { cloneDatabase, createDatabase, dropDatabase } from '../src/drivers/postgres/databases.ts'
import { type RunningPostgres, startPostgres } from '../src/drivers/postgres/supervisor.ts'
import { externalDatabase } from '../src/main/database.ts'
import { type Places, placesFor } from '../src/main/places.ts'
import { seedZone } from '../src/main/seed.ts'
import { everybodysPassword, foundCounty, smallCounty } from '../test/served-county.ts'
import { freePort, type ServerProcess, signIn, startServer } from '../test/server-process.ts'
import { exportSheet } from './house/export.ts'
import { fill, registerName } from './house/fill.ts'
import { type LoadProcess, startLoadProcess } from './house/load-job.ts'
import { multiply } from './house/multiply.ts'
import { residentOf } from './house/meter.ts'
import { operations, type Subjects } from './house/operations.ts'
import { printCompared, say } from './house/print.ts'
import { compare, type Compared } from './house/rounds.ts'

const number = (name: string, usual: number) => Number(process.env[name] ?? usual)
const records = number('BENCH_RECORDS', 100_000)
const rounds = { count: number('BENCH_ROUNDS', 3), seconds: number('BENCH_SECONDS', 3), connections: 10 }
const only = process.env['BENCH_ONLY'] ?? ''
const profiles = process.env['BENCH_PROFILE']
/** `pg` as it comes waits for every answer. BENCH_FLOOR=pipelined holds us against one that does not: no target is set for that. */
const pipelined = process.env['BENCH_FLOOR'] === 'pipelined'
const target = 0.5
const houseDatabase = 'house'
const floorDatabase = 'floor'
const madeByHouse = 2000

type Filled = Omit<Subjects, 'cookie'> & { readonly unit: string }

/** Makes our database and the floor's clone of it beside each other. */
async function makeDatabases(places: Places, server: RunningPostgres): Promise<Filled> {
  const begun = performance.now()
  const admin = await connect(server.connection, 'template1')
  await createDatabase(admin, houseDatabase)
  const filled = await fillHouse(places, { ...server.connection, database: houseDatabase })
  await cloneDatabase(admin, houseDatabase, floorDatabase, 'FILE_COPY')
  await admin.end()
  for (const name of [houseDatabase, floorDatabase]) {
    const client = await connect(server.connection, name)
    await client.query('VACUUM ANALYZE')
    await client.end()
  }
  say(`${filled.all.length} records, twice, in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  return filled
}

/** A few thousand are made by the house itself, the rest are copies of those. */
async function fillHouse(places: Places, connection: PostgresConnection): Promise<Filled> {
  const keys = Array.from({ length: 20 }, (_none, at) => `service-${at + 1}`)
  const database = await externalDatabase(urlOf(connection), () => {})
  const { id } = await foundCounty(database, places, smallCounty(keys), async (opened, { id }) => {
    const [unit, handler, departments] = [id('centre'), id('tangqiu'), keys.map(id)]
    await fill(opened, { count: Math.min(records, madeByHouse), unit, duty: id('songyi'), departments, handler })
  })
  const client = await connect(connection, connection.database)
  await multiply(client, registerName, Math.ceil(records / madeByHouse) - 1)
  const { rows } = await client.query<{ id: string; state: string }>(
    'SELECT id, state FROM record WHERE register = $1 ORDER BY id',
    [registerName],
  )
  await client.end()
  return {
    unit: id('centre'),
    departments: keys.map(id),
    handler: id('tangqiu'),
    all: rows.map((row) => row.id),
    received: rows.filter(({ state }) => state === 'received').map((row) => row.id),
    today: dayIn(instantOf(Date.now()), seedZone),
  }
}

async function connect(connection: PostgresConnection, database: string): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, database })
  await client.connect()
  return client
}

/** The house's database becomes the one an embedded server serves. */
async function putInPlace({ connection }: RunningPostgres): Promise<void> {
  const admin = await connect(connection, 'template1')
  await dropDatabase(admin, connection.database)
  await admin.query(`ALTER DATABASE ${houseDatabase} RENAME TO ${connection.database}`)
  await admin.end()
}

function urlOf({ user, password, database, host, port }: PostgresConnection): string {
  return `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

/** The embedded server of a data folder that another process has started: pid and socket as it says itself. */
function runningIn(server: { readonly home: string; readonly connection: PostgresConnection }) {
  const [pid = '', , , port = '', host = ''] = readFileSync(
    path.join(server.home, 'cluster/postmaster.pid'),
    'utf8',
  ).split('\n')
  return { pid: Number(pid), connection: { ...server.connection, host, port: Number(port) } }
}

async function startFloor(
  connection: PostgresConnection,
  unit: string,
): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort()
  const given = {
    connection: { ...connection, database: floorDatabase },
    port,
    unit,
    register: registerName,
    pipelined,
  }
  const child = fork(fileURLToPath(new URL('./house/floor.ts', import.meta.url)), [JSON.stringify(given)])
  await once(child, 'message')
  return { child, port }
}

interface Measured {
  readonly compared: readonly Compared[]
  readonly resident: number | null
}

async function measure(
  load: LoadProcess,
  ours: ServerProcess,
  database: { readonly pid: number; readonly connection: PostgresConnection },
  filled: Filled,
  noise: number[],
): Promise<Measured> {
  const floor = await startFloor(database.connection, filled.unit)
  try {
    const caller = await signIn(ours.url, 'songyi', everybodysPassword)
    const sides = {
      floor: { name: 'floor', port: floor.port, pid: floor.child.pid ?? 0 },
      ours: { name: 'ours', port: Number(new URL(ours.url).port), pid: ours.pid },
    } as const
    const compared: Compared[] = []
    for (const operation of operations({ ...filled, cookie: caller.cookie })) {
      if (!operation.name.includes(only)) continue
      compared.push(await compare(load, operation, sides, database.pid, rounds, noise))
    }
    const resident = residentOf(ours.pid)
    if (only === '' || only === 'export') await exportSheet(caller, ours.pid)
    return { compared, resident }
  } finally {
    floor.child.kill()
  }
}

async function startTimes(folder: string): Promise<void> {
  const data = path.join(folder, 'start')
  const times: number[] = []
  for (let start = 0; start < 3; start += 1) {
    const server = await startServer({ data, port: await freePort() })
    times.push(server.startedIn / 1000)
    await server.stop()
  }
  const [first = 0, ...later] = times.map((time) => time.toFixed(2))
  say(`start to first answer, embedded database: first ${first} s, then ${later.join(' and ')} s (at most 5 s)`)
}

/** What both halves of the run share. */
interface Bench {
  readonly data: string
  readonly postgres: RunningPostgres
  readonly filled: Filled
  readonly load: LoadProcess
  readonly noise: number[]
  readonly nodeOptions: readonly string[]
}

/** A transition uses a message up: each half has its own. */
function half(filled: Filled, which: 0 | 1): Filled {
  return { ...filled, received: filled.received.filter((_id, at) => at % 2 === which) }
}

async function onGivenDatabase(bench: Bench): Promise<readonly Compared[]> {
  const { data, postgres, filled, load, noise, nodeOptions } = bench
  const database = urlOf({ ...postgres.connection, database: houseDatabase })
  const external = await startServer({ data, port: await freePort(), database, nodeOptions })
  const measured = measure(load, external, postgres, half(filled, 0), noise)
  const { compared, resident } = await measured.finally(() => external.stop())
  const floor = pipelined ? 'pipelined' : 'one statement after the other'
  say(`floor: bare pg and Fastify, ${floor}, row-level security as ours`)
  printCompared(`on a database given by DATABASE_URL (PostgreSQL ${postgres.version})`, compared, target)
  say(`resident memory of our server after that load: ${resident?.toFixed(0) ?? '–'} MB (at most 200 MB)`)
  return compared
}

async function onEmbeddedDatabase(bench: Bench): Promise<readonly Compared[]> {
  const { data, postgres, filled, load, noise, nodeOptions } = bench
  await putInPlace(postgres)
  await postgres.stop()
  const embedded = await startServer({ data, port: await freePort(), nodeOptions })
  const measured = measure(load, embedded, runningIn(postgres), half(filled, 1), noise)
  const { compared } = await measured.finally(() => embedded.stop())
  printCompared('on the embedded database', compared, target)
  return compared
}

async function main(): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bihuan-bench-'))
  chmodSync(folder, 0o711)
  const data = path.join(folder, 'data')
  const places = placesFor('serve', data)
  const load = startLoadProcess()
  const noise: number[] = []
  const started: RunningPostgres[] = []
  try {
    const postgres = await startPostgres({ folder: places.database })
    started.push(postgres)
    const nodeOptions = profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : []
    const filled = await makeDatabases(places, postgres)
    const bench = { data, postgres, filled, load, noise, nodeOptions }
    const compared = [...(await onGivenDatabase(bench)), ...(await onEmbeddedDatabase(bench))]
    if (only === '') await startTimes(folder)
    const [least, most] = [Math.min(...noise), Math.max(...noise)].map((time) => time.toFixed(0))
    say(`the machine’s own noise: the same piece of work took ${least}–${most} ms`)
    return compared.every(({ ratio }) => ratio >= target)
  } finally {
    load.end()
    for (const postgres of started) {
      await postgres.stop()
      rmSync(postgres.home, { recursive: true, force: true })
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

if (!(await main())) {
  say(`below ${target} of the floor: see above`)
  process.exitCode = 1
}
