import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { asAccount, serverEnvironment } from './account.ts'
import type { Binaries } from './binaries.ts'
import { type Home, unfinishedName } from './home.ts'
import { initdbArguments } from './settings.ts'
import { DatabaseError, type NoteSink } from './start-error.ts'

const confName = 'bihuan.conf'

/**
 * Sees that a whole cluster stands in `home.cluster`; the caller holds the folder's lock.
 * @returns the superuser's password
 */
// crash-ordered protocol: die anywhere and the next start goes on.
export async function ensureCluster(home: Home, binaries: Binaries, durable: boolean, note: NoteSink): Promise<string> {
  const madeMark = join(home.home, 'database-was-made')
  const throwAwayMark = join(home.home, 'throw-away')
  sweepUnfinished(home)
  if (existsSync(join(home.cluster, 'PG_VERSION'))) {
    // True here: the cluster is whole, because it got this name only when initdb had finished and synced it.
    checkVersion(home, binaries)
    if (durable === existsSync(throwAwayMark)) throw mixed(home)
    if (!existsSync(madeMark)) writeKept(home, madeMark, `${new Date().toISOString()}\n`)
    return readPassword(home)
  }
  // A database that was there and is not must never be replaced by an empty one without a word.
  if (existsSync(madeMark) || existsSync(home.cluster)) throw missing(home, madeMark)
  note({
    level: 'info',
    code: 'database-create',
    words: { zh: '正在建立数据库，只需一次。', en: 'Making the database; once only.' },
  })
  if (!durable) writeKept(home, throwAwayMark, 'made without fsync\n')
  const passwordPath = join(home.home, 'password')
  // The password stands durably before a cluster knows it; dying in between, the next start uses the same one.
  if (!existsSync(passwordPath)) writeKept(home, passwordPath, `${randomBytes(24).toString('base64url')}\n`)
  const password = readPassword(home)
  const unfinished = unfinishedName(home.cluster)
  await runInitdb(home, binaries, unfinished, password, durable)
  renameSync(unfinished, home.cluster)
  syncFolder(home.home)
  writeKept(home, madeMark, `${new Date().toISOString()}\n`)
  return password
}

/** Includes lie outside the cluster, in the folder that is ours: so root never writes where the database's account could plant a link. */
export function writeConf(home: Home, conf: string): void {
  writeKept(home, join(home.home, confName), conf, 0o644)
}

function readPassword(home: Home): string {
  const path = join(home.home, 'password')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  throw new DatabaseError('database-password-missing', {
    zh: `${path} 不见了，而数据库 ${home.cluster} 还在：没有它就不能连接。请从备份里恢复这个文件。`,
    en: `${path} is gone while the database ${home.cluster} is there: nothing can connect without it. Bring that file back from a copy.`,
  })
}

/** Whole and durable under its name, or not there at all. */
function writeKept(home: Home, path: string, text: string, mode = 0o600): void {
  const temporary = unfinishedName(path)
  const file = openSync(temporary, 'wx', mode)
  writeFileSync(file, text)
  fsyncSync(file)
  closeSync(file)
  if (home.keeper) lchownSync(temporary, home.keeper.uid, home.keeper.gid)
  renameSync(temporary, path)
  syncFolder(dirname(path))
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** What kill -9 left half-made: half an initdb, half a password file. */
function sweepUnfinished(home: Home): void {
  for (const name of readdirSync(home.home)) {
    if (/\.unfinished-[0-9a-f]{12}$/.test(name)) rmSync(join(home.home, name), { recursive: true, force: true })
  }
}

async function runInitdb(
  home: Home,
  binaries: Binaries,
  folder: string,
  password: string,
  durable: boolean,
): Promise<void> {
  const passwordFile = unfinishedName(join(home.home, 'password'))
  writeFileSync(passwordFile, `${password}\n`, { flag: 'wx', mode: 0o600 })
  mkdirSync(folder, { mode: 0o700 })
  if (home.account) {
    chownSync(passwordFile, home.account.uid, home.account.gid)
    lchownSync(folder, home.account.uid, home.account.gid)
  }
  const tried = async (locale: string) =>
    run(binaries.initdb, initdbArguments(binaries, folder, passwordFile, durable, locale), home)
  let outcome = await tried('C.UTF-8')
  // Before 17 the locale comes from the C library, and not each has C.UTF-8; plain C sorts by code point as well.
  if (!outcome.ok && binaries.major < 17) outcome = await tried('C')
  rmSync(passwordFile, { force: true })
  if (!outcome.ok) throw createFailed(home, outcome.text)
  const include = await run(
    '/bin/sh',
    ['-c', 'printf "\\ninclude_if_exists = \'../%s\'\\n" "$2" >> "$1/postgresql.conf"', 'sh', folder, confName],
    home,
  )
  if (!include.ok) throw createFailed(home, include.text)
}

function run(command: string, args: string[], home: Home): Promise<{ ok: boolean; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...asAccount(home.account),
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    const keep = (chunk: Buffer) => {
      text = (text + chunk.toString('utf8')).slice(-4000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ ok: false, text: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, text }))
  })
}

function checkVersion(home: Home, binaries: Binaries): void {
  const major = Number.parseInt(readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8'), 10)
  if (major === binaries.major) return
  throw new DatabaseError('database-version-differs', {
    zh: `${home.cluster} 是 PostgreSQL ${major} 的数据库，本程序带的是 ${binaries.major}。请用原来的版本做 backup，再用本版本在空文件夹里 restore。`,
    en: `${home.cluster} is a database of PostgreSQL ${major}, this program brings ${binaries.major}. Make a backup with the earlier release, and restore it into an empty folder with this one.`,
  })
}

function mixed(home: Home): DatabaseError {
  return new DatabaseError('database-throw-away', {
    zh: `${home.home}：测试用的数据库（不落盘）与正式数据库不能互换。`,
    en: `${home.home}: a throw-away database (no fsync) and a durable one cannot stand in for each other.`,
  })
}

function missing(home: Home, mark: string): DatabaseError {
  return new DatabaseError('database-files-missing', {
    zh: `${home.home} 里建立过数据库，但 ${home.cluster} 不见了或不完整。请恢复它；确实要从空数据库开始，请连同 ${mark} 一起移走。`,
    en: `A database was made in ${home.home}, but ${home.cluster} is gone or not whole. Bring it back; to begin with an empty database, move it away together with ${mark}.`,
  })
}

function createFailed(home: Home, detail: string): DatabaseError {
  return new DatabaseError(
    'database-create-failed',
    { zh: `无法在 ${home.home} 建立数据库。`, en: `Could not make a database in ${home.home}.` },
    detail.trim(),
  )
}
