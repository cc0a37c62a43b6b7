/**
 * Throw-away PostgreSQLs for a whole test run: the embedded one, and another where its programs are named. `start` gives the environment for the test processes; test
 * files take their own databases from it with `freshDatabase` of src/drivers/postgres/testing.ts.
 */
import { startThrowAway, type ThrowAway } from '../src/drivers/postgres/throw-away.ts'

const running = new Map<string, Promise<ThrowAway>>()

export interface Started {
  /** BIHUAN_TEST_PG: the superuser's connection as JSON; BIHUAN_TEST_PG_BIN for tests that start a server of their own. */
  readonly env: Readonly<Record<string, string>>
  /** As the server says it: "15.18". */
  readonly version: string
}

/** @param folder of another server's initdb and postgres; without it the embedded one */
export async function start(folder?: string): Promise<Started> {
  const known = running.get(folder ?? '') ?? startThrowAway(folder)
  running.set(folder ?? '', known)
  const { connection, version } = await known
  const env = { BIHUAN_TEST_PG: JSON.stringify(connection), ...(folder ? { BIHUAN_TEST_PG_BIN: folder } : {}) }
  return { env, version }
}

/** Stops them and removes their files. What a killed run leaves is swept by the next `start`. */
export async function stop(): Promise<void> {
  const clusters = [...running.values()]
  running.clear()
  for (const cluster of clusters) await (await cluster.catch(() => undefined))?.stop()
}
