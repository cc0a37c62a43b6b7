import {
  type DateReading,
  exists,
  monthDayReadings,
  monthLength,
  yearMonthDayReadings,
  yearMonthReadings,
} from '../calendar/damaged-dates.ts'
import { isDigit, isHan, isLatin, isSpace, skipSpace, unitsOf } from '../text/chars.ts'
import { chineseNumeral } from '../text/numerals.ts'

/** Year, month and day as far as printed; `shift` stands for 今年 (0), 去年 (-1), 明年 (1) where no year is printed. */
export type Parts = DateReading & { readonly shift?: number }

/** A date or range found in tidied text, years not yet inherited. */
export type RawDate = {
  readonly start: number
  readonly end: number
  readonly from: Parts
  readonly to: Parts | null
  /** Characters (年, 月, 日) were lost and there is one reading. */
  readonly lossy: boolean
  /** More than one reading: none is chosen; null when there is one. */
  readonly readings: readonly DateReading[] | null
  /** 以来 or 起 follows: the window goes on to the as-of day. */
  readonly since: boolean
}

type Part = { end: number; parts: Parts; lossy: boolean; readings?: readonly DateReading[] }

/** Characters a date in words may begin with. */
const WORD_STARTS = new Uint8Array(0x10000)
for (const ch of '今本去上明年一二三四五六七八九十') WORD_STARTS[ch.charCodeAt(0)] = 1

const isRange = unitsOf('至到—–-~～－─')
const isMonthRange = unitsOf('-—至~、')
const inParts = unitsOf('份度')
const isNumeral = unitsOf('一二三四五六七八九十')
/** What may stand behind the first numeral of a date in words. */
const goesOn = unitsOf('月零〇○一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾廿百佰千仟万萬亿')
const [YEAR, MONTH, END] = [...'年月底'].map((c) => c.charCodeAt(0))
const CENTURIES = /^(?:19[4-9]|20\d)/u

/** All dates of tidied text between `start` and `end`. `damaged` allows runs of digits that bear no 年, 月 or 日 at all. */
export function scanDates(text: string, start: number, end: number, damaged: boolean): RawDate[] {
  const found: RawDate[] = []
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    const digit = isDigit(c)
    if (!digit && WORD_STARTS[c] !== 1) continue
    const part = digit ? dateAt(text, i, damaged) : wordDateAt(text, i)
    if (!part || part.end > end) {
      if (digit) i = skipDigits(text, i) - 1
      continue
    }
    const date = ranged(text, i, part, found.at(-1))
    found.push(date)
    i = date.end - 1
  }
  return found
}

function skipDigits(text: string, at: number): number {
  let i = at
  while (isDigit(text.charCodeAt(i))) i++
  return i
}

/** Adds a range's end and 以来 to a date that was found. */
function ranged(text: string, start: number, part: Part, previous: RawDate | undefined): RawDate {
  let { end } = part
  let to: Part | null = null
  const sep = skipSpace(text, end)
  if (isRange(text.charCodeAt(sep)) && end > start) {
    let at = sep + 1
    while (isRange(text.charCodeAt(at))) at++
    at = skipSpace(text, at)
    to =
      (isDigit(text.charCodeAt(at))
        ? (dottedEnd(text, start, at, part.parts) ?? dateAt(text, at, true) ?? bareDay(text, at, part.parts))
        : wordDateAt(text, at)) ?? null
    if (to) end = to.end
  }
  const tail = inParts(text.charCodeAt(end)) ? end + 1 : end
  const since = !to && (text.startsWith('以来', tail) || text.startsWith('至今', tail) || text.startsWith('起', tail))
  const inherited =
    previous && part.parts.month === undefined && part.parts.day !== undefined
      ? { ...previous.from, day: part.parts.day }
      : part.parts
  return {
    start,
    end,
    from: inherited,
    to: to ? to.parts : null,
    lossy: part.lossy || (to?.lossy ?? false),
    readings: part.readings ?? to?.readings ?? null,
    since,
  }
}

/** A date that begins with a digit. */
function dateAt(text: string, at: number, damaged: boolean): Part | null {
  const before = text.charCodeAt(at - 1)
  if (
    at > 0 &&
    (isDigit(before) || isLatin(before) || (before === 46 && isDigit(text.charCodeAt(at - 2)) && !listed(text, at)))
  )
    return null
  const stop = skipDigits(text, at)
  const length = stop - at
  if (length > 8) return null
  const behind = skipSpace(text, stop)
  if (length <= 2) return shortDate(text, at, stop, behind, damaged)
  const run = text.slice(at, stop)
  const next = text[behind] ?? ''
  if (length === 4 && CENTURIES.test(run)) {
    if (next === '年') return afterYear(text, behind + 1, Number(run))
    const dotted = separated(text, at, stop)
    if (dotted) return dotted
    if ('-—至'.includes(next) && /^\d{4}年/u.test(text.slice(stop + 1, stop + 6)))
      return { end: stop, parts: { year: Number(run) }, lossy: false }
  }
  if (length >= 5 && CENTURIES.test(run)) return glued(text, run, stop, next, damaged, at)
  if (length <= 4 && (next === '日' || (damaged && loneRun(text, at, stop)))) {
    return lossyOf(monthDayReadings(run), next === '日' ? behind + 1 : stop)
  }
  return null
}

/** 89日，巡察组…: at the start of a sentence a number above 31 before 日 is no span of days, it lost its 月. */
const opensSentence = (text: string, at: number): boolean => at === 0 || '。\n'.includes(text[at - 1] ?? '-')

/** One or two digits are a month, when 月 stands behind them or behind the range they open. */
function shortDate(text: string, at: number, stop: number, behind: number, damaged: boolean): Part | null {
  const next = text.charCodeAt(behind)
  if (
    damaged &&
    stop === at + 2 &&
    text[behind] === '日' &&
    opensSentence(text, at) &&
    Number(text.slice(at, stop)) > 31
  )
    return lossyOf(monthDayReadings(text.slice(at, stop)), behind + 1)
  if (next === MONTH) return afterMonth(text, behind + 1, { month: Number(text.slice(at, stop)) }, false)
  if (!isMonthRange(next) || !monthsRange(text, stop)) return null
  return { end: stop, parts: { month: Number(text.slice(at, stop)) }, lossy: false }
}

/** 1.7月22日, 1.2023年8月: the point belongs to a label at the start of a line, not to a decimal number. */
function listed(text: string, at: number): boolean {
  const start = text[at - 3] === undefined || '\n；。：'.includes(text[at - 3] ?? '')
  return start && /^(?:\d{1,2}月|\d{4}年)/u.test(text.slice(at, at + 5))
}

/** 1-3月 and 6至10月: a month whose 月 stands behind the second number. */
function monthsRange(text: string, stop: number): boolean {
  const tail = text.slice(stop, stop + 6)
  return /^\s?[-—至~]\s?1?\d月/u.test(tail)
}

/** Behind 年: a month and a day, or 底, or nothing. */
function afterYear(text: string, at: number, year: number): Part | null {
  const bare: Part = { end: at, parts: { year }, lossy: false }
  const i = skipSpace(text, at)
  if (text.startsWith('元月', i)) return afterMonth(text, i + 2, { year, month: 1 }, false)
  if (text[i] === '底' || text.startsWith('年底', i) || text[i] === '末')
    return { end: i + (text[i] === '年' ? 2 : 1), parts: { year, month: 12, day: 31 }, lossy: false }
  if (text.startsWith('元旦', i)) return { end: i + 2, parts: { year, month: 1, day: 1 }, lossy: false }
  const stop = skipDigits(text, i)
  if (stop === i) {
    const word = chineseNumeral(text, i)
    return word && text[word.end] === '月' && exists({ month: word.value })
      ? afterMonth(text, word.end + 1, { year, month: word.value }, false)
      : bare
  }
  const next = text[skipSpace(text, stop)] ?? ''
  const run = text.slice(i, stop)
  if (next === '月' && exists({ month: Number(run) }))
    return afterMonth(text, skipSpace(text, stop) + 1, { year, month: Number(run) }, false)
  if (next === '日' && run.length >= 2 && run.length <= 4)
    return lossyOf(monthDayReadings(run, year), skipSpace(text, stop) + 1) ?? bare
  if (monthsRange(text, stop)) return { end: stop, parts: { year, month: Number(run) }, lossy: false }
  return bare
}

/** Behind 月: a day, or 底, or nothing. */
function afterMonth(text: string, at: number, parts: Parts, lossy: boolean): Part | null {
  if (!exists(parts)) return null
  const bare: Part = { end: at, parts, lossy }
  const i = skipSpace(text, at)
  if (text[i] === '底' || text[i] === '末')
    return { end: i + 1, parts: { ...parts, day: monthLength(parts.month ?? 1, parts.year) }, lossy }
  const stop = skipDigits(text, i)
  if (stop > i && stop - i <= 2) {
    const day = Number(text.slice(i, stop))
    const next = text[skipSpace(text, stop)] ?? ''
    if (!exists({ ...parts, day })) return bare
    if (next === '日' || next === '号') return { end: skipSpace(text, stop) + 1, parts: { ...parts, day }, lossy }
    if ('、-—至'.includes(next) && /^\d{1,2}[日号]/u.test(text.slice(stop + 1, stop + 4)))
      return { end: stop, parts: { ...parts, day }, lossy }
    return '至—-，。）\n'.includes(next) && parts.year !== undefined
      ? { end: stop, parts: { ...parts, day }, lossy: true }
      : bare
  }
  const word = stop === i ? chineseNumeral(text, i) : null
  if (word && (text[word.end] === '日' || text[word.end] === '号') && exists({ ...parts, day: word.value })) {
    return { end: word.end + 1, parts: { ...parts, day: word.value }, lossy }
  }
  return bare
}

/** 2024-07-12, 2024.7.12, 2024/07/12. */
function separated(text: string, at: number, stop: number): Part | null {
  const m = /^[-./](\d{1,2})[-./](\d{1,2})(?!\d)/u.exec(text.slice(stop, stop + 7))
  if (!m) return null
  const parts = { year: Number(text.slice(at, stop)), month: Number(m[1]), day: Number(m[2]) }
  return exists(parts) ? { end: stop + m[0].length, parts, lossy: false } : null
}

/** Runs of five to eight digits that lost 年, 月 or 日: 20231227日, 20242月, 2024626 alone on its line. */
function glued(text: string, run: string, stop: number, next: string, damaged: boolean, at: number): Part | null {
  if (next === '月') {
    const [only, ...more] = yearMonthReadings(run)
    return only && more.length === 0 ? afterMonth(text, skipSpace(text, stop) + 1, only, true) : null
  }
  if (next === '日' || next === '号') return lossyOf(yearMonthDayReadings(run), skipSpace(text, stop) + 1)
  const alone = (at === 0 || text[at - 1] === '\n') && (stop >= text.length || text[stop] === '\n')
  if (run.length < 6 || !(alone || (damaged && loneRun(text, at, stop)))) return null
  return lossyOf(yearMonthDayReadings(run), stop)
}

function lossyOf(readings: readonly DateReading[], end: number): Part | null {
  const [first, ...more] = readings
  if (!first) return null
  if (more.length === 0) return { end, parts: first, lossy: true }
  const sure = first.year === undefined ? {} : { year: first.year }
  return { end, parts: sure, lossy: true, readings }
}

const FREE_BEFORE = '。；\n至到—-于自从截止在'
const NO_UNIT = '个次人名项件条份元万亿％多余年月期号米公里小分秒天%'

/** Whether a run of digits without any unit may be a date: it opens a sentence or follows 于, 至, and no unit follows. */
function loneRun(text: string, at: number, stop: number): boolean {
  const next = text[stop] ?? '\n'
  return (
    (at === 0 || FREE_BEFORE.includes(text[at - 1] ?? '')) &&
    !NO_UNIT.includes(next) &&
    (isHan(next.charCodeAt(0)) || '，。\n至'.includes(next))
  )
}

/** The end of 2024.3.18—5.17: month and day with the sign the first day is printed with. */
function dottedEnd(text: string, start: number, at: number, from: Parts): Part | null {
  const sign = text[start + 4] ?? '-'
  if (from.day === undefined || !'./-'.includes(sign)) return null
  const m = /^(\d{1,2})[./-](\d{1,2})(?![\d.%])/u.exec(text.slice(at, at + 7))
  if (!m || text[at + (m[1] ?? '').length] !== sign) return null
  const parts = { month: Number(m[1]), day: Number(m[2]) }
  return exists(parts) ? { end: at + m[0].length, parts, lossy: false } : null
}

/** The day behind a range sign: 8月14日至31日. */
function bareDay(text: string, at: number, from: Parts): Part | null {
  const stop = skipDigits(text, at)
  const next = text[skipSpace(text, stop)] ?? ''
  if (stop - at > 2 || (next !== '日' && next !== '号') || from.month === undefined) return null
  const parts = { ...from, day: Number(text.slice(at, stop)) }
  return exists(parts) ? { end: skipSpace(text, stop) + 1, parts, lossy: false } : null
}

const SHIFTS: ReadonlyMap<string, number> = new Map([
  ['今', 0],
  ['本', 0],
  ['去', -1],
  ['上', -1],
  ['明', 1],
])

/** Dates in words: 二〇二三年六月, 今年9月, 年底, 六月二十日. */
function wordDateAt(text: string, at: number): Part | null {
  const c = text.charCodeAt(at)
  const next = text.charCodeAt(at + 1)
  const shift = next === YEAR ? SHIFTS.get(text[at] ?? '') : undefined
  if (shift !== undefined) return relative(text, at, shift)
  if (
    c === YEAR &&
    next === END &&
    !isDigit(text.charCodeAt(at - 1)) &&
    !'一二三四五六七八九〇零今去明本'.includes(text[at - 1] ?? '-')
  ) {
    return { end: at + 2, parts: { shift: 0, month: 12 }, lossy: false }
  }
  if (!isNumeral(c) || !goesOn(next)) return null
  const num = chineseNumeral(text, at)
  if (!num) return null
  if (num.end - at === 4 && text[num.end] === '年' && num.value >= 1949 && num.value <= 2099)
    return afterYear(text, num.end + 1, num.value)
  if (num.end - at <= 2 && num.value <= 12 && text[num.end] === '月') {
    const part = afterMonth(text, num.end + 1, { month: num.value }, false)
    return part && part.parts.day !== undefined ? part : null
  }
  return null
}

function relative(text: string, at: number, shift: number): Part | null {
  let i = at + 2
  if (text[at] === '上' && (text[i] === '度' || text[i] === '同')) return null
  if (text.startsWith('年底', i)) return { end: i + 2, parts: { shift, month: 12 }, lossy: false }
  if (text[i] === '底') return { end: i + 1, parts: { shift, month: 12 }, lossy: false }
  const bare: Part = { end: i, parts: { shift }, lossy: false }
  if (isSpace(text.charCodeAt(i))) i++
  const stop = skipDigits(text, i)
  if (stop === i || stop - i > 2 || text[stop] !== '月') return text[at] === '本' || text[at] === '上' ? null : bare
  return afterMonth(text, stop + 1, { shift, month: Number(text.slice(i, stop)) }, false) ?? bare
}
