import type { Registers } from '../kernel/assemble.ts'
import type { MechanismMap } from '../kernel/mechanism-map.ts'
import { parseScenario } from './parse.ts'
import { PureWorld } from './pure-world.ts'
import { playScenario } from './run.ts'
import type { CaseDefect } from './scenario.ts'
import { Trace } from './trace.ts'

/** A case file: its name as people see it, and its text. */
export interface CaseFile {
  readonly file: string
  readonly text: string
}

export interface CaseReport {
  readonly file: string
  readonly name: string
  readonly sentence: string
  readonly lines: number
  readonly defects: readonly CaseDefect[]
}

export interface CasebookReport {
  readonly cases: readonly CaseReport[]
  /** Declared things that were seen at work in cases that passed. */
  readonly fired: ReadonlySet<string>
}

/** Plays every case in a world of its own, with the kernel alone. What a case with a defect showed does not count as shown. */
export async function playCasebook(
  files: readonly CaseFile[],
  registers: Registers,
  mechanisms: MechanismMap | null = null,
): Promise<CasebookReport> {
  const cases: CaseReport[] = []
  const fired = new Set<string>()
  for (const { file, text } of files) {
    const { scenario, defects } = parseScenario(file, text)
    const trace = new Trace()
    const played = scenario
      ? await playScenario(scenario, new PureWorld(registers, trace, mechanisms), registers)
      : null
    const twice = cases.some(({ name }) => scenario?.name === name)
      ? [{ file, line: 1, says: 'another case has this name' }]
      : []
    const all = [...defects, ...twice, ...(played?.defects ?? [])].sort((a, b) => a.line - b.line)
    if (all.length === 0) for (const line of trace.fired) fired.add(line)
    const { name = file, sentence = '', lines = [] } = scenario ?? {}
    cases.push({ file, name, sentence, lines: lines.length, defects: all })
  }
  return { cases, fired }
}
