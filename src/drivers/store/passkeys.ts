import type { Instant } from '../../calendar/days.ts'
import type { Passkey, PasskeyStore } from '../../casework/identity/passkey-ports.ts'
import type { Session as Connection } from './connection.ts'

type Once = <T>(mode: 'read' | 'write', work: (db: Connection) => Promise<T>) => Promise<T>

interface PasskeyRow extends Omit<Passkey, 'transports'> {
  /** Parted by commas. */
  readonly transports: string
}

/** Anybody may ask to sign in by passkey: who asks without end must not fill the table. */
const mostOpen = 5000

const bytes = (hex: string) => Buffer.from(hex, 'hex')
const columns = `id, account_id AS account, public_key AS "publicKey", counter, transports, name, made_at AS "madeAt", used_at AS "usedAt"`

/** Passkeys of accounts, and what browsers were asked to sign, in the root unit. */
export function passkeyMethods(once: Once, root: string): PasskeyStore {
  return { ...keyMethods(once, root), ...challengeMethods(once, root) }
}

const passkeyOf = (row: PasskeyRow): Passkey => ({ ...row, transports: row.transports.split(',').filter(Boolean) })

function keyMethods(once: Once, root: string): Omit<PasskeyStore, 'addChallenge' | 'useChallenge'> {
  const drop = (where: string, values: readonly string[]) =>
    once('write', (db) => db.run(`DELETE FROM passkey WHERE unit_id = $1 AND ${where}`, [root, ...values]))
  return {
    async passkeys(account) {
      const sql = `SELECT ${columns} FROM passkey WHERE unit_id = $1 AND account_id = $2 ORDER BY made_at, id`
      return (await once('read', (db) => db.rows<PasskeyRow>(sql, [root, account]))).map(passkeyOf)
    },
    async passkey(id) {
      const sql = `SELECT ${columns} FROM passkey WHERE unit_id = $1 AND id = $2`
      const [row] = await once('read', (db) => db.rows<PasskeyRow>(sql, [root, id]))
      return row ? passkeyOf(row) : null
    },
    async addPasskey({ id, account, publicKey, counter, transports, name, madeAt }) {
      const sql = `INSERT INTO passkey (unit_id, id, account_id, public_key, counter, transports, name, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`
      const values = [root, id, account, Buffer.from(publicKey), counter, transports.join(','), name, madeAt]
      return (await once('write', (db) => db.run(sql, values))) === 1
    },
    async usedPasskey(id, counter, at) {
      const sql = 'UPDATE passkey SET counter = $3, used_at = $4 WHERE unit_id = $1 AND id = $2'
      await once('write', (db) => db.run(sql, [root, id, counter, at]))
    },
    dropPasskey: async (account, id) => (await drop('account_id = $2 AND id = $3', [account, id])) === 1,
    dropPasskeys: async (account) => void (await drop('account_id = $2', [account])),
  }
}

function challengeMethods(once: Once, root: string): Pick<PasskeyStore, 'addChallenge' | 'useChallenge'> {
  return {
    async addChallenge(hash, account, endsAt, now: Instant) {
      const sql = `INSERT INTO passkey_challenge (unit_id, hash, account_id, ends_at) SELECT $1, $2, $3::uuid, $4
        WHERE (SELECT count(*) FROM passkey_challenge WHERE unit_id = $1 AND ends_at > $5) < ${mostOpen}`
      const [, added] = await once('write', (db) =>
        Promise.all([
          db.run('DELETE FROM passkey_challenge WHERE unit_id = $1 AND ends_at <= $2', [root, now]),
          db.run(sql, [root, bytes(hash), account, endsAt, now]),
        ]),
      )
      return added === 1
    },
    async useChallenge(hash, account, now) {
      const sql = `DELETE FROM passkey_challenge
        WHERE unit_id = $1 AND hash = $2 AND account_id IS NOT DISTINCT FROM $3::uuid AND ends_at > $4`
      return (await once('write', (db) => db.run(sql, [root, bytes(hash), account, now]))) === 1
    },
  }
}
