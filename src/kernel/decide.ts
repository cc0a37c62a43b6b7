import { isDay } from '../calendar/days.ts'
import { isKnown } from '../calendar/working-days.ts'
import { dayIn } from '../calendar/zones.ts'
import type { Actor } from './actor.ts'
import { fold } from './fold.ts'
import { type Draft, draft } from './draft.ts'
import type { Entry, RegisterRecord } from './record.ts'
import { type Refusal, refusal, ruleRefusal } from './refusal.ts'
import { type Caused, causedIn, filledIn, ofTheVerb, askedByVerb, type Wanted } from './bringing-about.ts'
import { part, type Register, type Rule } from './register.ts'
import { type Known, type Situation, settingsOf } from './situation.ts'
import type { Facts } from './spec.ts'
import type { Question } from './where.ts'

export type { Caused }

/** How far a verb may bring about a verb that brings about a verb: beyond it the registers run in a ring. */
export const deepest = 3

export type Decision =
  | {
      readonly ok: true
      readonly entry: Entry
      readonly record: RegisterRecord
      readonly warnings: readonly Refusal[]
      /** What must be done on other records in the same breath, or the verb is not done at all. */
      readonly causes: readonly Caused[]
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Questions of rules, by rule and name. Answers go back as `situation.known` in the same shape. */
export type Questions = Readonly<{ [rule: string]: Readonly<{ [question: string]: Question }> }>

/** A verb thought through as far as it goes without asking anybody: what its rules must know, and the decision once they know it. */
export interface Consideration {
  /** Empty for a verb that is refused anyway. Asked in the transaction in which it is decided, so that what is answered is still so then. */
  readonly questions: Questions
  decide(known: Known): Decision
}

/** Pure and total: any input gives questions and a decision, nothing is thrown, nothing else is changed. */
export function consider(
  register: Register,
  record: RegisterRecord | null,
  verb: unknown,
  input: unknown,
  actor: Actor,
  situation: Situation,
): Consideration {
  const drafted = draft(register, record, verb, input, actor, situation)
  if (drafted.verb === null) return { questions: {}, decide: () => ({ ok: false, refusals: drafted.refusals }) }
  const facts = factsOf(register, record, drafted, actor, situation)
  const watch = watching(register, drafted).map((rule) => ({ rule, wanted: asked(rule, facts) }))
  const own = askedByVerb(drafted.verb, facts)
  return {
    questions: {
      ...Object.fromEntries(watch.map(({ rule, wanted }) => [rule.name, wanted ?? {}])),
      ...(own && Object.keys(own).length > 0 ? { [ofTheVerb]: own } : {}),
    },
    decide(known) {
      const filled = filledIn(register, drafted.verb, facts, own, known)
      if ('refusals' in filled) return filled
      const whole = drafted.verb.sets ? draft(register, record, verb, input, actor, situation, filled.fields) : drafted
      if (whole.verb === null) return { ok: false, refusals: whole.refusals }
      const seen = drafted.verb.sets ? factsOf(register, record, whole, actor, situation) : facts
      return decided(register, whole, watch, seen, situation, known)
    },
  }
}

/** What rules must know before a verb can be judged, by itself. */
export function questions(...given: Parameters<typeof consider>): Questions {
  return consider(...given).questions
}

/**
 * The one place where it is decided whether a verb is done, for whoever knows the answers beforehand (`situation.known`). All refusals at once, in the order of the
 * fields and then of the rules.
 */
export function decide(...given: Parameters<typeof consider>): Decision {
  const [, , , , , situation] = given
  return consider(...given).decide(situation.known ?? {})
}

interface Watch {
  readonly rule: Rule
  /** What it asked, before the verb filled anything in; null when it failed to. */
  readonly wanted: Wanted | null
}

function decided(
  register: Register,
  drafted: Draft,
  watch: readonly Watch[],
  facts: Omit<Facts, 'known'>,
  situation: Situation,
  known: Known,
): Decision {
  const pointedAt = new Set(drafted.refusals.map(({ at }) => at?.field).filter((field) => field !== undefined))
  const judged = watch
    .filter(({ rule: { at } }) => at === undefined || !pointedAt.has(at))
    .map(({ rule, wanted }) => ({ rule, refusal: judge(rule, wanted, facts, known) }))
    .filter((one): one is { rule: Rule; refusal: Refusal } => one.refusal !== null)
  const refused = judged.filter(({ rule, refusal }) => rule.severity === 'refuse' || refusal.code !== rule.name)
  const refusals = [...drafted.refusals, ...refused.map(({ refusal }) => refusal)]
  if (refusals.length > 0) return { ok: false, refusals }
  const caused = causedIn(drafted, facts, known)
  if ('refusals' in caused) return caused
  const warnings = judged.map(({ refusal }) => refusal)
  return {
    ok: true,
    ...overriding(drafted, facts.before, warnings),
    warnings: [...warnings, ...beyondHolidays(register, drafted, situation)],
    causes: caused.causes,
  }
}

/** What is done although rules warned says so in its entry: an override that nobody can count is none. */
function overriding(
  { entry, record }: Draft,
  before: RegisterRecord | null,
  warnings: readonly Refusal[],
): { readonly entry: Entry; readonly record: RegisterRecord } {
  if (warnings.length === 0) return { entry, record }
  const warned = { ...entry, effects: { ...entry.effects, warned: warnings.map(({ code }) => code) } }
  return { entry: warned, record: fold(before, warned) }
}

function watching(register: Register, { verb }: Draft): Rule[] {
  return Object.values(register.rules).filter(({ on }) => on.includes(verb.name))
}

function factsOf(
  register: Register,
  before: RegisterRecord | null,
  { verb, given, record }: Draft,
  actor: Actor,
  situation: Situation,
): Omit<Facts, 'known'> {
  const { now, zone } = situation
  const settings = settingsOf(register, situation.settings)
  return { record, before, verb: verb.name, given, actor, now, today: dayIn(now, zone), settings }
}

/** A rule that fails to run judges nothing: the verb is refused and the rule is named, because silence would let anything pass. */
function judge(rule: Rule, wanted: Wanted | null, facts: Omit<Facts, 'known'>, known: Known): Refusal | null {
  const place = { rule: rule.name, verb: facts.verb, ...(rule.at === undefined ? {} : { field: rule.at }) }
  const answers = Object.hasOwn(known, rule.name) ? (known[rule.name] ?? {}) : {}
  if (!wanted) return refusal('rule-broken', { rule: rule.label }, place)
  if (Object.keys(wanted).some((question) => !Object.hasOwn(answers, question))) {
    return refusal('question-unanswered', { rule: rule.label }, place)
  }
  try {
    return rule.holds({ ...facts, known: answers }) ? null : ruleRefusal(rule.name, rule.says, place)
  } catch {
    return refusal('rule-broken', { rule: rule.label }, place)
  }
}

function asked(rule: Rule, facts: Omit<Facts, 'known'>): Wanted | null {
  try {
    return rule.needs?.(facts) ?? {}
  } catch {
    return null
  }
}

/** Working days counted into a year whose holidays nobody has announced yet: said, not hidden. */
function beyondHolidays(register: Register, { entry }: Draft, { zone }: Situation): Refusal[] {
  return (entry.effects.due ?? []).flatMap(({ deadline, step, at }) => {
    const declared = part(register.deadlines, deadline)
    const day = dayIn(at, zone)
    if (step !== 'due' || !declared?.within || !('workingDays' in declared.within) || !isDay(day) || isKnown(day))
      return []
    return [refusal('holidays-unknown', { deadline: declared.label, day })]
  })
}
