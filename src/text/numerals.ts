import { isDigit, isSpace } from './chars.ts'

/** A number as printed, with where it ends. */
export type Numeral = { readonly value: number; readonly end: number; readonly chinese: boolean }

/** Digits by their unit, each one more than its value; 0 for all other units. */
const DIGITS = new Uint8Array(0x10000)
for (const [value, signs] of [
  '零〇○',
  '一壹',
  '二贰两',
  '三叁',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
].entries()) {
  for (const sign of signs) DIGITS[sign.charCodeAt(0)] = value + 1
}
/** What 十, 百, 千 and 万, 亿 multiply by, by their unit; 0 for all other units. */
const UNITS = new Uint16Array(0x10000)
const GROUPS = new Uint32Array(0x10000)
for (const [signs, by] of [
  ['十拾', 10],
  ['百佰', 100],
  ['千仟', 1000],
] as const)
  for (const sign of signs) UNITS[sign.charCodeAt(0)] = by
for (const [signs, by] of [
  ['万萬', 1e4],
  ['亿', 1e8],
] as const)
  for (const sign of signs) GROUPS[sign.charCodeAt(0)] = by
const TWENTY = '廿'.charCodeAt(0)
const [THOUSAND, HUNDRED] = [...'千百'].map((sign) => sign.charCodeAt(0))
const LONGEST = 24

/**
 * A Chinese numeral at `at`: 十五, 一百二十三, 二〇二三 (by position), 廿三, 两千, 三万五千.
 * Numerals longer than 24 characters are no numerals.
 */
export function chineseNumeral(text: string, at: number): Numeral | null {
  let i = at
  let total = 0
  let section = 0
  let digit = -1
  let positional = 0
  let unitSeen = false
  for (; i < text.length && i - at <= LONGEST; i++) {
    const c = text.charCodeAt(i)
    const d = DIGITS[c] ?? 0
    if (d > 0) {
      digit = d - 1
      positional = positional * 10 + digit
      continue
    }
    const unit = UNITS[c] ?? 0
    const group = GROUPS[c] ?? 0
    if (c === TWENTY) section += 20
    else if (unit > 0) {
      section += (digit < 0 ? 1 : digit) * unit
      digit = -1
    } else if (group > 0 && (digit >= 0 || section > 0)) {
      total += (section + Math.max(digit, 0)) * group
      section = 0
      digit = -1
    } else break
    unitSeen = true
  }
  if (i === at || i - at > LONGEST) return null
  return { value: unitSeen ? total + section + Math.max(digit, 0) : positional, end: i, chinese: true }
}

/**
 * An Arabic number at `at`, with thousands separators (comma, or a single space before exactly three digits) and a decimal
 * part. The character before `at` must not be a digit. Runs longer than 18 digits are returned as NaN: no figure is that long.
 */
export function arabicNumeral(text: string, at: number): Numeral | null {
  let i = at
  let value = 0
  for (let c = text.charCodeAt(i); isDigit(c); c = text.charCodeAt(++i)) value = value * 10 + c - 48
  if (i === at) return null
  const next = text.charCodeAt(i)
  const whole = next !== POINT && (i - at > 3 || !separates(next))
  return whole && i - at <= 15 ? { value, end: i, chinese: false } : withParts(text, at, i)
}

const POINT = 0x2e
const separates = (c: number): boolean => c === 0x2c || c === 0xff0c || isSpace(c)

/** A number whose first digits end at `stop`, with what separators and a point add to it. */
function withParts(text: string, at: number, stop: number): Numeral {
  let i = stop
  let digits = text.slice(at, Math.min(i, at + 19))
  if (i - at <= 3) {
    while (separates(text.charCodeAt(i)) && threeDigits(text, i + 1)) {
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
    const by = multiplier(text.charCodeAt(at))
    if (by === 0) break
    value = round(value * by)
    end = ++at
  }
  if (end === numeral.end) return numeral
  const rest = isDigit(text.charCodeAt(end)) ? arabicNumeral(text, end) : null
  const c = rest ? text.charCodeAt(rest.end) : 0
  if (rest && (c === THOUSAND || c === HUNDRED))
    return { value: round(value + rest.value * (UNITS[c] ?? 0)), end: rest.end + 1, chinese: numeral.chinese }
  return { value, end, chinese: numeral.chinese }
}

const multiplier = (c: number): number => (c === THOUSAND || c === HUNDRED ? UNITS[c] : GROUPS[c]) ?? 0

/** Cuts the dust of binary fractions: 1173.3 × 10,000 is 11,733,000. */
export const round = (value: number): number => Math.round(value * 1e6) / 1e6
