import { parseScenario } from '../casebook/parse.ts'
import { verbOf } from '../casebook/run.ts'
import type { Act, Expectation, Scenario } from '../casebook/scenario.ts'
import type { CaseStep, ShownCase } from '../http/wiring.ts'
import type { Register } from '../kernel/register.ts'
import { isStory, readCaseFiles } from './casebook-files.ts'

let read: readonly Scenario[] | null = null

/** Cases that show a register at work, with what is done in it. Read once, when somebody first looks: an installation without its casebook shows none. */
export function casesOf(register: Register): readonly ShownCase[] {
  read ??= readScenarios()
  return read.flatMap((scenario) => {
    const steps = stepsOf(scenario, register)
    return steps.length === 0 ? [] : [{ name: scenario.name, sentence: scenario.sentence, steps }]
  })
}

/** The demo's stories and the round are no cases: they go on for hundreds of lines and show nothing in particular. */
function readScenarios(): readonly Scenario[] {
  try {
    return readCaseFiles()
      .filter(({ file }) => !isStory(file))
      .flatMap(({ file, text }) => parseScenario(file, text).scenario ?? [])
  } catch {
    return []
  }
}

function stepsOf({ lines }: Scenario, register: Register): readonly CaseStep[] {
  const owners = new Map<string, string>()
  const acts = lines.filter((line): line is Act => line.kind === 'act')
  for (const { alias, register: named } of acts) if (named !== null) owners.set(alias, named)
  return acts
    .filter(({ alias }) => owners.get(alias) === register.name)
    .map(({ day, actor, verb, expects }) => ({
      ...{ on: day, actor, verb: verbOf(register, verb)?.name ?? verb },
      refused: codesOf(expects, 'refused'),
      warned: codesOf(expects, 'warned'),
    }))
}

function codesOf(expects: readonly Expectation[], kind: 'refused' | 'warned'): readonly string[] {
  return expects.flatMap((one) => (one.kind === kind ? one.codes : []))
}
