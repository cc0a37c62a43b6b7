import { type Day, dayOf } from '../calendar/days.ts'

/** What a cell or phrase says of a day. Nothing is guessed: a month is no day, and 30 February is none either. */
export type DayRead =
  | { readonly day: Day }
  | { readonly why: 'impossible' | 'without-day' | 'without-year' | 'several' | 'no-day' }

const full = /(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)\s?日?/gu
const compact = /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/gu
const month = /(?<!\d)(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}(?!\d)/u
const yearless = /(?<!\d)\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)|\d{1,2}\s?月/u
/** What may stand around a day without changing which day it is. */
const around =
  /^(?:拟|计划|定|应|须|限|于|在|至|到|已)*[\s:：]*(?:前|之前|以前|止|完成|销号|办结|整改到位|[（）()，,。.\s])*$/u

/** Reads the text of a cell that should hold a day: 2025-06-30, ２０２５年６月３０日前, 20250630. */
export function readDay(text: string): DayRead {
  const plain = text.normalize('NFKC').trim()
  const found = daysOf(plain)
  if (found.days.length > 1) return { why: 'several' }
  const [day] = found.days
  if (day !== undefined) return around.test(found.rest) ? { day } : { why: 'several' }
  if (found.impossible) return { why: 'impossible' }
  if (month.test(plain)) return { why: 'without-day' }
  return { why: yearless.test(plain) ? 'without-year' : 'no-day' }
}

/** The one day named in a phrase, or null where it names none or several. */
export function dayIn(text: string): Day | null {
  const { days, impossible } = daysOf(text.normalize('NFKC'))
  return days.length === 1 && !impossible ? (days[0] ?? null) : null
}

function daysOf(plain: string): { days: Day[]; rest: string; impossible: boolean } {
  const days = new Set<Day>()
  let impossible = false
  const read = (_: string, year: string, at: string, dayOfMonth: string): string => {
    const day = dayOf(Number(year), Number(at), Number(dayOfMonth))
    if (day === null) impossible = true
    else days.add(day)
    return ''
  }
  const rest = plain.replace(full, read).replace(compact, read)
  return { days: [...days], rest, impossible }
}
