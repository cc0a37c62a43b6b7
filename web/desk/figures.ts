import type { Day, Instant } from '../../src/calendar/days.ts'
import { daysBetween, instantOf, isInstant, millisecondsOf } from '../../src/calendar/days.ts'
import { dayIn, timeIn } from '../../src/calendar/zones.ts'

/** Days are the unit's. Every unit of the house lies in this zone unless its record says otherwise. */
export const standardZone = 'Asia/Shanghai'

/** Whole figure with thousands separators. */
export function grouped(figure: number): string {
  const [whole = '', rest] = String(Math.abs(figure)).split('.')
  const parts: string[] = []
  for (let end = whole.length; end > 0; end -= 3) parts.unshift(whole.slice(Math.max(0, end - 3), end))
  return `${figure < 0 ? '-' : ''}${parts.join(',')}${rest ? `.${rest}` : ''}`
}

/** Fen as yuan with two decimals: 1240000 → 12,400.00. */
export function yuan(fen: number): string {
  const cents = Math.abs(fen) % 100
  const whole = Math.trunc(Math.abs(fen) / 100)
  return `${fen < 0 ? '-' : ''}${grouped(whole)}.${String(cents).padStart(2, '0')}`
}

/**
 * Fen from what a person typed in yuan, or null when it is no amount. Full-width figures and separators are what an input method leaves behind;
 * a third decimal is refused, because rounding somebody's money is not ours to do.
 */
export function fenOf(typed: string): number | null {
  const plain = typed
    .replace(/[０-９．，。－]/g, (sign) => '0123456789.,.-'['０１２３４５６７８９．，。－'.indexOf(sign)] ?? sign)
    .replace(/[,\s元￥¥]/g, '')
  const parts = /^(-?)(\d{1,13})(?:\.(\d{0,2}))?$/.exec(plain)
  if (!parts) return null
  const fen = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'))
  return parts[1] && fen !== 0 ? -fen : fen
}

/** A whole number from what a person typed, or null. */
export function wholeOf(typed: string): number | null {
  const plain = typed
    .replace(/[０-９－]/g, (sign) => '0123456789-'['０１２３４５６７８９－'.indexOf(sign)] ?? sign)
    .replace(/[,，\s]/g, '')
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : null
}

/** A fraction of 1 as a percentage, with one decimal unless it is whole. Never rounds up to a full 100 %. */
export function percent(rate: number): string {
  const tenths = rate < 1 ? Math.min(Math.round(rate * 1000), 999) : Math.round(rate * 1000)
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)}%`
}

/** Bytes as a person reads them. */
export function bytes(size: number): string {
  if (size < 1024) return `${size} B`
  if (size < 1024 * 1024) return `${Math.round(size / 1024)} KB`
  return `${(size / 1024 / 1024).toFixed(1)} MB`
}

/** An instant as it came over the wire. What is none, which the contract rules out, is shown as 1970 rather than breaking the page. */
export function asInstant(text: string): Instant {
  return isInstant(text) ? text : instantOf(0)
}

/** `2026-03-12 09:30` in a zone. */
export function moment(instant: string, zone = standardZone): string {
  return `${dayIn(asInstant(instant), zone)} ${timeIn(asInstant(instant), zone)}`
}

export function dayAt(instant: string, zone = standardZone): Day {
  return dayIn(asInstant(instant), zone)
}

/** How far a due time lies from now: in whole days of the calendar, and in minutes when it is near. Negative = past. */
export function distance(due: string, now: string, zone = standardZone): { days: number; minutes: number } {
  return {
    days: daysBetween(dayAt(now, zone), dayAt(due, zone)),
    minutes: Math.trunc((millisecondsOf(asInstant(due)) - millisecondsOf(asInstant(now))) / 60_000),
  }
}
