import { isDigit, isHan, isLatin, skipSpace } from '../text/chars.ts'
import { arabicNumeral, beginsChinese, chineseNumeral, type Numeral, round, withMultipliers } from '../text/numerals.ts'

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
const WORD_STARTS = new Uint8Array(0x10000)
for (const ch of '百零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾廿') WORD_STARTS[ch.charCodeAt(0)] = 1
const UNITS_BY_FIRST = new Map<string, string[]>()
for (const u of UNITS) UNITS_BY_FIRST.set(u[0] ?? '', [...(UNITS_BY_FIRST.get(u[0] ?? '') ?? []), u])

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
    const c = text.charCodeAt(i)
    if (c === 0x3002 || c === 0xff1b || c === 10) sentence = i + 1
    while (dates[d] && (dates[d]?.end ?? 0) <= i) d++
    const date = dates[d]
    if (date && date.start <= i) {
      i = date.end - 1
      continue
    }
    if (isDigit(c)) i = arabicFigure(text, i, end, sentence, out) - 1
    else if (WORD_STARTS[c] === 1) i = Math.max(i, wordFigure(text, i, end, sentence, out) - 1)
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
  const about = '余多'.includes(text[tail] ?? '-')
  if (about) {
    const more = withMultipliers(text, { value: num.value, end: tail + 1, chinese: false })
    num = { ...num, value: more.value }
    tail = more.end
  }
  const sign = skipSpace(text, tail)
  const next = text[sign] ?? ''
  if (next === '元' && text[sign + 1] !== '月' && text[sign + 1] !== '旦' && sign < end) {
    out.money.push({ start: at, end: sign + 1, cny: num.value, approximate: about || qualified(text, at) })
    return sign + 1
  }
  if (next === '%' || next === '％') {
    out.rates.push(rate(text, at, sign + 1, round(num.value / 100), sentence, out))
    return sign + 1
  }
  const unit = unitAt(text, sign)
  if (unit && unit !== '余' && unit !== '多') {
    out.counts.push({ start: at, end: sign + unit.length, value: num.value, unit, chinese: false })
    return sign + unit.length
  }
  out.bare.push({ start: at, end: tail, value: num.value })
  return Math.max(tail, plain.end)
}

const unitAt = (text: string, at: number): string | undefined =>
  UNITS_BY_FIRST.get(text[at] ?? '-')?.find((u) => text.startsWith(u, at))

function qualified(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at)
  return '约近超'.split('').some((q) => before.includes(q))
}

/** A rate with the noun before it (满意率) and, where the same sentence gives one before, the count it is a share of. */
function rate(text: string, at: number, end: number, value: number, sentence: number, out: Figures): Rate {
  let from = at
  while (from > sentence && at - from < 14 && isHan(text.charCodeAt(from - 1))) from--
  let base: number | null = null
  for (let k = out.counts.length - 1; k >= 0; k--) {
    const count = out.counts[k]
    if (!count || count.start < sentence || at - count.end > 120) break
    if ('件条个份人次名户项篇'.includes(count.unit[0] ?? '-') && count.value > 1) {
      base = count.value
      break
    }
  }
  return { start: from, end, value, base, name: text.slice(from, at) }
}

/** Chinese numerals count only before money or a strict unit: 三次, 五万元; 两个维护 and 三会一课 are names. */
function wordFigure(text: string, at: number, end: number, sentence: number, out: Figures): number {
  const ch = text[at] ?? ''
  if (ch === '百' && text.startsWith('百分之', at)) return percentInWords(text, at, sentence, out)
  if (!beginsChinese(ch)) return at
  if (text[at - 1] === '第' || '每同统唯'.includes(text[at - 1] ?? '-')) return at + 1
  const num = chineseNumeral(text, at)
  if (!num) return at + 1
  const about = '余多'.includes(text[num.end] ?? '-')
  const tail = about ? num.end + 1 : num.end
  if (
    text[tail] === '元' &&
    num.value > 0 &&
    tail < end &&
    text[tail + 1] !== '月' &&
    text[tail + 1] !== '旦' &&
    (num.value >= 10 || text[tail + 1] !== '化')
  ) {
    out.money.push({ start: at, end: tail + 1, cny: num.value, approximate: about })
    return tail + 1
  }
  const unit = unitAt(text, tail)
  if (unit && WORD_UNITS.has(unit) && num.value > 0 && !(num.value === 1 && unit !== '次')) {
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
