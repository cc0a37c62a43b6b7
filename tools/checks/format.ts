import type { Part } from './finding.ts'
import { readJson, runTool } from './run-tool.ts'

interface BiomeAnswer {
  readonly diagnostics: readonly {
    readonly message: string
    readonly category: string
    readonly location: { readonly path: string }
  }[]
}

export const format: Part = {
  name: 'format',
  weight: 1,
  async look(root) {
    const args = ['format', '--reporter=json', '--max-diagnostics=none', '.']
    const answer = await runTool('biome', args, root)
    const { diagnostics } = readJson<BiomeAnswer>('biome', answer)
    const findings = diagnostics.map(({ category, message, location }) => ({
      file: location.path,
      message: category === 'format' ? 'is not formatted: npm run format' : message,
    }))
    return { findings }
  },
}
