/**
 * One throw-away PostgreSQL for a whole test run. `start` gives the environment for the test processes; test files take their own
 * databases from it with `freshDatabase` of src/drivers/postgres/testing.ts.
 */
import { startThrowAway, type ThrowAway } from '../src/drivers/postgres/throw-away.ts'

let running: Promise<ThrowAway> | null = null

/** @returns environment variables: BIHUAN_TEST_PG, the superuser's connection as JSON */
export async function start(): Promise<Record<string, string>> {
  running ??= startThrowAway()
  const cluster = await running
  return { BIHUAN_TEST_PG: JSON.stringify(cluster.connection) }
}

/** Stops it and removes its files. What a killed run leaves is swept by the next `start`. */
export async function stop(): Promise<void> {
  const cluster = await running
  running = null
  await cluster?.stop()
}
