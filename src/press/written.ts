import type { Day } from '../calendar/days.ts'

/** 2026年3月5日: full year, month and day without leading zeros (GB/T 9704). */
export function dayInWords(day: Day): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** 2026.3.5, for the narrow columns of tables. */
export function dayInTable(day: Day | null): string {
  return day === null ? '' : `${day.slice(0, 4)}.${Number(day.slice(5, 7))}.${Number(day.slice(8, 10))}`
}

/** 2025年10月14日至12月13日; the year is said again where it changes. */
export function periodInWords(from: Day, to: Day): string {
  const end = dayInWords(to)
  return `${dayInWords(from)}至${from.slice(0, 4) === to.slice(0, 4) ? end.slice(5) : end}`
}

const digits = '零一二三四五六七八九'

/** 一 … 九百九十九 as headings are numbered. */
export function chineseNumber(n: number): string {
  if (n < 10) return digits[n] ?? String(n)
  if (n < 20) return `十${n === 10 ? '' : digits[n - 10]}`
  if (n < 100) return `${digits[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : digits[n % 10]}`
  const rest = n % 100
  const low =
    rest === 0 ? '' : rest < 10 ? `零${digits[rest]}` : rest < 20 ? `一${chineseNumber(rest)}` : chineseNumber(rest)
  return n < 1000 ? `${digits[Math.floor(n / 100)]}百${low}` : String(n)
}

/** 1.问题; before words that begin with a figure a space keeps the two apart: 1. 2023年…. */
export const numbered = (n: number, text: string): string => `${n}.${/^[\d０-９]/u.test(text) ? ' ' : ''}${text}`

/** Fen as yuan: 1234500 → 12345, 1234567 → 12345.67. Exact, without separators, as the reader of notices and offices take it. */
export function yuan(fen: number): string {
  const whole = Math.abs(fen)
  const rest = whole % 100
  return `${fen < 0 ? '-' : ''}${(whole - rest) / 100}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
}

/** Share in per cent with at most one decimal: 9 of 11 → 81.8. Null without a base. */
export function percent(part: number, base: number): string | null {
  if (base === 0) return null
  const tenths = Math.round((part * 1000) / base)
  return tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`
}
