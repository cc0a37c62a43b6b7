/**
 * Dates that lost characters on the way: web extraction drops 年, 月, 日. A run of digits is read in every way the calendar
 * allows; whoever asks keeps a reading only when it is the only one.
 */

/** A day, month or year as read; absent parts were not printed. */
export type DateReading = { readonly year?: number; readonly month?: number; readonly day?: number }

const FIRST_YEAR = 1949
const LAST_YEAR = 2099
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days in a month; February has 29 when the year is unknown. */
export function monthLength(month: number, year?: number): number {
  const days = LENGTHS[month - 1] ?? 0
  if (month !== 2 || year === undefined) return days
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

/** Whether the parts name a day, month or year that exists. */
export function exists({ year, month, day }: DateReading): boolean {
  if (year !== undefined && (year < FIRST_YEAR || year > LAST_YEAR)) return false
  if (month !== undefined && (month < 1 || month > 12)) return false
  if (day === undefined) return true
  return month !== undefined && day >= 1 && day <= monthLength(month, year)
}

const two = (n: number): string => (n >= 0 && n < 10 ? `0${n}` : String(n))

/** ISO form of a reading that has a year: YYYY, YYYY-MM or YYYY-MM-DD. */
export function isoOf({ year, month, day }: DateReading): string | null {
  if (year === undefined) return null
  if (month === undefined) return String(year)
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`
}

/** Every calendar-valid year-month-day reading of a run of 6 to 8 digits: 2022121 → 2022-01-21 and 2022-12-01. */
export function yearMonthDayReadings(digits: string): DateReading[] {
  if (digits.length < 6 || digits.length > 8) return []
  const year = Number(digits.slice(0, 4))
  return monthDayReadings(digits.slice(4), year)
}

/** Every calendar-valid month-day reading of a run of 2 to 4 digits; no leading zero unless two digits were kept: nobody prints 1月09日. */
export function monthDayReadings(digits: string, year?: number): DateReading[] {
  const found: DateReading[] = []
  for (const cut of [1, 2]) {
    const m = digits.slice(0, cut)
    const d = digits.slice(cut)
    if (d.length < 1 || d.length > 2 || m === '0' || d === '0') continue
    if (m.length === 1 && d.length === 2 && d[0] === '0') continue
    if (digits.length < 4 && ((m.length === 2 && m[0] === '0') || (d.length === 2 && d[0] === '0' && m.length === 2)))
      continue
    const reading = { ...(year === undefined ? {} : { year }), month: Number(m), day: Number(d) }
    if (exists(reading)) found.push(reading)
  }
  return found
}

/** Every reading of digits in front of 月: 20242 → 2024-02, 202311 → 2023-11. */
export function yearMonthReadings(digits: string): DateReading[] {
  if (digits.length < 5 || digits.length > 6) return []
  const reading = { year: Number(digits.slice(0, 4)), month: Number(digits.slice(4)) }
  return digits[4] !== '0' || digits.length === 6 ? [reading].filter(exists) : []
}
