import type { Instant } from '../../calendar/days.ts'
import type { SecondFactor, SecondFactorStore } from '../../casework/identity/second-factor-ports.ts'
import type { Session as Connection } from './connection.ts'

type Once = <T>(mode: 'read' | 'write', work: (db: Connection) => Promise<T>) => Promise<T>

const bytes = (hex: string) => Buffer.from(hex, 'hex')

/** One-time codes and recovery codes of accounts, in the root unit. */
export function secondFactorMethods(once: Once, root: string): SecondFactorStore {
  return { ...secretMethods(once, root), ...recoveryMethods(once, root) }
}

function secretMethods(
  once: Once,
  root: string,
): Pick<SecondFactorStore, 'secondFactor' | 'proposeSecret' | 'confirmSecret' | 'useStep' | 'dropSecondFactor'> {
  return {
    async secondFactor(account) {
      const sql = 'SELECT sealed, proposed, since FROM second_factor WHERE unit_id = $1 AND account_id = $2'
      const [row] = await once('read', (db) => db.rows<SecondFactor>(sql, [root, account]))
      return row ?? null
    },
    async proposeSecret(account, sealed) {
      const sql = `INSERT INTO second_factor (unit_id, account_id, proposed) VALUES ($1, $2, $3)
        ON CONFLICT (unit_id, account_id) DO UPDATE SET proposed = excluded.proposed`
      await once('write', (db) => db.run(sql, [root, account, Buffer.from(sealed)]))
    },
    async confirmSecret(account, sealed, step, at) {
      const sql = `UPDATE second_factor SET sealed = proposed, proposed = NULL, since = $5, used_step = $4
        WHERE unit_id = $1 AND account_id = $2 AND proposed = $3`
      return (await once('write', (db) => db.run(sql, [root, account, Buffer.from(sealed), step, at]))) === 1
    },
    async useStep(account, step) {
      const sql = 'UPDATE second_factor SET used_step = $3 WHERE unit_id = $1 AND account_id = $2 AND used_step < $3'
      return (await once('write', (db) => db.run(sql, [root, account, step]))) === 1
    },
    async dropSecondFactor(account) {
      await once('write', (db) =>
        Promise.all(
          ['second_factor', 'recovery_code'].map((table) =>
            db.run(`DELETE FROM ${table} WHERE unit_id = $1 AND account_id = $2`, [root, account]),
          ),
        ),
      )
    },
  }
}

function recoveryMethods(
  once: Once,
  root: string,
): Pick<SecondFactorStore, 'saveRecoveryCodes' | 'useRecoveryCode' | 'recoveryCodesLeft'> {
  return {
    async saveRecoveryCodes(account, hashes) {
      await once('write', (db) =>
        Promise.all([
          db.run('DELETE FROM recovery_code WHERE unit_id = $1 AND account_id = $2', [root, account]),
          db.run('INSERT INTO recovery_code (unit_id, account_id, hash) SELECT $1, $2, unnest($3::bytea[])', [
            root,
            account,
            hashes.map(bytes),
          ]),
        ]),
      )
    },
    async useRecoveryCode(account, hash, at: Instant) {
      const sql =
        'UPDATE recovery_code SET used_at = $4 WHERE unit_id = $1 AND account_id = $2 AND hash = $3 AND used_at IS NULL'
      return (await once('write', (db) => db.run(sql, [root, account, bytes(hash), at]))) === 1
    },
    async recoveryCodesLeft(account) {
      const sql = `SELECT count(*) AS left FROM recovery_code WHERE unit_id = $1 AND account_id = $2 AND used_at IS NULL`
      const [row] = await once('read', (db) => db.rows<{ left: number }>(sql, [root, account]))
      return row?.left ?? 0
    },
  }
}
