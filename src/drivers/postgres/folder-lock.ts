import { chownSync, closeSync, lstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { identify, isAlive, type ProcessIdentity } from './process-identity.ts'
import { codeOf, DatabaseError, textOf } from './start-error.ts'

/**
 * One program per data folder.
 *
 * The lock is the kernel's (a POSIX record lock, taken through SQLite on an EMPTY file that nobody ever writes): it goes with the
 * process however that dies, so there is no stale lock, no takeover and no race, and it holds between containers of one machine
 * whose process numbers mean nothing to each other. `holder.json` beside it is only for the words of a refusal.
 * If we die here: the kernel lets go; the file stays, and is harmless.
 */
export type FolderLock = { release(): void }

type Holder = ProcessIdentity & { host: string; since: string; command: string }

/** Kept referenced: a collected handle would close its file, and with it the lock. */
const held = new Set<DatabaseSync>()
const SQLITE_BUSY = 5

/** @throws DatabaseError `data-folder-in-use` when another program (or this one) has it */
export function lockFolder(folder: string, owner?: { uid: number; gid: number }): FolderLock {
  const path = join(folder, 'lock')
  const handle = openLock(path, folder, owner)
  try {
    // No journal file: a journal left by kill -9 would have to be rolled back by the next one who comes.
    handle.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')
  } catch (error) {
    handle.close()
    throw isBusy(error) ? inUse(folder) : notOurs(folder, textOf(error))
  }
  held.add(handle)
  writeHolder(folder, owner)
  return {
    release() {
      if (!held.delete(handle)) return
      rmSync(join(folder, 'holder.json'), { force: true })
      handle.close()
    },
  }
}

function openLock(path: string, folder: string, owner?: { uid: number; gid: number }): DatabaseSync {
  try {
    closeSync(openSync(path, 'wx', 0o600))
    if (owner) chownSync(path, owner.uid, owner.gid)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw notOurs(folder, textOf(error))
  }
  if (!lstatSync(path).isFile()) throw notOurs(folder, `${path} is not a plain file`)
  try {
    return new DatabaseSync(path)
  } catch (error) {
    throw notOurs(folder, textOf(error))
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

function writeHolder(folder: string, owner?: { uid: number; gid: number }): void {
  const holder: Holder = {
    pid: process.pid,
    startedAt: identify(process.pid)?.startedAt ?? '',
    host: hostname(),
    since: new Date().toISOString(),
    command: process.argv.slice(1).join(' ').slice(0, 200),
  }
  const temporary = join(folder, `holder.json.${process.pid}`)
  writeFileSync(temporary, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  if (owner) chownSync(temporary, owner.uid, owner.gid)
  renameSync(temporary, join(folder, 'holder.json'))
}

/** The file may be missing for the moment in which the other has just begun, or still speak of an earlier holder that was killed. */
function awaitHolder(folder: string): Holder | null {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let tries = 0; tries < 20; tries++) {
    const holder = readHolder(folder)
    // In another container its number means nothing here; then its own word is all there is.
    if (holder && (holder.host !== hostname() || isAlive(holder))) return holder
    Atomics.wait(pause, 0, 0, 25)
  }
  return null
}

function readHolder(folder: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8'))
    return isHolder(value) ? value : null
  } catch {
    return null
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false
  const holder: Partial<Record<keyof Holder, unknown>> = value
  return typeof holder.pid === 'number' && [holder.host, holder.since].every((one) => typeof one === 'string')
}

function inUse(folder: string): DatabaseError {
  const holder = awaitHolder(folder)
  const zhWho = holder ? `进程 ${holder.pid}（主机 ${holder.host}，${holder.since} 起）` : '另一个进程'
  const enWho = holder ? `process ${holder.pid} (host ${holder.host}, since ${holder.since})` : 'another process'
  return new DatabaseError(
    'data-folder-in-use',
    {
      zh: `数据文件夹 ${folder} 正被${zhWho}使用。请先停止它，或用 BIHUAN_DATA 指定另一个文件夹。`,
      en: `The data folder ${folder} is in use by ${enWho}. Stop that one first, or name another folder with BIHUAN_DATA.`,
    },
    holder ? holder.command : '',
  )
}

function notOurs(folder: string, detail: string): DatabaseError {
  return new DatabaseError(
    'data-folder-not-ours',
    {
      zh: `数据文件夹 ${folder} 无法由当前用户使用。请用创建它的用户启动，或把文件夹交给当前用户（chown -R）。`,
      en: `The data folder ${folder} cannot be used by this user. Start as the user who made it, or give the folder to this user (chown -R).`,
    },
    detail,
  )
}
