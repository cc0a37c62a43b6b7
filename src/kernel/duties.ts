import { addDays, addMonths, type Day, dayInMonth, weekdayOf } from '../calendar/days.ts'
import { nextPeriod, type Period, type PeriodKind, periodOf, spokenPeriod } from '../calendar/periods.ts'
import { type Exceptions, isWorkingDay, shiftToWorkingDay } from '../calendar/working-days.ts'
import type { VerbInput } from './record.ts'
import type { Duty } from './register.ts'
import type { DutySpec, Occurrence, Recurrence } from './spec.ts'

/** Occurrences due in [from, to). A day that is no working day moves as the duty says; the period it belongs to stays. */
export function occurrences(duty: DutySpec, from: Day, to: Day, exceptions: Exceptions = {}): Occurrence[] {
  const { recurs, shift } = duty
  const kind: PeriodKind = recurs.every === 'working-day' ? 'day' : recurs.every
  const found: Occurrence[] = []
  // A shift can carry a due day over a long holiday into a neighbouring period; begin and end far enough outside.
  let period = periodOf(addDays(from, -15), kind)
  const last = periodOf(addDays(to, 15), kind)
  for (; period.from <= last.from; period = nextPeriod(period)) {
    const day = dayOfPeriod(period, recurs, exceptions)
    if (!day) continue
    const due = shiftToWorkingDay(day, shift, exceptions)
    if (due >= from && due < to) found.push({ period: period.label, spoken: spokenPeriod(period), due })
    if (period.to <= period.from) break
  }
  return found
}

function dayOfPeriod({ from }: Period, recurs: Recurrence, exceptions: Exceptions): Day | null {
  if (!('on' in recurs)) return recurs.every === 'day' || isWorkingDay(from, exceptions) ? from : null
  if (recurs.every === 'week') return addDays(from, recurs.on - weekdayOf(from))
  const month = addMonths(from, 'month' in recurs ? recurs.month - 1 : 0)
  return dayInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)), recurs.on)
}

/**
 * Occurrences whose record is to be created after one day and up to another. Asked with the day reached last time and today, none is left out however long
 * the machine stood still; asked twice, the period keeps it from being created twice. With null the duty begins (a new unit, a new register): what is due
 * from that day on and already inside its lead time, nothing of the past.
 */
export function occurrencesToCreate(
  duty: DutySpec,
  after: Day | null,
  upTo: Day,
  exceptions: Exceptions = {},
): Occurrence[] {
  const from = after === null ? upTo : addDays(after, duty.ahead + 1)
  return occurrences(duty, from, addDays(upTo, duty.ahead + 1), exceptions)
}

/** What the clock gives with the creating verb: what the duty fills in, and the post's holder where it names one and somebody holds it. */
export function dutyInput(duty: Duty, occurrence: Occurrence, holder: string | null): VerbInput {
  const fields = duty.fills(occurrence)
  return { fields: duty.holder && holder !== null ? { ...fields, [duty.holder.field]: holder } : fields }
}
