import type { House } from './house.ts'
import type { Reading, StoredRecord, Transaction } from './ports.ts'

type Standing = Awaited<ReturnType<Reading['standing']>>
type Settings = Awaited<ReturnType<Reading['settings']>>

/** What was read of a unit's people and settings after the mark was seen. */
interface Remembered {
  readonly mark: string | null
  readonly standing: Map<string, Standing>
  readonly settings: Map<string, Settings>
  /** Records of people and departments. */
  readonly people: Map<string, StoredRecord>
}

const memories = new WeakMap<House, Map<string, Remembered>>()
const most = 5000

/**
 * Posts, deputising, seats, settings, and the records of people and departments as they stand at this moment, without asking again while the unit's mark is the one they were read after: whatever changes
 * them sets another mark in the same transaction, from whichever process. So a post given up a second ago gives no power, and the ordinary order pays nothing.
 */
export function remembered(
  house: House,
  tx: Transaction,
  unit: string,
  mark: string | null,
): Pick<Reading, 'standing' | 'settings' | 'records'> {
  const { standing, settings, people } = memoryOf(house, unit, mark)
  return {
    standing: (query) => recalled(standing, JSON.stringify([query.person, query.seat]), () => tx.standing(query)),
    settings: (register) => recalled(settings, register, () => tx.asHouse(() => tx.settings(register))),
    records: async (ids) => {
      const missing = ids.filter((id) => !people.has(id))
      if (missing.length > 0) for (const one of await tx.records(missing)) people.set(one.record.id, one)
      return ids.map((id) => people.get(id)).filter((one) => one !== undefined)
    },
  }
}

/** One memory a unit: another mark begins it anew. Who still writes into the old one writes for nobody. */
function memoryOf(house: House, unit: string, mark: string | null): Remembered {
  const units = memories.get(house) ?? new Map<string, Remembered>()
  memories.set(house, units)
  const known = units.get(unit)
  if (known && known.mark === mark && known.standing.size + known.people.size < most) return known
  const fresh: Remembered = { mark, standing: new Map(), settings: new Map(), people: new Map() }
  units.set(unit, fresh)
  return fresh
}

async function recalled<T>(known: Map<string, T>, key: string, ask: () => Promise<T>): Promise<T> {
  const found = known.get(key)
  if (found !== undefined) return found
  const asked = await ask()
  known.set(key, asked)
  return asked
}
