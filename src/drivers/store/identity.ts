import { type Instant, instantOf, millisecondsOf } from '../../calendar/days.ts'
import type {
  Account,
  AccountState,
  Credential,
  IdentityStore,
  LinkPurpose,
  LiveSession,
  OneTimeLink,
  Proof,
  RecentFailures,
  Session,
  SignInEvent,
  SignInEventRow,
  SignInLogQuery,
} from '../../casework/identity/ports.ts'
import { isId, type Session as Connection } from './connection.ts'
import { passkeyMethods } from './passkeys.ts'
import { secondFactorMethods } from './second-factor.ts'
import type { OpenStore } from './store.ts'

/** Where accounts are found: the register and those of its fields that carry the meaning. Handed in by main. */
export interface AccountMap {
  readonly register: string
  readonly login: string
  readonly holder: string
  readonly person: string
  readonly home: string
}

const hour = 3_600_000
const failuresCountFor = { account: 24 * hour, address: hour, known: 90 * 24 * hour } as const

interface AccountRow {
  readonly id: string
  readonly state: AccountState
  readonly login: string
  readonly holder: string
  readonly person: string
  readonly home: string
}

interface SessionRow {
  readonly id: string
  readonly account_id: string
  readonly person_id: string
  readonly home: string
  readonly host: string | null
  readonly seat_id: string | null
  readonly created_at: Instant
  readonly seen_at: Instant
  readonly ends_at: Instant
  readonly address: string
  readonly stale: boolean
  readonly superseded: boolean
  readonly proof: Proof
  readonly bare: boolean
  readonly account_state: AccountState
  readonly must_change: boolean
}

/** Accounts, sessions, links and the sign-in log of the root unit. Every method is one transaction; on return it is durable. */
export function identityStore(
  store: Pick<OpenStore, 'session'>,
  root: string,
  map: AccountMap,
  newId: (at: Instant) => string,
): IdentityStore {
  const once = <T>(mode: 'read' | 'write', work: (db: Connection) => Promise<T>): Promise<T> =>
    store.session({ unit: root }, mode, work)
  return {
    ...accountMethods(once, root, map),
    ...credentialMethods(once, root),
    ...secondFactorMethods(once, root),
    ...passkeyMethods(once, root),
    ...logMethods(once, root, newId),
    ...tokenMethods(once, root),
    ...sessionMethods(once, root),
    ...linkMethods(once, root),
  }
}

type Once = <T>(mode: 'read' | 'write', work: (db: Connection) => Promise<T>) => Promise<T>
type Methods<Name extends keyof IdentityStore> = Pick<IdentityStore, Name>

const bytes = (hex: string) => Buffer.from(hex, 'hex')

function accountMethods(
  once: Once,
  root: string,
  map: AccountMap,
): Methods<'isOpen' | 'accountByLogin' | 'accountById' | 'accountOfPerson'> {
  const columns = `r.id, r.state, r.fields->>'${map.login}' AS login, r.fields->>'${map.holder}' AS holder,
    r.fields->>'${map.person}' AS person, r.fields->>'${map.home}' AS home`
  const one = async (sql: string, value: string): Promise<Account | null> => {
    const [row] = await once('read', (db) => db.rows<AccountRow>(sql, [root, map.register, value]))
    // Who is meant must be somebody: an account made out to no id opens nothing.
    return row?.login && isId(row.person) && isId(row.home) ? row : null
  }
  return {
    async isOpen() {
      const sql = `SELECT EXISTS (SELECT FROM credential c JOIN record r ON r.unit_id = c.unit_id AND r.id = c.account_id
        WHERE c.unit_id = $1 AND r.state = 'active') AS open`
      const [row] = await once('read', (db) => db.rows<{ open: boolean }>(sql, [root]))
      return row?.open === true
    },
    accountByLogin: (login) =>
      one(
        `SELECT ${columns} FROM credential c JOIN record r ON r.unit_id = c.unit_id AND r.id = c.account_id
         WHERE c.unit_id = $1 AND r.register = $2 AND c.login = $3`,
        login.toLowerCase(),
      ),
    accountById: async (id) =>
      isId(id)
        ? one(`SELECT ${columns} FROM record r WHERE r.unit_id = $1 AND r.register = $2 AND r.id = $3`, id)
        : null,
    accountOfPerson: (person) =>
      one(
        `SELECT ${columns} FROM record r WHERE r.unit_id = $1 AND r.register = $2 AND r.fields->>'${map.person}' = $3
         ORDER BY r.closed, r.id LIMIT 1`,
        person,
      ),
  }
}

function credentialMethods(once: Once, root: string): Methods<'credentialOf' | 'saveCredential' | 'usedPasswords'> {
  return {
    async credentialOf(account) {
      const sql = `SELECT account_id AS account, login, person_id AS person, home, hash, must_change AS "mustChange", changed_at AS "changedAt"
        FROM credential WHERE unit_id = $1 AND account_id = $2`
      const [row] = await once('read', (db) => db.rows<Credential>(sql, [root, account]))
      return row ?? null
    },
    async saveCredential({ account, login, person, home, hash, mustChange, changedAt }) {
      const sql = `INSERT INTO credential (unit_id, account_id, login, person_id, home, hash, must_change, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (unit_id, account_id)
        DO UPDATE SET hash = excluded.hash, must_change = excluded.must_change, changed_at = excluded.changed_at`
      const values = [root, account, login.toLowerCase(), person, home, hash, mustChange, changedAt]
      const replaced = `INSERT INTO used_password (unit_id, account_id, replaced_at, hash)
        SELECT unit_id, account_id, $4, hash FROM credential WHERE unit_id = $1 AND account_id = $2 AND hash <> $3 ON CONFLICT DO NOTHING`
      await once('write', (db) =>
        Promise.all([db.run(replaced, [root, account, hash, changedAt]), db.run(sql, values)]),
      )
    },
    async usedPasswords(account, limit) {
      const sql = `SELECT hash FROM used_password WHERE unit_id = $1 AND account_id = $2 ORDER BY replaced_at DESC LIMIT $3`
      const rows = await once('read', (db) => db.rows<{ hash: string }>(sql, [root, account, limit]))
      return rows.map(({ hash }) => hash)
    },
  }
}

function logMethods(
  once: Once,
  root: string,
  newId: (at: Instant) => string,
): Methods<'addEvent' | 'failures' | 'readLog'> {
  return {
    async addEvent(event: SignInEvent) {
      const { at, kind, account, person, address } = event
      const sql = `INSERT INTO sign_in_event (unit_id, id, at, kind, account_id, person_id, address) VALUES ($1, $2, $3, $4, $5, $6, $7)`
      await once('write', (db) => db.run(sql, [root, newId(at), at, kind, account, person, address]))
    },
    async failures(account, address, now) {
      const [row] = await once('read', (db) =>
        db.rows<FailureRow>(failureQuery, failureValues(root, account, address, now)),
      )
      return recentFailures(row)
    },
    readLog: (query) => once('read', (db) => readLog(db, root, query)),
  }
}

interface FailureRow {
  readonly known: boolean
  readonly account_count: number
  readonly account_last: Instant | null
  readonly pair_count: number
  readonly pair_last: Instant | null
  readonly address_count: number
  readonly address_last: Instant | null
}

/** $1 root · $2 account or null · $3 address · from when failures count: $4 on accounts, $5 on addresses · $6 from when an address is known. */
const failureQuery = `WITH
  got_in AS MATERIALIZED (SELECT address, max(at) AS at FROM sign_in_event
    WHERE unit_id = $1 AND account_id = $2::uuid AND kind = 'signed-in' AND at > $6 GROUP BY address),
  cleared AS (SELECT max(at) AS at FROM sign_in_event
    WHERE unit_id = $1 AND account_id = $2::uuid AND kind IN ('password-reset', 'unlocked') AND at > $4),
  missed AS MATERIALIZED (SELECT e.address, e.at FROM sign_in_event e, cleared c
    WHERE e.unit_id = $1 AND e.account_id = $2::uuid AND e.kind = 'failed' AND e.at > $4 AND e.at > coalesce(c.at, '-infinity')),
  here AS (SELECT at FROM sign_in_event WHERE unit_id = $1 AND address = $3 AND kind = 'failed' AND at > $5),
  elsewhere AS (SELECT at FROM missed WHERE address NOT IN (SELECT address FROM got_in)),
  pair AS (SELECT m.at FROM missed m WHERE m.address = $3 AND m.at > coalesce((SELECT at FROM got_in WHERE address = $3), '-infinity'))
  SELECT EXISTS (SELECT FROM got_in WHERE address = $3) AS known,
    (SELECT count(*) FROM elsewhere) AS account_count, (SELECT max(at) FROM elsewhere) AS account_last,
    (SELECT count(*) FROM pair) AS pair_count, (SELECT max(at) FROM pair) AS pair_last,
    (SELECT count(*) FROM here) AS address_count, (SELECT max(at) FROM here) AS address_last`

function failureValues(root: string, account: string | null, address: string, now: Instant): unknown[] {
  const before = (span: number) => instantOf(millisecondsOf(now) - span)
  const { account: onAccount, address: onAddress, known } = failuresCountFor
  return [root, account, address, before(onAccount), before(onAddress), before(known)]
}

function recentFailures(row: FailureRow | undefined): RecentFailures {
  const none = { count: 0, last: null }
  if (!row) return { account: none, pair: none, address: none, knownAddress: false }
  return {
    account: { count: row.account_count, last: row.account_last },
    pair: { count: row.pair_count, last: row.pair_last },
    address: { count: row.address_count, last: row.address_last },
    knownAddress: row.known,
  }
}

async function readLog(db: Connection, root: string, query: SignInLogQuery): Promise<readonly SignInEventRow[]> {
  const values: unknown[] = [root]
  const parts = ['unit_id = $1']
  const add = (condition: string, value: unknown) => {
    if (value === undefined || value === null) return
    values.push(value)
    parts.push(condition.replace('?', `$${values.length}`))
  }
  add('account_id = ?', query.account)
  add('person_id = ?', query.person)
  add('kind = ?', query.kind)
  add('at >= ?', query.from)
  add('at < ?', query.to)
  add('id < ?', query.before)
  values.push(query.limit)
  return db.rows<SignInEventRow>(
    `SELECT id, at, kind, account_id AS account, person_id AS person, address FROM sign_in_event
     WHERE ${parts.join(' AND ')} ORDER BY id DESC LIMIT $${values.length}`,
    values,
  )
}

/** What is asked of a session by its token. */
function tokenMethods(once: Once, root: string): Methods<'openSession' | 'sessionByToken' | 'replaceToken'> {
  return {
    openSession: (session, tokenHash) => once('write', (db) => openSession(db, root, session, tokenHash)),
    async sessionByToken(tokenHash, now) {
      const sql = `SELECT s.*, r.state AS account_state, coalesce(c.must_change, false) AS must_change
        FROM session s JOIN record r ON r.unit_id = s.unit_id AND r.id = s.account_id
        LEFT JOIN credential c ON c.unit_id = s.unit_id AND c.account_id = s.account_id
        WHERE s.unit_id = $1 AND s.token_hash = $2 AND s.ends_at > $3`
      const [row] = await once('read', (db) => db.rows<SessionRow>(sql, [root, bytes(tokenHash), now]))
      return row ? liveSession(row) : null
    },
    replaceToken: (id, from, to, grace) => once('write', (db) => replaceToken(db, root, id, from, to, grace)),
  }
}

/** What is done to sessions, whatever tokens they have: a session that is being given a new one has two. */
function sessionMethods(
  once: Once,
  root: string,
): Methods<'touchSession' | 'moveSession' | 'endSession' | 'endSessionsOf' | 'markStale' | 'clotheSession'> {
  const change = async (sql: string, values: readonly unknown[]): Promise<void> => {
    await once('write', (db) => db.run(sql, [root, ...values]))
  }
  return {
    touchSession: (id, at) =>
      change('UPDATE session SET seen_at = $3 WHERE unit_id = $1 AND id = $2 AND seen_at < $3', [id, at]),
    moveSession: (id, { unit, seat }) =>
      change('UPDATE session SET host = nullif($3::uuid, home), seat_id = $4 WHERE unit_id = $1 AND id = $2', [
        id,
        unit,
        seat,
      ]),
    endSession: (id) => change('DELETE FROM session WHERE unit_id = $1 AND id = $2', [id]),
    endSessionsOf: (account, except) =>
      change('DELETE FROM session WHERE unit_id = $1 AND account_id = $2 AND id IS DISTINCT FROM $3::uuid', [
        account,
        except,
      ]),
    markStale: async (person) => {
      if (isId(person)) await change('UPDATE session SET stale = true WHERE unit_id = $1 AND person_id = $2', [person])
    },
    clotheSession: (id) => change('UPDATE session SET bare = false WHERE unit_id = $1 AND id = $2', [id]),
  }
}

/** Ends are tidied where sessions begin: a house where nobody signs in keeps nothing worth tidying. */
async function openSession(db: Connection, root: string, session: Session, tokenHash: string): Promise<void> {
  const { id, account, person, home, unit, seat, openedAt, seenAt, endsAt, address, proof, bare } = session
  const sql = `INSERT INTO session (unit_id, token_hash, id, account_id, person_id, home, host, seat_id, created_at, seen_at, ends_at, address, proof, bare)
    VALUES ($1, $2, $3, $4, $5, $6, nullif($7::uuid, $6::uuid), $8, $9, $10, $11, $12, $13, $14)`
  const place = [root, bytes(tokenHash), id, account, person, home, unit, seat]
  const values = [...place, openedAt, seenAt, endsAt, address, proof, bare]
  await Promise.all([
    db.run('DELETE FROM session WHERE unit_id = $1 AND ends_at < $2', [root, openedAt]),
    db.run(sql, values),
  ])
}

/** The new token's row goes on where the old one's was; the old one ends with the grace. Of two requests that both want it, one does it. */
async function replaceToken(
  db: Connection,
  root: string,
  id: string,
  from: string,
  to: string,
  grace: Instant,
): Promise<boolean> {
  const copied = await db.run(
    `INSERT INTO session (unit_id, token_hash, id, account_id, person_id, home, host, seat_id, created_at, seen_at, ends_at, address, proof, bare)
     SELECT unit_id, $4, id, account_id, person_id, home, host, seat_id, created_at, seen_at, ends_at, address, proof, bare
     FROM session WHERE unit_id = $1 AND token_hash = $2 AND id = $3 AND NOT superseded FOR UPDATE`,
    [root, bytes(from), id, bytes(to)],
  )
  if (copied === 0) return false
  await db.run(
    'UPDATE session SET superseded = true, stale = false, ends_at = least(ends_at, $3) WHERE unit_id = $1 AND token_hash = $2',
    [root, bytes(from), grace],
  )
  return true
}

function liveSession(row: SessionRow): LiveSession {
  return {
    id: row.id,
    account: row.account_id,
    person: row.person_id,
    home: row.home,
    unit: row.host ?? row.home,
    seat: row.seat_id,
    openedAt: row.created_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
    stale: row.stale,
    address: row.address,
    proof: row.proof,
    bare: row.bare,
    accountState: row.account_state,
    mustChange: row.must_change,
    superseded: row.superseded,
  }
}

function linkMethods(once: Once, root: string): Methods<'addLink' | 'link' | 'useLink'> {
  return {
    addLink: ({ tokenHash, purpose, account, expiresAt }) =>
      once('write', async (db) => {
        await Promise.all([
          db.run(
            'DELETE FROM one_time_link WHERE unit_id = $1 AND account_id IS NOT DISTINCT FROM $2::uuid AND used_at IS NULL',
            [root, account],
          ),
          db.run(
            'INSERT INTO one_time_link (unit_id, token_hash, purpose, account_id, expires_at) VALUES ($1, $2, $3, $4, $5)',
            [root, bytes(tokenHash), purpose, account, expiresAt],
          ),
        ])
      }),
    async link(tokenHash, now) {
      const sql = `SELECT purpose, account_id AS account, expires_at AS "expiresAt" FROM one_time_link
        WHERE unit_id = $1 AND token_hash = $2 AND used_at IS NULL AND expires_at > $3`
      const [row] = await once('read', (db) =>
        db.rows<{ purpose: LinkPurpose; account: string | null; expiresAt: Instant }>(sql, [
          root,
          bytes(tokenHash),
          now,
        ]),
      )
      return row ? ({ tokenHash, ...row } satisfies OneTimeLink) : null
    },
    async useLink(tokenHash, now) {
      const sql = `UPDATE one_time_link SET used_at = $3 WHERE unit_id = $1 AND token_hash = $2 AND used_at IS NULL AND expires_at > $3`
      return (await once('write', (db) => db.run(sql, [root, bytes(tokenHash), now]))) === 1
    },
  }
}
