// Writes src/drivers/store/schema.manifest.txt from a database made by the migrations. Run it after adding a migration. That the file is
// right is checked at every start and by every test that opens a database: `migrate` compares them.
import { writeFileSync } from 'node:fs'
import { startThrowAway } from '../src/drivers/postgres/throw-away.ts'
import { manifestOfMigrations } from '../src/drivers/store/migrate.ts'

const server = await startThrowAway()
try {
  const lines = await manifestOfMigrations(server.connection)
  writeFileSync(new URL('../src/drivers/store/schema.manifest.txt', import.meta.url), `${lines.join('\n')}\n`)
  process.stdout.write(`${lines.length} lines\n`)
} finally {
  await server.stop()
}
