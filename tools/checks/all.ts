import { availableParallelism } from 'node:os'
import { debtsPart } from './debts.ts'
import type { Part, Verdict } from './finding.ts'
import { format } from './format.ts'
import { generatedFiles } from './generated-files.ts'
import { lint } from './lint.ts'
import { names } from './names.ts'
import { sizes } from './sizes.ts'
import { structure } from './structure.ts'
import { deskTypes, pureTypes, types } from './types.ts'
import { unused } from './unused.ts'
import { words } from './words.ts'

/** Every part, in the order in which they are reported. */
export const parts: readonly Part[] = [
  format,
  lint,
  types,
  pureTypes,
  deskTypes,
  structure,
  unused,
  sizes,
  names,
  words,
  debtsPart,
  generatedFiles,
]

export interface Report extends Verdict {
  readonly name: string
  readonly seconds: number
}

async function lookWith(part: Part, root: string): Promise<Report> {
  const start = performance.now()
  const took = (): number => (performance.now() - start) / 1000
  try {
    const verdict = await part.look(root)
    return { ...verdict, name: part.name, seconds: took() }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { findings: [{ file: '', message: `the check itself broke: ${message}` }], name: part.name, seconds: took() }
  }
}

/**
 * Looks at a tree with the chosen parts and collects everything that is wrong: as many at once as there are processors, the
 * heaviest first, so that no long one is left to the end.
 */
export async function lookAtAll(
  root: string,
  chosen: readonly Part[],
  done: (report: Report) => void,
): Promise<Report[]> {
  const waiting = [...chosen].sort((a, b) => b.weight - a.weight)
  const reports = new Map<string, Report>()
  const worker = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const report = await lookWith(part, root)
      reports.set(part.name, report)
      done(report)
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker))
  return chosen.flatMap(({ name }) => reports.get(name) ?? [])
}

/** One line of a finding, as editors make it clickable. */
export function placeOf({ file, line }: { readonly file: string; readonly line?: number }): string {
  return line === undefined ? file : `${file}:${line}`
}

/** Everything found, part by part; '' when all is well. */
export function tell(reports: readonly Report[]): string {
  const lines: string[] = []
  for (const { name, findings } of reports) {
    if (findings.length === 0) continue
    lines.push('', `${name}: ${findings.length}`)
    for (const finding of findings) lines.push(`  ${placeOf(finding)}  ${finding.message.replaceAll('\n', '\n    ')}`)
  }
  return lines.join('\n')
}

export function summaryLine({ name, seconds, findings, notes }: Report): string {
  const result = findings.length === 0 ? 'ok' : `${findings.length} found`
  const aside = notes === undefined || notes.length === 0 ? '' : `   (${notes.join('; ')})`
  return `  ${name.padEnd(12)}${seconds.toFixed(1).padStart(6)} s   ${result}${aside}`
}
