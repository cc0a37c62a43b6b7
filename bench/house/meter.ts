import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** Linux tells processor time in hundredths of a second. Elsewhere there is nothing to read, and the columns stay empty. */
const tick = 10

interface Stat {
  readonly parent: number
  readonly own: number
  /** Of children that have ended. */
  readonly children: number
}

function statOf(pid: number | string): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces; what follows it does not.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = [1, 11, 12, 13, 14].map(
      (at) => fields[at],
    )
    return { parent, own: (user + system) * tick, children: (childrenUser + childrenSystem) * tick }
  } catch {
    return null
  }
}

/** Processor milliseconds a process has used, all threads. */
export function cpuOf(pid: number): number | null {
  return statOf(pid)?.own ?? null
}

/** Processor milliseconds of a server and all its children, those that have ended included. */
export function cpuOfFamily(pid: number): number | null {
  const head = statOf(pid)
  if (!head) return null
  const members = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const children = members.map(statOf).filter((stat) => stat?.parent === pid)
  return head.own + head.children + children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0)
}

/** Resident memory in megabytes. */
export function residentOf(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

/** Milliseconds a fixed piece of work takes: how much of a core this machine gives at the moment. */
export function fixedWork(): number {
  const block = Buffer.alloc(1 << 20, 7)
  const begun = performance.now()
  const hash = createHash('sha256')
  for (let count = 0; count < 32; count += 1) hash.update(block)
  hash.digest()
  return performance.now() - begun
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
