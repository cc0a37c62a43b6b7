// One installer at a time in a clone. Two launchers at once (an editor and a terminal, two CI jobs in one folder) would
// otherwise delete each other's half-written node_modules.
// The lock is a folder that appears complete, by a rename, with its owner's file inside: there is no moment at which it
// exists without an owner. Whoever dies holding it leaves a folder whose owner no longer lives; the next one takes it over.
import { mkdirSync, readFileSync, renameSync, rmSync, rmdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchFailed, say } from './words.mjs'

/** A silent owner on another machine (a shared folder) is given up after this time; on this machine we look at the process. */
const silentForMs = 120_000
const heartbeatMs = 5_000
const guardForMs = 30_000

/** When a process started, in kernel ticks: a process id is used again, id and start together are not. '' where unknown. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function readOwner(lock) {
  try {
    const file = path.join(lock, 'owner.json')
    return { ...JSON.parse(readFileSync(file, 'utf8')), seenMs: statSync(file).mtimeMs }
  } catch {
    return undefined
  }
}

function isDead(owner) {
  if (owner.host !== hostname()) return Date.now() - owner.seenMs > silentForMs
  return !isRunning(owner.pid) || (owner.start !== '' && startOf(owner.pid) !== owner.start)
}

function hasGuard(guard) {
  try {
    mkdirSync(guard)
    return true
  } catch (error) {
    if (error.code === 'EEXIST' && Date.now() - statSync(guard).mtimeMs > guardForMs) rmdirSync(guard)
    return false
  }
}

/**
 * Removes a dead owner's lock. Two may see the same dead owner: only the one who makes the guard folder inside the lock
 * may move it, and looks at the owner again first, because a living one may have come in between.
 */
function takeOver(lock) {
  const owner = readOwner(lock)
  if (owner === undefined || !isDead(owner)) return
  const guard = path.join(lock, 'takeover')
  try {
    if (!hasGuard(guard)) return
    const again = readOwner(lock)
    if (again !== undefined && isDead(again)) {
      const grave = `${lock}.dead-${process.pid}`
      renameSync(lock, grave)
      rmSync(grave, { recursive: true, force: true })
    } else rmdirSync(guard)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

function prepare(lock) {
  const mine = `${lock}.${process.pid}`
  try {
    mkdirSync(mine, { recursive: true })
    const owner = { pid: process.pid, start: startOf(process.pid), host: hostname() }
    writeFileSync(path.join(mine, 'owner.json'), JSON.stringify(owner))
    return mine
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS' && error.code !== 'EPERM') throw error
    throw new LaunchFailed(
      `需要安装依赖，但没有写入 ${path.dirname(lock)} 的权限。请由文件夹的属主先运行一次。`,
      `Packages must be installed, but ${path.dirname(lock)} cannot be written: let the folder's owner run this once.`,
    )
  }
}

async function acquire(lock, mine) {
  const busy = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM'])
  for (let turns = 0; ; turns += 1) {
    try {
      renameSync(mine, lock)
      return
    } catch (error) {
      if (!busy.has(error.code)) throw error
    }
    if (turns === 5) {
      const pid = readOwner(lock)?.pid ?? '?'
      say(`另一个进程（${pid}）正在安装，等它完成。`, `Another process (${pid}) is installing; waiting for it.`)
    }
    takeOver(lock)
    await sleep(200)
  }
}

/**
 * Runs `work` while holding the install lock of this clone; waits for another owner first.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withInstallLock(root, work) {
  const lock = path.join(root, '.runtime', 'install.lock')
  const mine = prepare(lock)
  try {
    await acquire(lock, mine)
  } catch (error) {
    rmSync(mine, { recursive: true, force: true })
    throw error
  }
  const heartbeat = setInterval(() => utimesSync(path.join(lock, 'owner.json'), new Date(), new Date()), heartbeatMs)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    renameSync(lock, mine)
    rmSync(mine, { recursive: true, force: true })
  }
}
