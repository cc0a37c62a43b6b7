import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/** The oldest PostgreSQL the house promises to run on. */
const oldest = 15
const debianFolder = 'usr/lib/postgresql'

export interface OtherServer {
  /** Folder that holds its initdb and postgres; undefined when there is none: its tests are skipped, with `reason`. */
  readonly folder: string | undefined
  readonly reason: string
}

function isServer(folder: string): boolean {
  return ['initdb', 'postgres'].every((program) => existsSync(path.join(folder, program)))
}

/** The oldest server below a folder laid out as Debian's /usr/lib/postgresql that is none too old. */
function serverBelow(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name) && Number(name) >= oldest)
    .sort((a, b) => Number(a) - Number(b))
    .map((name) => path.join(folder, name, 'bin'))
    .find(isServer)
}

/**
 * Debian's package, fetched and unpacked into a folder of ours (3 s, 17 MB, measured): nothing is installed, so no cluster is made or started and the
 * machine stays as it is. Renamed into place when whole. Null when apt does not give it.
 */
function unpack(place: string, say: (line: string) => void): string | undefined {
  say(`fetching postgresql-${oldest} with apt-get download (once, some seconds)`)
  const beside = mkdtempSync(`${place}-`)
  try {
    const fetch = () => spawnSync('apt-get', ['download', `postgresql-${oldest}`], { cwd: beside, encoding: 'utf8' })
    if (fetch().status !== 0) return undefined
    const [file] = readdirSync(beside).filter((name) => name.endsWith('.deb'))
    if (file === undefined) return undefined
    if (spawnSync('dpkg-deb', ['-x', file, 'root'], { cwd: beside }).status !== 0) return undefined
    renameSync(path.join(beside, 'root'), place)
    return serverBelow(path.join(place, debianFolder))
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

/**
 * Another PostgreSQL than the one from npm: the folder BIHUAN_TEST_POSTGRES names, Debian's, or on Debian its package unpacked into `.runtime`. Elsewhere it says
 * what to do.
 */
export function prepareOtherServer(root: string, say: (line: string) => void): OtherServer {
  const given = process.env.BIHUAN_TEST_POSTGRES
  if (given !== undefined && given !== '') {
    return isServer(given)
      ? { folder: given, reason: '' }
      : { folder: undefined, reason: `BIHUAN_TEST_POSTGRES: there is no initdb and postgres in ${given}` }
  }
  const place = path.join(root, '.runtime', `postgresql-${oldest}`)
  const known = serverBelow(`/${debianFolder}`) ?? serverBelow(path.join(place, debianFolder))
  const folder = known ?? (existsSync('/etc/debian_version') ? unpack(place, say) : undefined)
  const reason = `no PostgreSQL ${oldest} or newer beside the embedded one: install postgresql-${oldest}, or name the folder of its initdb and postgres in BIHUAN_TEST_POSTGRES`
  return { folder, reason: folder === undefined ? reason : '' }
}
