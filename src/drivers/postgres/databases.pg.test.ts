import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { checkServer, type PostgresConnection } from './connection.ts'
import { clusterConnection, freshDatabase } from './testing.ts'

async function ask<T extends pg.QueryResultRow>(connection: PostgresConnection, sql: string): Promise<T[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

test('a fresh database is empty, UTF-8, sorts by code point, and can sort Chinese names by pinyin', async () => {
  const db = await freshDatabase()
  const facts = await ask<{ encoding: string; sorted: string[] }>(
    db.connection,
    `SELECT current_setting('server_encoding') AS encoding,
            (SELECT array_agg(n ORDER BY n COLLATE "zh-Hans-CN-x-icu") FROM unnest(ARRAY['张','李','陈','安']) n) AS sorted`,
  )
  assert.deepEqual(facts, [{ encoding: 'UTF8', sorted: ['安', '陈', '李', '张'] }])
  assert.deepEqual(await ask(db.connection, "SELECT 1 AS one WHERE 'Z' < 'a' AND 'a' < '安'"), [{ one: 1 }])
  await db.drop()
})

test('a template is built once although several ask at the same moment, and clones do not see each other', async (t) => {
  let built = 0
  const prepare = {
    name: 'one table with two rows',
    fn: async (connection: PostgresConnection) => {
      built += 1
      await ask(connection, 'CREATE TABLE t (n int); INSERT INTO t VALUES (1), (2)')
    },
  }
  const databases = await Promise.all([1, 2, 3, 4].map(() => freshDatabase({ prepare })))
  assert.equal(built, 1)
  const [first, second] = databases
  assert.ok(first && second)
  await ask(first.connection, 'INSERT INTO t VALUES (3)')
  assert.equal((await ask(second.connection, 'SELECT * FROM t')).length, 2)
  const began = performance.now()
  for (let round = 0; round < 5; round++) await (await freshDatabase({ prepare })).drop()
  t.diagnostic(`clone and drop: ${Math.round((performance.now() - began) / 5)} ms`)
  await Promise.all(databases.map((db) => db.drop()))
})

test('a template whose making fails says so, and the next asker makes it', async () => {
  let tries = 0
  const prepare = {
    name: 'fails the first time',
    fn: async (connection: PostgresConnection) => {
      tries += 1
      await ask(connection, 'CREATE TABLE t (n int)')
      if (tries === 1) throw new Error('first time')
    },
  }
  await assert.rejects(freshDatabase({ prepare }), /first time/)
  const db = await freshDatabase({ prepare })
  assert.deepEqual(await ask(db.connection, 'SELECT * FROM t'), [])
  await db.drop()
})

test('dropping a database ends those who are still connected', async () => {
  const db = await freshDatabase()
  const client = new pg.Client(db.connection)
  client.on('error', () => {})
  await client.connect()
  await db.drop()
  await assert.rejects(ask(db.connection, 'SELECT 1'), { code: '3D000' })
  await client.end().catch(() => {})
})

test('the server of the test run is fit, and says that it does not sync', async () => {
  const report = await checkServer(await clusterConnection())
  assert.match(report.version, /^1[5-9]\./)
  assert.ok(report.warnings.some((words) => words.en.includes('fsync')))
})
