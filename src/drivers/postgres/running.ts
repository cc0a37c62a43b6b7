import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PostgresConnection } from './connection.ts'
import { settle } from './home.ts'

/**
 * Connection to the embedded server that another process of ours runs in a folder: for what looks at a house while it goes on (world check, backup). Null when none
 * runs there. It neither starts nor keeps the server; when that process ends it, the connection ends too.
 */
export function runningIn(folder: string): PostgresConnection | null {
  if (!existsSync(folder)) return null
  const { home, cluster } = settle(folder, () => {})
  try {
    // postmaster.pid: pid, data folder, start, port, socket folder, …
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const password = readFileSync(join(home, 'password'), 'utf8').trim()
    const [port, host] = [Number(lines[3]), lines[4] ?? '']
    return host.startsWith('/') && port > 0 ? { host, port, user: 'postgres', password, database: 'postgres' } : null
  } catch {
    return null
  }
}
