import type { Day, Instant } from '../src/calendar/days.ts'
import { addDays, instantOf } from '../src/calendar/days.ts'
import { dayIn, instantAt } from '../src/calendar/zones.ts'
import { credentialFor } from '../src/casework/identity/ports.ts'
import type { Database } from '../src/main/database.ts'
import { movableClock } from '../src/main/demo-clock.ts'
import { accountMap } from '../src/main/people-map.ts'
import type { Places } from '../src/main/places.ts'
import { type OpenedHouse, openHouseOn } from '../src/main/running.ts'
import { plant, type Seed, seedIds, seedZone } from '../src/main/seed.ts'

/** A county with people who can sign in, for tests and measurements that start the real server on it. */
export interface ServedCounty {
  /** Id of a unit, department or person, by its key in the seed. */
  readonly id: (key: string) => string
}

/** Everybody's. Long enough for the rules, and nobody's name is in it. */
export const everybodysPassword = 'seven-clouds-over-the-ridge'

/** Two units, so that whatever crosses the wall between units shows. A person's key is the name to sign in with. */
export function smallCounty(departments: readonly string[] = ['service'], now: Instant = instantOf(Date.now())): Seed {
  const begins = addDays(dayIn(now, seedZone), -10)
  const person = (key: string, name: string, posts: readonly string[], unit = 'centre') => {
    return { key, unit, name, department: null, posts }
  }
  return {
    begins,
    ends: now,
    units: [
      { key: 'county', name: '云岫县', kind: 'district', parent: null },
      { key: 'centre', name: '云岫县融媒体中心', kind: 'unit', parent: 'county' },
      { key: 'library', name: '云岫县图书馆', kind: 'unit', parent: 'county' },
    ],
    departments: departments.map((key, at) => ({ key, unit: 'centre', name: `第${at + 1}服务部` })),
    people: [
      person('songyi', '宋一', ['message-duty']),
      person('shenruolan', '沈若兰', ['deputy-director']),
      person('hezhiping', '何志平', ['office']),
      person('tangqiu', '唐秋', departments[0] ? [`department-head@${departments[0]}`] : ['staff']),
      person('yanming', '严明', ['audit-admin']),
      person('wenzhu', '文竹', ['message-duty'], 'library'),
    ],
    seats: [],
    stories: [],
    shares: [],
  }
}

/**
 * Founds the county through the write path, as if it had happened on the seed's days, and gives everybody a password. `more` may add to it while the house
 * is still open.
 */
export async function foundCounty(
  database: Database,
  places: Places,
  seed: Seed,
  more: (opened: OpenedHouse, county: ServedCounty) => Promise<void> = async () => {},
): Promise<ServedCounty> {
  const clock = movableClock(instantAt(addDays(seed.begins, -1) as Day, '08:00', seedZone))
  const opened = await openHouseOn(database, places, 'serve', () => clock)
  try {
    const { house, identity, installation, store } = opened
    const id = seedIds(installation.root, seed)
    await plant(house, clock, installation.root, seed)
    const hash = await identity.passwords.hash(everybodysPassword)
    const accounts = await store.session({ unit: installation.root }, 'read', (db) =>
      db.rows<{ id: string; fields: { [field: string]: string } }>(
        'SELECT id, fields FROM record WHERE register = $1',
        [accountMap.register],
      ),
    )
    for (const { id: account } of accounts) {
      const found = await identity.store.accountById(account)
      if (found) await identity.store.saveCredential(credentialFor(found, hash, identity.now()))
    }
    const county = { id }
    await more(opened, county)
    return county
  } finally {
    await opened.store.close()
  }
}
