import type { RegisterView, StateView } from '../../../src/contract/view.ts'

export interface PathStep {
  readonly state: StateView
  readonly place: 'passed' | 'now' | 'ahead'
  /** Off the main way: a state the record came through, or stands in, that the straight course does not have. */
  readonly aside: boolean
}

/** The straight course of a procedure: from what a creating verb leads to, along what each state awaits first, to the first final state. */
export function mainWay(view: RegisterView): string[] {
  const begin =
    view.verbs.find((verb) => verb.from === 'nothing' && verb.to !== null && !verb.machine) ??
    view.verbs.find((verb) => verb.from === 'nothing' && verb.to !== null)
  const way: string[] = []
  let at = begin?.to ?? view.states[0]?.name ?? null
  while (at !== null && !way.includes(at)) {
    way.push(at)
    at = nextOf(view, at, way)
  }
  return way
}

function nextOf(view: RegisterView, at: string, way: readonly string[]): string | null {
  const state = view.states.find((one) => one.name === at)
  if (!state || state.final) return null
  const leads = (name: string) =>
    view.verbs.find((verb) => verb.name === name && verb.to !== null && !way.includes(verb.to))
  const awaited = state.awaits.map(leads).find((verb) => verb !== undefined)
  const possible =
    awaited ??
    view.verbs.find(
      (verb) => Array.isArray(verb.from) && verb.from.includes(at) && verb.to !== null && !way.includes(verb.to),
    )
  return possible?.to ?? null
}

/**
 * Where a record stands. `been` are the states it has come through, oldest first. On the straight course, everything up to where it stands is passed
 * and the rest lies ahead; where it stands off the course, that state is put in after the last one it came through, and nothing ahead is promised
 * once it is final.
 */
export function stepsOf(view: RegisterView, now: string, been: readonly string[]): PathStep[] {
  const byName = new Map(view.states.map((state) => [state.name, state]))
  const way = mainWay(view).flatMap((name) => byName.get(name) ?? [])
  const here = byName.get(now)
  const stand = way.findIndex((state) => state.name === now)
  if (stand >= 0 || !here)
    return way.map((state, place) => ({
      state,
      place: place < stand ? 'passed' : place === stand ? 'now' : 'ahead',
      aside: false,
    }))
  const last = Math.max(-1, ...been.map((name) => way.findIndex((state) => state.name === name)))
  const passed: PathStep[] = way.slice(0, last + 1).map((state) => ({ state, place: 'passed', aside: false }))
  const rest: PathStep[] = here.final
    ? []
    : way.slice(last + 1).map((state) => ({ state, place: 'ahead', aside: false }))
  return [...passed, { state: here, place: 'now', aside: true }, ...rest]
}
