import type { Finding, Part } from './finding.ts'
import { readJson, runTool } from './run-tool.ts'

interface Named {
  readonly name: string
  readonly line?: number
}
type Kind =
  | 'files'
  | 'dependencies'
  | 'devDependencies'
  | 'optionalPeerDependencies'
  | 'unlisted'
  | 'binaries'
  | 'unresolved'
  | 'exports'
  | 'types'
  | 'duplicates'
type KnipFile = { readonly file: string } & { readonly [kind in Kind]?: readonly (Named | readonly Named[])[] }

const wording: Readonly<{ [kind in Kind]: string }> = {
  files: 'is used by nothing',
  dependencies: 'package is used by nothing',
  devDependencies: 'package is used by nothing',
  optionalPeerDependencies: 'package is used without being declared',
  unlisted: 'package is used without being declared in package.json',
  binaries: 'program is used without being declared in package.json',
  unresolved: 'cannot be found',
  exports: 'is exported, and imported by nothing',
  types: 'is an exported type, and imported by nothing',
  duplicates: 'is exported twice',
}

function findingsOf(issue: KnipFile): Finding[] {
  const findings: Finding[] = []
  for (const [kind, words] of Object.entries(wording)) {
    const entries = issue[kind as Kind]
    for (const entry of entries ?? []) {
      const all = 'name' in entry ? [entry] : entry
      const line = all[0]?.line
      const name = all.map((one) => one.name).join(', ')
      const message = kind === 'files' ? words : `${name} ${words}`
      findings.push({ file: issue.file, ...(line === undefined ? {} : { line }), message })
    }
  }
  return findings
}

/** Files, exports and packages nobody uses (knip). */
export const unused: Part = {
  name: 'unused',
  weight: 3,
  async look(root) {
    const answer = await runTool('knip', ['--reporter', 'json', '--no-progress', '--no-config-hints'], root)
    const { issues } = readJson<{ readonly issues: readonly KnipFile[] }>('knip', answer)
    return { findings: issues.flatMap(findingsOf) }
  },
}
