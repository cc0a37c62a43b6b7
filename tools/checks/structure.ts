import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { doors, mainRoom } from '../rooms.ts'
import { type Finding, house, type Part } from './finding.ts'
import { readJson, runTool } from './run-tool.ts'
import { filesBelow, sourceFolders } from './tree.ts'

interface CruiseAnswer {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
      readonly comment?: string
      readonly cycle?: readonly { readonly name: string }[]
    }[]
    readonly ruleSetUsed?: { readonly forbidden?: readonly { readonly name: string; readonly comment?: string }[] }
  }
}

/** Folders of src/ are the rooms of the table and no others; a room with nothing in it is a promise nobody keeps. */
function lookAtRooms(root: string): Finding[] {
  const source = path.join(root, 'src')
  if (!existsSync(source)) return []
  return readdirSync(source, { withFileTypes: true }).flatMap(({ name }) => {
    const file = `src/${name}`
    if (name !== mainRoom && !Object.hasOwn(doors, name)) {
      return [{ file, message: 'is no room of the house (tools/rooms.ts): put it into the room whose business it is' }]
    }
    return filesBelow(root, [file]).length === 0 ? [{ file, message: 'is an empty room: fill it or remove it' }] : []
  })
}

async function lookAtDoors(root: string): Promise<Finding[]> {
  const folders = sourceFolders.filter((folder) => existsSync(path.join(root, folder)))
  const args = ['--config', path.join(house, '.dependency-cruiser.cjs'), '--output-type', 'json', ...folders]
  const { summary } = readJson<CruiseAnswer>('depcruise', await runTool('depcruise', args, root))
  const reasons = new Map(summary.ruleSetUsed?.forbidden?.map(({ name, comment }) => [name, comment]))
  return summary.violations.map(({ from, to, rule, cycle }) => {
    const way = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ')
    return { file: from, message: `imports ${way}: ${reasons.get(rule.name) ?? ''} (${rule.name})` }
  })
}

export const structure: Part = {
  name: 'structure',
  weight: 3,
  look: async (root) => ({ findings: [...lookAtRooms(root), ...(await lookAtDoors(root))] }),
}
