// The floor: what this machine gives to bare `pg` and Fastify that do as much database work as cannot be avoided. Its database is a clone of ours, with
// the same tables, indexes and row-level security, read and written in the same envelope (begin, unit, commit); a write leaves one record, one entry
// and one row in the queue. No sign-in, no rights, no rules, no form of answer, no search, no inbox.
import { randomBytes, randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'
import type { PostgresConnection } from '../../src/drivers/postgres/connection.ts'

interface Given {
  readonly connection: PostgresConnection
  readonly port: number
  readonly unit: string
  readonly register: string
  /** Statements travel without waiting for each other's answers. */
  readonly pipelined: boolean
}

const { connection, port, unit, register, pipelined } = JSON.parse(process.argv[2] ?? '{}') as Given
const plain = (text: string) => text
const asText = new Set<number>([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.DATE])
const pool = new pg.Pool({
  ...connection,
  max: 10,
  pipeline: pipelined,
  options: '-c role=bihuan_app -c timezone=UTC',
  types: {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      asText.has(oid) ? plain : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  },
})

type Statement = readonly [name: string, text: string, values: readonly unknown[]]

const send = (client: pg.PoolClient, [name, text, values]: Statement) =>
  client.query({ name, text, values: [...values] })

/** What `then` returns is carried out after it has seen the answers to `first`. */
type Then = (rows: readonly pg.QueryResult[]) => readonly Statement[]

async function inTransaction(first: readonly Statement[], then?: Then): Promise<readonly pg.QueryResult[]> {
  const client = await pool.connect()
  try {
    return await (pipelined ? together : oneByOne)(client, first, then)
  } finally {
    client.release()
  }
}

const opening = `BEGIN; SELECT set_config('app.unit', '${unit}', true)`

async function oneByOne(client: pg.PoolClient, first: readonly Statement[], then?: Then): Promise<pg.QueryResult[]> {
  await client.query(opening)
  const results: pg.QueryResult[] = []
  for (const statement of first) results.push(await send(client, statement))
  for (const statement of then?.(results) ?? []) results.push(await send(client, statement))
  await client.query('COMMIT')
  return results
}

async function together(client: pg.PoolClient, first: readonly Statement[], then?: Then): Promise<pg.QueryResult[]> {
  const begun = client.query(opening)
  const sent = first.map((statement) => send(client, statement))
  if (then) for (const statement of then(await Promise.all(sent))) sent.push(send(client, statement))
  const ended = client.query('COMMIT')
  const [results] = await Promise.all([Promise.all(sent), begun, ended])
  return results
}

const columns =
  'id, register, version, revision, state, title, owner, due_at, opened_at, changed_at, closed_at, fields, more'
const listText = `SELECT ${columns} FROM record WHERE unit_id = $1 AND register = $2 AND department = $3 AND state = $4 ORDER BY due_at, id LIMIT 50`
const countText =
  'SELECT count(*)::int AS total FROM record WHERE unit_id = $1 AND register = $2 AND department = $3 AND state = $4'
const insertRecord = `INSERT INTO record (unit_id, id, register, version, revision, state, closed, late, title, owner, department, due_at, opened_at,
  changed_at, fields, more) VALUES ($1, $2, $3, '2026-01-01', 1, 'received', false, false, $4, '', '', $5, $6, $6, $7, '{}')`
const insertEntry = `INSERT INTO entry (unit_id, id, record_id, register, revision, verb, at, person, leaf)
  VALUES ($1, $2, $3, $4, $5, $6, $7, 'somebody', $8)`
const insertPending = 'INSERT INTO pending (unit_id, entry_id) VALUES ($1, $2)'
const lockText = `SELECT ${columns} FROM record WHERE unit_id = $1 AND id = $2 FOR UPDATE`
const updateText = `UPDATE record SET revision = $3, state = 'assigned', owner = $4, department = $5, due_at = $6, changed_at = $7, fields = $8
  WHERE unit_id = $1 AND id = $2`

/** As long as one of ours. */
const leafOf = (record: string) => Buffer.from(JSON.stringify({ record, rest: randomBytes(240).toString('hex') }))

function journalled(record: string, revision: number, verb: string, at: string): readonly Statement[] {
  const entry = randomUUID()
  return [
    ['entry', insertEntry, [unit, entry, record, register, revision, verb, at, leafOf(record)]],
    ['pending', insertPending, [unit, entry]],
  ]
}

const app = Fastify({ logger: false })
app.get<{ Querystring: { department: string; total?: string } }>('/list', async ({ query }) => {
  const values = [unit, register, query.department, 'assigned']
  const list: Statement = ['list', listText, values]
  const [found, counted] = await inTransaction(query.total ? [list, ['count', countText, values]] : [list])
  return { rows: found?.rows ?? [], ...(counted ? { total: counted.rows[0].total } : {}) }
})
app.get<{ Params: { id: string } }>('/get/:id', async ({ params }) => {
  const text = `SELECT ${columns} FROM record WHERE unit_id = $1 AND id = $2`
  const [found] = await inTransaction([['get', text, [unit, params.id]]])
  return { record: found?.rows[0] }
})
app.post<{ Body: { fields: { subject: string } } }>('/create', async ({ body }) => {
  const id = randomUUID()
  const at = new Date().toISOString()
  const record: Statement = ['create', insertRecord, [unit, id, register, body.fields.subject, at, at, body.fields]]
  await inTransaction([record, ...journalled(id, 1, 'receive', at)])
  return { record: { id, register, state: 'received', revision: 1, openedAt: at, fields: body.fields } }
})
app.post<{ Params: { id: string }; Body: { fields: { handler: string; department: string } } }>(
  '/transition/:id',
  async ({ params, body }) => {
    const at = new Date().toISOString()
    let record: { revision: number; fields: object } | undefined
    await inTransaction([['lock', lockText, [unit, params.id]]], ([locked]) => {
      record = locked?.rows[0]
      const fields = { ...record?.fields, ...body.fields }
      const revision = (record?.revision ?? 0) + 1
      const { handler, department } = body.fields
      const update: Statement = ['update', updateText, [unit, params.id, revision, handler, department, at, at, fields]]
      return [update, ...journalled(params.id, revision, 'assign', at)]
    })
    return { record: { ...record, state: 'assigned', fields: { ...record?.fields, ...body.fields } } }
  },
)
await app.listen({ host: '127.0.0.1', port })
process.send?.('listening')
