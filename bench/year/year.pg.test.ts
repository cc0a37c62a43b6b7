import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, suite, test } from 'node:test'
import { dayInMonth } from '../../src/calendar/days.ts'
import { listRecords } from '../../src/casework/ask/list-records.ts'
import type { House } from '../../src/casework/house.ts'
import type { ListQuery, Reading } from '../../src/casework/ports.ts'
import { wake } from '../../src/casework/wake.ts'
import { list } from '../../src/drivers/store/list.ts'
import { assemble } from '../../src/kernel/assemble.ts'
import { checkWorld } from '../../src/main/fsck.ts'
import { registers } from '../../src/registers/index.ts'
import { inPersonPosts, posts, seats } from '../../src/registers/words.ts'
import { type Written, writeYear } from './archive.ts'
import { type Loaded, load, whoOf } from './loaded.ts'

const unit = '019b8000-0000-7000-8000-0000000000c1'
const root = '019b8000-0000-7000-8000-0000000000c0'
const through = dayInMonth(2026, 2, 6)

suite('a small part of the year of a centre', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bihuan-small-year-'))
  let written: Written
  let loaded: Loaded
  before(async () => {
    const all = assemble(registers, { posts, seats, inPerson: inPersonPosts })
    const file = path.join(folder, 'year.tar')
    written = await writeYear(file, { registers: all, unit, root, seed: 7, scale: 0.04, through })
    loaded = await load(file, written.year.centre, root, through)
  })
  after(async () => {
    await loaded.county.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const faults = async ({ county: { house, store } }: Loaded) => (await checkWorld({ ...house, store })).broken

  test('what was lived through is what is loaded', async () => {
    const { books } = written.year
    assert.ok(books.records.size > 600, String(books.records.size))
    // The two units have a record each in the root.
    assert.equal(loaded.records, books.records.size + 2)
  })

  test('every list goes by an index, whoever asks', async () => {
    const { store, house } = loaded.county
    const { centre } = written.year
    const queries: ListQuery[] = []
    const heard = (tx: Reading): Reading => ({ ...tx, list: (query) => (queries.push(query), tx.list(query)) })
    const spied: House = {
      ...house,
      store: { ...store, read: (scope, work, snapshot) => store.read(scope, (tx) => work(heard(tx)), snapshot) },
    }
    for (const who of [centre.staff[5], centre.of('accountant')])
      for (const { name } of house.registers.current)
        if (who) await listRecords(spied, whoOf(centre, who), { register: name, total: true })
    assert.ok(queries.length > 60, String(queries.length))
    const whole = await store.session({ unit }, 'read', async (session) => {
      const found: string[] = []
      const rows = async (text: string, values: readonly unknown[] = []) => {
        const plan = await session.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values)
        if (plan.some((line) => line['QUERY PLAN'].includes('Seq Scan'))) found.push(text)
        return []
      }
      for (const query of queries) await list({ ...session, rows }, query)
      return found
    })
    assert.deepEqual(whole, [])
  })

  test('waking for a day and once more does what is due once, and the world is whole', async () => {
    const { house, clock } = loaded.county
    const first = await wake(house, clock.now(), { unit })
    assert.deepEqual(first.failures, [])
    const again = await wake(house, clock.now(), { unit })
    assert.deepEqual([again.passed, again.created, again.warned, again.failures], [0, 0, 0, []])
    assert.deepEqual(await faults(loaded), [])
  })
})
