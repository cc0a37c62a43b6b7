import { isDigit, isHan, isLatin, skipSpace, unitsOf } from '../text/chars.ts'
import { arabicNumeral, chineseNumeral, type Numeral, round, withMultipliers } from '../text/numerals.ts'

/** A figure in tidied text. `approximate`: 余, 多, 约, 近, 超 stand beside it. */
export type Money = {
  readonly start: number
  readonly end: number
  readonly cny: number
  readonly approximate: boolean
}
export type Count = {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly unit: string
  readonly chinese: boolean
}
export type Rate = {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly base: number | null
  readonly name: string
}
/** A number with neither unit nor sign behind it, which may have lost one. */
export type Bare = { readonly start: number; readonly end: number; readonly value: number }

export type Figures = {
  readonly money: Money[]
  readonly counts: Count[]
  readonly rates: Rate[]
  readonly bare: Bare[]
}

/** What is counted; `inWords` when Chinese numerals count before it. */
type Unit = { readonly unit: string; readonly inWords: boolean }

const UNITS =
  '个百分点 个方面 个问题 个 人次 人 项 次 名 条 件 份 家 户 篇 期 场次 场 处 起 套 台 辆 位 类 批 轮 堂 本 册 部 座 宗 笔 亩 公里 平方米 米 天 小时 分钟 张 幅 分 页 届 支 所 只 棵 株 吨 公斤 字 句 组 村 镇 号线 余 多'.split(
    ' ',
  )
const WORD_UNITS = new Set([
  '次',
  '名',
  '人',
  '人次',
  '场',
  '期',
  '篇',
  '条',
  '件',
  '份',
  '家',
  '户',
  '位',
  '项',
  '批',
  '轮',
  '笔',
])
const UNITS_IN_ORDER = UNITS.map((unit) => ({ unit, inWords: WORD_UNITS.has(unit) }))
/** Units by their first character, in the order above; 0 for all characters no unit begins with. */
const FIRST_OF_UNIT = new Uint8Array(0x10000)
const UNITS_BY_FIRST: Unit[][] = [[]]
for (const u of UNITS_IN_ORDER) {
  const first = u.unit.charCodeAt(0)
  if (FIRST_OF_UNIT[first] === 0) FIRST_OF_UNIT[first] = UNITS_BY_FIRST.push([]) - 1
  UNITS_BY_FIRST[FIRST_OF_UNIT[first] ?? 0]?.push(u)
}
const STOP = 1
const DIGIT = 2
/** What a unit means to the scan: the end of a sentence, or the beginning of a figure; 0 for most, so that they cost one look-up. */
const MEANS = new Uint8Array(0x10000)
for (const [k, units] of ['。；\n', '0123456789', '百零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾廿'].entries()) {
  for (const ch of units) MEANS[ch.charCodeAt(0)] = k + 1
}
const isMore = unitsOf('余多')
const notWord = unitsOf('第每同统唯')
const isAbout = unitsOf('约近超')
const [YUAN, MONTH, NEW_YEAR, INTO, HUNDRED] = [...'元月旦化百'].map((c) => c.charCodeAt(0))

/** All money, counts and rates of tidied text outside the spans of dates (sorted, disjoint). */
export function scanFigures(
  text: string,
  start: number,
  end: number,
  dates: readonly { start: number; end: number }[],
): Figures {
  const out: Figures = { money: [], counts: [], rates: [], bare: [] }
  let d = 0
  let sentence = start
  for (let i = start; i < end; i++) {
    const means = MEANS[text.charCodeAt(i)]
    if (means === 0) continue
    if (means === STOP) {
      sentence = i + 1
      continue
    }
    while ((dates[d]?.end ?? end) <= i) d++
    const date = dates[d]
    if (date && date.start <= i) i = date.end - 1
    else if (means === DIGIT) i = arabicFigure(text, i, end, sentence, out) - 1
    else i = Math.max(i, wordFigure(text, i, end, sentence, out) - 1)
  }
  return out
}

/** Reads one Arabic figure and returns where scanning goes on. */
function arabicFigure(text: string, at: number, end: number, sentence: number, out: Figures): number {
  const plain = arabicNumeral(text, at)
  if (!plain) return at + 1
  const before = text.charCodeAt(at - 1)
  if (at > 0 && (isLatin(before) || before === 46 || before === 45 || before === 0x40)) return plain.end
  if (isLatin(text.charCodeAt(plain.end)) || Number.isNaN(plain.value)) return plain.end
  return figure(text, at, end, plain, sentence, out)
}

function figure(text: string, at: number, end: number, plain: Numeral, sentence: number, out: Figures): number {
  let num = withMultipliers(text, plain)
  let tail = num.end
  const about = isMore(text.charCodeAt(tail))
  if (about) {
    const more = withMultipliers(text, { value: num.value, end: tail + 1, chinese: false })
    num = { ...num, value: more.value }
    tail = more.end
  }
  const sign = skipSpace(text, tail)
  const next = text.charCodeAt(sign)
  if (next === YUAN && !isDay(text, sign + 1) && sign < end) {
    out.money.push({ start: at, end: sign + 1, cny: num.value, approximate: about || qualified(text, at) })
    return sign + 1
  }
  if (next === 0x25 || next === 0xff05) {
    out.rates.push(rate(text, at, sign + 1, round(num.value / 100), sentence, out))
    return sign + 1
  }
  const unit = unitAt(text, sign)?.unit
  if (unit && unit !== '余' && unit !== '多') {
    out.counts.push({ start: at, end: sign + unit.length, value: num.value, unit, chinese: false })
    return sign + unit.length
  }
  out.bare.push({ start: at, end: tail, value: num.value })
  return Math.max(tail, plain.end)
}

/** 元月, 元旦. */
function isDay(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  return c === MONTH || c === NEW_YEAR
}

function unitAt(text: string, at: number): Unit | null {
  const first = FIRST_OF_UNIT[text.charCodeAt(at)] ?? 0
  if (first === 0) return null
  for (const u of UNITS_BY_FIRST[first] ?? []) if (text.startsWith(u.unit, at)) return u
  return null
}

const qualified = (text: string, at: number): boolean =>
  isAbout(text.charCodeAt(at - 1)) || isAbout(text.charCodeAt(at - 2))

/** What nothing is a share of. */
const NO_BASE = new Set([
  '个百分点',
  '天',
  '小时',
  '分钟',
  '期',
  '轮',
  '届',
  '页',
  '字',
  '句',
  '号线',
  '米',
  '公里',
  '分',
])

/** A rate with the noun before it (满意率) and, where the same sentence gives one before, the count it is a share of. */
function rate(text: string, at: number, end: number, value: number, sentence: number, out: Figures): Rate {
  let from = at
  while (from > sentence && at - from < 14 && isHan(text.charCodeAt(from - 1))) from--
  let base: number | null = null
  for (let k = out.counts.length - 1; k >= 0; k--) {
    const count = out.counts[k]
    if (!count || count.start < sentence || at - count.end > 120) break
    if (!NO_BASE.has(count.unit) && count.value > 1) {
      base = count.value
      break
    }
  }
  return { start: from, end, value, base, name: text.slice(from, at) }
}

/** Chinese numerals count only before money or a strict unit: 三次, 五万元; 两个维护 and 三会一课 are names. */
function wordFigure(text: string, at: number, end: number, sentence: number, out: Figures): number {
  if (text.charCodeAt(at) === HUNDRED)
    return text.startsWith('百分之', at) ? percentInWords(text, at, sentence, out) : at
  if (notWord(text.charCodeAt(at - 1))) return at + 1
  const num = chineseNumeral(text, at)
  if (!num) return at + 1
  const about = isMore(text.charCodeAt(num.end))
  const tail = about ? num.end + 1 : num.end
  if (
    text.charCodeAt(tail) === YUAN &&
    num.value > 0 &&
    tail < end &&
    !isDay(text, tail + 1) &&
    (num.value >= 10 || text.charCodeAt(tail + 1) !== INTO)
  ) {
    out.money.push({ start: at, end: tail + 1, cny: num.value, approximate: about })
    return tail + 1
  }
  const found = unitAt(text, tail)
  const unit = found?.inWords ? found.unit : null
  if (unit && num.value > 0 && !(num.value === 1 && unit !== '次')) {
    out.counts.push({ start: at, end: tail + unit.length, value: num.value, unit, chinese: true })
    return tail + unit.length
  }
  return num.end
}

function percentInWords(text: string, at: number, sentence: number, out: Figures): number {
  const num = isDigit(text.charCodeAt(at + 3)) ? arabicNumeral(text, at + 3) : chineseNumeral(text, at + 3)
  const value = num ?? (text[at + 3] === '百' ? { value: 100, end: at + 4 } : null)
  if (!value) return at + 3
  const point =
    'chinese' in value && value.chinese && text[value.end] === '点' ? chineseNumeral(text, value.end + 1) : null
  const percent = point ? value.value + point.value / 10 ** (point.end - value.end - 1) : value.value
  const stop = point ? point.end : value.end
  out.rates.push(rate(text, at, stop, round(percent / 100), sentence, out))
  return stop
}
