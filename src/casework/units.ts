import type { House } from './house.ts'
import type { Reading } from './ports.ts'
import type { UnitRow } from './rows.ts'

const directories = new WeakMap<House, { readonly units: readonly UnitRow[]; readonly until: number }>()
const directoryMilliseconds = 5000

/**
 * The units of the installation. Kept for five seconds by real time: a new unit's name may come that much later. Asked in the caller's own transaction, because
 * ten requests that each hold a connection and wait for another would wait for ever.
 */
export async function unitsOf(house: House, tx: Reading): Promise<readonly UnitRow[]> {
  const known = directories.get(house)
  if (known && performance.now() < known.until) return known.units
  const units = await tx.units()
  directories.set(house, { units, until: performance.now() + directoryMilliseconds })
  return units
}

/** After a unit has been founded or renamed here: the next asker looks anew. */
export function forgetUnits(house: House): void {
  directories.delete(house)
}
