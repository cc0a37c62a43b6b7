// `npm run torture [-- part-of-a-path …]`: the long counts of the fault tests, one file after the other.
import { house } from './checks/finding.ts'
import { filesBelow, sourceFolders } from './checks/tree.ts'
import { conclude, runOneAfterAnother } from './one-after-another.ts'
import { databaseOnce } from './testing/stages.ts'

const filters = process.argv.slice(2)
const wanted = (file: string): boolean => filters.length === 0 || filters.some((filter) => file.includes(filter))
const files = filesBelow(house, sourceFolders).filter((file) => file.endsWith('.torture.ts') && wanted(file))
const database = databaseOnce(house)
try {
  conclude(files, await runOneAfterAnother(files, files.length === 0 ? {} : await database.env()))
} finally {
  await database.stop()
}
