import type { OpenStore } from './store.ts'

/** Versions of registers that records still under way began under, with how many there are, over all units. */
export async function openVersions(
  store: Pick<OpenStore, 'session' | 'units'>,
): Promise<readonly { readonly register: string; readonly version: string; readonly count: number }[]> {
  const sql =
    'SELECT register, version, count(*)::int AS count FROM record WHERE NOT closed AND NOT erased GROUP BY register, version'
  const found = new Map<string, { register: string; version: string; count: number }>()
  for (const { unit } of await store.units()) {
    const rows = await store.session({ unit }, 'read', (db) =>
      db.rows<{ register: string; version: string; count: number }>(sql),
    )
    for (const row of rows) {
      const key = `${row.register}@${row.version}`
      found.set(key, { ...row, count: row.count + (found.get(key)?.count ?? 0) })
    }
  }
  return [...found.values()]
}
