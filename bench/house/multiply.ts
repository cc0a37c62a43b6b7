import type pg from 'pg'

/** Tables with rows of a record, and what in them is said anew for a copy: `m` is the copied record, `e` the copied entry. */
const perRecord: { readonly [table: string]: { readonly [column: string]: string } } = {
  record: { id: 'm.new' },
  record_key: { record_id: 'm.new' },
  secret: { record_id: 'm.new' },
  link: { record_id: 'm.new' },
  due: { record_id: 'm.new' },
  todo: { record_id: 'm.new' },
  search: { record_id: 'm.new' },
}
const perEntry: typeof perRecord = {
  entry: { id: 'e.new', record_id: 'e.record' },
  entry_payload: { entry_id: 'e.new', record_id: 'e.record' },
  pending: { entry_id: 'e.new' },
  idempotency: { key: `o.key || '-' || e.copy`, entry_id: 'e.new', record_id: 'e.record' },
}

/**
 * Copies every record of a register with all that hangs on it so many times: to the database it is as if each had been written by itself, only that the
 * journal's leaves are their originals'. What is measured reads none of them.
 */
export async function multiply(client: pg.Client, register: string, copies: number): Promise<void> {
  const { rows } = await client.query<{ indexdef: string }>(
    `SELECT indexdef FROM pg_indexes WHERE indexname = 'search_tokens'`,
  )
  await client.query('DROP INDEX search_tokens')
  await client.query(
    `CREATE TABLE multiplied AS SELECT r.id AS old, uuidv7() AS new, copy FROM record r, generate_series(1, $1::int) copy
     WHERE r.register = $2 ORDER BY copy, r.id`,
    [copies, register],
  )
  await client.query(
    `CREATE TABLE multiplied_entry AS SELECT e.id AS old, uuidv7() AS new, m.new AS record, m.copy
     FROM multiplied m JOIN entry e ON e.record_id = m.old ORDER BY m.copy, e.id`,
  )
  for (const [table, changed] of Object.entries(perRecord)) {
    const own = changed['record_id'] ? 'record_id' : 'id'
    await copyRows(client, table, changed, `JOIN multiplied m ON m.old = o.${own}`)
  }
  for (const [table, changed] of Object.entries(perEntry)) {
    const own = changed['entry_id'] ? 'entry_id' : 'id'
    await copyRows(client, table, changed, `JOIN multiplied_entry e ON e.old = o.${own}`)
  }
  await client.query('DROP TABLE multiplied, multiplied_entry')
  for (const { indexdef } of rows) await client.query(indexdef)
}

async function copyRows(
  client: pg.Client,
  table: string,
  changed: { readonly [column: string]: string },
  join: string,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped',
    [table],
  )
  const columns = rows.map(({ name }) => name)
  const values = columns.map((name) => changed[name] ?? `o.${name}`)
  await client.query(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} o ${join}`)
}
