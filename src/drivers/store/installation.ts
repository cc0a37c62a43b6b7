import type { Instant } from '../../calendar/days.ts'
import type { OpenStore } from './store.ts'

export type Purpose = 'demo' | 'serve'

export interface Installation {
  /** Id the root unit has, or will have once it is founded. */
  readonly root: string
  readonly purpose: Purpose
  /** The demo only: whether its seed is complete, and where its clock stood last. */
  readonly seeded: boolean
  readonly clockAt: Instant | null
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
  const sql = `SELECT unit_id AS root, purpose, seeded_at IS NOT NULL AS seeded, clock_at AS "clockAt" FROM open_house($1, $2)`
  const [row] = await store.session({ unit: freshRoot }, 'write', (db) =>
    db.rows<Installation>(sql, [freshRoot, wanted]),
  )
  if (!row) throw new Error('open_house answered nothing')
  return row
}

/** The demo's clock stands here; `seeded` once everything its seed brings is written. */
export async function keepDemoClock(
  store: Pick<OpenStore, 'session'>,
  root: string,
  at: Instant,
  seeded: boolean,
): Promise<void> {
  const sql = `UPDATE installation SET clock_at = greatest(clock_at, $2), seeded_at = CASE WHEN $3 THEN coalesce(seeded_at, now()) ELSE seeded_at END
    WHERE unit_id = $1`
  await store.session({ unit: root }, 'write', (db) => db.run(sql, [root, at, seeded]))
}
