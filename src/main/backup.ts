import type { House } from '../casework/house.ts'
import { dumpedTables, dumpTable, takeTime } from '../drivers/store/dump.ts'
import { fileLines } from '../drivers/store/maintenance.ts'
import { migrations } from '../drivers/store/migrate.ts'
import type { OpenStore } from '../drivers/store/store.ts'
import { type ArchiveWriter, headName, manifestName, writeArchive } from './archive.ts'

/** What a backup is of. */
export interface BackupHead {
  readonly format: 1
  readonly madeAt: string
  readonly root: string
  readonly purpose: string
  readonly units: readonly string[]
  /** Number of the last migration: a backup of a newer release is not restored by an older one. */
  readonly schema: number
}

export interface BackupMade {
  readonly units: number
  readonly rows: number
  readonly files: number
}

/** A file was erased while the backup was being made: it would hold a name without bytes. Making it again helps. */
export class FileGone extends Error {}

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Writes the journal, payloads, keys, credentials and files into one file. The database is read at one moment; files afterwards, while the house goes on. What has been
 * erased before that moment is not in it: its key and its words are gone from the database.
 */
export async function backup(
  house: House & { readonly store: OpenStore },
  of: { readonly root: string; readonly purpose: string; readonly madeAt: string },
  path: string,
): Promise<BackupMade> {
  const units = (await house.store.units()).map(({ unit }) => unit)
  const head: BackupHead = { format: 1, ...of, units, schema: migrations().length }
  const made = { units: units.length, rows: 0, files: 0 }
  await writeArchive(path, async (archive) => {
    await archive.add(headName, Buffer.from(JSON.stringify(head)))
    const files = await writeTables(house.store, archive, units, made)
    for (const { unit, sha256, size } of files) await writeFile(house, archive, unit, sha256, size)
    made.files = files.length
    await archive.add(manifestName, Buffer.alloc(0))
  })
  return made
}

function writeTables(store: OpenStore, archive: ArchiveWriter, units: readonly string[], made: { rows: number }) {
  return store.session({ unit: nobody }, 'snapshot', async (session) => {
    await takeTime(session)
    const files: { unit: string; sha256: string; size: number }[] = []
    for (const unit of units) {
      await session.turnTo(unit)
      for (const table of dumpedTables) {
        let part = 0
        for await (const lines of dumpTable(session, table)) {
          made.rows += lines.length
          await archive.add(`tables/${unit}/${table}/${part++}.ndjson`, Buffer.from(lines.join('\n')))
        }
      }
      for (const { sha256, size } of await fileLines(session)) files.push({ unit, sha256, size })
    }
    return files
  })
}

async function writeFile(
  house: House,
  archive: ArchiveWriter,
  unit: string,
  sha256: string,
  size: number,
): Promise<void> {
  const bytes = await house.files.read(unit, sha256)
  if (!bytes) throw new FileGone(`file ${sha256} of unit ${unit} is not in the file store`)
  await archive.addStream(`files/${unit}/${sha256}`, size, bytes)
}
