import { resolve } from 'node:path'

/** Where things lie on this machine. Everything of an installation is in one folder, so that it can be moved and backed up as one. */
export interface Places {
  readonly data: string
  readonly database: string
  readonly files: string
  readonly certificate: string
  /** Key of what lies sealed in the database. In no backup: it is carried to another machine by hand. */
  readonly key: string
}

/** The folder named by BIHUAN_DATA, `./data` without it. The demo keeps to a folder of its own inside it. */
export function placesFor(purpose: 'demo' | 'serve', named = process.env['BIHUAN_DATA'] ?? 'data'): Places {
  const data = purpose === 'demo' ? resolve(named, 'demo') : resolve(named)
  return {
    data,
    database: resolve(data, 'postgres'),
    files: resolve(data, 'files'),
    certificate: resolve(data, 'certificate'),
    key: process.env['BIHUAN_KEY'] ?? resolve(data, 'installation.key'),
  }
}

/** BIHUAN_PORT, 4600 without it. Null: what was given is no port. */
export function portFrom(given: string | undefined): number | null {
  const text = given ?? process.env['BIHUAN_PORT'] ?? '4600'
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? port : null
}
