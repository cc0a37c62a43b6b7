import type { Registers } from '../kernel/assemble.ts'
import { earlierOf } from './chain.ts'
import { withThoseBeside } from './interleave.ts'
import { type Parsed, parseScenario } from './parse.ts'
import type { Maps } from './pure-house.ts'
import { PureWorld } from './pure-world.ts'
import { playScenario } from './run.ts'
import type { CaseDefect, Scenario } from './scenario.ts'
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

/**
 * Plays every case in a world of its own, with the kernel alone; stories that go on from each other are played once, in one world. What a case with a defect showed
 * does not count as shown.
 */
export async function playCasebook(
  files: readonly CaseFile[],
  registers: Registers,
  maps: Maps = {},
): Promise<CasebookReport> {
  const parsed = files.map(({ file, text }) => ({ file, ...parseScenario(file, text) }))
  const scenarios = parsed.flatMap(({ scenario }) => scenario ?? [])
  const defects = [...parsed.flatMap((one) => one.defects), ...doubles(scenarios)]
  const fired = new Set<string>()
  for (const scenario of scenarios) {
    const earlier = earlierOf(scenario, scenarios)
    const whole = scenario.beside.length === 0 ? scenario : withThoseBeside(scenario, scenarios)
    for (const says of [earlier, whole])
      if (typeof says === 'string') defects.push({ file: scenario.file, line: 1, says })
    if (typeof earlier === 'string' || typeof whole === 'string') continue
    if (scenarios.some(({ follows }) => follows === scenario.name)) continue
    const trace = new Trace()
    const played = await playScenario(whole, new PureWorld(registers, trace, maps), registers, earlier)
    defects.push(...played.defects)
    const told = [...earlier, scenario].map(({ file }) => file)
    if (!defects.some(({ file }) => told.includes(file))) for (const line of trace.fired) fired.add(line)
  }
  return { cases: parsed.map((one) => reportOf(one, defects)), fired }
}

function doubles(scenarios: readonly Scenario[]): CaseDefect[] {
  return scenarios
    .filter(({ name }, at) => scenarios.findIndex((one) => one.name === name) < at)
    .map(({ file }) => ({ file, line: 1, says: 'another case has this name' }))
}

function reportOf({ file, scenario }: Parsed & { readonly file: string }, defects: readonly CaseDefect[]): CaseReport {
  const { name = file, sentence = '', lines = [] } = scenario ?? {}
  const own = defects.filter((one) => one.file === file).sort((a, b) => a.line - b.line)
  return { file, name, sentence, lines: lines.length, defects: own }
}
