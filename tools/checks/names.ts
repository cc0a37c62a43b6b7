import type { Finding, Part } from './finding.ts'
import { filesBelow, sourceFolders } from './tree.ts'

/** Words that say that something had no place. Rooms and files are named by what is in them. */
const empty = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'service',
  'services',
  'manager',
  'managers',
  'misc',
  'shared',
  'stuff',
])
/** Names given to us by the platform. */
const given = new Set(['service-worker'])
const onlyIndex = 'src/registers/index.ts'

function lookAtName(file: string): Finding[] {
  const findings: Finding[] = []
  for (const name of file.split('/')) {
    const stem = name.replace(/\..*$/, '')
    const pieces = given.has(stem) ? [] : stem.split(/[-_@]|(?<=[a-z])(?=[A-Z])/)
    const word = pieces.find((piece) => empty.has(piece.toLowerCase()))
    if (word !== undefined) findings.push({ file, message: `“${word}” names nothing: name it by what is in it` })
  }
  if (/(^|\/)index\.[cm]?[jt]sx?$/.test(file) && file !== onlyIndex) {
    findings.push({ file, message: `is an index file: only ${onlyIndex} is one; import files by their name` })
  }
  return findings
}

export const names: Part = {
  name: 'names',
  weight: 0,
  look: async (root) => {
    const folders = [...sourceFolders, 'casebook', 'docs', 'deploy', 'fixtures']
    return { findings: filesBelow(root, folders).flatMap(lookAtName) }
  },
}
