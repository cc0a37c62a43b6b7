import { isDigit, isSpace } from './chars.ts'

/** A number as printed, with where it ends. */
export type Numeral = { readonly value: number; readonly end: number; readonly chinese: boolean }

const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    零: 0,
    〇: 0,
    '○': 0,
    一: 1,
    壹: 1,
    二: 2,
    贰: 2,
    两: 2,
    三: 3,
    叁: 3,
    四: 4,
    肆: 4,
    五: 5,
    伍: 5,
    六: 6,
    陆: 6,
    七: 7,
    柒: 7,
    八: 8,
    捌: 8,
    九: 9,
    玖: 9,
  }),
)
const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }),
)
const GROUPS: ReadonlyMap<string, number> = new Map(Object.entries({ 万: 1e4, 萬: 1e4, 亿: 1e8 }))
const LONGEST = 24

/** Whether a character may begin a Chinese numeral. */
export const beginsChinese = (ch: string): boolean => DIGITS.has(ch) || ch === '十' || ch === '廿' || ch === '拾'

/**
 * A Chinese numeral at `at`: 十五, 一百二十三, 二〇二三 (by position), 廿三, 两千, 三万五千.
 * Numerals longer than 24 characters are no numerals.
 */
export function chineseNumeral(text: string, at: number): Numeral | null {
  let i = at
  let total = 0
  let section = 0
  let digit = -1
  let run = 0
  let positional = 0
  let unitSeen = false
  for (; i < text.length && i - at <= LONGEST; i++) {
    const ch = text[i] ?? ''
    const d = DIGITS.get(ch)
    if (d !== undefined) {
      positional = positional * 10 + d
      run++
      digit = d
      continue
    }
    if (ch === '廿') {
      section += 20
      unitSeen = true
      continue
    }
    const unit = UNITS.get(ch)
    const group = GROUPS.get(ch)
    if (unit !== undefined) {
      section += (digit < 0 ? 1 : digit) * unit
      digit = -1
    } else if (group !== undefined && (digit >= 0 || section > 0)) {
      total += (section + Math.max(digit, 0)) * group
      section = 0
      digit = -1
    } else break
    unitSeen = true
  }
  if (i === at || i - at > LONGEST) return null
  if (!unitSeen) return run > 0 ? { value: positional, end: i, chinese: true } : null
  return { value: total + section + Math.max(digit, 0), end: i, chinese: true }
}

/**
 * An Arabic number at `at`, with thousands separators (comma, or a single space before exactly three digits) and a decimal
 * part. The character before `at` must not be a digit. Runs longer than 18 digits are returned as NaN: no figure is that long.
 */
export function arabicNumeral(text: string, at: number): Numeral | null {
  let i = at
  while (isDigit(text.charCodeAt(i))) i++
  if (i === at) return null
  let digits = text.slice(at, Math.min(i, at + 19))
  if (i - at <= 3) {
    for (;;) {
      const sep = text.charCodeAt(i)
      if (sep !== 0x2c && sep !== 0xff0c && !isSpace(sep)) break
      if (!threeDigits(text, i + 1)) break
      digits += text.slice(i + 1, i + 4)
      i += 4
    }
  }
  if (text[i] === '.' && isDigit(text.charCodeAt(i + 1))) {
    const dot = i++
    while (isDigit(text.charCodeAt(i))) i++
    digits += text.slice(dot, Math.min(i, dot + 12))
  }
  return { value: digits.length > 28 || i - at > 32 ? Number.NaN : Number(digits), end: i, chinese: false }
}

function threeDigits(text: string, at: number): boolean {
  return (
    isDigit(text.charCodeAt(at)) &&
    isDigit(text.charCodeAt(at + 1)) &&
    isDigit(text.charCodeAt(at + 2)) &&
    !isDigit(text.charCodeAt(at + 3))
  )
}

/** Multiplies by 万, 亿, 千, 百 printed behind an Arabic number, as in 52.2万 or 3万5千; `end` moves behind them. */
export function withMultipliers(text: string, numeral: Numeral): Numeral {
  let { value, end } = numeral
  let at = isSpace(text.charCodeAt(end)) ? end + 1 : end
  for (let turn = 0; turn < 3; turn++) {
    const ch = text[at] ?? ''
    const by = GROUPS.get(ch) ?? (ch === '千' || ch === '百' ? UNITS.get(ch) : undefined)
    if (by === undefined) break
    value = round(value * by)
    end = ++at
  }
  if (end > numeral.end && isDigit(text.charCodeAt(end))) {
    const rest = arabicNumeral(text, end)
    const unit = rest && (text[rest.end] === '千' ? 1000 : text[rest.end] === '百' ? 100 : 0)
    if (rest && unit) return { value: round(value + rest.value * unit), end: rest.end + 1, chinese: numeral.chinese }
  }
  return { value, end, chinese: numeral.chinese }
}

/** Cuts the dust of binary fractions: 1173.3 × 10,000 is 11,733,000. */
export const round = (value: number): number => Math.round(value * 1e6) / 1e6
