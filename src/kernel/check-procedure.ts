import { type Defect, Defects } from './defect.ts'
import { reachable } from './reachable.ts'
import type { RegisterSpec, VerbSpec } from './spec.ts'

/** States and verbs: whether the procedure can be walked, and whether it answers whatever is asked of it. */
export function checkProcedure(spec: RegisterSpec): Defect[] {
  const defects = new Defects(spec.name)
  for (const [name, verb] of Object.entries(spec.verbs)) {
    checkEnds(spec, name, verb, defects)
    checkActors(spec, name, verb, defects)
    checkAnswers(spec, name, verb, defects)
  }
  checkStates(spec, defects)
  return defects.found
}

function checkEnds(spec: RegisterSpec, name: string, verb: VerbSpec, defects: Defects): void {
  const line = `verbs.${name}`
  defects.names(`${line}.already`, verb.already, spec.states, 'state')
  defects.names(`${line}.apart`, verb.apart, spec.verbs, 'verb')
  if (verb.to !== undefined) defects.names(`${line}.to`, [verb.to], spec.states, 'state')
  if (verb.from === 'nothing') {
    if (verb.to === undefined) defects.add(`${line}.to`, 'a verb that creates a record must say its first state')
    if (verb.all !== undefined) defects.add(`${line}.all`, 'a record cannot be created by several people in turn')
    for (const [field, { required }] of Object.entries(spec.fields)) {
      // What the verb fills in by itself is known only when it is done; a field left empty then is refused as missing.
      if (required && !verb.sets && !verb.takes?.includes(field)) {
        defects.add(`${line}.takes`, `the required field '${field}' is not taken, so the verb can never be done`)
      }
    }
    return
  }
  defects.names(`${line}.from`, verb.from, spec.states, 'state')
  if (verb.from.length === 0) defects.add(`${line}.from`, 'it starts from no state')
  for (const state of verb.from) {
    if (verb.already?.includes(state)) defects.add(`${line}.already`, `'${state}' is also a state it starts from`)
  }
  if (verb.all !== undefined && verb.to === undefined)
    defects.add(`${line}.all`, 'a round of agreement must lead to a state')
}

function checkActors(spec: RegisterSpec, name: string, verb: VerbSpec, defects: Defects): void {
  const line = `verbs.${name}`
  if (verb.by.length === 0) defects.add(`${line}.by`, 'nobody may do it')
  const idle = (verb.unasked ?? []).filter((party) => !verb.by.includes(party))
  if (idle.length > 0) defects.add(`${line}.unasked`, `${idle.join(', ')} may not do it anyway`)
  if (verb.by.length > 0 && verb.by.every((party) => verb.unasked?.includes(party)))
    defects.add(`${line}.unasked`, 'nobody is expected to do it')
  const people = verb.by.filter((party) => party !== 'time' && party !== 'house')
  defects.names(`${line}.by`, people, spec.parties, 'party')
  for (const party of people) {
    const declared = spec.parties[party]
    if (verb.from === 'nothing' && declared && ('field' in declared || 'did' in declared)) {
      defects.add(`${line}.by`, `'${party}' depends on a record, and there is none before it is created`)
    }
  }
  if (verb.all === undefined) return
  defects.names(`${line}.all`, [verb.all], spec.parties, 'party')
  const all = spec.parties[verb.all]
  if (all && !('field' in all) && !('did' in all)) {
    defects.add(`${line}.all`, `'${verb.all}' is not a list of people the record names`)
  }
  if (verb.by.length !== 1 || verb.by[0] !== verb.all) {
    defects.add(`${line}.by`, `only '${verb.all}' can take part in a round that needs all of them`)
  }
}

/** Every state × verb has a written answer: it starts there, it has been done there, or why it cannot be done there. */
function checkAnswers(spec: RegisterSpec, name: string, verb: VerbSpec, defects: Defects): void {
  if (verb.elsewhere) return
  const answered = new Set([...(verb.from === 'nothing' ? [] : verb.from), ...(verb.already ?? [])])
  const open = Object.keys(spec.states).filter((state) => !answered.has(state))
  if (open.length > 0) {
    defects.add(
      `verbs.${name}.elsewhere`,
      `nothing is said about ${open.join(', ')}: name them or say why it cannot be done`,
    )
  }
}

function checkStates(spec: RegisterSpec, defects: Defects): void {
  const reached = reachable(spec, 'nothing')
  if (reached.size === 0) defects.add('verbs', 'no verb creates a record')
  for (const [name, state] of Object.entries(spec.states)) {
    const line = `states.${name}`
    if (!reached.has(name)) defects.add(line, 'no way leads here from creation')
    const { final = false, rests = false, awaits = [] } = state
    defects.names(`${line}.awaits`, awaits, spec.verbs, 'verb')
    if ([final, rests, awaits.length > 0].filter(Boolean).length !== 1) {
      defects.add(line, 'it must be exactly one of: final, resting, awaiting a verb')
    }
    for (const verb of awaits) {
      const declared = spec.verbs[verb]
      if (declared && (declared.from === 'nothing' || !declared.from.includes(name))) {
        defects.add(`${line}.awaits`, `'${verb}' does not start from here`)
      }
    }
  }
}
