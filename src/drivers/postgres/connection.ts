import { readFileSync } from 'node:fs'
import type { ConnectionOptions } from 'node:tls'
import pg from 'pg'
import { DatabaseError, textOf, type Words } from './start-error.ts'

/** What `pg` needs to connect. `host` that begins with a slash is a socket's folder. */
export type PostgresConnection = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly ssl?: ConnectionOptions
}

const noHost = 'host-missing.invalid'

/** The oldest server we are tested on. */
const oldestServer = 15

/**
 * Reads a DATABASE_URL: postgres://user:password@host:5432/database, `?host=/folder` for a socket, `?sslmode=` disable, require (encrypted,
 * not verified), verify-ca or verify-full, `&sslrootcert=FILE`.
 * @throws DatabaseError `database-url-invalid`
 */
export function connectionFrom(url: string): PostgresConnection {
  // libpq allows user@/database with the socket's folder in the query; URL wants a host there.
  const whole = url.replace(/^(postgres(?:ql)?:\/\/[^@/]*@)\//, `$1${noHost}/`)
  const parsed = URL.canParse(whole) ? new URL(whole) : null
  if (!parsed || !['postgres:', 'postgresql:'].includes(parsed.protocol))
    throw invalid('postgres://USER:PASSWORD@HOST:5432/DATABASE')
  const host = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname)
  const database = decodeURIComponent(parsed.pathname.slice(1))
  const user = decodeURIComponent(parsed.username)
  if (host === '' || host === noHost) throw invalid('host?')
  if (user === '') throw invalid('user?')
  if (database === '' || database.includes('/')) throw invalid('database?')
  const ssl = sslFrom(parsed.searchParams)
  return {
    // An IPv6 address stands in brackets in a URL, and without them everywhere else.
    host: host.replace(/^\[(.*)\]$/, '$1'),
    port: Number(parsed.searchParams.get('port') ?? (parsed.port || '5432')),
    user,
    password: decodeURIComponent(parsed.password),
    database,
    ...(ssl ? { ssl } : {}),
  }
}

function sslFrom(query: URLSearchParams): ConnectionOptions | null {
  const mode = query.get('sslmode') ?? 'disable'
  const file = query.get('sslrootcert')
  const ca = file === null ? {} : { ca: readCertificate(file) }
  if (mode === 'disable') return null
  if (mode === 'require') return { rejectUnauthorized: false }
  if (mode === 'verify-ca') return { ...ca, rejectUnauthorized: true, checkServerIdentity: () => undefined }
  if (mode === 'verify-full') return { ...ca, rejectUnauthorized: true }
  // prefer and allow fall back to plain text without a word when somebody stands in between.
  throw invalid('sslmode = disable | require | verify-ca | verify-full')
}

function readCertificate(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw invalid(`sslrootcert: ${textOf(error)}`)
  }
}

/** Never quotes the URL: it holds a password. */
function invalid(detail: string): DatabaseError {
  return new DatabaseError(
    'database-url-invalid',
    {
      zh: 'DATABASE_URL 不是有效的 PostgreSQL 连接地址。',
      en: 'DATABASE_URL is not a valid address of a PostgreSQL database.',
    },
    detail,
  )
}

export type ServerReport = {
  /** as the server says it: "15.18" */
  readonly version: string
  /** what weakens our promises without making them impossible */
  readonly warnings: readonly Words[]
}

type Facts = {
  version: string
  number: number
  encoding: string
  standby: boolean
  icu: boolean
  fsync: string
  pages: string
  commit: string
}

const factsQuery = `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
  current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby,
  EXISTS (SELECT FROM pg_collation WHERE collprovider = 'i') AS icu, current_setting('fsync') AS fsync,
  current_setting('full_page_writes') AS pages, current_setting('synchronous_commit') AS commit`

/**
 * Looks whether a server can carry us: reachable, 15 or newer, UTF-8, writable, with ICU (else Chinese names sort wrongly).
 * @throws DatabaseError `database-unreachable`, `database-too-old`, `database-unsuitable`
 */
export async function checkServer(connection: PostgresConnection): Promise<ServerReport> {
  const facts = await readFacts(connection)
  if (facts.number < oldestServer * 10_000) {
    throw new DatabaseError('database-too-old', {
      zh: `数据库是 PostgreSQL ${facts.version}，需要 ${oldestServer} 或更新。`,
      en: `The database is PostgreSQL ${facts.version}; ${oldestServer} or newer is needed.`,
    })
  }
  if (facts.encoding !== 'UTF8') throw unsuitable('编码不是 UTF8', `its encoding is ${facts.encoding}, not UTF8`)
  if (facts.standby) throw unsuitable('它是只读的备库', 'it is a read-only standby')
  if (!facts.icu) throw unsuitable('它没有 ICU 排序规则', 'it has no ICU collations')
  const unsafe = Object.entries({ fsync: facts.fsync, full_page_writes: facts.pages, synchronous_commit: facts.commit })
  const warnings = unsafe
    .filter(([, value]) => value === 'off')
    .map(([name]) => ({
      zh: `数据库关闭了 ${name}：断电时可能丢失已确认的数据。`,
      en: `The database has ${name} switched off: a power cut may lose acknowledged data.`,
    }))
  return { version: facts.version, warnings }
}

async function readFacts(connection: PostgresConnection): Promise<Facts> {
  const client = new pg.Client({ ...connection, application_name: 'bihuan-check', connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<Facts>(factsQuery)
    if (!rows[0]) throw new Error('no answer')
    return rows[0]
  } catch (error) {
    const where = `${connection.host}:${connection.port}/${connection.database}`
    throw new DatabaseError(
      'database-unreachable',
      {
        zh: `无法连接数据库 ${where}（用户 ${connection.user}）。`,
        en: `Cannot connect to the database ${where} (user ${connection.user}).`,
      },
      textOf(error),
    )
  } finally {
    await client.end().catch(() => {})
  }
}

function unsuitable(zh: string, en: string): DatabaseError {
  return new DatabaseError('database-unsuitable', {
    zh: `这个数据库不能用：${zh}。`,
    en: `This database cannot be used: ${en}.`,
  })
}
