import type { Draft } from './draft.ts'
import type { Fields } from './fields.ts'
import type { VerbInput } from './record.ts'
import { type Refusal, refusal } from './refusal.ts'
import { part, type Register, type Verb } from './register.ts'
import type { Known } from './situation.ts'
import type { Facts } from './spec.ts'
import { readValue } from './values.ts'
import type { Answer, Question } from './where.ts'

/** A verb on another record that must be done together with the one that brings it about. `record` is null where it begins one. */
export interface Caused {
  readonly register: string
  readonly verb: string
  readonly record: string | null
  readonly input: VerbInput
}

/** Questions by their names. */
export type Wanted = Readonly<{ [question: string]: Question }>

/** Under what the answers to a verb's own questions are handed in, beside those of rules: no rule can have this name. */
export const ofTheVerb = '(verb)'

type Refused = { readonly ok: false; readonly refusals: readonly Refusal[] }

/** What the verb itself must know; null when it fails to say. */
export function askedByVerb({ asks }: Verb, facts: Omit<Facts, 'known'>): Wanted | null {
  try {
    return asks?.(facts) ?? {}
  } catch {
    return null
  }
}

/** What the verb fills in. A verb that fails to is not done: a figure left out would be taken for none. */
export function filledIn(
  { fields }: Register,
  verb: Verb,
  facts: Omit<Facts, 'known'>,
  wanted: Wanted | null,
  known: Known,
): { readonly fields: Fields } | Refused {
  const answers = answersFor(known)
  const place = { verb: verb.name }
  if (!wanted) return { ok: false, refusals: [refusal('rule-broken', { rule: verb.label }, place)] }
  if (Object.keys(wanted).some((question) => !Object.hasOwn(answers, question))) {
    return { ok: false, refusals: [refusal('question-unanswered', { rule: verb.label }, place)] }
  }
  try {
    const filled = Object.entries(verb.sets?.({ ...facts, known: answers }) ?? {})
    const sound = filled.every(([name, value]) => {
      const field = part(fields, name)
      return field !== undefined && 'value' in readValue(field, value)
    })
    if (sound) return { fields: Object.fromEntries(filled) }
    return { ok: false, refusals: [refusal('rule-broken', { rule: verb.label }, place)] }
  } catch {
    return { ok: false, refusals: [refusal('rule-broken', { rule: verb.label }, place)] }
  }
}

/** What follows on other records. While others still have to agree the verb is not done, and nothing follows. */
export function causedIn(
  { verb, entry }: Draft,
  facts: Omit<Facts, 'known'>,
  known: Known,
): { readonly causes: readonly Caused[] } | Refused {
  if (verb.causes.length === 0 || typeof entry.effects.agree === 'string') return { causes: [] }
  const told = { ...facts, known: answersFor(known) }
  try {
    const causes = verb.causes.flatMap((cause) =>
      cause.each(told).map(({ record = null, fields, note }) => ({
        register: cause.register,
        verb: cause.verb,
        record,
        input: { ...(fields ? { fields } : {}), ...(note === undefined ? {} : { note }) },
      })),
    )
    return { causes }
  } catch {
    return { ok: false, refusals: [refusal('rule-broken', { rule: verb.label }, { verb: verb.name })] }
  }
}

function answersFor(known: Known): Readonly<{ [question: string]: Answer }> {
  return Object.hasOwn(known, ofTheVerb) ? (known[ofTheVerb] ?? {}) : {}
}
