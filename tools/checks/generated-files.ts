import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Generator, generators } from '../generated.ts'
import { type Finding, type Part, ToolBroke } from './finding.ts'
import { runProgram } from './run-tool.ts'

/** Runs one generator; with `check` it only says whether its files are what it would write. */
export async function generate(
  root: string,
  { program: [file, ...args] }: Generator,
  check: boolean,
): Promise<boolean> {
  const answer = await runProgram(
    process.execPath,
    [path.join(root, file), ...args, ...(check ? ['--check'] : [])],
    root,
  )
  if (answer.code === 0) return true
  if (answer.code === 1 && check) return false
  throw new ToolBroke(`${file} ended with ${answer.code}:\n${answer.stderr || answer.stdout}`.slice(0, 2000))
}

export async function lookAtGenerated(root: string, list: readonly Generator[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const one of list) {
    const missing = one.files.filter((file) => !existsSync(path.join(root, file)))
    for (const file of missing) findings.push({ file, message: `${one.program[0]} did not write it` })
    const same = await generate(root, one, true)
    if (!same)
      findings.push({
        file: one.files.join(', '),
        message: `is not what its sources say (${one.program[0]}): npm run generate`,
      })
  }
  return findings
}

export const generatedFiles: Part = {
  name: 'generated',
  weight: 2,
  look: async (root) => ({ findings: await lookAtGenerated(root, generators) }),
}
