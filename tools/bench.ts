// `npm run bench [-- part-of-a-path …]`: every program directly in bench/, one after the other; each measures against a floor
// in the same run and prints the ratio. What several of them use lies in folders below bench/.
import { house } from './checks/finding.ts'
import { filesBelow } from './checks/tree.ts'
import { conclude, runOneAfterAnother } from './one-after-another.ts'

const filters = process.argv.slice(2)
const wanted = (file: string): boolean => filters.length === 0 || filters.some((filter) => file.includes(filter))
const files = filesBelow(house, ['bench']).filter(
  (file) => /^bench\/[^/]+\.ts$/.test(file) && !/\.test\.ts$/.test(file) && wanted(file),
)
conclude(files, await runOneAfterAnother(files, {}))
