import { isAmount } from './indicators.ts'
import type { FieldKind } from './fields.ts'
import { keyFormOf } from './keys.ts'
import { targetOf } from './references.ts'
import type { Field, Register, Verb } from './register.ts'
import type { Label } from './words.ts'

interface Named {
  readonly name: string
  readonly label: Label
}

/** A field as a screen is told of it. `register`: where what it names is picked from. `key`: in which form a list can be filtered by it. */
export interface FieldView extends Named {
  readonly kind: FieldKind
  readonly required: boolean
  readonly inList: boolean
  readonly key: 'text' | 'int' | 'day' | null
  /** Not every reader of the record may read it. */
  readonly restricted: boolean
  readonly help?: Label
  readonly min?: number
  readonly max?: number
  readonly choices?: readonly { readonly value: string; readonly label: Label }[]
  readonly register?: string
}

export interface VerbView extends Named {
  readonly by: readonly string[]
  readonly from: readonly string[] | 'nothing'
  readonly to: string | null
  readonly takes: readonly string[]
  readonly needs: readonly string[]
  readonly reason: boolean
  /** No note is taken. */
  readonly wordless: boolean
  /** Nobody does it from a form: the machine does it, or it follows from something else a person does. Never a button. */
  readonly machine: boolean
}

/** A register as a screen is told of it: labels, kinds and the procedure; no rule's code, no SQL, nothing that is not JSON. */
export interface RegisterView extends Named {
  readonly domain: string
  readonly basis: string | null
  readonly version: string
  readonly fields: readonly FieldView[]
  readonly columns: Register['columns']
  /** Field whose value tells its records apart, for labels and for whoever types it. */
  readonly code: string | null
  readonly parties: readonly Named[]
  readonly states: readonly (Named & {
    readonly final: boolean
    readonly rests: boolean
    readonly awaits: readonly string[]
  })[]
  readonly verbs: readonly VerbView[]
  readonly rules: readonly (Named & {
    readonly says: Label
    readonly severity: 'refuse' | 'warn'
    readonly basis: string | null
  })[]
  readonly deadlines: readonly (Named & { readonly verb: string; readonly basis: string | null })[]
  readonly duties: readonly (Named & { readonly recurs: Register['duties'][string]['recurs'] })[]
  readonly indicators: readonly (Named & {
    readonly unit: Label
    readonly window: string
    readonly rate: boolean
    /** The figure is an amount, in fen. */
    readonly amount: boolean
    readonly threshold: { readonly atLeast?: number; readonly atMost?: number } | null
  })[]
  readonly settings: readonly (Named & {
    readonly standard: number
    readonly min: number | null
    readonly max: number | null
    readonly basis: string | null
  })[]
}

export function viewOf(register: Register): RegisterView {
  const { name, label, domain, basis, version, columns } = register
  return {
    ...{ name, label, domain, basis, version, columns },
    code: codeFieldOf(register),
    fields: Object.values(register.fields).map((field) => fieldView(register, field)),
    parties: Object.values(register.parties).map(named),
    states: Object.values(register.states),
    verbs: Object.values(register.verbs).map(verbView),
    rules: Object.values(register.rules).map((rule) => {
      return { ...named(rule), says: rule.says, severity: rule.severity, basis: rule.basis ?? null }
    }),
    deadlines: Object.values(register.deadlines).map((deadline) => {
      return { ...named(deadline), verb: deadline.verb, basis: deadline.basis ?? null }
    }),
    duties: Object.values(register.duties).map((duty) => ({ ...named(duty), recurs: duty.recurs })),
    indicators: Object.values(register.indicators).map((indicator) => {
      const { unit, window, base, threshold = null } = indicator
      const amount = isAmount(register, indicator)
      return { ...named(indicator), unit, window, rate: base !== undefined, amount, threshold }
    }),
    settings: Object.values(register.settings).map(({ standard, min = null, max = null, basis = null, ...setting }) => {
      return { ...named(setting), standard, min, max, basis }
    }),
  }
}

/** The one text that no two records of a register share: its number, plate, or whatever is written on the thing. */
export function codeFieldOf(register: Register): string | null {
  for (const { fields } of Object.values(register.claims)) {
    const [field] = fields
    if (fields.length === 1 && field !== undefined && register.fields[field]?.kind === 'text') return field
  }
  return null
}

function named({ name, label }: Named): Named {
  return { name, label }
}

function fieldView(register: Register, field: Field): FieldView {
  const { kind, required, inList } = field
  const target = targetOf(register, field.name)
  return {
    ...named(field),
    ...{ kind, required, inList, key: keyFormOf(kind), restricted: field.readers !== undefined },
    ...(field.help ? { help: field.help } : {}),
    ...('min' in field && field.min !== undefined ? { min: field.min } : {}),
    ...('max' in field && field.max !== undefined ? { max: field.max } : {}),
    ...('choices' in field
      ? { choices: Object.entries(field.choices).map(([value, label]) => ({ value, label })) }
      : {}),
    ...(target === null ? {} : { register: target }),
  }
}

function verbView(verb: Verb): VerbView {
  const { by, to, takes, needs, reason, wordless } = verb
  return {
    ...named(verb),
    ...{ by, from: verb.creates ? 'nothing' : verb.from, to, takes, needs, reason, wordless },
    machine: verb.implied || by.every((party) => party === 'time' || party === 'house'),
  }
}
