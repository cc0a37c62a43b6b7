import { isDigit, isHan } from '../text/chars.ts'
import type { Scheme } from './labels.ts'
import { mayBegin } from './outline.ts'

/** A printed list marker inside running text: `at` to `end` is the marker, `n` its number in its series. */
export type Marker = { readonly at: number; readonly end: number; readonly n: number; readonly series: Series }
export type Series = '是' | '要' | '（1）' | '1.' | '①' | '第一' | '首先' | '方面' | '一、' | '（一）'

const NUMERALS = '一二三四五六七八九十'
const CIRCLED = 0x2460
const FIRSTS = ['首先', '其次', '再次', '最后']

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
const MAY_OPEN = new Uint8Array(0x10000)
for (const [group, units] of [NUMERALS, '（', '0123456789', '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', '第', '首其再最', '另'].entries()) {
  for (const c of units) MAY_OPEN[c.charCodeAt(0)] = group + 1
}
/** What may stand behind a numeral that begins a marker: 一是, 一要, 一、, 一方面, 十一是. */
const AFTER_NUMERAL = new Uint8Array(0x10000)
for (const c of `是要、方${NUMERALS}`) AFTER_NUMERAL[c.charCodeAt(0)] = 1
const [QUOTE, QUOTE_END, BOOK, BOOK_END] = [...'“”《》'].map((c) => c.charCodeAt(0))
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
  const found = collect(text, start, end, ALL, false)
  let best: Marker[] = []
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
  return series ? (collect(text, start, end, [series], true).get(series) ?? []) : []
}

/** One pass for all series asked for; inside nested quotations nothing is a marker. */
function collect(
  text: string,
  start: number,
  end: number,
  series: readonly Series[],
  anyFirst: boolean,
): Map<Series, Marker[]> {
  const found = new Map<Series, Marker[]>()
  let depth = 0
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === QUOTE || c === BOOK) depth++
    else if (c === QUOTE_END || c === BOOK_END) depth = Math.max(0, depth - 1)
    else if (c === 10) depth = 0
    const group = MAY_OPEN[c] ?? 0
    if (group === 0 || depth > 1 || (group === 1 && AFTER_NUMERAL[text.charCodeAt(i + 1)] !== 1)) continue
    for (const s of OPENERS[group] ?? []) {
      if (!series.includes(s)) continue
      const marker = markerAt(text, i, end, s)
      if (!marker) continue
      const list = found.get(s) ?? []
      const last = list.at(-1)
      if (last && last.end > i) continue
      const opens = list.length === 0 && anyFirst && i === start
      if (!opens && !follows(last?.n ?? 0, marker.n, i === start || mayBegin(text, i), s)) continue
      list.push(marker)
      found.set(s, list)
    }
  }
  return found
}

/** Words numbered with 是, ① or 方面 are told from prose by their form; the others need a pause before them. */
function follows(last: number, n: number, free: boolean, series: Series): boolean {
  if (last === 0) return free && n <= 2
  if (!free && series !== '是' && series !== '①' && series !== '方面') return false
  if (n === last + 1 || n === last || n === last + 2) return true
  return free && (n === 1 || (n > last && n <= last + 3))
}

function markerAt(text: string, i: number, end: number, series: Series): Marker | null {
  const make = (n: number, stop: number): Marker | null =>
    stop < end && n > 0 ? { at: i, end: stop, n, series } : null
  const ch = text[i] ?? ''
  switch (series) {
    case '是':
    case '要':
      return numeralBefore(text, i, series, make)
    case '（1）':
      return ch === '（' || (isDigit(ch.charCodeAt(0)) && mayBegin(text, i)) ? bracketed(text, i, make) : null
    case '1.':
      return mayBegin(text, i) || i === 0 ? dotted(text, i, make) : null
    case '①': {
      const n = ch.charCodeAt(0) - CIRCLED + 1
      return n >= 1 && n <= 20 ? make(n, i + 1) : null
    }
    case '第一': {
      const n = ch === '第' ? NUMERALS.indexOf(text[i + 1] ?? '-') + 1 : 0
      return n > 0 && '，、'.includes(text[i + 2] ?? '-') ? make(n, i + 3) : null
    }
    case '首先': {
      const n = FIRSTS.findIndex((w) => ch === w[0] && text.startsWith(w, i)) + 1
      return n > 0 && mayBegin(text, i) ? make(n, text[i + 2] === '，' ? i + 3 : i + 2) : null
    }
    case '方面':
      return aspects(text, i, make)
    case '（一）': {
      const n = ch === '（' && text[i + 2] === '）' ? NUMERALS.indexOf(text[i + 1] ?? '-') + 1 : 0
      return n > 0 && mayBegin(text, i) ? make(n, i + 3) : null
    }
    default:
      return numeralBefore(text, i, '、', (n, stop) => (mayBegin(text, i) ? make(n, stop) : null))
  }
}

type Make = (n: number, stop: number) => Marker | null

/** 一是 … 十是, 十一是 …; 统一是 and 之一是 are prose. */
function numeralBefore(text: string, i: number, tail: string, make: Make): Marker | null {
  const n = NUMERALS.indexOf(text[i] ?? '-') + 1
  if (n === 0) return null
  if (text[i + 1] === tail) {
    const before = text[i - 1] ?? ''
    if (before === '十' || '统之唯第其'.includes(before || '-')) return null
    return make(n, i + 2)
  }
  const m = n === 10 ? NUMERALS.slice(0, 9).indexOf(text[i + 1] ?? '-') + 1 : 0
  return m > 0 && text[i + 2] === tail ? make(10 + m, i + 3) : null
}

function bracketed(text: string, i: number, make: Make): Marker | null {
  let at = text[i] === '（' ? i + 1 : i
  const from = at
  while (isDigit(text.charCodeAt(at)) && at - from < 3) at++
  return at > from && text[at] === '）' ? make(Number(text.slice(from, at)), at + 1) : null
}

function dotted(text: string, i: number, make: Make): Marker | null {
  let at = i
  while (isDigit(text.charCodeAt(at)) && at - i < 3) at++
  if (at === i || !'.、'.includes(text[at] ?? '-')) return null
  const next = text.charCodeAt(at + 1)
  const figure = isDigit(next) && /^\d{1,4}[月年日座名处户家]/u.test(text.slice(at + 1, at + 7))
  return figure || isHan(next) || '“《 '.includes(text[at + 1] ?? '-') ? make(Number(text.slice(i, at)), at + 1) : null
}

function aspects(text: string, i: number, make: Make): Marker | null {
  if (text.startsWith('一方面', i) && text[i - 1] !== '另') return make(1, text[i + 3] === '，' ? i + 4 : i + 3)
  if (!text.startsWith('另一方面', i)) return null
  return make(2, text[i + 4] === '，' ? i + 5 : i + 4)
}
