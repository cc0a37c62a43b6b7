import type { Actor } from './actor.ts'
import type { RegisterRecord } from './record.ts'
import { listed, type Refusal, refusal } from './refusal.ts'
import { part, type Register, type Verb } from './register.ts'
import { peopleOf, standings } from './stand.ts'
import type { Label } from './words.ts'

const said = new WeakMap<Verb, Map<string, Refusal>>()

/** Refusals that follow from declarations alone are put into words once: every answer about a record carries one for every verb that may not be done. */
function once(verb: Verb, about: string, say: () => Refusal): Refusal {
  const known = said.get(verb) ?? new Map<string, Refusal>()
  said.set(verb, known)
  const found = known.get(about) ?? say()
  known.set(about, found)
  return found
}

/** A verb may be done, and in whose name (null for the machine); or why not, the most telling reason first. */
export type Permit =
  | { readonly ok: true; readonly verb: Verb; readonly as: string | null }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Everything about a verb that does not depend on what is filled in. `powers` and `decide` both ask here, so that buttons and answers agree. */
export function permit(register: Register, record: RegisterRecord | null, name: unknown, actor: Actor): Permit {
  const verb = part(register.verbs, name)
  if (!verb)
    return no(
      refusal('unknown-verb', { register: register.label, verb: typeof name === 'string' ? name.slice(0, 60) : '?' }),
    )
  if (!record && !verb.creates) return no(refusal('not-found', {}, { verb: verb.name }))
  if (record?.erased) return no(refusal('record-erased', {}, { verb: verb.name }))
  const who = whoMay(register, record, verb, actor)
  const state = record ? stateAnswer(register, record, verb) : []
  if (!who.ok || state.length > 0) return { ok: false, refusals: [...(who.ok ? [] : who.refusals), ...state] }
  return who
}

function whoMay(register: Register, record: RegisterRecord | null, verb: Verb, actor: Actor): Permit {
  if (actor.kind !== 'person') {
    return verb.by.includes(actor.kind) ? { ok: true, verb, as: null } : no(notYours(register, verb))
  }
  const names = [...new Set(verb.by.flatMap((party) => standings(register, party, record, actor)))]
  if (names.length === 0) return no(notYours(register, verb))
  const free = names.filter((name) => [name, actor.id].every((person) => !clashOf(record, verb, person)))
  if (free.length === 0) {
    const other = clashOf(record, verb, actor.id) ?? clashOf(record, verb, names[0] ?? actor.id) ?? verb.name
    return no(samePerson(register, verb, other))
  }
  const as = nextToAgree(register, record, verb, free)
  return as === null ? no(alreadySo(register, verb, record?.state ?? '')) : { ok: true, verb, as }
}

/** In a round, each name once; when all have agreed already (because the list was shortened meanwhile), anybody of them may end it. */
function nextToAgree(
  register: Register,
  record: RegisterRecord | null,
  verb: Verb,
  names: readonly string[],
): string | null {
  if (verb.all === null || !record) return names[0] ?? null
  const fresh = names.find((name) => !record.agreed.includes(name))
  if (fresh !== undefined) return fresh
  return stillToAgree(register, record, verb).length === 0 ? (names[0] ?? null) : null
}

/** People of a round who have not yet done the verb. */
export function stillToAgree(register: Register, record: RegisterRecord, verb: Verb): readonly string[] {
  const party = part(register.parties, verb.all)
  return party ? peopleOf(party, record).filter((person) => !record.agreed.includes(person)) : []
}

function stateAnswer(register: Register, record: RegisterRecord, verb: Verb): Refusal[] {
  if (verb.from.includes(record.state)) return []
  if (verb.already.includes(record.state)) return [alreadySo(register, verb, record.state)]
  return [notInThisState(register, verb, record.state)]
}

function notInThisState(register: Register, verb: Verb, state: string): Refusal {
  return once(verb, `not-in-this-state ${state}`, () => {
    const params = { verb: verb.label, state: stateLabel(register, state), why: verb.elsewhere ?? { zh: '', en: '' } }
    return refusal('not-in-this-state', params, { verb: verb.name })
  })
}

function alreadySo(register: Register, verb: Verb, state: string): Refusal {
  return once(verb, `already-so ${state}`, () =>
    refusal('already-so', { verb: verb.label, state: stateLabel(register, state) }, { verb: verb.name }),
  )
}

/** The refusal of somebody who belongs to none of a verb's parties: it names those who may. */
export function notYours(register: Register, verb: Verb): Refusal {
  return once(verb, 'not-yours', () => {
    const machine = { time: { zh: '系统定时', en: 'the clock' }, house: { zh: '系统', en: 'the house' } }
    const labels = verb.by.map(
      (name) => part(register.parties, name)?.label ?? part(machine, name) ?? { zh: name, en: name },
    )
    return refusal('not-yours', { verb: verb.label, parties: listed(labels) }, { verb: verb.name })
  })
}

function samePerson(register: Register, verb: Verb, other: string): Refusal {
  return once(verb, `same-person ${other}`, () => {
    const label = part(register.verbs, other)?.label ?? { zh: other, en: other }
    return refusal('same-person', { verb: verb.label, other: label }, { verb: verb.name })
  })
}

/** The verb a person did on this record that keeps him or her from this one. */
function clashOf(record: RegisterRecord | null, verb: Verb, person: string): string | undefined {
  if (!record) return undefined
  return verb.apart.find((other) => Object.hasOwn(record.doers, other) && record.doers[other]?.includes(person))
}

function stateLabel(register: Register, state: string): Label {
  return part(register.states, state)?.label ?? { zh: state, en: state }
}

function no(...refusals: readonly Refusal[]): Permit {
  return { ok: false, refusals }
}
