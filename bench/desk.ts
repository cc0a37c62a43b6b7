// A list of 10,000 records in a browser: is it there within a second, and does it stutter when one pages, sorts, filters, scrolls? Every walk begins in a
// browser that knows nothing of the desk yet. BENCH_RECORDS and BENCH_ROUNDS make it smaller; on a shared machine the least of the rounds says most.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { PostgresConnection } from '../src/drivers/postgres/connection.ts'
import { createDatabase } from '../src/drivers/postgres/databases.ts'
import { startPostgres } from '../src/drivers/postgres/supervisor.ts'
import { externalDatabase } from '../src/main/database.ts'
import { placesFor } from '../src/main/places.ts'
import { launchBrowser } from '../web/desk/chromium.ts'
import { everybodysPassword, foundCounty, smallCounty } from '../test/served-county.ts'
import { freePort, type ServerProcess, signIn, startServer } from '../test/server-process.ts'
import { buildDesk } from '../tools/desk.ts'
import { type Walk, walk } from './desk/look.ts'
import { fill, registerName } from './house/fill.ts'
import { multiply } from './house/multiply.ts'
import { say } from './house/print.ts'

const number = (name: string, usual: number) => Number(process.env[name] ?? usual)
const records = number('BENCH_RECORDS', 10_000)
const rounds = number('BENCH_ROUNDS', 5)
const madeByHouse = Math.min(2000, records)

/** Issue of the house: rows within a second, initial JavaScript of at most 350 kB. A frame at 60 a second has 16.7 ms; one that takes more than two is seen. */
const limits = { rows: 1000, script: 350_000, frame: 33.4, shift: 0.001 }

async function connect(connection: PostgresConnection): Promise<pg.Client> {
  const client = new pg.Client(connection)
  await client.connect()
  return client
}

const urlOf = ({ user, password, database, host, port }: PostgresConnection): string =>
  `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`

/** A served county whose message register is full. The server is the caller's to stop. */
async function fullHouse(data: string, base: PostgresConnection): Promise<ServerProcess> {
  const admin = await connect({ ...base, database: 'template1' })
  await createDatabase(admin, 'house')
  await admin.end()
  const connection = { ...base, database: 'house' }
  const database = await externalDatabase(urlOf(connection), () => {})
  await foundCounty(database, placesFor('serve', data), smallCounty(['service']), async (opened, { id }) => {
    const [unit, handler, departments] = [id('centre'), id('tangqiu'), [id('service')]]
    await fill(opened, { count: madeByHouse, unit, duty: id('songyi'), departments, handler })
  })
  const client = await connect(connection)
  await multiply(client, registerName, Math.ceil(records / madeByHouse) - 1)
  await client.query('VACUUM ANALYZE')
  const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM record WHERE register = $1', [
    registerName,
  ])
  await client.end()
  say(`${rows[0]?.n} records in the list`)
  return startServer({ data, port: await freePort(), database: urlOf(connection) })
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
const least = (values: readonly number[]) => sorted(values)[0] ?? 0
const middle = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? 0
const share = (values: readonly number[], part: number) => sorted(values)[Math.floor(values.length * part)] ?? 0

function line(what: string, values: readonly number[], unit: string, limit: string, digits = 0): void {
  const [low, mid] = [least(values).toFixed(digits), middle(values).toFixed(digits)]
  say(`${what.padEnd(44)} ${low.padStart(8)} ${mid.padStart(8)} ${unit.padEnd(3)} ${limit}`)
}

/**
 * What is told of every walk: words, the figure, its unit, the limit it is held against. Limits hold what the page itself costs; waits and frames share the
 * machine with whatever else runs on it, and are told beside.
 */
const figures: readonly [string, (one: Walk) => number, string, string, number?][] = [
  ['own time of the page until the first rows', ({ own }) => own.opening, 'ms', `< ${limits.rows}`],
  ['own time of the page to turn to the next', ({ own }) => own.turning, 'ms', `< ${limits.rows}`],
  ['own time of a frame, scrolling 200 rows', ({ own }) => own.frame, 'ms', `< ${limits.frame}`, 1],
  ['long tasks until the first rows', ({ long }) => long.loading.length, '', ''],
  ['  the longest', ({ long }) => Math.max(0, ...long.loading), 'ms', ''],
  ['long tasks in all the work after', ({ long }) => long.working.length, '', ''],
  ['  the longest', ({ long }) => Math.max(0, ...long.working), 'ms', ''],
  ['frame while scrolling 200 rows, 95 of 100', ({ frames }) => share(frames, 0.95), 'ms', '', 1],
  ['  the slowest', ({ frames }) => Math.max(...frames), 'ms', '', 1],
  ['layout shift nobody asked for', ({ shift }) => shift, '', `< ${limits.shift}`, 4],
  ['JavaScript over the wire', ({ script }) => script / 1000, 'kB', `< ${limits.script / 1000}`],
  ['everything over the wire', ({ everything }) => everything / 1000, 'kB', ''],
  ['heap after the work, 200 rows shown', ({ heap }) => heap / 1e6, 'MB', '', 1],
  ['nodes of the page, 200 rows shown', ({ nodes }) => nodes, '', ''],
]

/** Prints least and middle of all walks beside the limits. @returns whether every limit holds for the least */
function print(walks: readonly Walk[]): boolean {
  say(`\n${''.padEnd(44)} ${'least'.padStart(8)} ${'median'.padStart(8)}`)
  const of = (figure: (one: Walk) => number) => walks.map(figure)
  const done = Object.keys(walks[0]?.waits ?? {})
  for (const what of done)
    line(
      `${what}: until the rows stand`,
      of(({ waits }) => waits[what] ?? 0),
      'ms',
      `< ${limits.rows}`,
    )
  for (const [what, figure, unit, limit, digits] of figures) line(what, of(figure), unit, limit, digits)
  return (
    least(of(({ own }) => own.opening)) < limits.rows &&
    least(of(({ own }) => own.turning)) < limits.rows &&
    least(of(({ own }) => own.frame)) < limits.frame &&
    least(of(({ shift }) => shift)) < limits.shift &&
    least(of(({ script }) => script)) < limits.script
  )
}

async function main(): Promise<boolean> {
  await buildDesk({ ifStale: true })
  const folder = mkdtempSync(path.join(tmpdir(), 'bihuan-bench-'))
  chmodSync(folder, 0o711)
  const data = path.join(folder, 'data')
  const postgres = await startPostgres({ folder: placesFor('serve', data).database })
  const ends: (() => Promise<unknown>)[] = [() => postgres.stop()]
  try {
    const server = await fullHouse(data, postgres.connection)
    ends.unshift(() => server.stop())
    const browser = await launchBrowser()
    ends.unshift(() => browser.close())
    const { cookie } = await signIn(server.url, 'songyi', everybodysPassword)
    const walks: Walk[] = []
    for (let round = 0; round < rounds; round += 1)
      walks.push(await walk(browser, server.url, cookie, `/desk/r/${registerName}`))
    return print(walks)
  } finally {
    for (const end of ends) await end()
    rmSync(postgres.home, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
}

if (!(await main())) {
  say('beyond a limit: see above')
  process.exitCode = 1
}
