import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { type Day, dayFromNumber, dayInMonth, dayNumber, weekdayOf } from './days.ts'

/** Days a unit declares for itself, over the national table: a local holiday, a day worked by order. */
export type Exceptions = Readonly<{ [day: string]: 'work' | 'rest' }>

const holidays: Readonly<{ [day: string]: string }> = table.holidays
const makeUpDays: Readonly<{ [day: string]: string }> = table.workdays
const years = [...new Set(Object.keys(holidays).map((day) => day.slice(0, 4)))].sort()

/** First day the national table knows. */
export function knownFrom(): Day {
  return dayInMonth(Number(years[0]), 1, 1)
}

/**
 * Last day the national table knows: the State Council announces a year's holidays late in the year before. Beyond it days are reckoned by
 * weekends and the unit's own exceptions only, and whoever shows such a day must say so.
 */
export function knownUntil(): Day {
  return dayInMonth(Number(years.at(-1)), 12, 31)
}

/** True when holidays and make-up days of this day's year are known, so that a reckoning over it can be relied on. */
export function isKnown(day: Day): boolean {
  return day >= knownFrom() && day <= knownUntil()
}

export function isWorkingDay(day: Day, exceptions: Exceptions = {}): boolean {
  const own = Object.hasOwn(exceptions, day) ? exceptions[day] : undefined
  if (own) return own === 'work'
  if (Object.hasOwn(makeUpDays, day)) return true
  if (Object.hasOwn(holidays, day)) return false
  return weekdayOf(day) <= 5
}

/**
 * The day so many working days later (earlier when negative). The starting day itself does not count (Civil Code, article 201); 0 stays.
 * Ends at the last day of the calendar whatever the figure.
 */
export function addWorkingDays(day: Day, count: number, exceptions: Exceptions = {}): Day {
  const step = count < 0 ? -1 : 1
  let left = Math.abs(Math.trunc(count))
  let number = dayNumber(day)
  let reached = day
  while (left > 0) {
    number += step
    const next = dayFromNumber(number)
    if (next === reached) return reached
    reached = next
    if (isWorkingDay(reached, exceptions)) left -= 1
  }
  return reached
}

/** Working days after `from` up to and including `to`; from `to` up to the day before `from`, negative, when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, exceptions: Exceptions = {}): number {
  const forward = from <= to
  const first = forward ? dayNumber(from) + 1 : dayNumber(to)
  const last = forward ? dayNumber(to) : dayNumber(from) - 1
  let count = 0
  for (let number = first; number <= last; number += 1) {
    if (isWorkingDay(dayFromNumber(number), exceptions)) count += 1
  }
  return forward || count === 0 ? count : -count
}

/** The day itself when it is a working day; else the next or the previous one, or the day all the same. */
export function shiftToWorkingDay(day: Day, shift: 'next' | 'previous' | 'stay', exceptions: Exceptions = {}): Day {
  if (shift === 'stay' || isWorkingDay(day, exceptions)) return day
  return addWorkingDays(day, shift === 'next' ? 1 : -1, exceptions)
}
