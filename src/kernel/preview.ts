import { addDays, addMinutes, type Day, type Instant } from '../calendar/days.ts'
import { dayIn, startOfDay } from '../calendar/zones.ts'
import type { Actor } from './actor.ts'
import { dueAt } from './deadlines.ts'
import type { RegisterRecord } from './record.ts'
import { type Deadline, part, type Register, type Rule, type Verb } from './register.ts'
import { settingsOf } from './situation.ts'
import type { Facts, Settings } from './spec.ts'
import type { Answer, Question } from './where.ts'

/** A figure as it holds and as it is proposed, and the moment at which both are tried. */
export interface Change {
  readonly setting: string
  /** Figures of the unit with the one in force, and with the one proposed. */
  readonly before: Settings
  readonly after: Settings
  /** Figures that held on a day, by which running deadlines were counted. */
  readonly heldOn: (day: Day) => Settings
  readonly now: Instant
  readonly zone: string
}

/** A running deadline of a record, and when it would be due by the figure proposed. What runs keeps its day; this is what the next one of its kind gets. */
export interface DueDifference {
  readonly deadline: string
  readonly at: Instant
  readonly would: Instant
}

/** Running deadlines of a record whose length is the setting. Those whose beginning cannot be told are left out and counted by the caller. */
export function dueDifferences(
  register: Register,
  record: RegisterRecord,
  change: Change,
): { readonly found: readonly DueDifference[]; readonly untold: number } {
  const running = [...record.due, ...record.overdue].filter(({ step }) => step === 'due')
  const all = running.flatMap(({ deadline: name, at }) => {
    const deadline = part(register.deadlines, name)
    if (!deadline?.within || !Object.values(deadline.within).includes(change.setting)) return []
    const would = wouldBe(register, deadline, record, at, change)
    return [would === null ? null : { deadline: name, at, would }]
  })
  const told = all.filter((one) => one !== null)
  return { found: told.filter(({ at, would }) => at !== would), untold: all.length - told.length }
}

function wouldBe(
  register: Register,
  deadline: Deadline,
  record: RegisterRecord,
  at: Instant,
  { setting, before, after, heldOn, now, zone }: Change,
): Instant | null {
  const { starts, within } = deadline
  const by = (settings: Settings, start: Instant) => dueAt(register, deadline, null, { now: start, zone, settings })
  if ('field' in starts)
    return dueAt(register, deadline, record.fields[starts.field] ?? null, { now, zone, settings: after })
  if (within && 'minutes' in within) {
    const figure = (own: Settings) => settingsOf(register, own)[setting] ?? 0
    return addMinutes(at, figure(after) - figure(before))
  }
  for (let day = dayIn(record.openedAt, zone); day <= dayIn(now, zone); day = addDays(day, 1)) {
    const start = startOfDay(day, zone)
    if (by(heldOn(day), start) === at) return by(after, start)
  }
  return null
}

/** A rule that reads the setting, on one record: what must be asked, and which way the record would be judged otherwise. */
export interface RuleTrial {
  readonly rule: Rule
  readonly verb: Verb
  readonly asks: Readonly<{ before: Asked; after: Asked }>
  /** `refused`: it holds now and would not; `passes`: the other way round; null: no difference, or the rule does not look at the setting here. */
  readonly judge: (known: { readonly before: Answers; readonly after: Answers }) => 'refused' | 'passes' | null
}

type Asked = Readonly<{ [question: string]: Question }>
type Answers = Readonly<{ [question: string]: Answer }>

/**
 * Every rule of a register tried on a record as it stands, once by either figure: for a verb that may come next, and for the verb that began it, as if it were begun
 * at the moment it was. What a person would fill in with a verb to come is not known and not guessed.
 */
export function ruleTrials(register: Register, record: RegisterRecord, change: Change, actor: Actor): RuleTrial[] {
  const verbs = Object.values(register.verbs).filter(({ creates, from }) => creates || from.includes(record.state))
  return verbs.flatMap((verb) =>
    Object.values(register.rules)
      .filter(({ on }) => on.includes(verb.name))
      .flatMap((rule) => trialOf(register, record, change, actor, verb, rule) ?? []),
  )
}

function trialOf(
  register: Register,
  record: RegisterRecord,
  { setting, before, after, now: moment, zone }: Change,
  actor: Actor,
  verb: Verb,
  rule: Rule,
): RuleTrial | null {
  const now = verb.creates ? record.openedAt : moment
  const read = { it: false }
  const factsBy = (own: Settings): Omit<Facts, 'known'> => ({
    ...{ record, before: verb.creates ? null : record, verb: verb.name, given: verb.creates ? record.fields : {} },
    ...{ actor, now, today: dayIn(now, zone), settings: watched(settingsOf(register, own), setting, read) },
  })
  const [old, other] = [factsBy(before), factsBy(after)]
  const asked = attempt(() => ({ before: rule.needs?.(old) ?? {}, after: rule.needs?.(other) ?? {} }))
  if (asked === null) return null
  return {
    ...{ rule, verb, asks: asked },
    judge: (known) => {
      const held = attempt(() => rule.holds({ ...old, known: known.before }))
      const holds = attempt(() => rule.holds({ ...other, known: known.after }))
      if (!read.it || held === null || holds === null || held === holds) return null
      return held ? 'refused' : 'passes'
    },
  }
}

/** Settings that remember whether the one in question was looked at. */
function watched(settings: Settings, setting: string, read: { it: boolean }): Settings {
  return new Proxy(settings, {
    get(target, name, receiver) {
      if (name === setting) read.it = true
      return Reflect.get(target, name, receiver)
    },
  })
}

/** A rule may fail on a record nobody filled in for it: then it tells nothing. */
function attempt<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}
