import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pureRooms } from '../rooms.ts'
import { type Finding, type Part, ToolBroke } from './finding.ts'
import { runTool } from './run-tool.ts'

/** `file(line,column): error TS1234: message`, as tsc prints it without colours; further lines of a message are indented. */
const located = /^(\S[^(\n]*)\((\d+),\d+\): error (TS\d+: .*)$/
const unlocated = /^error (TS\d+: .*)$/
/** TS18003: the settings name no file that is there. Rooms may be absent. */
const nothingThere = 'TS18003'

/** Type-checks with one settings file; errors in files outside `keep` belong to another part. */
async function compile(root: string, settings: string, keep: (file: string) => boolean): Promise<Finding[]> {
  const answer = await runTool('tsc', ['-p', settings, '--noEmit', '--pretty', 'false'], root)
  const lines = answer.stdout.split('\n')
  const findings: Finding[] = []
  let broke = answer.code !== 0
  for (const line of lines) {
    const at = located.exec(line)
    const general = unlocated.exec(line)
    if (at !== null || general !== null) broke = false
    if (at !== null) findings.push({ file: at[1] ?? '', line: Number(at[2]), message: at[3] ?? '' })
    else if (general !== null && !line.includes(nothingThere))
      findings.push({ file: settings, message: general[1] ?? '' })
  }
  if (broke)
    throw new ToolBroke(
      `tsc -p ${settings} ended with ${answer.code}:\n${answer.stdout}${answer.stderr}`.slice(0, 2000),
    )
  return findings.filter(({ file }) => keep(file))
}

export const types: Part = {
  name: 'types',
  weight: 9,
  look: async (root) => ({ findings: await compile(root, 'tsconfig.json', () => true) }),
}

/** The pure rooms once more, in a world without Node, DOM or a console. What they import is checked above, by its own rules. */
export const pureTypes: Part = {
  name: 'types-pure',
  weight: 4,
  look: async (root) => {
    const isPure = (file: string): boolean =>
      file.startsWith('tsconfig') || pureRooms.some((room) => file.startsWith(`src/${room}/`))
    return { findings: await compile(root, 'tsconfig.pure.json', isPure) }
  },
}

/** Every settings file of the desk: its pages, and what of it runs in Node (its tests, its build). */
export const deskTypes: Part = {
  name: 'types-desk',
  weight: 8,
  look: async (root) => {
    const folder = path.join(root, 'web/desk')
    if (!existsSync(folder)) return { findings: [], notes: ['there is no web/desk yet'] }
    const settings = readdirSync(folder).filter((name) => /^tsconfig.*\.json$/.test(name))
    const findings: Finding[] = []
    for (const name of settings) findings.push(...(await compile(root, `web/desk/${name}`, () => true)))
    return { findings }
  },
}
