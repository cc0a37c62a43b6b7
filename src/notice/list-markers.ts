import { isDigit, isHan, unitsOf } from '../text/chars.ts'
import type { Scheme } from './labels.ts'
import { mayBegin } from './outline.ts'

/** A printed list marker inside running text: `at` to `end` is the marker, `n` its number in its series. */
export type Marker = { readonly at: number; readonly end: number; readonly n: number; readonly series: Series }
export type Series = '是' | '要' | '（1）' | '1.' | '①' | '第一' | '首先' | '方面' | '一、' | '（一）'

const NUMERALS = '一二三四五六七八九十'
const CIRCLED = 0x2460
const FIRSTS = ['首先', '其次', '再次', '最后']
const ORDINAL = '第'.charCodeAt(0)

const ALL: readonly Series[] = ['是', '要', '（1）', '1.', '①', '第一', '首先', '方面', '（一）', '一、']
/** Which series a unit may begin a marker of; 0 for most units, so that they cost one look-up. */
const OPENERS: readonly (readonly Series[])[] = [
  [],
  ['是', '要', '一、', '方面'],
  ['（1）', '（一）'],
  ['（1）', '1.'],
  ['①'],
  ['第一'],
  ['首先'],
  ['方面'],
]
/** Quotation marks and line ends, in the table of openers: they begin nothing, but tell what is quoted. */
const QUOTING = OPENERS.length
const MAY_OPEN = new Uint8Array(0x10000)
for (const [group, units] of [
  '“”《》\n',
  NUMERALS,
  '（',
  '0123456789',
  '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
  '第',
  '首其再最',
  '另',
].entries()) {
  for (const c of units) MAY_OPEN[c.charCodeAt(0)] = group === 0 ? QUOTING : group
}
/** What may stand behind a numeral that begins a marker: 一是, 一要, 一、, 一方面, 十一是. */
const afterNumeral = unitsOf(`是要、方${NUMERALS}`)
const opensQuote = unitsOf('“《')
const behindOrdinal = unitsOf('，、')
const beforeName = unitsOf('统之唯第其十')
const dots = unitsOf('.、')
const behindDot = unitsOf('“《 ')
const [COMMA, PAUSE, BRACKET, BRACKET_END] = [...'，、（）'].map((c) => c.charCodeAt(0))
const [IS, MUST] = [...'是要'].map((c) => c.charCodeAt(0))
/** The value of a numeral of one character; 0 for all other units. */
const VALUES = new Uint8Array(0x10000)
for (const [k, c] of [...NUMERALS].entries()) VALUES[c.charCodeAt(0)] = k + 1
const BY_SCHEME: Partial<Record<Scheme, Series>> = {
  chinese: '一、',
  'chinese-bracket': '（一）',
  arabic: '1.',
  'arabic-bracket': '（1）',
  circle: '①',
  ordinal: '第一',
}

/**
 * Finds the markers of one series between `start` and `end`: the series of the first marker met. A marker that follows in order may stand
 * without a pause before it (characters get lost: 做到两个维护二是坚持…); one that opens needs one.
 * A double (五是… 五是…), a gap (二是… 四是…) and a fresh start are kept as printed.
 */
export function listMarkers(text: string, start: number, end: number): Marker[] {
  const found = collect(text, start, end, null, false)
  let best: Marker[] = []
  if (found.size === 0) return best
  for (const series of ALL) {
    const markers = found.get(series) ?? []
    if (markers.length < 2 && !(series === '是' && markers.length === 1 && markers[0]?.at === start)) continue
    if ((markers[0]?.at ?? end) < (best[0]?.at ?? end + 1)) best = markers
  }
  return best
}

/** Markers of the series a labelled paragraph belongs to; the first may have any number. */
export function markersOfScheme(text: string, start: number, end: number, scheme: Scheme): Marker[] {
  const series = BY_SCHEME[scheme]
  return series ? (collect(text, start, end, series, true).get(series) ?? []) : []
}

const NONE: ReadonlyMap<Series, Marker[]> = new Map()

/** One pass for one series or all of them; inside nested quotations nothing is a marker. */
function collect(
  text: string,
  start: number,
  end: number,
  only: Series | null,
  anyFirst: boolean,
): ReadonlyMap<Series, Marker[]> {
  let found: Map<Series, Marker[]> | null = null
  let depth = 0
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    const group = MAY_OPEN[c] ?? 0
    if (group === QUOTING) {
      if (c === 10) depth = 0
      else if (opensQuote(c)) depth++
      else depth = Math.max(0, depth - 1)
      continue
    }
    if (group === 0 || depth > 1 || (group === 1 && !afterNumeral(text.charCodeAt(i + 1)))) continue
    for (const series of OPENERS[group] ?? []) {
      const marker = only === null || series === only ? markerAt(text, i, end, series) : null
      if (!marker) continue
      const list = found?.get(series)
      const last = list?.at(-1)
      if (last && last.end > i) continue
      const opens = !list && anyFirst && i === start
      if (!opens && !follows(last?.n ?? 0, marker.n, i === start || mayBegin(text, i), series)) continue
      if (list) list.push(marker)
      else found = (found ?? new Map<Series, Marker[]>()).set(series, [marker])
    }
  }
  return found ?? NONE
}

/** Words numbered with 是, ① or 方面 are told from prose by their form; the others need a pause before them. */
function follows(last: number, n: number, free: boolean, series: Series): boolean {
  if (last === 0) return free && n <= 2
  if (!free && series !== '是' && series !== '①' && series !== '方面') return false
  if (n === last + 1 || n === last || n === last + 2) return true
  return free && (n === 1 || (n > last && n <= last + 3))
}

function markerAt(text: string, i: number, end: number, series: Series): Marker | null {
  const c = text.charCodeAt(i)
  switch (series) {
    case '是':
      return numeralBefore(text, i, IS, series, end)
    case '要':
      return numeralBefore(text, i, MUST, series, end)
    case '一、':
      return mayBegin(text, i) ? numeralBefore(text, i, PAUSE, series, end) : null
    case '（1）':
      return c === BRACKET || mayBegin(text, i) ? bracketed(text, i, end) : null
    case '1.':
      return mayBegin(text, i) ? dotted(text, i, end) : null
    case '①':
      return made(i, i + 1, c - CIRCLED + 1, series, end)
    case '第一': {
      const n = c === ORDINAL && behindOrdinal(text.charCodeAt(i + 2)) ? valueAt(text, i + 1) : 0
      return made(i, i + 3, n, series, end)
    }
    case '首先': {
      const n = mayBegin(text, i) ? FIRSTS.findIndex((w) => text.startsWith(w, i)) + 1 : 0
      return made(i, behindComma(text, i + 2), n, series, end)
    }
    case '方面':
      return aspects(text, i, end)
    case '（一）': {
      const n = text.charCodeAt(i + 2) === BRACKET_END && mayBegin(text, i) ? valueAt(text, i + 1) : 0
      return made(i, i + 3, n, series, end)
    }
  }
}

const made = (at: number, stop: number, n: number, series: Series, end: number): Marker | null =>
  n > 0 && stop < end ? { at, end: stop, n, series } : null

const valueAt = (text: string, at: number): number => VALUES[text.charCodeAt(at)] ?? 0

const behindComma = (text: string, at: number): number => (text.charCodeAt(at) === COMMA ? at + 1 : at)

/** 一是 … 十是, 十一是 …; 统一是 and 之一是 are prose. */
function numeralBefore(text: string, i: number, tail: number | undefined, series: Series, end: number): Marker | null {
  const n = valueAt(text, i)
  if (n === 0) return null
  if (text.charCodeAt(i + 1) === tail) return beforeName(text.charCodeAt(i - 1)) ? null : made(i, i + 2, n, series, end)
  const m = n === 10 ? valueAt(text, i + 1) : 0
  return m > 0 && m < 10 && text.charCodeAt(i + 2) === tail ? made(i, i + 3, 10 + m, series, end) : null
}

function bracketed(text: string, i: number, end: number): Marker | null {
  let at = text.charCodeAt(i) === BRACKET ? i + 1 : i
  const from = at
  while (isDigit(text.charCodeAt(at)) && at - from < 3) at++
  if (at === from || text.charCodeAt(at) !== BRACKET_END) return null
  return made(i, at + 1, Number(text.slice(from, at)), '（1）', end)
}

function dotted(text: string, i: number, end: number): Marker | null {
  let at = i
  while (isDigit(text.charCodeAt(at)) && at - i < 3) at++
  if (at === i || !dots(text.charCodeAt(at))) return null
  const next = text.charCodeAt(at + 1)
  const figure = isDigit(next) && /^\d{1,4}[月年日座名处户家]/u.test(text.slice(at + 1, at + 7))
  return figure || isHan(next) || behindDot(next) ? made(i, at + 1, Number(text.slice(i, at)), '1.', end) : null
}

function aspects(text: string, i: number, end: number): Marker | null {
  if (text.startsWith('一方面', i) && text[i - 1] !== '另') return made(i, behindComma(text, i + 3), 1, '方面', end)
  return text.startsWith('另一方面', i) ? made(i, behindComma(text, i + 4), 2, '方面', end) : null
}
