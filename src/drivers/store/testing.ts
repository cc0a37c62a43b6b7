import pg from 'pg'
import type { PostgresConnection } from '../postgres/connection.ts'
import type { OpenStore } from './store.ts'

/** Every row of every table of ours as the superuser sees it, as JSON, by table: for tests that ask whether something is really gone, or really the same. */
export async function everyRow(connection: PostgresConnection): Promise<ReadonlyMap<string, readonly string[]>> {
  return asSuperuser(connection, async (client) => {
    const tables = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    )
    const found = new Map<string, readonly string[]>()
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ line: string }>(
        `SELECT to_jsonb(t)::text AS line FROM ${name} t ORDER BY 1`,
      )
      found.set(
        name,
        rows.map(({ line }) => line),
      )
    }
    return found
  })
}

/** What nobody may do: changes the database behind the house's back, with triggers and policies off. */
export async function tamper(
  connection: PostgresConnection,
  statement: string,
  values: readonly unknown[] = [],
): Promise<number> {
  return asSuperuser(connection, async (client) => {
    await client.query(`SET session_replication_role = 'replica'`)
    return (await client.query(statement, [...values])).rowCount ?? 0
  })
}

/** How many rows of each table the application's role sees when no unit is set. */
export async function seenWithoutUnit(store: OpenStore): Promise<ReadonlyMap<string, number>> {
  const client = await store.pool.connect()
  try {
    const tables = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND has_table_privilege(oid, 'SELECT')",
    )
    const seen = new Map<string, number>()
    for (const { name } of tables.rows) seen.set(name, (await client.query(`SELECT FROM ${name}`)).rowCount ?? 0)
    return seen
  } finally {
    client.release()
  }
}

/** Summaries in an overseer's unit. */
export function glancesIn(
  store: OpenStore,
  unit: string,
): Promise<readonly { readonly title: string; readonly state: string }[]> {
  return store.session({ unit }, 'read', (session) => session.rows('SELECT title, state FROM glance ORDER BY title'))
}

async function asSuperuser<T>(connection: PostgresConnection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
