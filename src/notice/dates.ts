import { exists, isoOf } from '../calendar/damaged-dates.ts'
import { sentenceStart } from '../text/sentences.ts'
import type { Parts, RawDate } from './date-scan.ts'

/** A date whose year is known, as ISO text: YYYY[-MM[-DD]] or a range. */
export type Dated = {
  readonly raw: RawDate
  readonly iso: string
  /** First and last day or month the words may mean, for comparison as text; null where only later facts could tell. */
  readonly first: string
  readonly last: string
  readonly yearPrinted: boolean
}

/** Days that tell to which year a day without one belongs. */
export type Anchors = {
  readonly inspected: string | null
  readonly feedback: string | null
  readonly latest: string | null
}

/** Gives a year to every date: printed, else of the date before in the same sentence, else the one the anchors leave. */
export function dated(text: string, raws: readonly RawDate[], anchors: Anchors): Dated[] {
  const found: Dated[] = []
  let previous: Dated | null = null
  for (const raw of raws) {
    const floor = previous ? sentenceStart(text, raw.start, previous.raw.start) : 0
    const near: Dated | null =
      previous && previous.raw.start >= floor && previous.raw.start > raw.start - 60 ? previous : null
    const year = yearOf(raw.from, near, anchors)
    if (year === null) continue
    const made = make(raw, year, anchors)
    if (!made) continue
    found.push(made)
    previous = made
  }
  return found
}

function yearOf(parts: Parts, near: Dated | null, anchors: Anchors): number | null {
  if (parts.year !== undefined) return parts.year
  const base = anchors.feedback ?? anchors.inspected ?? anchors.latest
  if (parts.shift !== undefined) {
    const now = anchors.latest ?? base
    return now ? Number(now.slice(0, 4)) + parts.shift : near ? Number(near.iso.slice(0, 4)) + parts.shift : null
  }
  if (
    near?.yearPrinted &&
    near.raw.from.month !== undefined &&
    (near.raw.from.month <= (parts.month ?? 0) || near.raw.to)
  )
    return Number((near.iso.split('/').at(-1) ?? near.iso).slice(0, 4))
  if (!base) return near ? Number(near.iso.slice(0, 4)) : null
  return fitting(parts, anchors, Number(base.slice(0, 4)))
}

/** The year in which the day falls after the inspection began and not after the text was made; else the anchor's own year. */
function fitting(parts: Parts, anchors: Anchors, base: number): number {
  const low = (anchors.inspected ?? anchors.feedback ?? '').slice(0, 7)
  const high = anchors.latest ?? `${base + 1}-12-31`
  for (const year of [base, base + 1, base - 1]) {
    const iso = isoOf({ ...parts, year })
    if (
      iso &&
      exists({ ...parts, year }) &&
      iso.slice(0, 7) >= low &&
      iso.slice(0, iso.length) <= high.slice(0, iso.length)
    )
      return year
  }
  return base
}

function make(raw: RawDate, year: number, anchors: Anchors): Dated | null {
  const from = { ...raw.from, year }
  const start = isoOf(from)
  if (!start || !exists(from)) return null
  const yearPrinted = raw.from.year !== undefined
  if (raw.since && !raw.to && raw.from.month === undefined) {
    const end = anchors.latest
    const first = `${year}-01-01`
    return { raw, iso: end && end > first ? `${first}/${end}` : first, first, last: end ?? '9999', yearPrinted }
  }
  if (!raw.to) return { raw, iso: start, first: start, last: raw.since ? '9999' : start, yearPrinted }
  let toYear = raw.to.year ?? year
  if (raw.to.year === undefined && (raw.to.month ?? 12) < (raw.from.month ?? 0)) toYear++
  const to = { ...raw.to, year: toYear }
  const end = exists(to) ? isoOf(to) : null
  return end
    ? { raw, iso: `${start}/${end}`, first: start, last: end, yearPrinted }
    : { raw, iso: start, first: start, last: start, yearPrinted }
}

/** Days from one ISO day to another, by the proleptic Gregorian calendar. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

function dayNumber(iso: string): number {
  const [y = 1970, m = 1, d = 1] = iso.split('-').map(Number)
  return Date.UTC(y, m - 1, d) / 86_400_000
}
