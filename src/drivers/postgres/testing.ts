import { createHash, randomBytes } from 'node:crypto'
import { after } from 'node:test'
import pg from 'pg'
import type { PostgresConnection } from './connection.ts'
import { cloneDatabase, createDatabase, dropDatabase } from './databases.ts'
import { abandon, startThrowAway, type ThrowAway } from './throw-away.ts'

/** A database of a test's own. `drop` ends whoever is still connected to it. */
export type FreshDatabase = { readonly connection: PostgresConnection; drop(): Promise<void> }

export type FreshOptions = {
  /**
   * Content to begin with: `fn` builds it once per cluster and `name`, each database is then a clone (tens of milliseconds). It must
   * leave no connection open. Two `prepare` of one name are taken for the same.
   */
  readonly prepare?: { readonly name: string; readonly fn: (connection: PostgresConnection) => Promise<void> }
}

let own: Promise<ThrowAway> | null = null
let administrator: pg.Pool | null = null
const templates = new Map<string, Promise<string>>()

/**
 * A fresh database in the run's cluster (BIHUAN_TEST_PG, set by tools/test-database.ts), or, for a file run by hand, in one that
 * this process starts at the first call and removes at its end.
 */
export async function freshDatabase(options: FreshOptions = {}): Promise<FreshDatabase> {
  const cluster = await clusterConnection()
  const admin = poolOf(cluster)
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`
  if (options.prepare) await cloneDatabase(admin, await templateOf(cluster, admin, options.prepare), name, 'FILE_COPY')
  else await createDatabase(admin, name)
  return { connection: { ...cluster, database: name }, drop: () => dropDatabase(poolOf(cluster), name) }
}

/** The superuser's connection to the run's cluster. */
export async function clusterConnection(): Promise<PostgresConnection> {
  const given = process.env.BIHUAN_TEST_PG
  if (given) return JSON.parse(given) as PostgresConnection
  own ??= startOwn()
  return (await own).connection
}

async function startOwn(): Promise<ThrowAway> {
  const cluster = await startThrowAway()
  process.once('exit', () => {
    if (own) abandon(cluster)
  })
  return cluster
}

// Registered while the file is loaded, so that it belongs to the root and runs after the last test, not after the first one that asks.
after(async () => {
  const [pool, cluster] = [administrator, own]
  administrator = null
  templates.clear()
  await pool?.end()
  await (await cluster)?.stop()
  own = null
})

function poolOf(cluster: PostgresConnection): pg.Pool {
  if (administrator) return administrator
  administrator = new pg.Pool({ ...cluster, max: 2, idleTimeoutMillis: 1_000, allowExitOnIdle: true })
  administrator.on('error', () => {})
  return administrator
}

function templateOf(
  cluster: PostgresConnection,
  admin: pg.Pool,
  prepare: NonNullable<FreshOptions['prepare']>,
): Promise<string> {
  const known = templates.get(prepare.name)
  if (known) return known
  const made = buildTemplate(cluster, admin, prepare)
  templates.set(prepare.name, made)
  return made
}

/** Built under another name and renamed when whole, so that a builder that dies leaves nothing that looks ready. */
async function buildTemplate(
  cluster: PostgresConnection,
  admin: pg.Pool,
  prepare: NonNullable<FreshOptions['prepare']>,
): Promise<string> {
  const key = createHash('sha256').update(prepare.name).digest('hex').slice(0, 16)
  const template = `template_${key}`
  const building = `building_${key}`
  const client = await admin.connect()
  try {
    // Other test files of the run want the same template at the same moment: one builds, the rest wait.
    await client.query("SELECT pg_advisory_lock(hashtext('bihuan test template'), hashtext($1))", [key])
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [template])
    if (found.rowCount === 0) {
      await dropDatabase(client, building)
      await createDatabase(client, building)
      await prepare.fn({ ...cluster, database: building })
      await client.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [building])
      await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`)
    }
    await client.query("SELECT pg_advisory_unlock(hashtext('bihuan test template'), hashtext($1))", [key])
    client.release()
    return template
  } catch (error) {
    // Closing the connection gives the advisory lock back.
    client.release(true)
    templates.delete(prepare.name)
    throw error
  }
}
