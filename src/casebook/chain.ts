import type { Scenario } from './scenario.ts'

/** Stories that go on from each other, as one: the stage of all of them, and their lines one after the other. */
export function asOne(stories: readonly Scenario[]): Scenario {
  const [first] = stories
  if (stories.length === 1 && first) return first
  const last = stories.at(-1)
  return {
    file: last?.file ?? '',
    name: last?.name ?? '',
    sentence: stories.map(({ sentence }) => sentence).join('; '),
    follows: first?.follows ?? null,
    beside: [],
    departments: stories.flatMap(({ departments }) => departments),
    cast: stories.flatMap(({ cast }) => cast),
    uses: stories.flatMap(({ uses }) => uses),
    settings: stories.flatMap(({ settings }) => settings),
    lines: stories.flatMap(({ lines }) => lines),
  }
}

/**
 * The stories a story goes on from, first to last.
 * @returns a sentence for the author where one of them is not there, or they run in a ring
 */
export function earlierOf(scenario: Scenario, all: readonly Scenario[]): readonly Scenario[] | string {
  const earlier: Scenario[] = []
  for (let name = scenario.follows; name !== null; ) {
    const before = all.find((one) => one.name === name)
    if (!before) return `there is no story '${name}' to go on from`
    if (before === scenario || earlier.includes(before)) return `'${name}' goes on from itself`
    earlier.unshift(before)
    name = before.follows
  }
  return earlier
}
