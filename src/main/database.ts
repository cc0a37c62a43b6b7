import type { PostgresConnection } from '../drivers/postgres/connection.ts'
import type { NoteSink } from '../drivers/postgres/start-error.ts'
import type { Access } from '../drivers/store/connection.ts'

export interface Database {
  readonly connection: PostgresConnection
  readonly access: Access
  readonly embedded: boolean
  /** Told when the embedded server came back after it was lost; its socket may lie elsewhere then. */
  onRestored(callback: (connection: PostgresConnection) => void): void
  stop(): Promise<void>
}

/** The database of DATABASE_URL, checked, with our schema brought up to date. */
export async function externalDatabase(url: string, note: NoteSink): Promise<Database> {
  const { checkServer, connectionFrom } = await import('../drivers/postgres/connection.ts')
  const connection = connectionFrom(url)
  const { warnings } = await checkServer(connection)
  for (const words of warnings) note({ level: 'warn', code: 'database-weak', words })
  await bringUpToDate(connection)
  return {
    connection,
    access: accessTo(connection),
    embedded: false,
    onRestored: () => {},
    stop: async () => {},
  }
}

/** The embedded database of a folder, started (or adopted) under the supervisor. */
export async function embeddedDatabase(folder: string, note: NoteSink): Promise<Database> {
  const { startPostgres } = await import('../drivers/postgres/supervisor.ts')
  const server = await startPostgres({ folder, log: note })
  try {
    await bringUpToDate(server.connection)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    connection: server.connection,
    access: accessTo(server.connection),
    embedded: true,
    onRestored: (callback) =>
      server.onExit(({ kind }) => {
        if (kind === 'restored') callback(server.connection)
      }),
    stop: () => server.stop(),
  }
}

async function bringUpToDate(connection: PostgresConnection): Promise<void> {
  const { migrate } = await import('../drivers/store/migrate.ts')
  await migrate(connection)
}

/** The application's role owns nothing and passes no wall. Where the login is another, it is taken at connecting. */
function accessTo(connection: PostgresConnection): Access {
  return connection.user === 'bihuan_app' ? { connection } : { connection, role: 'bihuan_app' }
}
