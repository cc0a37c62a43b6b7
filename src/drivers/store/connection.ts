import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Duplex } from 'node:stream'
import pg from 'pg'
import { Collision, OutcomeUnknown, type Scope, Unavailable } from '../../casework/ports.ts'
import type { PostgresConnection } from '../postgres/connection.ts'
import { codeOf, textOf } from '../postgres/start-error.ts'

/** How the application connects. `role` is taken at connecting when the login is not bihuan_app itself. */
export interface Access {
  readonly connection: PostgresConnection
  readonly role?: 'bihuan_app'
  /** Connections at most; unless told, as many as keep the processors of a database on this machine busy: each more only adds to its work. */
  readonly connections?: number
}

const usualConnections = Math.max(6, 2 * availableParallelism() + 2)

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Ids are UUIDs in lower case. Anything else is nobody's id, and never reaches the database. */
export function isId(text: string): boolean {
  return uuid.test(text)
}

type Parser = (text: string) => unknown
const parsers = new Map<number, Parser>([
  [pg.types.builtins.INT8, wholeNumber],
  [pg.types.builtins.NUMERIC, wholeNumber],
  [pg.types.builtins.TIMESTAMPTZ, instant],
  [pg.types.builtins.DATE, (text) => text],
])

/** Money is fen: a sum that leaves the safe integers must fail, not round. */
function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe whole number`)
  return value
}

/** `2026-03-02 08:00:00.123+00` → ISO 8601 with milliseconds; `infinity` (nothing due) stays as it is. The session's zone is UTC. */
function instant(text: string): string {
  if (text === 'infinity') return text
  if (!text.endsWith('+00')) return new Date(text.replace(' ', 'T')).toISOString()
  const fraction = text.slice(20, -3).slice(0, 3).padEnd(3, '0')
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`
}

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

// Fixed statements keep one plan: planning each anew took longer than carrying it out. A plan may be made while a table is still empty, so it must not read tables whole.
const plans = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off'

/** A pool whose connections send statements without waiting for the answer of the one before: one network round trip for many. */
export function openPool(access: Access): pg.Pool {
  const pool = new pg.Pool({
    ...access.connection,
    application_name: 'bihuan',
    max: access.connections ?? usualConnections,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    types,
    options: `${plans} -c timezone=UTC -c datestyle=ISO -c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s${
      access.role ? ` -c role=${access.role}` : ''
    }`,
  })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  // So would one that breaks while it is lent out: whoever waits on it learns it from the query.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const names = new Map<string, string>()

/** Statement names per text, so that a connection parses and plans each once. Lists come in many shapes: past 400 the rest go unnamed. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= 400) return undefined
  const name = createHash('sha1').update(text).digest('base64url').slice(0, 20)
  names.set(text, name)
  return name
}

/** One open transaction. */
export interface Session {
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Rows affected. */
  run(text: string, values?: readonly unknown[]): Promise<number>
  /** Statements from here on are planned for their values: lists come in many shapes. Writes keep fixed plans. */
  planEach(): void
  /** Sees through that seat from here on; '' = through none. */
  seat(seat: string): Promise<void>
  /** Turns to another unit within the same transaction (projections a commit leaves in another unit). */
  turnTo(unit: string): Promise<void>
}

/**
 * One transaction: begin and unit in one round trip, which travels with the first statements of `work`; commit travels with the last. When
 * BEGIN itself fails, the statements behind it find no unit set and see nothing: row-level security fails closed.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  scope: Scope,
  mode: keyof typeof begin,
  work: (session: Session) => Promise<{ value: T; last?: (session: Session) => readonly Promise<unknown>[] }>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new Unavailable(textOf(error), { cause: error })
  })
  const sent: Promise<unknown>[] = []
  const track = <P>(promise: Promise<P>): Promise<P> => {
    promise.catch(() => {})
    sent.push(promise)
    return promise
  }
  let broken: unknown
  try {
    gather(client)
    track(client.query(opening(scope, mode)))
    const session = sessionOf(client, track, mode)
    const { value, last } = await work(session)
    for (const one of last?.(session) ?? []) one.catch(() => {})
    await commit(client, sent)
    return value
  } catch (error) {
    broken = await abandon(client, sent)
    throw translate(await firstCause(sent, error), mode)
  } finally {
    client.release(broken instanceof Error ? broken : undefined)
  }
}

const begin = {
  write: 'BEGIN',
  read: 'BEGIN READ ONLY',
  snapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
} as const
/** Whole tables are read for a snapshot, and each of its few statements is planned. */
const planned = `, set_config('plan_cache_mode', 'auto', true), set_config('enable_seqscan', 'on', true)`

/** What a transaction begins with, as one message: as prepared statements it took a third more, measured on both sides. */
function opening(scope: Scope, mode: keyof typeof begin): string {
  if (!isId(scope.unit) || (scope.seat !== undefined && !isId(scope.seat))) throw new TypeError('unit and seat are ids')
  const seat = scope.seat === undefined ? '' : `, set_config('app.seat', '${scope.seat}', true)`
  const plans = mode === 'snapshot' ? planned : ''
  return `${begin[mode]}; SELECT set_config('app.unit', '${scope.unit}', true)${seat}${plans}`
}

function sessionOf(
  client: pg.PoolClient,
  track: <P>(promise: Promise<P>) => Promise<P>,
  mode: 'write' | 'read' | 'snapshot',
): Session {
  let planning = mode !== 'read'
  const send = (text: string, values: readonly unknown[]) => {
    const name = nameOf(text)
    gather(client)
    return track(client.query({ ...(name ? { name } : {}), text, values: [...values] }))
  }
  return {
    rows: async <Row>(text: string, values: readonly unknown[] = []) => (await send(text, values)).rows as Row[],
    run: async (text, values = []) => (await send(text, values)).rowCount ?? 0,
    planEach: () => {
      if (!planning) void send(`SELECT set_config('plan_cache_mode', 'auto', true)`, [])
      planning = true
    },
    seat: async (seat) => {
      await send(`SELECT set_config('app.seat', $1, true)`, [seat])
    },
    turnTo: async (unit) => {
      if (!isId(unit)) throw new TypeError('a unit is an id')
      await send(`SELECT set_config('app.unit', $1, true), set_config('app.seat', '', true)`, [unit])
    },
  }
}

const gathering = new WeakSet<pg.PoolClient>()

/** Statements sent in one go leave in one packet: a system call each would cost more than the statements. */
function gather(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  if (gathering.has(client)) return
  gathering.add(client)
  stream.cork()
  process.nextTick(() => {
    gathering.delete(client)
    stream.uncork()
  })
}

/**
 * Sends COMMIT behind whatever is still on its way. If any of it failed, the server turns COMMIT into ROLLBACK and says so. A connection that
 * breaks after COMMIT was sent leaves the outcome unknown; so does a warning that a synchronous standby did not confirm.
 */
async function commit(client: pg.PoolClient, sent: readonly Promise<unknown>[]): Promise<void> {
  let unconfirmed = false
  const listen = (notice: { code?: string | undefined }) => {
    if (notice.code === '01000') unconfirmed = true
  }
  client.on('notice', listen)
  try {
    gather(client)
    const answer = client.query('COMMIT')
    answer.catch(() => {})
    const [{ command }] = await Promise.all([answer, ...sent]).catch((error: unknown) => {
      throw isLost(error) ? new OutcomeUnknown(textOf(error), { cause: error }) : error
    })
    if (unconfirmed) throw new OutcomeUnknown('the standby did not confirm the commit')
    if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`)
  } finally {
    client.off('notice', listen)
  }
}

/** The connection is gone: whatever was on its way may have arrived. Any other error is the server's answer. */
function isLost(error: unknown): boolean {
  const code = codeOf(error)
  return code.length !== 5 || code.startsWith('08') || code.startsWith('57P')
}

/** Leaves no transaction open; gives the error that makes the connection useless, if there is one. */
async function abandon(client: pg.PoolClient, sent: readonly Promise<unknown>[]): Promise<unknown> {
  await Promise.allSettled(sent)
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error
  }
}

/** Behind the first failure every other statement fails with 25P02: the first is the cause. */
async function firstCause(sent: readonly Promise<unknown>[], thrown: unknown): Promise<unknown> {
  if (thrown instanceof OutcomeUnknown) return thrown
  for (const result of await Promise.allSettled(sent)) {
    if (result.status === 'rejected' && codeOf(result.reason) !== '25P02') return result.reason
  }
  return thrown
}

function translate(error: unknown, mode: 'write' | 'read' | 'snapshot'): unknown {
  const code = codeOf(error)
  if (error instanceof OutcomeUnknown)
    return mode === 'write' ? error : new Unavailable(error.message, { cause: error })
  if (code === '23505') return new Collision(collidedOn(constraintOf(error)), error)
  const unavailable =
    code.startsWith('08') ||
    code.startsWith('57') ||
    ['55P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code)
  if (unavailable || /Connection terminated|not queryable|timeout exceeded/.test(textOf(error))) {
    return new Unavailable(textOf(error), { cause: error })
  }
  return error
}

function constraintOf(error: unknown): string {
  return error instanceof Error && 'constraint' in error ? String(error.constraint) : ''
}

function collidedOn(constraint: string): Collision['on'] {
  if (constraint === 'idempotency_pkey') return 'key'
  if (constraint === 'claim_pkey') return 'claim'
  if (constraint === 'record_pkey' || /^entry(_\d)?_(unit_id_record_id_revision_key|pkey)$/.test(constraint))
    return 'record'
  return 'other'
}

/** Deadlock or serialization: somebody else is to blame, and trying again is right. */
export function isWorthRetrying(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error))
}
