import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import type { PeopleMap } from '../../casework/people-map.ts'
import type { Filter, ListQuery } from '../../casework/ports.ts'
import { DatabaseError } from '../postgres/start-error.ts'
import { type FreshDatabase, freshDatabase } from '../postgres/testing.ts'
import { inTransaction, type Session } from './connection.ts'
import { dumpedTables, leftTables, rebuiltTables } from './dump.ts'
import { aggregate, first, list, listIds } from './list.ts'
import { migrate, migrations } from './migrate.ts'
import { readingOf } from './reading.ts'
import { type OpenStore, openStore } from './store.ts'

const nowhere = { register: 'x', states: ['x'], from: 'f', until: 'u' }
const people: PeopleMap = {
  unit: { register: 'unit', name: 'name', kind: 'kind', parent: 'parent', zone: 'zone' },
  person: { register: 'person' },
  department: { register: 'department' },
  appointment: { ...nowhere, person: 'person', post: 'post', department: 'department' },
  deputising: { ...nowhere, absent: 'absent', deputy: 'deputy' },
  seat: { ...nowhere, outsider: 'outsider', home: 'home', kind: 'kind' },
  share: { ...nowhere, seat: 'seat', target: 'target' },
  setting: {
    ...{ ...nowhere, subject: 'register', name: 'setting', value: 'value', ground: 'ground' },
    ...{ pending: [], propose: [], approve: 'approve', alone: 'tighten' },
  },
  auditPost: 'audit-admin',
}
const [one, two] = ['019cac0f-0000-7000-8000-000000000001', '019cac0f-0000-7000-8000-000000000002']
const rows = 100_000

let database: FreshDatabase
let admin: pg.Client
let store: OpenStore

/** Two units with a hundred thousand records between them, made by SQL. */
async function fill(): Promise<void> {
  await admin.query(
    `INSERT INTO record (unit_id, id, register, version, revision, state, closed, late, title, owner, department, amount, due_at, opened_at, changed_at, fields, more)
     SELECT CASE WHEN n % 10 = 0 THEN $2::uuid ELSE $1::uuid END, ('019cac0f-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, CASE WHEN n % 4 = 0 THEN 'other' ELSE 'toy' END,
       '1', 1, (ARRAY['open','underway','closed'])[1 + n % 3], n % 3 = 2, n % 7 = 0, '事项 ' || n, 'p' || n % 200, 'd' || n % 40, n, '2026-01-01Z'::timestamptz + n * interval '1 minute',
       '2026-01-01Z'::timestamptz + n * interval '1 second', '2026-01-01Z'::timestamptz + n * interval '2 seconds', jsonb_build_object('title', '事项 ' || n), '{}'
     FROM generate_series(1000, 1000 + $3::int) n`,
    [one, two, rows],
  )
  await admin.query(
    `INSERT INTO record_key (unit_id, register, field, text_value, int_value, day_value, record_id)
     SELECT unit_id, register, 'number', 'n' || amount, NULL::bigint, NULL::date, id FROM record UNION ALL
     SELECT unit_id, register, 'kind', 'k' || amount % 500, NULL, NULL, id FROM record UNION ALL
     SELECT unit_id, register, 'amount', NULL, amount, NULL, id FROM record UNION ALL
     SELECT unit_id, register, 'due', NULL, NULL, due_at::date, id FROM record`,
  )
  await admin.query(
    `INSERT INTO search (unit_id, record_id, register, tokens) SELECT unit_id, id, register, array_to_tsvector(ARRAY['事项', 'w' || amount % 1000, 'v' || amount % 333]) FROM record`,
  )
  await admin.query(
    `INSERT INTO todo (unit_id, who, due_at, record_id, verb, register, raised) SELECT unit_id, 'person:' || owner, due_at, id, 'start', register, false FROM record WHERE NOT closed`,
  )
  await admin.query(
    `INSERT INTO due (unit_id, at, record_id, deadline, step, register) SELECT unit_id, due_at, id, 'd', 'due', register FROM record`,
  )
  await admin.query(
    `INSERT INTO entry (unit_id, id, record_id, register, revision, verb, at, person, leaf) SELECT unit_id, id, id, register, 1, 'open', opened_at, owner, 'x' FROM record`,
  )
  await admin.query('VACUUM ANALYZE')
}

const filter: Filter = {
  register: 'toy',
  where: {},
  readable: 'all',
  zone: 'Asia/Shanghai',
  kinds: { number: 'text', kind: 'text', amount: 'int', due: 'day', 'did:open': 'text' },
  columns: { owner: 'owner', department: 'department' },
  shared: false,
}
const query = (more: Partial<ListQuery>): ListQuery => ({
  ...filter,
  sort: { by: 'opened', descending: true },
  after: null,
  limit: 50,
  total: false,
  ...more,
})

/** Runs questions and gives the plan of every statement they sent, as the application's role sees it. */
async function plansOf(
  ask: (session: Session) => Promise<unknown>,
): Promise<readonly { readonly text: string; readonly plan: string }[]> {
  const sent: { text: string; values: readonly unknown[] }[] = []
  await inTransaction(store.pool, { unit: one }, 'read', async (session) => {
    await ask({ ...session, rows: (text, values = []) => (sent.push({ text, values }), session.rows(text, values)) })
    return { value: null }
  })
  return inTransaction(store.pool, { unit: one }, 'read', async (session) => {
    const plans = []
    for (const { text, values } of sent) {
      const lines = await session.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values)
      plans.push({ text, plan: lines.map((line) => line['QUERY PLAN']).join('\n') })
    }
    return { value: plans }
  })
}

/** No whole table is read, and rows of other units are kept out by the index, not by looking at them. */
function usesIndexes(name: string, plans: readonly { readonly text: string; readonly plan: string }[]): void {
  assert.ok(plans.length > 0, name)
  for (const { text, plan } of plans) {
    assert.doesNotMatch(
      plan,
      /Seq Scan on (record|record_key|todo|due|search|entry_\d|link|file)/,
      `${name}\n${text}\n${plan}`,
    )
    assert.match(plan, /Index (Only )?Scan|Function Scan/, `${name}\n${plan}`)
    for (const scan of plan.split('\n').filter((line) => /Index Cond/.test(line)))
      assert.match(scan, /unit_id/, `${name}\n${plan}`)
  }
}

describe('the schema', () => {
  before(async () => {
    database = await freshDatabase({ prepare: { name: 'migrated', fn: migrate } })
    admin = new pg.Client(database.connection)
    await admin.connect()
    await fill()
    store = openStore({ connection: database.connection, role: 'bihuan_app' }, people)
  })
  after(async () => {
    await store.close()
    await admin.end()
    await database.drop()
  })

  test('unit_id comes first in every key, constraint and index of every table of ours', async () => {
    const { rows: found } = await admin.query<{ name: string; first: string }>(
      `SELECT c.relname || '.' || i.relname AS name, a.attname AS first FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0] WHERE c.relnamespace = 'public'::regnamespace`,
    )
    assert.ok(found.length > 40)
    assert.deepEqual(
      found.filter((index) => index.first !== 'unit_id').map(({ name }) => name),
      [],
    )
    const expressions = await admin.query(
      `SELECT FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid WHERE c.relnamespace = 'public'::regnamespace AND x.indkey[0] = 0`,
    )
    assert.equal(expressions.rowCount, 0, 'an index that begins with an expression')
    const { rows: foreign } = await admin.query<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
       JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1]
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND (a.attname <> 'unit_id' OR f.attname <> 'unit_id')`,
    )
    assert.deepEqual(foreign, [])
    const without =
      await admin.query(`SELECT relname FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND NOT EXISTS
      (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'unit_id' AND a.attnotnull AND a.attnum = 1)`)
    assert.deepEqual(without.rows, [], 'tables that do not begin with unit_id')
  })

  test('row-level security is enabled and forced on every table, and its policy asks for the unit', async () => {
    const { rows: open } = await admin.query<{ relname: string }>(
      `SELECT relname FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND NOT (relrowsecurity AND relforcerowsecurity AND EXISTS
         (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polroles = '{0}' AND pg_get_expr(p.polqual, p.polrelid) LIKE '%unit_id%app.unit%'))`,
    )
    assert.deepEqual(open, [])
    const { rows: views } = await admin.query(
      `SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace`,
    )
    assert.deepEqual(views, [], 'views pass by policies: there are none')
    const { rows: wide } = await admin.query<{ name: string }>(
      `SELECT c.relname || '.' || p.polname AS name FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
       WHERE c.relnamespace = 'public'::regnamespace AND p.polpermissive AND pg_get_expr(p.polqual, p.polrelid) = 'true' AND p.polroles <> ARRAY[(SELECT oid FROM pg_roles WHERE rolname = 'bihuan_owner')]`,
    )
    assert.deepEqual(wide, [], 'only the owner, in functions with one purpose, reads without a unit')
  })

  test("the application's role owns nothing, passes no wall, and may only add to the journal", async () => {
    const { rows: role } = await admin.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = 'bihuan_app'`,
    )
    assert.deepEqual(role, [
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false },
    ])
    assert.equal((await admin.query(`SELECT FROM pg_class WHERE pg_get_userbyid(relowner) = 'bihuan_app'`)).rowCount, 0)
    const { rows: rights } = await admin.query(
      `SELECT c.relname, has_table_privilege('bihuan_app', c.oid, 'UPDATE') AS may_update, has_table_privilege('bihuan_app', c.oid, 'DELETE') AS may_delete, has_table_privilege('bihuan_app', c.oid, 'TRUNCATE') AS may_empty
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname ~ '^(entry(_\\d)?|sign_in_event)$'`,
    )
    assert.equal(rights.length, 10)
    for (const { relname, ...may } of rights)
      assert.deepEqual(may, { may_update: false, may_delete: false, may_empty: false }, relname)
  })

  test('the journal is append-only for whoever has been granted too much, too', async () => {
    for (const statement of [
      "UPDATE entry SET verb = 'x'",
      'DELETE FROM entry',
      'TRUNCATE entry',
      'TRUNCATE entry_3',
      "UPDATE entry_3 SET verb = 'x'",
    ]) {
      await assert.rejects(admin.query(statement), /append-only/, statement)
    }
    await admin.query(
      `INSERT INTO sign_in_event (unit_id, id, at, kind, address) VALUES ($1, $1, now(), 'failed', '::1')`,
      [one],
    )
    for (const statement of [
      "UPDATE sign_in_event SET kind = 'x'",
      'DELETE FROM sign_in_event',
      'TRUNCATE sign_in_event',
    ]) {
      await assert.rejects(admin.query(statement), /append-only/, statement)
    }
  })

  test('every list uses its index under the role of the application', async () => {
    const due = { by: 'due', descending: false } as const
    const place = ['2026-02-01T00:00:00.000Z', one] as const
    const lists: readonly Partial<ListQuery>[] = [
      {},
      { after: place },
      { sort: due },
      { sort: due, after: place, where: { state: ['open'] } },
      { sort: { by: 'due', descending: true }, where: { closed: false } },
      { sort: due, where: { state: ['open'], fields: { department: { is: 'd3' } } }, total: true },
      { sort: due, where: { state: ['open'], fields: { owner: { is: 'p3' } } } },
      { sort: due, where: { state: ['open', 'underway'], fields: { owner: { is: 'p3' } } } },
      { sort: { by: 'changed', descending: true } },
      { sort: { by: 'title', descending: false }, after: ['事项 5', one] },
      { sort: { by: 'state', descending: false } },
      { sort: { by: { field: 'amount' }, descending: true } },
      { sort: { by: { field: 'due' }, descending: false }, after: ['2026-02-01', one] },
      { where: { fields: { number: { is: 'n2000' } } } },
      { where: { fields: { kind: { in: ['k1', 'k2'] }, amount: { from: 2000, before: 9000 } } }, total: true },
      { where: { within: { of: 'opened', from: '2026-01-01', to: '2026-01-02' } } },
      { where: { within: { of: { field: 'due' }, from: '2026-01-01', to: '2026-01-02' } } },
      { tokens: ['w17', 'v5'] },
      { readable: [{ field: 'number', values: ['n2001', 'n2002'] }] },
    ]
    for (const more of lists) usesIndexes(JSON.stringify(more), await plansOf((session) => list(session, query(more))))
    usesIndexes('ids', await plansOf((session) => listIds(session, query({ sort: due, where: { state: ['open'] } }))))
    usesIndexes(
      'count',
      await plansOf((session) =>
        aggregate(session, {
          ...filter,
          where: { closed: true, within: { of: 'opened', from: '2026-01-01', to: '2026-02-01' } },
        }),
      ),
    )
    usesIndexes(
      'sum',
      await plansOf((session) =>
        aggregate(session, { ...filter, where: { fields: { kind: { is: 'k7' } } }, sum: 'amount' }),
      ),
    )
    usesIndexes(
      'first',
      await plansOf((session) => first(session, { ...filter, where: { fields: { number: { is: 'n2000' } } } })),
    )
  })

  test('every other question uses its index under the role of the application', async () => {
    const id = '019cac0f-0000-7000-8000-0000000003e9'
    const asks: { readonly [name: string]: (reading: ReturnType<typeof readingOf>) => Promise<unknown> } = {
      record: (tx) => tx.record(id),
      records: (tx) => tx.records([id, one]),
      titles: (tx) => tx.titles([id, one]),
      keyed: (tx) => tx.keyed('toy', 'number', 'n2000'),
      standing: (tx) => tx.standing({ person: id }),
      entries: (tx) => tx.entries(id, 0, 50),
      latest: (tx) => tx.latest([id, one], id, 50),
      inbox: (tx) => tx.todos(['person:p1', 'post:office'], null, 50),
      'inbox counts': (tx) =>
        tx.todoCounts(['person:p1'], '2026-02-01T00:00:00.000Z' as never, '2026-02-04T00:00:00.000Z' as never),
      journal: (tx) => tx.journal({ before: null, limit: 50 }),
      'journal of a person': (tx) => tx.journal({ person: 'p3', before: one, limit: 50 }),
      'journal of a record': (tx) => tx.journal({ record: id, before: null, limit: 50 }),
      'journal of a register': (tx) => tx.journal({ register: 'toy', before: null, limit: 50 }),
      due: (tx) => tx.due('2026-01-02T00:00:00.000Z' as never, 500),
      search: (tx) => tx.search(['w17', 'v5'], ['toy'], 20),
    }
    for (const [name, ask] of Object.entries(asks))
      usesIndexes(name, await plansOf((session) => ask(readingOf(session, people, { unit: one }))))
  })

  test('the function behind full text finds by its index, and only in the unit that is set', async () => {
    const begun = performance.now()
    const found = await store.session({ unit: two }, 'read', (session) =>
      readingOf(session, people, { unit: two }).search(['w0'], ['toy', 'other'], 1000),
    )
    const milliseconds = performance.now() - begun
    assert.ok(found.length > 0 && found.every(({ record }) => record.unit === two))
    assert.ok(milliseconds < 200, `${milliseconds} ms`)
  })

  test('every table is in a backup, is rebuilt by a restore, or is left behind on purpose', async () => {
    const { rows: tables } = await admin.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    )
    assert.deepEqual(
      tables.map(({ name }) => name),
      [...dumpedTables, ...rebuiltTables, ...leftTables].sort(),
    )
  })

  test('a schema that was altered by hand is refused, in words and with what differs', async () => {
    const other = await freshDatabase({ prepare: { name: 'migrated', fn: migrate } })
    const client = new pg.Client(other.connection)
    await client.connect()
    const refused = async () => {
      const error: unknown = await migrate(other.connection).then(
        () => null,
        (found: unknown) => found,
      )
      assert.ok(error instanceof DatabaseError)
      return `${error.words.zh} ${error.detail}`
    }
    await client.query('DROP POLICY seat ON record')
    assert.match(await refused(), /不一致.*- policy record\.seat/s)
    await client.query('ALTER TABLE record DISABLE ROW LEVEL SECURITY')
    assert.match(await refused(), /row security t/)
    await client.query(`UPDATE bihuan_migration.applied SET sha256 = 'x' WHERE number = 1`)
    assert.match(await refused(), /0001-house/)
    await client.query(`UPDATE bihuan_migration.applied SET sha256 = $1 WHERE number = 1`, [migrations()[0]?.sha256])
    await client.query(
      `INSERT INTO bihuan_migration.applied (number, name, sha256) VALUES (9999, '9999-later.sql', 'x')`,
    )
    assert.match(await refused(), /9999-later/)
    await client.end()
    await other.drop()
  })

  test('an account that may not prepare the database is told what its administrator has to do', async () => {
    const other = await freshDatabase()
    const client = new pg.Client(other.connection)
    await client.connect()
    const name = `poor_${process.pid}`
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'poor'`)
    const error: unknown = await migrate({ ...other.connection, user: name, password: 'poor' }).then(
      () => null,
      (found: unknown) => found,
    )
    assert.ok(error instanceof DatabaseError)
    assert.match(error.words.zh, /请数据库管理员.*CREATE SCHEMA bihuan_migration/s)
    await client.query(`DROP ROLE ${name}`)
    await client.end()
    await other.drop()
  })

  test('two processes that migrate at once do it once', async () => {
    const other = await freshDatabase()
    await Promise.all([migrate(other.connection), migrate(other.connection), migrate(other.connection)])
    await other.drop()
  })
})
