import type { FieldSpec } from './fields.ts'
import type {
  CauseSpec,
  ClaimSpec,
  DeadlineSpec,
  DutySpec,
  IndicatorSpec,
  PartySpec,
  RegisterSpec,
  RuleSpec,
  SettingSpec,
  StateSpec,
  VerbSpec,
} from './spec.ts'
import type { Fields } from './fields.ts'
import type { Label, RowId } from './words.ts'

type Names<T extends string> = readonly NoInfer<T>[]

/** As `VerbSpec`, with every name checked against what the same register declares. */
interface CheckedVerb<F extends string, P extends string, S extends string, V extends string> extends VerbSpec {
  readonly by: Names<P | 'time' | 'house'>
  readonly unasked?: Names<P>
  readonly from: Names<S> | 'nothing'
  readonly to?: NoInfer<S>
  readonly takes?: Names<F>
  readonly needs?: Names<F>
  readonly apart?: Names<V>
  readonly all?: NoInfer<P>
  readonly already?: Names<S>
  readonly erases?: NoInfer<F>
}

/** As `RegisterSpec`: F fields, P parties, S states, V verbs, by the names the author gives them. */
interface CheckedSpec<F extends string, P extends string, S extends string, V extends string> extends RegisterSpec {
  readonly fields: { readonly [K in F]: FieldSpec & { readonly readers?: Names<P> } }
  readonly columns: {
    readonly title: NoInfer<F>
    readonly owner?: NoInfer<F>
    readonly department?: NoInfer<F>
    readonly amount?: NoInfer<F>
  }
  readonly parties: { readonly [K in P]: PartySpec }
  readonly readers: Names<P>
  readonly states: { readonly [K in S]: StateSpec & { readonly awaits?: Names<V> } }
  readonly verbs: { readonly [K in V]: CheckedVerb<F, P, S, V> }
  readonly rules?: { readonly [rule: string]: RuleSpec & { readonly on: Names<V>; readonly at?: NoInfer<F> } }
  readonly claims?: { readonly [claim: string]: ClaimSpec & { readonly fields: Names<F> } }
  readonly deadlines?: { readonly [deadline: string]: DeadlineSpec & { readonly verb: NoInfer<V> } }
  readonly duties?: { readonly [duty: string]: DutySpec & { readonly verb: NoInfer<V> } }
  readonly public?: { readonly after: NoInfer<V>; readonly fields: Names<F> }
}

/**
 * How an author declares a register. It returns what it was given; its type checks names while the author types: a field, state, verb or party that
 * the same declaration does not have does not compile. What types cannot see is checked by `assemble` when the house starts.
 */
export function defineRegister<F extends string, P extends string, S extends string, V extends string>(
  spec: CheckedSpec<F, P, S, V>,
): RegisterSpec {
  return spec
}

interface Named {
  readonly name: string
}

export type Field = FieldSpec & Named & { readonly required: boolean; readonly inList: boolean }
export type Party = PartySpec & Named
export interface State extends Named {
  readonly label: Label
  readonly final: boolean
  readonly awaits: readonly string[]
  readonly rests: boolean
}

export interface Verb extends Named {
  readonly label: Label
  readonly by: readonly string[]
  readonly unasked: readonly string[]
  /** True when it begins a record. `from` is empty then. */
  readonly creates: boolean
  readonly from: readonly string[]
  readonly to: string | null
  readonly takes: readonly string[]
  readonly needs: readonly string[]
  readonly apart: readonly string[]
  readonly all: string | null
  readonly reason: boolean
  /** No note is taken: see `VerbSpec`. */
  readonly wordless: boolean
  readonly already: readonly string[]
  readonly elsewhere: Label | null
  /** Never done from a form: see `VerbSpec`. */
  readonly implied: boolean
  readonly erases: string | null
  readonly asks: VerbSpec['asks'] | null
  readonly sets: VerbSpec['sets'] | null
  readonly causes: readonly CauseSpec[]
  readonly covers: readonly RowId[]
}

export type Rule = RuleSpec & Named
export type Claim = ClaimSpec & Named
export type Deadline = DeadlineSpec &
  Named & {
    readonly remind: readonly number[]
    readonly escalate: readonly { readonly after: number; readonly to: string; readonly letter?: Label }[]
  }
export type Duty = DutySpec & Named
export type Indicator = IndicatorSpec & Named & { readonly by: 'opened' | 'closed' | { readonly field: string } }
export type Setting = SettingSpec & Named

type By<T> = Readonly<{ [name: string]: T }>

/**
 * A register as the kernel holds it: every default filled in, everything named, checked and frozen. Made by `assemble` and by nobody else, so that whoever
 * holds one need not ask whether it is sound.
 */
export interface Register {
  readonly name: string
  readonly label: Label
  readonly basis: string | null
  readonly covers: readonly RowId[]
  /** Words of findings it cures. */
  readonly cures: readonly string[]
  readonly version: string
  readonly domain: string
  /** Not in use until the unit says so; see `isInUse`. */
  readonly startsOff: boolean
  readonly fields: By<Field>
  readonly columns: {
    readonly title: string
    readonly owner: string | null
    readonly department: string | null
    readonly amount: string | null
  }
  readonly parties: By<Party>
  /**
   * Parties who may read: those the author names, and whoever may act on an existing record or is escalated to, because nobody can answer for what he or
   * she cannot see.
   */
  readonly readers: readonly string[]
  readonly states: By<State>
  readonly verbs: By<Verb>
  readonly rules: By<Rule>
  readonly claims: By<Claim>
  readonly deadlines: By<Deadline>
  readonly duties: By<Duty>
  readonly indicators: By<Indicator>
  readonly settings: By<Setting>
  readonly public: { readonly after: string; readonly fields: readonly string[] } | null
  readonly upcast: ((fields: Fields) => Fields) | null
}

/** A named part of a register, or undefined. Looks at own names only, so that `constructor` is no field. */
export function part<T>(parts: By<T>, name: unknown): T | undefined {
  return typeof name === 'string' && Object.hasOwn(parts, name) ? parts[name] : undefined
}
