import path from 'node:path'
import { house, type Part } from './finding.ts'
import { readJson, runTool } from './run-tool.ts'

interface LintedFile {
  readonly filePath: string
  readonly messages: readonly { readonly ruleId: string | null; readonly line?: number; readonly message: string }[]
}

export const lint: Part = {
  name: 'lint',
  weight: 7,
  async look(root) {
    const args = [
      '--config',
      path.join(house, 'eslint.config.js'),
      '--format',
      'json',
      '--no-error-on-unmatched-pattern',
      '.',
    ]
    const files = readJson<LintedFile[]>('eslint', await runTool('eslint', args, root))
    const findings = files.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, message }) => ({
        file: path.relative(root, filePath),
        ...(line === undefined ? {} : { line }),
        message: `${message} (${ruleId ?? 'parse'})`,
      })),
    )
    return { findings }
  },
}
