import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * A process is named by its number AND its start: numbers are reused, and a pid file that outlives a power cut often names a
 * stranger. The start is the boot's id with clock ticks since boot on Linux, ps's start time elsewhere.
 */
export type ProcessIdentity = { readonly pid: number; readonly startedAt: string }

const linux = process.platform === 'linux'
let bootId: string | undefined

/** Null when the process is gone. A zombie counts as gone: in a container nobody may ever reap it, and it holds no files. */
export function identify(pid: number): ProcessIdentity | null {
  if (!Number.isInteger(pid) || pid <= 0) return null
  return linux ? identifyByProc(pid) : identifyByPs(pid)
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt
}

function identifyByProc(pid: number): ProcessIdentity | null {
  try {
    bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The command's name in parentheses may hold anything, spaces and parentheses too: count from the last one (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const state = fields[0]
    const ticks = fields[19]
    return state === 'Z' || state === 'X' || ticks === undefined ? null : { pid, startedAt: `${bootId}/${ticks}` }
  } catch {
    return null
  }
}

function identifyByPs(pid: number): ProcessIdentity | null {
  const ps = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  const line = ps.status === 0 ? ps.stdout.trim() : ''
  return line === '' || line.startsWith('Z') ? null : { pid, startedAt: line.slice(line.indexOf(' ')).trim() }
}

/** True when this process is a PostgreSQL server process working in `cluster` (its real path): each of them keeps it as its working directory. */
export function isServerOf(pid: number, cluster: string): boolean {
  if (!linux) {
    const ps = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return ps.status === 0 && ps.stdout.includes('postgres') && ps.stdout.includes(cluster)
  }
  return linkOf(pid, 'cwd') === cluster && basename(executableOf(pid)).startsWith('postgres')
}

/** The file a process runs; '' when unknown (gone, another user's, or a system without /proc). */
export function executableOf(pid: number): string {
  return linkOf(pid, 'exe')
}

function linkOf(pid: number, name: 'cwd' | 'exe'): string {
  try {
    return readlinkSync(`/proc/${pid}/${name}`)
  } catch {
    return ''
  }
}

/** Every living server process of this cluster: the postmaster and its children, also those that outlived it. Empty where there is no /proc. */
export function serversOf(cluster: string): ProcessIdentity[] {
  if (!linux) return []
  return readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name) && isServerOf(Number(name), cluster))
    .flatMap((name) => identify(Number(name)) ?? [])
}
