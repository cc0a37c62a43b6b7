import { addDays, addMinutes, addMonths, type Day, type Instant, isDay, isInstant } from '../calendar/days.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { dayIn, endOfDay, startOfDay } from '../calendar/zones.ts'
import type { FieldValue } from './fields.ts'
import type { DueTime, Effects, Entry, Raised, RegisterRecord } from './record.ts'
import { type Deadline, part, type Register } from './register.ts'
import { type Situation, settingsOf } from './situation.ts'
import type { Settings, Span } from './spec.ts'

type Clock = Pick<Situation, 'now' | 'zone' | 'settings' | 'exceptions'>

/** When a deadline is due that starts now with a verb, or with the value of its field; null when that field holds no time. */
export function dueAt(register: Register, deadline: Deadline, value: FieldValue, clock: Clock): Instant | null {
  const { zone } = clock
  const settings = settingsOf(register, clock.settings)
  if ('on' in deadline.starts) return deadline.within ? after(clock.now, null, deadline.within, settings, clock) : null
  if (isInstant(value)) return deadline.within ? after(value, null, deadline.within, settings, clock) : value
  if (!isDay(value)) return null
  return deadline.within ? after(endOfDay(value, zone), value, deadline.within, settings, clock) : endOfDay(value, zone)
}

/** Minutes run from the instant; everything longer ends with the last day's end, because offices count days. */
function after(
  start: Instant,
  startDay: Day | null,
  span: Span,
  settings: Settings,
  { zone, exceptions }: Clock,
): Instant {
  const figure = (length: number | string) => (typeof length === 'number' ? length : (settings[length] ?? 0))
  const day = startDay ?? dayIn(start, zone)
  if ('minutes' in span) return addMinutes(start, figure(span.minutes))
  if ('days' in span) return endOfDay(addDays(day, figure(span.days)), zone)
  if ('months' in span) return endOfDay(addMonths(day, figure(span.months)), zone)
  return endOfDay(addWorkingDays(day, figure(span.workingDays), exceptions), zone)
}

/** All times of one running of a deadline: reminders still to come, the due time, and the rungs of its ladder. */
export function stepsOf(deadline: Deadline, due: Instant, { now, zone }: Clock): DueTime[] {
  const day = dayIn(due, zone)
  const reminders = deadline.remind
    .map((days) => ({ deadline: deadline.name, step: `remind-${days}`, at: startOfDay(addDays(day, -days), zone) }))
    .filter(({ at }) => at > now && at < due)
  const rungs = deadline.escalate.map(({ after }) => {
    const at = after === 0 ? due : startOfDay(addDays(day, after), zone)
    return { deadline: deadline.name, step: `escalate-${after}`, at }
  })
  return [...reminders, { deadline: deadline.name, step: 'due', at: due }, ...rungs].sort(byTime)
}

/** Earliest first; of one instant the due step before its ladder. */
function byTime(a: DueTime, b: DueTime): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return Number(b.step === 'due') - Number(a.step === 'due')
}

/**
 * What the clock does to a record when some of its times have come: reminders are noted, the due time makes it overdue, a rung raises it to a party. One entry
 * for all of them, named after the gravest. Null when nothing has come (somebody acted in between), so that waking twice is harmless.
 */
export function passTime(
  register: Register,
  record: RegisterRecord,
  due: readonly DueTime[],
  { now, unit, entryId }: Pick<Situation, 'now' | 'unit' | 'entryId'>,
): Entry | null {
  const asked = new Set(due.map(({ deadline, step }) => `${deadline} ${step}`))
  const come = record.due.filter(({ deadline, step, at }) => at <= now && asked.has(`${deadline} ${step}`))
  if (come.length === 0) return null
  const late = come.filter(({ step }) => step === 'due').map(({ deadline }) => deadline)
  const raise = come.flatMap((time) => raisedBy(register, time, now))
  const effects: Effects = {
    passed: come.map(({ deadline, step }) => ({ deadline, step })),
    ...(late.length > 0 ? { late } : {}),
    ...(raise.length > 0 ? { raise } : {}),
  }
  return {
    id: entryId,
    unit,
    register: record.register,
    version: record.version,
    record: record.id,
    revision: record.revision + 1,
    verb: raise.length > 0 ? 'escalate' : late.length > 0 ? 'overdue' : 'remind',
    at: now,
    by: { kind: 'time' },
    effects,
  }
}

function raisedBy(register: Register, { deadline, step }: DueTime, at: Instant): Raised[] {
  const rungs = part(register.deadlines, deadline)?.escalate ?? []
  return rungs.filter(({ after }) => step === `escalate-${after}`).map(({ to }) => ({ deadline, step, to, at }))
}
