import type { RegisterSpec } from './spec.ts'

/** States that can be arrived at from some states, these included; from `nothing`: those a record can ever be in. */
export function reachable(spec: RegisterSpec, begin: readonly string[] | 'nothing'): Set<string> {
  const verbs = Object.values(spec.verbs)
  const reached = new Set<string>()
  const arrive = (state: string | undefined): void => {
    if (state === undefined || reached.has(state)) return
    reached.add(state)
    for (const { from, to } of verbs) if (from !== 'nothing' && from.includes(state)) arrive(to)
  }
  if (begin !== 'nothing') begin.forEach(arrive)
  else for (const { from, to } of verbs) if (from === 'nothing') arrive(to)
  return reached
}
