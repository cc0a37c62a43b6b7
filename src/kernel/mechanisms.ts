import { addDays, type Day, daysBetween, type Instant, isDay, isInstant } from '../calendar/days.ts'
import { type Period, previousPeriod } from '../calendar/periods.ts'
import { dayIn, startOfDay } from '../calendar/zones.ts'
import type { Registers } from './assemble.ts'
import type { Fields } from './fields.ts'
import { countsOf, type Counted, figureOf } from './indicators.ts'
import type { MechanismMap } from './mechanism-map.ts'
import type { RegisterRecord } from './record.ts'
import { type Duty, type Indicator, part, type Register, type Rule } from './register.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Settings } from './spec.ts'
import { valueOf } from './stand.ts'
import type { Answer, Question, Where } from './where.ts'

/** What a mechanism watches, with every name found. */
export type Watched =
  | { readonly kind: 'register'; readonly register: Register; readonly silentDays: number }
  | { readonly kind: 'duty'; readonly register: Register; readonly duty: Duty }
  | { readonly kind: 'rule'; readonly register: Register; readonly rule: Rule }
  | { readonly kind: 'indicator'; readonly register: Register; readonly indicator: Indicator }

/** When it is judged, and with which figures. */
export interface Moment {
  readonly now: Instant
  readonly zone: string
  readonly settings: Settings
}

/** What a mechanism's records say of it. */
export interface Verdict {
  readonly failing: boolean
  /** Something that happened, and is new each time; not a state that goes on. */
  readonly happened: boolean
  readonly value: number
  readonly base: number | null
  readonly from: Day
  /** The day after the last one looked at. */
  readonly until: Day
  /** Which records to look at. */
  readonly where: Where
}

type Wanted = Readonly<{ [question: string]: Question }>
type Known = Readonly<{ [question: string]: Answer }>

/** A question of a mechanism, and what its answers come to; null while there is nothing to be judged by. */
interface Look {
  readonly asks: Wanted
  readonly judge: (known: Known) => Verdict | null
}

/** What a mechanism watches; null when its register does not have such a part. */
export function watchedBy(
  registers: Pick<Registers, 'get'>,
  { mechanism: map }: MechanismMap,
  { fields }: Pick<RegisterRecord, 'fields'>,
  settings: Settings,
): Watched | null {
  const register = registers.get(String(fields[map.subject] ?? ''))
  const name = fields[map.part]
  if (!register) return null
  const { kinds } = map
  switch (fields[map.kind]) {
    case kinds.register:
      return {
        kind: 'register',
        register,
        silentDays: numberOf(fields[map.silentDays]) ?? settings[map.usualSilentDays] ?? 0,
      }
    case kinds.duty: {
      const duty = part(register.duties, name)
      return duty ? { kind: 'duty', register, duty } : null
    }
    case kinds.rule: {
      const rule = part(register.rules, name)
      return rule ? { kind: 'rule', register, rule } : null
    }
    case kinds.indicator: {
      const indicator = part(register.indicators, name)
      return indicator ? { kind: 'indicator', register, indicator: withOwn(indicator, map, fields) } : null
    }
    default:
      return null
  }
}

/** A unit's own threshold takes the place of the declared one. Of a rate it is written in hundredths. */
function withOwn(indicator: Indicator, map: MechanismMap['mechanism'], fields: Fields): Indicator {
  const scale = indicator.base ? 100 : 1
  const [atLeast, atMost] = [numberOf(fields[map.atLeast]), numberOf(fields[map.atMost])]
  if (atLeast === null && atMost === null) return indicator
  const threshold = {
    ...(atLeast === null ? {} : { atLeast: atLeast / scale }),
    ...(atMost === null ? {} : { atMost: atMost / scale }),
  }
  return { ...indicator, threshold }
}

/** What is wrong with a mechanism as it would be bound: a part its register does not have, a rule nobody can override, a figure without a measure of what is healthy. */
export function bindingRefusals(
  registers: Pick<Registers, 'get'>,
  map: MechanismMap,
  { register, fields }: Pick<RegisterRecord, 'register' | 'fields'>,
): Refusal[] {
  if (register !== map.mechanism.register) return []
  const watched = watchedBy(registers, map, { fields }, {})
  const subject = String(fields[map.mechanism.subject] ?? '').slice(0, 60)
  if (!watched) {
    const known = registers.get(subject)
    const field = known ? map.mechanism.part : map.mechanism.subject
    const part = String(fields[map.mechanism.part] ?? '').slice(0, 60)
    return [refusal('mechanism-part-unknown', { register: known?.label ?? subject, part }, { field })]
  }
  if (watched.kind === 'rule' && watched.rule.severity !== 'warn')
    return [refusal('mechanism-never-overridden', { rule: watched.rule.label }, { field: map.mechanism.part })]
  const bare = watched.kind === 'indicator' && !watched.indicator.threshold
  return bare
    ? [refusal('mechanism-without-threshold', { indicator: watched.indicator.label }, { field: map.mechanism.atLeast })]
    : []
}

/** What must be asked to judge a mechanism, and how the answers are judged. Null when it was bound to a day that has not come. */
export function lookAt(
  watched: Watched,
  { mechanism: map }: MechanismMap,
  record: RegisterRecord,
  moment: Moment,
): Look | null {
  const today = dayIn(moment.now, moment.zone)
  const since = valueOf(record, map.since)
  if (!isDay(since) || since > today) return null
  switch (watched.kind) {
    case 'register':
      return silence(watched, since, today)
    case 'duty':
      return missed(watched, since, today, numberOf(valueOf(record, map.counted)) ?? 0)
    case 'rule':
      return overridden(watched, since, valueOf(record, map.warnedAt), moment)
    case 'indicator':
      return measured(watched, since, today)
  }
}

/** A register in which nobody has entered anything for as long as that. */
function silence({ register, silentDays }: Watched & { kind: 'register' }, since: Day, today: Day): Look {
  const until = addDays(today, 1)
  const from = addDays(today, -silentDays)
  const where: Where = { within: { of: 'opened', from, to: until } }
  return {
    asks: { records: { register: register.name, where, ask: 'count' } },
    judge: ({ records }) => {
      const value = count(records)
      if (value === 0 && from < since) return null
      return { failing: value === 0, happened: false, value, base: null, from, until, where }
    },
  }
}

/** Records of the duty's register that missed a deadline since it was bound: more of them than when it warned last. */
function missed({ register }: Watched & { kind: 'duty' }, since: Day, today: Day, counted: number): Look {
  const until = addDays(today, 1)
  const within = { of: 'opened', from: since, to: until } as const
  const where: Where = { within, late: true }
  return {
    asks: {
      late: { register: register.name, where, ask: 'count' },
      all: { register: register.name, where: { within }, ask: 'count' },
    },
    judge: ({ late, all }) => {
      const value = count(late)
      return { failing: value > counted, happened: true, value, base: count(all), from: since, until, where }
    },
  }
}

/** Records that went on although the rule warned, since it was bound or since it warned last. */
function overridden(
  { register, rule }: Watched & { kind: 'rule' },
  since: Day,
  warnedAt: unknown,
  { now, zone }: Moment,
): Look {
  const begin = startOfDay(since, zone)
  const from = isInstant(warnedAt) && warnedAt > begin ? warnedAt : begin
  const where: Where = { warned: { rule: rule.name, from } }
  return {
    asks: { overridden: { register: register.name, where, ask: 'count' } },
    judge: ({ overridden: found }) => {
      const value = count(found)
      const until = addDays(dayIn(now, zone), 1)
      return { failing: value > 0, happened: true, value, base: null, from: dayIn(from, zone), until, where }
    },
  }
}

/**
 * An indicator over its last complete window; over the running one only where the figure can but grow, because a rate of the first days of a month says nothing.
 * A window that began before the mechanism is not its own.
 */
function measured({ register, indicator }: Watched & { kind: 'indicator' }, since: Day, today: Day): Look {
  const running = countsOf(indicator, today)
  const before = running.period && previousPeriod(running.period)
  const complete = before && before.from >= since ? countsOf(indicator, before.from) : null
  const grows =
    !indicator.base && indicator.threshold?.atMost !== undefined && indicator.threshold.atLeast === undefined
  const now = running.period === null || (grows && running.period.from >= since) ? running : null
  const side = ({ where, sum }: Counted): Question => ({
    register: register.name,
    where,
    ...(sum === null ? { ask: 'count' } : { ask: 'sum', field: sum }),
  })
  const asks = (counts: typeof complete, name: string): Wanted =>
    counts
      ? { [`${name} value`]: side(counts.value), ...(counts.base ? { [`${name} base`]: side(counts.base) } : {}) }
      : {}
  const verdictOf = (counts: Counts | null, name: string, known: Known) =>
    counts && verdictFrom(indicator, counts, [known[`${name} value`], known[`${name} base`]], { since, today })
  return {
    asks: { ...asks(complete, 'complete'), ...asks(now, 'running') },
    judge: (known) => {
      const [last, present] = [verdictOf(complete, 'complete', known), verdictOf(now, 'running', known)]
      return present?.failing ? present : (last ?? present)
    },
  }
}

type Counts = ReturnType<typeof countsOf>

/** What the answers come to. A rate without a base is no verdict. */
function verdictFrom(
  indicator: Indicator,
  counts: Counts,
  [told, among]: readonly [Answer | undefined, Answer | undefined],
  { since, today }: { readonly since: Day; readonly today: Day },
): Verdict | null {
  const figure = figureOf(indicator, counts.period, count(told), counts.base && count(among))
  if (indicator.base && figure.rate === null) return null
  const { from, to }: Pick<Period, 'from' | 'to'> = counts.period ?? { from: since, to: addDays(today, 1) }
  const { value, base, outside } = figure
  return { failing: outside, happened: false, value, base, from, until: to, where: (counts.base ?? counts.value).where }
}

/** What is to be entered after a judgement: what changed of its standing, and whether a warning is due. */
export interface Step {
  /** Fields of the mechanism that change; null when nothing does. */
  readonly standing: Fields | null
  readonly warns: boolean
}

/**
 * From what stood to what stands. Hysteresis: what recovers must stay healthy for the days of the setting before it can fail anew, so that a figure that swings
 * about its threshold warns once. What goes on failing after it was explained is told again after a while; while the finding is being cured again, never.
 * @param curing whether the finding is open
 */
export function stepOf(
  { mechanism: map }: MechanismMap,
  record: RegisterRecord,
  verdict: Verdict,
  { curing }: { readonly curing: boolean },
  { now, zone, settings }: Moment,
): Step {
  const today = dayIn(now, zone)
  const { healthy, failing, recovering } = map.standings
  const stood = valueOf(record, map.standing) ?? healthy
  const since = valueOf(record, map.standingSince)
  const stable = isDay(since) && daysBetween(since, today) >= (settings[map.recoverDays] ?? 0)
  const stands = verdict.failing
    ? failing
    : stood === failing
      ? recovering
      : stood === recovering && stable
        ? healthy
        : stood
  const settled = isSettled(map, record, curing)
  // What happens while the finding is being cured is known to those who cure it: it is noted, so that it does not warn once the finding is closed again.
  const noted = settled && verdict.failing && verdict.happened
  const changes = noted || stands !== stood || valueOf(record, map.standing) === null
  return {
    standing: changes
      ? {
          [map.standing]: stands,
          [map.standingSince]: today,
          ...(noted ? { [map.warnedAt]: now, [map.counted]: verdict.value } : {}),
        }
      : null,
    warns: verdict.failing && !settled && isNew(map, record, verdict, { today, stood }, settings),
  }
}

/** The last warning was confirmed, and its finding is still being cured: those who cure it know. */
function isSettled(map: MechanismMap['mechanism'], record: RegisterRecord, curing: boolean): boolean {
  return curing && valueOf(record, map.outcome) === map.resumed
}

function isNew(
  map: MechanismMap['mechanism'],
  record: RegisterRecord,
  { happened }: Verdict,
  { today, stood }: { readonly today: Day; readonly stood: unknown },
  settings: Settings,
): boolean {
  if (happened || stood === map.standings.healthy || valueOf(record, map.warnedAt) === null) return true
  const ended = valueOf(record, map.outcomeOn)
  return isDay(ended) && daysBetween(ended, today) >= (settings[map.againDays] ?? 0)
}

function count(answer: Answer | undefined): number {
  return typeof answer === 'number' ? answer : 0
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
