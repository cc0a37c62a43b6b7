import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, accountFor, canEnter, runsAsRoot } from './account.ts'
import { codeOf, DatabaseError, type NoteSink, textOf } from './start-error.ts'

/** Where a cluster lives and as whom it runs. */
export type Home = {
  /** what the caller named; real path */
  readonly folder: string
  /** where the files truly are: `folder`, or a place that the database's account can reach */
  readonly home: string
  readonly cluster: string
  readonly logs: string
  /** kept copies of the binaries */
  readonly shelf: string
  readonly account: Account | null
  /** who owns what we write ourselves beside the cluster; null: nothing to give away */
  readonly keeper: { uid: number; gid: number } | null
}

/** Used only as root, and only when the account cannot reach the named folder. */
const systemFolder = '/var/lib/bihuan'
const pointerName = 'database-is-elsewhere'
const backPointerName = 'belongs-to'

/** @throws DatabaseError `data-folder-not-ours`, `data-folder-unreachable`, `data-folder-copied` */
export function settle(named: string, note: NoteSink): Home {
  const folder = makeFolder(named)
  const ordinary = accountFor(ownerOf(folder), note)
  const home = ordinary ? reachable(folder, ordinary, note) : folder
  // A cluster that stands already decides: its files belong to one account, and PostgreSQL accepts no other.
  const made = existsSync(join(home, 'cluster')) ? ownerOf(join(home, 'cluster')) : null
  const account = ordinary && made && made.uid !== ordinary.uid ? accountFor(made, note) : ordinary
  const keeper = runsAsRoot() ? keeperOf(home) : null
  const shelf = account ? systemFolder : join(folder, 'bin')
  return { folder, home, cluster: join(home, 'cluster'), logs: join(home, 'log'), shelf, account, keeper }
}

function makeFolder(named: string): string {
  try {
    const first = mkdirSync(named, { recursive: true, mode: 0o755 })
    if (first && runsAsRoot()) giveToNeighbour(first, named)
    const folder = realpathSync(named)
    if (first) chmodSync(folder, runsAsRoot() ? 0o711 : 0o700)
    return folder
  } catch (error) {
    throw notOurs(named, textOf(error))
  }
}

/** With sudo in somebody's home, new folders become theirs, so that they can start without sudo next time. */
function giveToNeighbour(first: string, last: string): void {
  const owner = statSync(dirname(first))
  for (let path = last; ; path = dirname(path)) {
    lchownSync(path, owner.uid, owner.gid)
    if (path === first || path === dirname(path)) return
  }
}

function ownerOf(path: string): { uid: number; gid: number } {
  const { uid, gid } = statSync(path)
  return { uid, gid }
}

function keeperOf(home: string): { uid: number; gid: number } | null {
  const owner = ownerOf(home)
  return owner.uid === 0 ? null : owner
}

function reachable(folder: string, account: Account, note: NoteSink): string {
  const pointer = join(folder, pointerName)
  if (existsSync(pointer)) return follow(pointer, folder)
  // Only an empty folder is opened (others may pass, not look); what holds other things keeps the mode its owner gave it.
  if (statSync(folder).uid === 0 && readdirSync(folder).length === 0) chmodSync(folder, 0o711)
  if (canEnter(account, folder)) return folder
  const home = join(systemFolder, `database-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  makeElsewhere(home, folder, account)
  writeFileSync(pointer, `${home}\n`, { mode: 0o644 })
  const words = {
    zh: `系统账户 ${account.name} 进不了 ${folder}，数据库文件放在 ${home}（${pointer} 里记着）。`,
    en: `The account ${account.name} cannot enter ${folder}; the database's files are in ${home} (noted in ${pointer}).`,
  }
  note({ level: 'warn', code: 'database-elsewhere', words })
  return home
}

function makeElsewhere(home: string, folder: string, account: Account): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 })
    chmodSync(home, 0o711)
    const back = join(home, backPointerName)
    if (existsSync(back) && readFileSync(back, 'utf8').trim() !== folder)
      throw new Error(`${home} belongs to another folder`)
    writeFileSync(back, `${folder}\n`, { mode: 0o644 })
  } catch (error) {
    throw unreachable(folder, account, textOf(error))
  }
  if (!canEnter(account, home)) throw unreachable(folder, account, `${home} cannot be entered either`)
}

/** A folder that was moved keeps its database; one that was copied must not share it with its original. */
function follow(pointer: string, folder: string): string {
  const home = readFileSync(pointer, 'utf8').trim()
  if (dirname(home) !== systemFolder || !existsSync(join(home, backPointerName))) throw gone(pointer, home)
  const original = readFileSync(join(home, backPointerName), 'utf8').trim()
  if (original !== folder) {
    if (existsSync(join(original, pointerName))) throw copied(folder, original, pointer)
    writeFileSync(join(home, backPointerName), `${folder}\n`, { mode: 0o644 })
  }
  return home
}

/** A folder the account may work in. What already stands there is checked, never handed over: a planted link must not make root give away /etc. */
export function ensureFolder(path: string, account: Account | null): void {
  try {
    mkdirSync(path, { mode: 0o700 })
    if (account) lchownSync(path, account.uid, account.gid)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw notOurs(path, textOf(error))
  }
  const wanted = account ? account.uid : process.getuid?.()
  const found = lstatSync(path)
  if (!found.isDirectory() || found.uid !== wanted) throw notOurs(path, `owner ${found.uid}, wanted ${wanted}`)
  if ((found.mode & 0o777) !== 0o700) chmodSync(path, 0o700)
}

/** The kernel's limit for a socket's path, final NUL excluded: 107 bytes on Linux, 103 on macOS and the BSDs. */
const socketPathLimit = process.platform === 'linux' ? 107 : 103
export const socketPort = 5432

/**
 * The folder of the Unix socket, 0700 and the account's own. Beside the cluster when its path fits (nothing sweeps it away there), else a
 * fresh private folder for temporary files; the one in use is in postmaster.pid, which is where adoption finds it.
 */
export function socketFolder(home: Home, temporaryRoots: readonly string[] = [tmpdir(), '/tmp']): string {
  const beside = join(home.home, 'run')
  if (fits(beside)) {
    ensureFolder(beside, home.account)
    return beside
  }
  for (const root of temporaryRoots) {
    if (!fits(join(root, 'bihuan-XXXXXX')) || !canEnter(home.account, root)) continue
    const folder = mkdtempSync(join(root, 'bihuan-'))
    if (home.account) lchownSync(folder, home.account.uid, home.account.gid)
    return folder
  }
  throw new DatabaseError('database-socket-path-too-long', {
    zh: `数据文件夹的路径太长，放不下数据库的套接字（上限 ${socketPathLimit} 字节），临时文件夹也不可用。请用 BIHUAN_DATA 指定一个较短的路径。`,
    en: `The data folder's path is too long for the database's socket (limit ${socketPathLimit} bytes), and no folder for temporary files serves instead. Name a shorter path with BIHUAN_DATA.`,
  })
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= socketPathLimit
}

/** Removes a socket folder that `socketFolder` made among temporary files; the one beside the cluster stays. */
export function dropSocketFolder(home: Home, folder: string): void {
  if (folder === join(home.home, 'run') || !/\/bihuan-[A-Za-z0-9]{6}$/.test(folder) || !existsSync(folder)) return
  const account = home.account?.uid ?? process.getuid?.()
  if (lstatSync(folder).uid === account) rmSync(folder, { recursive: true, force: true })
}

/** A name that no other start uses, for what is made whole before it is renamed into place. */
export function unfinishedName(path: string): string {
  return `${path}.unfinished-${randomBytes(6).toString('hex')}`
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

function unreachable(folder: string, account: Account, detail: string): DatabaseError {
  return new DatabaseError(
    'data-folder-unreachable',
    {
      zh: `系统账户 ${account.name} 进不了 ${folder}，也不能改放到 ${systemFolder}。请用 BIHUAN_DATA 指定一个它进得去的文件夹，或以普通用户启动。`,
      en: `The account ${account.name} cannot enter ${folder}, and ${systemFolder} does not serve instead. Name a folder it can enter with BIHUAN_DATA, or start as an ordinary user.`,
    },
    detail,
  )
}

function copied(folder: string, original: string, pointer: string): DatabaseError {
  return new DatabaseError('data-folder-copied', {
    zh: `${folder} 像是 ${original} 的复制品：两者会共用一个数据库。若要新的空数据库，请删除 ${pointer}；若要复制数据，请用 backup 和 restore。`,
    en: `${folder} seems to be a copy of ${original}: both would share one database. For a new empty one remove ${pointer}; to copy data use backup and restore.`,
  })
}

function gone(pointer: string, home: string): DatabaseError {
  return new DatabaseError('database-files-missing', {
    zh: `${pointer} 说数据库在 ${home}，但那里没有。请恢复那个文件夹；确实要从空数据库开始，请删除 ${pointer}。`,
    en: `${pointer} says that the database is in ${home}, but it is not there. Bring that folder back; to begin with an empty database remove ${pointer}.`,
  })
}
