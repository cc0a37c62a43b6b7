import { spawnSync } from 'node:child_process'
import { DatabaseError, type NoteSink } from './start-error.ts'

/** The operating system's account that the database runs as. */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string }

/** PostgreSQL refuses to run as root. Our own account comes first; the others exist on many machines and serve where none may be added. */
const ownName = 'bihuan'
const fallbackNames = ['postgres', 'nobody']

export function runsAsRoot(): boolean {
  return process.getuid?.() === 0
}

/** Null when we are an ordinary user: then the database simply runs as us. */
export function accountFor(folderOwner: { uid: number; gid: number }, note: NoteSink): Account | null {
  if (!runsAsRoot()) return null
  // Someone's own folder, started with sudo: run as its owner, so that the next start without sudo works as well.
  if (folderOwner.uid !== 0) return { ...folderOwner, name: `#${folderOwner.uid}` }
  return lookUp(ownName) ?? createOwn(note) ?? fallBack(note)
}

export function lookUp(name: string): Account | null {
  const uid = numberOf(name, '-u')
  const gid = numberOf(name, '-g')
  return uid === null || gid === null || uid === 0 ? null : { uid, gid, name }
}

function numberOf(name: string, option: '-u' | '-g'): number | null {
  const id = spawnSync('id', [option, '--', name], { encoding: 'utf8' })
  const text = id.status === 0 ? id.stdout.trim() : ''
  return /^[0-9]+$/.test(text) ? Number(text) : null
}

/** shadow's useradd, or busybox's adduser. Two at once are harmless: the second fails and finds the first one's. */
function createOwn(note: NoteSink): Account | null {
  const ways: [string, string[]][] = [
    [
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/usr/sbin/nologin',
        ownName,
      ],
    ],
    ['adduser', ['-S', '-D', '-H', '-h', '/nonexistent', '-s', '/sbin/nologin', ownName]],
  ]
  for (const [command, options] of ways) {
    spawnSync(command, options, { stdio: 'ignore' })
    const account = lookUp(ownName)
    if (!account) continue
    const words = {
      zh: `PostgreSQL 不能以 root 运行：已建立系统账户 ${ownName}，数据库以它运行。`,
      en: `PostgreSQL does not run as root: made the system account ${ownName}, the database runs as that.`,
    }
    note({ level: 'info', code: 'database-account-made', words })
    return account
  }
  return null
}

function fallBack(note: NoteSink): Account {
  for (const name of fallbackNames) {
    const account = lookUp(name)
    if (!account) continue
    const words = {
      zh: `无法建立系统账户 ${ownName}，数据库改以现有账户 ${name} 运行；同用该账户的其他程序也能读到数据库文件。`,
      en: `Could not make the system account ${ownName}; the database runs as the existing ${name}, and whatever else runs as ${name} can read its files.`,
    }
    note({ level: 'warn', code: 'database-account-shared', words })
    return account
  }
  throw new DatabaseError('database-account-missing', {
    zh: 'PostgreSQL 不能以 root 运行，而系统里没有可用的普通账户。请以普通用户启动，或先执行：useradd --system bihuan',
    en: 'PostgreSQL does not run as root and there is no ordinary account to run it as. Start as an ordinary user, or first run: useradd --system bihuan',
  })
}

/** Options for spawn: the account, and a working directory that anybody may enter. */
export function asAccount(account: Account | null): { uid?: number; gid?: number; cwd: string } {
  return account ? { uid: account.uid, gid: account.gid, cwd: '/' } : { cwd: '/' }
}

/** What the database's own processes see: nothing of ours (PG* variables, LD_LIBRARY_PATH, NODE_OPTIONS), words in English so that they can be read by us. */
export function serverEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}

/** Asked of the system, not computed from mode bits: access lists and mount options count too. */
export function canEnter(account: Account | null, folder: string): boolean {
  const probe = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...asAccount(account), stdio: 'ignore' })
  return probe.status === 0
}
