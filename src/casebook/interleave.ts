import { earlierOf } from './chain.ts'
import type { Balance, CastMember, Scenario, ScenarioLine } from './scenario.ts'

/**
 * Several stories of one unit as one, in the order of time: a clock goes forwards only, so that stories of the same weeks cannot be told one after the other. What
 * happens at the same minute stays in the order of the stories; the balances come last, without those of stories that another one goes on from: they held when it began. An alias that two stories use is told as a defect, because the second would
 * take over the first one's record; stories that go on from each other share theirs.
 */
export function interleave(
  name: string,
  scenarios: readonly Scenario[],
): { scenario: Scenario; defects: readonly string[] } {
  const lines = scenarios.flatMap((scenario) =>
    scenario.lines.map((line) => ({
      ...{ line, first: firstRegister(scenario) },
      last: !scenarios.some(({ follows, beside }) => follows === scenario.name || beside.includes(scenario.name)),
    })),
  )
  const dated = lines.flatMap(({ line }) => (line.kind === 'balance' ? [] : [line]))
  const balances = lines.flatMap(({ line, first, last }): Balance[] =>
    line.kind === 'balance' && last ? [{ ...line, register: line.register ?? first }] : [],
  )
  const at = ({ day, time }: { readonly day: string; readonly time: string }) => `${day} ${time}`
  const inTime = [...dated].sort((a, b) => (at(a) === at(b) ? 0 : at(a) < at(b) ? -1 : 1))
  const scenario: Scenario = {
    file: name,
    name,
    sentence: scenarios.map(({ sentence }) => sentence).join('; '),
    follows: null,
    beside: [],
    departments: [...new Set(scenarios.flatMap(({ departments }) => departments))],
    cast: castOf(scenarios),
    uses: [...new Set(scenarios.flatMap(({ uses }) => uses))],
    settings: scenarios.flatMap(({ settings }) => settings),
    lines: [...inTime, ...balances],
  }
  return { scenario, defects: doubles(scenarios) }
}

/** People of several stories once each, with the posts that any of them gives them. */
function castOf(scenarios: readonly Scenario[]): readonly CastMember[] {
  const members = new Map<string, CastMember>()
  for (const member of scenarios.flatMap(({ cast }) => cast)) {
    const known = members.get(member.name)
    const has = new Set(known?.posts.map(({ post, department }) => `${post}@${department}`))
    const more = member.posts.filter(({ post, department }) => !has.has(`${post}@${department}`))
    members.set(member.name, known ? { ...known, posts: [...known.posts, ...more] } : member)
  }
  return [...members.values()]
}

/**
 * A story with those it is told beside, as one.
 * @returns a sentence for the author where one of them is not there
 */
export function withThoseBeside(scenario: Scenario, all: readonly Scenario[]): Scenario | string {
  const told: Scenario[] = []
  for (const name of scenario.beside) {
    const other = all.find((one) => one.name === name)
    const earlier = other ? earlierOf(other, all) : `there is no story '${name}' to be told beside`
    if (typeof earlier === 'string' || !other) return String(earlier)
    told.push(...[...earlier, other].filter((one) => !told.includes(one)))
  }
  const { scenario: together, defects } = interleave(scenario.name, [...told, scenario])
  return defects.length > 0 ? defects.join('; ') : together
}

/** The register a balance counts that names none. */
function firstRegister({ lines }: Scenario): string | null {
  for (const line of lines) if (line.kind === 'act' && line.register !== null) return line.register
  return null
}

function doubles(scenarios: readonly Scenario[]): string[] {
  const owner = new Map<string, string>()
  return scenarios.flatMap((scenario) =>
    [...new Set(scenario.lines.flatMap(aliasesOf))].flatMap((alias) => {
      const name = beginningOf(scenario, scenarios)
      const other = owner.get(alias)
      owner.set(alias, name)
      return other === undefined || other === name ? [] : [`'${alias}' is a record of ${other} and of ${name}`]
    }),
  )
}

/** The story that stories going on from each other begin with. */
function beginningOf(scenario: Scenario, all: readonly Scenario[]): string {
  const earlier = earlierOf(scenario, all)
  return typeof earlier === 'string' ? scenario.name : (earlier[0]?.name ?? scenario.name)
}

function aliasesOf(line: ScenarioLine): string[] {
  if (line.kind === 'balance') return []
  const created = line.expects.flatMap((one) => (one.kind === 'created' ? [one.alias] : []))
  return line.kind === 'act' && line.register !== null ? [line.alias, ...created] : created
}
