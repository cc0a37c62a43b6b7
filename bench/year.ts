import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { dayInMonth } from '../src/calendar/days.ts'
import { assemble } from '../src/kernel/assemble.ts'
import { checkWorld } from '../src/main/fsck.ts'
import type { CountyDesk } from '../src/main/testing/desk-of-county.ts'
import { registers } from '../src/registers/index.ts'
import { inPersonPosts, posts, seats } from '../src/registers/words.ts'
import { tamper } from '../src/drivers/store/testing.ts'
import { wake } from '../src/casework/wake.ts'
import { say } from './house/print.ts'
import { type Written, writeYear } from './year/archive.ts'
import { type Loaded, load, openYear, whoOf } from './year/loaded.ts'
import { countsOf } from './year/year.ts'

/**
 * A year of a centre of sixty people, lived through the kernel with a fixed seed and written as a backup; then restored as every backup is, and asked. Limits are the house's
 * own promises. Run: npm run bench:year. BENCH_SCALE makes it smaller, BENCH_SEED another year. Exits 1 when a limit is missed.
 */

const scale = Number(process.env['BENCH_SCALE'] ?? 1)
const seed = Number(process.env['BENCH_SEED'] ?? 60)
const limits = { records: 100_000 * scale, load: 180, list: 100, wake: 5 }
const tries = 5
const unit = '019b8000-0000-7000-8000-0000000000c1'
const root = '019b8000-0000-7000-8000-0000000000c0'
const through = dayInMonth(2026, 12, 30)

let missed = 0
function told(words: string, kept: boolean): void {
  if (!kept) missed += 1
  say(`${kept ? '✓' : '✗'} ${words}`)
}

const seconds = async <T>(work: () => Promise<T>): Promise<readonly [T, number, number]> => {
  const [begun, before] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return [value, (performance.now() - begun) / 1000, (user + system) / 1e6]
}

interface Timed {
  readonly who: string
  readonly register: string
  readonly query: string
  readonly best: number
  readonly median: number
}

/** First page as somebody's screen asks for it, as often as it takes to see past what else the machine does. */
async function listed(desk: CountyDesk, people: Written['year']['centre']): Promise<readonly Timed[]> {
  const all: Timed[] = []
  const askers = { staff: people.staff[5], accountant: people.of('accountant'), director: people.of('director') }
  for (const [who, actor] of Object.entries(askers)) {
    if (!actor) continue
    const browser = await desk.as(whoOf(people, actor))
    for (const { name: register } of desk.county.house.registers.current) {
      for (const query of ['limit=50', 'limit=50&total=1']) {
        const times: number[] = []
        for (let round = 0; round < tries; round += 1) {
          const begun = performance.now()
          const answer = await browser.ask(`/api/registers/${register}/records?${query}`)
          times.push(performance.now() - begun)
          // Who belongs to no party of a register has no list of it.
          if (answer.status === 403) break
          if (answer.status !== 200) throw new Error(`${register}: ${answer.status} ${answer.body.slice(0, 200)}`)
        }
        if (times.length < tries) continue
        const sorted = times.toSorted((a, b) => a - b)
        all.push({ who, register, query, best: sorted[0] ?? 0, median: sorted[Math.floor(tries / 2)] ?? 0 })
      }
    }
  }
  return all.toSorted((a, b) => b.best - a.best)
}

function tellLists(lists: readonly Timed[]): void {
  const [worst] = lists
  told(
    `${lists.length} lists (every register, with and without total, three people): slowest ${worst?.best.toFixed(0)} ms (at most ${limits.list} ms)`,
    (worst?.best ?? 0) <= limits.list,
  )
  for (const { who, register, query, best, median } of lists.slice(0, 5))
    say(`    ${register}?${query} as ${who}: best ${best.toFixed(0)} ms, median ${median.toFixed(0)} ms of ${tries}`)
}

async function tellWake({ county }: Loaded): Promise<void> {
  const { house, clock } = county
  const [woken, wall, own] = await seconds(() => wake(house, clock.now(), { unit }))
  const { passed, created, warned, failures } = woken
  const did = `${passed} records passed a deadline, ${created} of duties created, ${warned} warnings`
  told(
    `wake of a day ${wall.toFixed(2)} s, of that our processor ${own.toFixed(2)} s (at most ${limits.wake} s): ${did}`,
    wall <= limits.wake,
  )
  told(`nothing failed in it: ${failures.map(String).join('; ') || 'no failures'}`, failures.length === 0)
  const [again, quiet] = await seconds(() => wake(house, clock.now(), { unit }))
  told(
    `woken again ${quiet.toFixed(2)} s: ${again.passed + again.created + again.warned} things done`,
    again.passed + again.created + again.warned === 0,
  )
}

async function tellFsck({ county: { house, store } }: Loaded): Promise<void> {
  const [report, wall] = await seconds(() => checkWorld({ ...house, store }))
  told(
    `fsck of ${report.records} records, ${report.entries} entries in ${wall.toFixed(0)} s: ${report.broken.length} kinds of fault`,
    report.broken.length === 0,
  )
  for (const group of report.broken) say(`    ${JSON.stringify(group).slice(0, 300)}`)
}

async function generated(file: string): Promise<Written> {
  const all = assemble(registers, { posts, seats, inPerson: inPersonPosts })
  const [written, wall, own] = await seconds(() =>
    writeYear(file, { registers: all, unit, root, seed, scale, through }),
  )
  const { books } = written.year
  const counts = [...countsOf(books.records.values())].toSorted((a, b) => b[1] - a[1])
  told(
    `${books.records.size} records, ${books.entries} entries of ${counts.length} registers (at least ${limits.records} records)`,
    books.records.size >= limits.records,
  )
  say(`    lived in ${wall.toFixed(0)} s, of that processor ${own.toFixed(0)} s; no limit`)
  say(
    `    ${counts
      .slice(0, 12)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  )
  return written
}

const folder = mkdtempSync(path.join(tmpdir(), 'bihuan-bench-year-'))
try {
  const file = path.join(folder, 'year.tar')
  const { year } = await generated(file)
  const loaded = await load(file, year.centre, root, through)
  told(
    `loaded ${loaded.records} records in ${loaded.seconds.toFixed(0)} s (at most ${limits.load} s)`,
    loaded.seconds <= limits.load,
  )
  await tamper(loaded.county.connection, 'ANALYZE')
  const desk = await openYear(loaded.county)
  try {
    tellLists(await listed(desk, year.centre))
    await tellWake(loaded)
    await tellFsck(loaded)
  } finally {
    await desk.close()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = missed === 0 ? 0 : 1
