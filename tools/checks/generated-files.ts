import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Generated, generated } from '../generated.ts'
import { type Finding, type Part, ToolBroke } from './finding.ts'
import { runProgram } from './run-tool.ts'

/** Runs one generator, which writes below `into`. */
export async function generate(root: string, one: Generated, into: string): Promise<void> {
  const [program, ...args] = one.program
  const answer = await runProgram(process.execPath, [path.join(root, program), ...args, into], root)
  if (answer.code !== 0)
    throw new ToolBroke(`${one.name} ended with ${answer.code}:\n${answer.stderr || answer.stdout}`.slice(0, 2000))
}

function read(folder: string, file: string): string | undefined {
  const place = path.join(folder, file)
  return existsSync(place) ? readFileSync(place, 'utf8') : undefined
}

/** Compares what the generators write now with what is committed. */
export async function lookAtGenerated(root: string, list: readonly Generated[]): Promise<Finding[]> {
  const into = mkdtempSync(path.join(tmpdir(), 'bihuan-generated-'))
  const findings: Finding[] = []
  try {
    for (const one of list) {
      await generate(root, one, into)
      for (const file of one.files) {
        const fresh = read(into, file)
        if (fresh === undefined) findings.push({ file, message: `${one.name} did not write it` })
        else if (fresh !== read(root, file))
          findings.push({ file, message: 'is not what its sources say: npm run generate' })
      }
    }
  } finally {
    rmSync(into, { recursive: true, force: true })
  }
  return findings
}

export const generatedFiles: Part = {
  name: 'generated',
  weight: 2,
  look: async (root) => {
    const findings = await lookAtGenerated(root, generated)
    return generated.length === 0 ? { findings, notes: ['nothing is generated yet'] } : { findings }
  },
}
