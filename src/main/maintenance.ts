import { existsSync } from 'node:fs'
import { DatabaseError } from '../drivers/postgres/start-error.ts'
import { runningIn } from '../drivers/postgres/running.ts'
import { type Database, embeddedDatabase, externalDatabase } from './database.ts'
import { realNow } from './identity.ts'
import { type Places, placesFor } from './places.ts'
import { inWords, type OpenedHouse, openHouseOn } from './running.ts'
import { CommandFailed, type Tongue } from './tongue.ts'

/** What a maintenance command works on. */
export interface Maintained extends OpenedHouse {
  readonly places: Places
  close(): Promise<void>
}

/** For a command that must be the only one on its house, and brings the root's id to an empty one. */
export interface Alone {
  readonly root: string
}

/**
 * Opens the house for a command that looks at it while it may be running: where another process of ours has the embedded server, its server is used. A command
 * that must be alone says so where it is not.
 */
export async function openForMaintenance(
  purpose: 'demo' | 'serve',
  tongue: Tongue,
  alone?: Alone,
): Promise<Maintained> {
  const places = placesFor(purpose)
  if (!alone && !urlFor(purpose) && !existsSync(places.database)) {
    throw new CommandFailed({ zh: `${places.data} 中没有数据。`, en: `There is no data in ${places.data}.` })
  }
  const database = await databaseOf(purpose, places, tongue, alone !== undefined).catch((error: unknown) => {
    throw inWords(error)
  })
  const opened = await openHouseOn(database, places, purpose, () => ({ now: realNow }), alone?.root).catch(
    async (error: unknown) => {
      await database.stop()
      throw error
    },
  )
  return {
    ...opened,
    places,
    close: async () => {
      await opened.store.close()
      await database.stop()
    },
  }
}

/** The demo uses a database it made itself and no other. */
function urlFor(purpose: 'demo' | 'serve'): string | undefined {
  return purpose === 'serve' ? process.env['DATABASE_URL'] : undefined
}

async function databaseOf(
  purpose: 'demo' | 'serve',
  places: Places,
  tongue: Tongue,
  alone: boolean,
): Promise<Database> {
  const note = ({ level, words }: { level: string; words: { zh: string; en: string } }) => {
    if (level !== 'info') tongue.note(words)
  }
  const url = urlFor(purpose)
  if (url) return externalDatabase(url, note)
  try {
    return await embeddedDatabase(places.database, note)
  } catch (error) {
    const connection =
      !alone && error instanceof DatabaseError && error.code === 'data-folder-in-use'
        ? runningIn(places.database)
        : null
    if (!connection) throw error
    return {
      connection,
      access: { connection, role: 'bihuan_app' },
      embedded: true,
      onRestored: () => {},
      stop: async () => {},
    }
  }
}
