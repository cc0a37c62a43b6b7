import { addDays, type Day, dayFromNumber, dayNumber, type Instant, instantOf, millisecondsOf } from './days.ts'

/** Formatters are costly to make and cheap to use; a house knows a handful of zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

/** What a clock on the wall shows, as if it were UTC, in whole seconds. */
function wallClock(milliseconds: number, zone: string): number {
  const seconds = Math.floor(milliseconds / 1000) * 1000
  return seconds < wholeMinutes ? readClock(seconds, zone) : seconds + offsetAt(seconds, zone)
}

/**
 * Since 1973 every zone has changed its offset at a full minute (counted over all zones up to 2040): what has been read for a minute holds for all of it.
 * Asking the formatter costs more than most decisions that need a day, and what is asked for is mostly this minute and the ends of days.
 */
const wholeMinutes = Date.UTC(1973, 0, 1)
const mostKept = 10_000
const offsets = new Map<string, Map<number, number>>()

/** China has kept one offset since its last summer time (1986–1991): in a browser the first formatter alone takes longer than drawing a page of days. */
const fixed = { zone: 'Asia/Shanghai', since: Date.UTC(1992, 0, 1), offset: 8 * 3_600_000 } as const

function offsetAt(seconds: number, zone: string): number {
  if (zone === fixed.zone && seconds >= fixed.since) return fixed.offset
  const ofZone = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, ofZone)
  const minute = Math.floor(seconds / 60_000)
  const known = ofZone.get(minute)
  if (known !== undefined) return known
  if (ofZone.size >= mostKept) ofZone.clear()
  const offset = readClock(seconds, zone) - seconds
  ofZone.set(minute, offset)
  return offset
}

function readClock(milliseconds: number, zone: string): number {
  const part: { [type: string]: number } = {}
  for (const { type, value } of formatterOf(zone).formatToParts(milliseconds)) part[type] = Number(value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** True when the zone's name is one this machine's tables know, such as `Asia/Shanghai`. */
export function isZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch {
    return false
  }
}

/** The day it is in a zone at an instant. */
export function dayIn(instant: Instant, zone: string): Day {
  return dayFromNumber(Math.floor(wallClock(millisecondsOf(instant), zone) / 86_400_000))
}

/** Wall-clock time of an instant in a zone, `HH:MM`. */
export function timeIn(instant: Instant, zone: string): string {
  return instantOf(wallClock(millisecondsOf(instant), zone)).slice(11, 16)
}

/** The hour it is in a zone, 0–23. */
export function hourIn(instant: Instant, zone: string): number {
  return Number(timeIn(instant, zone).slice(0, 2))
}

/** The first instant of a day in a zone; where the clock skips midnight, the first that exists. */
export function startOfDay(day: Day, zone: string): Instant {
  const midnight = dayNumber(day) * 86_400_000
  const guess = midnight - (wallClock(midnight, zone) - midnight)
  const better = midnight - (wallClock(guess, zone) - guess)
  if (wallClock(better, zone) === midnight && wallClock(better - 1000, zone) < midnight) return instantOf(better)
  return searchStart(midnight, zone)
}

function searchStart(midnight: number, zone: string): Instant {
  let before = midnight - 30 * 3_600_000
  let after = midnight + 30 * 3_600_000
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (wallClock(middle, zone) >= midnight) after = middle
    else before = middle
  }
  return instantOf(after)
}

/** The last millisecond of a day in a zone: what is due on a day is due then, and late from then on. */
export function endOfDay(day: Day, zone: string): Instant {
  return instantOf(millisecondsOf(startOfDay(addDays(day, 1), zone)) - 1)
}

/** An instant from a day and a wall-clock time `HH:MM` in a zone. */
export function instantAt(day: Day, time: string, zone: string): Instant {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const wanted = dayNumber(day) * 86_400_000 + minutes * 60_000
  const guess = wanted - (wallClock(wanted, zone) - wanted)
  return instantOf(wanted - (wallClock(guess, zone) - guess))
}
