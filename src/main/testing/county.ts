import { freshDatabase } from '../../drivers/postgres/testing.ts'
import { migrate } from '../../drivers/store/migrate.ts'
import { type County, type EmptyHouse, openHouseOn, settleCounty } from './county-on.ts'

export { type County, toyRegister } from './county-on.ts'

const migrated = { name: 'county', fn: migrate }

/** A bare house on an empty, migrated database of its own. */
export async function openEmpty(): Promise<EmptyHouse> {
  const database = await freshDatabase({ prepare: migrated })
  return openHouseOn(database.connection, () => database.drop())
}

/** A county on a database of its own. */
export async function openCounty(): Promise<County> {
  return settleCounty(await openEmpty())
}
