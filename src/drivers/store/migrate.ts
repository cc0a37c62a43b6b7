import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import type { PostgresConnection } from '../postgres/connection.ts'
import { codeOf, DatabaseError, textOf } from '../postgres/start-error.ts'
import { manifestOf, readManifest } from './manifest.ts'

/** A migration file. Its number orders it; its hash says whether it is still what was applied. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

const folder = new URL('./migrations/', import.meta.url)
const duplicates = ['42710', '23505', '42P06', 'XX000']
const forbidden = '42501'

/** The files in order. Numbers run from 1 without a gap. */
export function migrations(): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name, at) => {
    const sql = readFileSync(new URL(name, folder), 'utf8')
    const number = Number(name.slice(0, 4))
    if (number !== at + 1) throw new Error(`migration ${name} should be number ${at + 1}`)
    return { number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Brings a database up to date: roles, extension, then every migration that is missing, each in a transaction of its own under an advisory
 * lock, so that two processes that start at once do it once. Forward only. Afterwards the schema must be the one of the manifest.
 * @throws DatabaseError `database-unsuitable`, with what a database administrator has to do
 */
export async function migrate(admin: PostgresConnection): Promise<void> {
  await connected(admin, async (client) => {
    await bringForward(client)
    await refuseDrift(client)
  })
}

/** The manifest of a database made by the migrations as they are now: for the tool that writes it. */
export async function manifestOfMigrations(empty: PostgresConnection): Promise<readonly string[]> {
  return connected(empty, async (client) => {
    await bringForward(client)
    return manifestOf(client)
  })
}

async function connected<T>(admin: PostgresConnection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...admin, application_name: 'bihuan-migrate', connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

async function bringForward(client: pg.Client): Promise<void> {
  await prepare(client)
  await client.query('SET ROLE bihuan_owner')
  for (const one of migrations()) await apply(client, one)
  await refuseUnknown(client)
}

/** What a role with the right to create roles does once per cluster and database. Given to an administrator as it stands where we may not. */
const bootstrap = [
  'CREATE ROLE bihuan_owner NOLOGIN',
  'CREATE ROLE bihuan_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION',
  'GRANT bihuan_owner, bihuan_app TO CURRENT_USER',
  'CREATE EXTENSION btree_gin SCHEMA public',
  'GRANT USAGE, CREATE ON SCHEMA public TO bihuan_owner',
  'GRANT USAGE ON SCHEMA public TO bihuan_app',
  'CREATE SCHEMA bihuan_migration AUTHORIZATION bihuan_owner',
] as const

async function prepare(client: pg.Client): Promise<void> {
  const missing = await missingSteps(client)
  for (const step of missing) await take(client, step)
  const left = await missingSteps(client)
  if (left.length > 0) throw needsAdministrator(left, '')
  const { rows } = await client.query<{ name: string }>(
    `SELECT rolname AS name FROM pg_roles WHERE rolname IN ('bihuan_app', 'bihuan_owner') AND (rolsuper OR rolbypassrls)`,
  )
  if (rows.length === 0) return
  throw new DatabaseError('database-unsuitable', {
    zh: `角色 ${rows.map(({ name }) => name).join('、')} 是超级用户或可绕过行级安全，各单位之间将没有隔离。请取消 SUPERUSER 与 BYPASSRLS。`,
    en: `Role ${rows.map(({ name }) => name).join(', ')} is a superuser or bypasses row-level security: units would not be kept apart. Take SUPERUSER and BYPASSRLS away.`,
  })
}

async function missingSteps(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{
    owner: boolean
    app: boolean
    member: boolean
    gin: boolean
    own: boolean
    use: boolean
    kept: boolean
  }>(`
    WITH found AS (SELECT
      (SELECT oid FROM pg_roles WHERE rolname = 'bihuan_owner') AS owner, (SELECT oid FROM pg_roles WHERE rolname = 'bihuan_app') AS app)
    SELECT owner IS NOT NULL AS owner, app IS NOT NULL AS app,
      coalesce(pg_has_role(owner, 'MEMBER') AND pg_has_role(app, 'MEMBER'), false) AS member,
      EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gin') AS gin,
      coalesce(has_schema_privilege(owner, 'public', 'CREATE'), false) AS own,
      coalesce(has_schema_privilege(app, 'public', 'USAGE'), false) AS use,
      EXISTS (SELECT FROM pg_namespace WHERE nspname = 'bihuan_migration') AS kept
    FROM found`)
  const there = rows[0]
  const done = there ? [there.owner, there.app, there.member, there.gin, there.own, there.use, there.kept] : []
  return bootstrap.filter((_, at) => !done[at])
}

/** Another process may be a moment ahead of us: that the thing is there already is what we wanted. */
async function take(client: pg.Client, step: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await client.query(step)
      return
    } catch (error) {
      const code = codeOf(error)
      if (code === forbidden) throw needsAdministrator(await missingSteps(client), textOf(error))
      if (!duplicates.includes(code)) throw error
      if (code !== 'XX000' || tries === 5) return
    }
  }
}

function needsAdministrator(steps: readonly string[], detail: string): DatabaseError {
  const sql = steps.map((step) => `  ${step};`).join('\n')
  return new DatabaseError(
    'database-unsuitable',
    {
      zh: `数据库账号权限不足。请数据库管理员在该库中以可建角色的账号执行以下语句，然后重新启动：\n${sql}`,
      en: `The database account may not prepare the database. Ask its administrator to run these statements there, with CURRENT_USER read as our account, then start again:\n${sql}`,
    },
    detail,
  )
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    // Held until the transaction ends: whoever comes second waits here and then finds it applied.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('bihuan migration'))`)
    await client.query(`CREATE TABLE IF NOT EXISTS bihuan_migration.applied
      (number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
    const { rows } = await client.query<{ sha256: string; name: string }>(
      'SELECT sha256, name FROM bihuan_migration.applied WHERE number = $1',
      [migration.number],
    )
    if (rows[0] && rows[0].sha256 !== migration.sha256) throw changedSince(rows[0].name)
    if (!rows[0]) {
      await client.query(migration.sql)
      await client.query('INSERT INTO bihuan_migration.applied (number, name, sha256) VALUES ($1, $2, $3)', [
        migration.number,
        migration.name,
        migration.sha256,
      ])
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

function changedSince(name: string): DatabaseError {
  return new DatabaseError('database-unsuitable', {
    zh: `迁移 ${name} 与数据库中已执行的不一致：程序文件被改动过，或数据库属于另一个版本。`,
    en: `Migration ${name} is not the one this database was made with: the program's files were altered, or the database belongs to another release.`,
  })
}

/** A database that a newer release has migrated must not be written to by this one. */
async function refuseUnknown(client: pg.Client): Promise<void> {
  const last = migrations().length
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM bihuan_migration.applied WHERE number > $1 ORDER BY number',
    [last],
  )
  if (!rows[0]) return
  throw new DatabaseError('database-unsuitable', {
    zh: `数据库已由更新的版本升级（${rows[0].name}），请使用新版本程序。`,
    en: `A newer release has migrated this database (${rows[0].name}); use that release.`,
  })
}

/** Somebody changed the schema by hand: a dropped policy or index must not go unnoticed. Columns' order and server versions do not matter. */
async function refuseDrift(client: pg.Client): Promise<void> {
  const wanted = new Set(readManifest())
  const found = new Set(await manifestOf(client))
  const lines = [
    ...[...wanted].filter((line) => !found.has(line)).map((line) => `- ${line}`),
    ...[...found].filter((line) => !wanted.has(line)).map((line) => `+ ${line}`),
  ]
  if (lines.length === 0) return
  throw new DatabaseError(
    'database-unsuitable',
    {
      zh: `数据库结构与程序不一致（${lines.length} 处），可能被手工改动过。- 为缺少，+ 为多出：`,
      en: `The schema differs from the program's in ${lines.length} places; it may have been altered by hand. - is missing, + is too many:`,
    },
    lines.slice(0, 20).join('\n'),
  )
}
