import type { Instant } from '../calendar/days.ts'
import { instantAt } from '../calendar/zones.ts'
import type { Registers } from '../kernel/assemble.ts'
import { part, type Register, type Verb } from '../kernel/register.ts'
import { inUse } from '../kernel/situation.ts'
import { checkBalance } from './balance.ts'
import { asOne } from './chain.ts'
import { checkExpectation, type Play } from './expect.ts'
import { readCaseValue, UnknownName } from './read-value.ts'
import type { Act, CaseDefect, Expectation, Scenario, ScenarioLine, Wait } from './scenario.ts'
import type { Doing, Outcome, World } from './world.ts'

/** How a scenario went: passed when nothing is wrong. */
export interface Played {
  readonly scenario: Scenario
  readonly defects: readonly CaseDefect[]
}

/**
 * Plays a scenario in a world and compares what happens with what its author expects. Goes on after a defect, so that one run tells all of them; but what follows
 * from a record that already went wrong is not told again. @param earlier the stories it goes on from, first to last: they are played before it in the same world
 */
export async function playScenario(
  last: Scenario,
  world: World,
  registers: Registers,
  earlier: readonly Scenario[] = [],
): Promise<Played> {
  const stories = [...earlier, last]
  const scenario = asOne(stories)
  const defects: CaseDefect[] = []
  const play: Play = { scenario, world, registers, aliases: new Map(), spoilt: new Set(), first: null }
  const dated = scenario.lines.filter((line): line is Act | Wait => line.kind !== 'balance')
  const [first] = dated
  if (!first) return { scenario, defects: [{ file: scenario.file, line: 1, says: 'nothing happens' }] }
  const settings = [...switchedOn(scenario, registers), ...scenario.settings]
  await world.begin({ ...scenario, settings, starts: momentOf(first, world), registers: namedIn(scenario) })
  for (const line of scenario.lines) {
    for (const says of await playLine(line, play)) defects.push({ file: line.file, line: line.line, says })
  }
  return { scenario, defects }
}

function momentOf({ day, time }: Act | Wait, world: World): Instant {
  return instantAt(day, time, world.zone)
}

/** The switches of what the scenario uses; a name nobody has switches nothing, and whatever is then done in it is refused. */
function switchedOn({ uses }: Scenario, { current }: Registers): Scenario['settings'] {
  return current
    .filter(({ name, domain, startsOff }) => startsOff && (uses.includes(name) || uses.includes(domain)))
    .map(({ name }) => ({ register: name, setting: inUse, value: 1 }))
}

/** Registers a scenario speaks of: their duties run in it. */
function namedIn({ lines }: Scenario): string[] {
  const names = lines.flatMap((line) => {
    const expects: readonly Expectation[] = line.kind === 'balance' ? [] : line.expects
    const expected = expects.map((one) => ('register' in one ? one.register : null))
    return [line.kind === 'wait' ? null : line.register, ...expected]
  })
  return [...new Set(names.filter((name) => name !== null))]
}

async function playLine(line: ScenarioLine, play: Play): Promise<readonly string[]> {
  if (line.kind === 'balance') return checkBalance(line, play)
  const problems = [...(await play.world.advance(momentOf(line, play.world)))]
  if (line.kind === 'act') problems.push(...(await playAct(line, play)))
  for (const expectation of line.expects) {
    if (expectation.kind !== 'refused' && expectation.kind !== 'warned') {
      problems.push(...(await checkExpectation(expectation, line.kind === 'act' ? line.alias : null, play)))
    }
  }
  return problems
}

async function playAct(line: Act, play: Play): Promise<readonly string[]> {
  const known = play.aliases.get(line.alias)
  if (line.register === null && !known)
    return play.spoilt.has(line.alias) ? [] : [`there is no record '${line.alias}' yet`]
  const name = line.register ?? known?.register ?? ''
  const register = play.registers.get(name)
  if (!register) return [`there is no register '${name}'`]
  const cast =
    line.actor === 'time' || line.actor === 'house' || play.scenario.cast.some((member) => member.name === line.actor)
  if (!cast) return [`'${line.actor}' is not cast`]
  const verb = verbOf(register, line.verb)
  try {
    const fields = await fieldsOf(line, register, play)
    const { actor, note, recorder } = line
    const record = line.register === null ? (known?.id ?? null) : null
    const doing: Doing = { actor, register: name, record, verb: verb?.name ?? line.verb, fields, note, recorder }
    return compare(line, name, await play.world.perform(doing), play)
  } catch (error) {
    if (error instanceof UnknownName) return [error.message]
    throw error
  }
}

/** `declares` is read as the verb `declare`. */
export function verbOf(register: Register, word: string): Verb | undefined {
  const short = word.endsWith('es')
    ? [word.slice(0, -1), word.slice(0, -2)]
    : word.endsWith('s')
      ? [word.slice(0, -1)]
      : []
  return [word, ...short].map((name) => part(register.verbs, name)).find((verb) => verb !== undefined)
}

async function fieldsOf(line: Act, register: Register, { world, aliases }: Play): Promise<Doing['fields']> {
  const fields: { [field: string]: unknown } = {}
  for (const { field, value } of line.fields) {
    fields[field] = await readCaseValue(part(register.fields, field), value, world, aliases)
  }
  return fields
}

function compare(line: Act, register: string, outcome: Outcome, play: Play): string[] {
  if (outcome.ok) play.aliases.set(line.alias, { register, id: outcome.record })
  if (play.spoilt.has(line.alias)) return []
  const refused = line.expects.find((one) => one.kind === 'refused')
  const warned = line.expects.find((one) => one.kind === 'warned')
  if (!outcome.ok) {
    const codes = outcome.refusals.join(' ')
    if (refused && sameSet(refused.codes, outcome.refusals)) return []
    if (refused) return [`expected to be refused with ${refused.codes.join(' ')}, was refused with ${codes}`]
    play.spoilt.add(line.alias)
    return [`${line.actor} ${line.verb} ${line.alias} was refused: ${codes}`]
  }
  play.first ??= register
  if (refused) {
    play.spoilt.add(line.alias)
    return [`expected to be refused with ${refused.codes.join(' ')}, was done`]
  }
  if (!warned || warned.codes.every((code) => outcome.warnings.includes(code))) return []
  return [`expected warnings ${warned.codes.join(' ')}, was warned of ${outcome.warnings.join(' ') || 'nothing'}`]
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === new Set(b).size && a.every((one) => b.includes(one))
}
