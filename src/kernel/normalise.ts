import type { Register, Verb } from './register.ts'
import { inUse } from './situation.ts'
import type { RegisterSpec, SettingSpec, VerbSpec } from './spec.ts'

type By<T> = Readonly<{ [name: string]: T }>

/** From what an author wrote to what the kernel holds. Expects a spec that was found sound. */
export function normalise(spec: RegisterSpec): Register {
  const { title, owner = null, department = null, amount = null } = spec.columns
  return freeze({
    name: spec.name,
    label: spec.label,
    basis: spec.basis ?? null,
    covers: spec.covers ?? [],
    cures: spec.cures ?? [],
    version: spec.version,
    domain: spec.domain,
    startsOff: spec.starts === 'off',
    fields: named(spec.fields, (field, name) => ({
      ...field,
      name,
      required: field.required ?? false,
      inList: field.inList ?? false,
    })),
    columns: { title, owner, department, amount },
    parties: named(spec.parties, (party, name) => ({ ...party, name })),
    readers: readersOf(spec),
    states: named(spec.states, ({ label, final = false, awaits = [], rests = false }, name) => {
      return { name, label, final, awaits, rests }
    }),
    verbs: named(spec.verbs, verbOf),
    rules: named(spec.rules ?? {}, (rule, name) => ({ ...rule, name })),
    claims: named(spec.claims ?? {}, (claim, name) => ({ ...claim, name })),
    deadlines: named(spec.deadlines ?? {}, (deadline, name) => {
      return { ...deadline, name, remind: deadline.remind ?? [], escalate: deadline.escalate ?? [] }
    }),
    duties: named(spec.duties ?? {}, (duty, name) => ({ ...duty, name })),
    indicators: named(spec.indicators ?? {}, (indicator, name) => {
      return { ...indicator, name, by: indicator.by ?? 'opened' }
    }),
    settings: named({ ...switchOf(spec), ...spec.settings }, (setting, name) => ({ ...setting, name })),
    public: spec.public ?? null,
    upcast: spec.upcast ?? null,
  })
}

function verbOf(verb: VerbSpec, name: string): Verb {
  return {
    name,
    label: verb.label,
    by: verb.by,
    unasked: verb.unasked ?? [],
    creates: verb.from === 'nothing',
    from: verb.from === 'nothing' ? [] : verb.from,
    to: verb.to ?? null,
    takes: verb.takes ?? [],
    needs: verb.needs ?? [],
    apart: verb.apart ?? [],
    all: verb.all ?? null,
    reason: verb.reason ?? false,
    wordless: verb.wordless ?? false,
    already: verb.already ?? [],
    elsewhere: verb.elsewhere ?? null,
    implied: verb.implied ?? false,
    erases: verb.erases ?? null,
    asks: verb.asks ?? null,
    sets: verb.sets ?? null,
    causes: verb.causes ?? [],
    covers: verb.covers ?? [],
  }
}

/** A register that waits for its unit to take it into use brings the setting for it along: who took it into use, and when, stands on record. */
function switchOf({ starts }: RegisterSpec): By<SettingSpec> {
  if (starts === undefined) return {}
  return { [inUse]: { label: { zh: '启用', en: 'In use' }, standard: 0, min: 0, max: 1, measure: 'switch' } }
}

function readersOf(spec: RegisterSpec): string[] {
  const readers = new Set(spec.readers)
  for (const verb of Object.values(spec.verbs)) {
    if (verb.from !== 'nothing') for (const party of verb.by) if (Object.hasOwn(spec.parties, party)) readers.add(party)
  }
  for (const { escalate = [] } of Object.values(spec.deadlines ?? {})) for (const { to } of escalate) readers.add(to)
  return [...readers]
}

function named<T, U>(parts: By<T>, make: (part: T, name: string) => U): By<U> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, make(part, name)]))
}

/** Freezes a copy all the way down: a declaration can be shared between registers, and what the author wrote stays the author's. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  const copy: unknown = Array.isArray(value)
    ? value.map(freeze)
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, freeze(inner)]))
  return Object.freeze(copy) as T
}
