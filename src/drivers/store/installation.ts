import type { OpenStore } from './store.ts'

export type Purpose = 'demo' | 'serve'

export interface Installation {
  /** Id the root unit has, or will have once it is founded. */
  readonly root: string
  readonly purpose: Purpose
}

/**
 * What this database is for. A database that holds nothing yet is marked with what is wanted now, once and for ever; afterwards the caller compares: a demo
 * never opens the truth, and nobody serves a demo.
 */
export async function openInstallation(
  store: Pick<OpenStore, 'session'>,
  freshRoot: string,
  wanted: Purpose,
): Promise<Installation> {
  const rows = await store.session({ unit: freshRoot }, 'write', (db) =>
    db.rows<Installation>('SELECT unit_id AS root, purpose FROM open_house($1, $2)', [freshRoot, wanted]),
  )
  const [row] = rows
  if (!row) throw new Error('open_house answered nothing')
  return row
}
