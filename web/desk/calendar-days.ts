/** Days of a month as weeks of seven, Monday first, with the days of the neighbouring months that fill them up. Days are YYYY-MM-DD. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1)
  const lead = (new Date(first).getUTCDay() + 6) % 7
  const weeks: string[][] = []
  for (let at = first - lead * dayLength; ; at += 7 * dayLength) {
    const week = Array.from({ length: 7 }, (_, index) => dayOf(at + index * dayLength))
    if (weeks.length > 0 && !week.some((day) => day.startsWith(month))) return weeks
    weeks.push(week)
  }
}

const dayLength = 86_400_000
const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** The month so many months later, as YYYY-MM. */
export function monthAfter(month: string, count: number): string {
  const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + count, 1))
  return at.toISOString().slice(0, 7)
}
