/** A day in a unit's zone, `YYYY-MM-DD`. */
export type Day = string & { readonly brand: 'Day' }

/** A moment in UTC, ISO 8601 with milliseconds and Z. Sorts as text. */
export type Instant = string & { readonly brand: 'Instant' }

const millisecondsPerDay = 86_400_000
const firstNumber = Date.UTC(1000, 0, 1) / millisecondsPerDay
const lastNumber = Date.UTC(9999, 11, 31) / millisecondsPerDay

/** Days since 1970-01-01. Arithmetic on days goes through it, so that no zone can interfere. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / millisecondsPerDay
}

/** The day so many days after 1970-01-01. Stops at 1000-01-01 and 9999-12-31, so that no figure can make it fail. */
export function dayFromNumber(number: number): Day {
  const bounded = Math.min(Math.max(Math.trunc(number), firstNumber), lastNumber)
  return new Date(bounded * millisecondsPerDay).toISOString().slice(0, 10) as Day
}

/** The day of a year (1000–9999), month (1–12) and day of month, or null when the calendar has no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  const pad = (figure: number, width: number) => String(figure).padStart(width, '0')
  return parseDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`)
}

/** `YYYY-MM-DD` of a day that exists, or null. Nothing is corrected: 2026-02-30 is no day. */
export function parseDay(text: unknown): Day | null {
  return isDay(text) ? text : null
}

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false
  const month = Number(value.slice(5, 7))
  const dayOfMonth = Number(value.slice(8, 10))
  if (month < 1 || month > 12 || dayOfMonth < 1) return false
  return dayOfMonth <= daysInMonth(Number(value.slice(0, 4)), month)
}

/** ISO 8601 UTC with milliseconds and Z, of a moment that exists. */
export function isInstant(value: unknown): value is Instant {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value)) return false
  return parseDay(value.slice(0, 10)) !== null && !Number.isNaN(Date.parse(value))
}

/** Instant of so many milliseconds since 1970; stops at the ends of the years 1000–9999. */
export function instantOf(milliseconds: number): Instant {
  const last = (lastNumber + 1) * millisecondsPerDay - 1
  const bounded = Math.min(Math.max(Math.trunc(milliseconds), firstNumber * millisecondsPerDay), last)
  return new Date(bounded).toISOString() as Instant
}

export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant)
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return instantOf(millisecondsOf(instant) + minutes * 60_000)
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days)
}

/** The same day of another month; where that month is shorter, its last day (31 January + 1 month = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + Math.trunc(months)
  const year = Math.floor(count / 12)
  if (!(year >= 1000)) return dayFromNumber(firstNumber)
  if (year > 9999) return dayFromNumber(lastNumber)
  return dayInMonth(year, (count % 12) + 1, Number(day.slice(8, 10)))
}

/** Day of a month, moved back to the month's last day where the month is shorter. */
export function dayInMonth(year: number, month: number, dayOfMonth: number): Day {
  const clamped = Math.min(Math.max(dayOfMonth, 1), daysInMonth(year, month))
  return dayFromNumber(Date.UTC(year, month - 1, clamped) / millisecondsPerDay)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** Order of two days or two instants, for sorting. */
export function compare<T extends Day | Instant>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
