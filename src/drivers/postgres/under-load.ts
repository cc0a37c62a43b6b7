import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { PostgresConnection } from './connection.ts'

/** Writers that remember what was acknowledged, for tests that kill the database meanwhile. */
export type Load = {
  /** how many rows were acknowledged so far */
  acknowledged(): number
  /** Stops writing; then counts acknowledged rows that are not there. */
  finish(): Promise<{ acknowledged: number; lost: number }>
}

/** @param where asked anew for each connection, as an application's pool would */
export async function startLoad(where: () => PostgresConnection, writers = 4): Promise<Load> {
  const kept = new Set<number>()
  let going = true
  let next = await once(where(), async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS load (n int PRIMARY KEY, body text)')
    const highest = await client.query<{ n: number }>('SELECT coalesce(max(n), 0) AS n FROM load')
    return (highest.rows[0]?.n ?? 0) + 1
  })
  const write = async () => {
    while (going) {
      try {
        await once(where(), async (client) => {
          while (going) {
            const n = next++
            await client.query('INSERT INTO load VALUES ($1, $2)', [n, 'x'.repeat(200)])
            kept.add(n)
          }
        })
      } catch {
        // The database is away, or went away before it answered: this row is not acknowledged.
        await sleep(20)
      }
    }
  }
  const all = Array.from({ length: writers }, write)
  return {
    acknowledged: () => kept.size,
    async finish() {
      going = false
      await Promise.all(all)
      const there = await once(where(), (client) => client.query<{ n: number }>('SELECT n FROM load'))
      const found = new Set(there.rows.map((row) => row.n))
      return { acknowledged: kept.size, lost: [...kept].filter((n) => !found.has(n)).length }
    },
  }
}

/** Connects, works, disconnects. */
export async function once<T>(connection: PostgresConnection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Waits until it holds. @throws when it does not within `milliseconds` */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  milliseconds = 15_000,
): Promise<void> {
  const end = performance.now() + milliseconds
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`)
    await sleep(20)
  }
}
