import { isDigit, isHan, isSpace, skipSpace, unitsOf } from '../text/chars.ts'
import { createLexicon } from '../text/lexicon.ts'
import { chineseNumeral } from '../text/numerals.ts'

/**
 * Numbering schemes of official documents, in the order GB/T 9704 nests them; `named` is 问题一, 反馈问题2, 整改事项三;
 * `ordinal` is 第一，; `inline` is 一是, 首先, 一方面, which number sentences and never headings.
 */
export type Scheme = 'chinese' | 'chinese-bracket' | 'arabic' | 'arabic-bracket' | 'circle' | 'named' | 'ordinal'

/** A printed label: `start` to `end` is what is printed, `body` where the words after it begin. */
export type Label = {
  readonly scheme: Scheme
  readonly n: number
  readonly start: number
  readonly end: number
  readonly body: number
}

const CIRCLED = 0x2460
const NAMES = ['问题', '事项', '任务', '清单', '意见', '条目']
const NAME_PREFIXES = ['反馈', '整改', '具体', '巡察', '巡视', '主要', '存在', '发现', '的', '第']

const NAMED = createLexicon(NAMES.map((name) => [name, true] as const))
const PREFIXED = createLexicon(NAME_PREFIXES.map((prefix) => [prefix, true] as const))

/** What numerals, 第 and names begin with. */
const mayLabel = unitsOf(`一二三四五六七八九十第【${[...NAMES, ...NAME_PREFIXES].map((word) => word[0]).join('')}`)

/** The label a line begins with, or null. Works on tidied text, where brackets and stops have one form. */
export function labelAt(text: string, at: number, end: number): Label | null {
  const c = text.charCodeAt(at)
  if (c >= CIRCLED && c < CIRCLED + 20) return label(text, 'circle', c - CIRCLED + 1, at, at + 1, end)
  if (c === 0xff08 || c === 0x3014) return bracketed(text, at, end)
  if (isDigit(c)) return arabic(text, at, end)
  if (!mayLabel(c)) return null
  return chinese(text, at, end) ?? ordinal(text, at, end) ?? named(text, at, end)
}

function label(text: string, scheme: Scheme, n: number, start: number, end: number, limit: number): Label | null {
  const body = Math.min(skipSpace(text, end), limit)
  return n >= 1 && n <= 400 ? { scheme, n, start, end, body } : null
}

/** （一） （1） and the same with 〔〕. */
function bracketed(text: string, at: number, end: number): Label | null {
  const from = skipSpace(text, at + 1)
  const num = numberAt(text, from)
  if (!num) return null
  const close = skipSpace(text, num.end)
  if (close >= end || (text[close] !== '）' && text[close] !== '〕')) return null
  const after = '、.'.includes(text[close + 1] ?? '-') ? close + 2 : close + 1
  return label(text, num.chinese ? 'chinese-bracket' : 'arabic-bracket', num.value, at, after, end)
}

/** 1. 1、 1） 1 关于; never 1.5 or 1个. */
function arabic(text: string, at: number, end: number): Label | null {
  let i = at
  while (isDigit(text.charCodeAt(i))) i++
  if (i - at > 3) return null
  const n = Number(text.slice(at, i))
  const sep = text[i] ?? ''
  if (sep === '）') return label(text, 'arabic-bracket', n, at, i + 1, end)
  if (sep === '.' || sep === '、' || sep === '，' || sep === '。') {
    if (isDigit(text.charCodeAt(i + 1)) && sep !== '、')
      return beforeFigure(text, at, i, n, end) ?? multi(text, at, i, end)
    return label(text, 'arabic', n, at, i + 1, end)
  }
  const word = text.slice(skipSpace(text, i), skipSpace(text, i) + 2)
  if ((isSpace(text.charCodeAt(i)) || isHan(text.charCodeAt(i))) && (word === '关于' || word === '针对')) {
    return label(text, 'arabic', n, at, i, end)
  }
  return null
}

/** 1.7月22日召开…, 2.12座桥梁…: a label and right behind it a day or a count, which no decimal number has. */
function beforeFigure(text: string, at: number, dot: number, n: number, end: number): Label | null {
  let i = dot + 1
  while (isDigit(text.charCodeAt(i))) i++
  const next = text[i] ?? ''
  if (i - dot > 5 || !isHan(next.charCodeAt(0)) || '万亿元倍度米吨亩公平百千个'.includes(next)) return null
  return label(text, 'arabic', n, at, dot + 1, end)
}

/** 1.1 and 2.3.1 as used by companies: counted by their last part, one scheme deeper for each point. */
function multi(text: string, at: number, dot: number, end: number): Label | null {
  let i = dot
  let parts = 1
  let last = 0
  while (text[i] === '.' && isDigit(text.charCodeAt(i + 1)) && parts < 4) {
    const from = ++i
    while (isDigit(text.charCodeAt(i))) i++
    if (i - from > 2) return null
    last = Number(text.slice(from, i))
    parts++
  }
  const next = text.charCodeAt(i)
  if (!isSpace(next) && text[i] !== '、' && text[i] !== '.' && !(isHan(next) && parts > 2)) return null
  if (isHan(text.charCodeAt(skipSpace(text, i))) === false && text[i] !== '、' && text[i] !== '.') return null
  const unit = text.slice(skipSpace(text, i), skipSpace(text, i) + 1)
  if ('万亿元个人次年月日％'.includes(unit)) return null
  return label(
    text,
    parts === 2 ? 'arabic-bracket' : 'circle',
    last,
    at,
    text[i] === '、' || text[i] === '.' ? i + 1 : i,
    end,
  )
}

/** 一、 一. 一， at the start of a line; a lone numeral before 是 is a list marker of measures, not a label. */
function chinese(text: string, at: number, end: number): Label | null {
  const num = chineseNumeral(text, at)
  if (!num || num.end - at > 3 || num.value > 99 || !'一二三四五六七八九十'.includes(text[at] ?? '-')) return null
  const sep = skipSpace(text, num.end)
  if ('、.：'.includes(text[sep] ?? '-')) return label(text, 'chinese', num.value, at, sep + 1, end)
  if (text[num.end] === '，' || text[num.end] === '）') return label(text, 'chinese', num.value, at, num.end + 1, end)
  return sep > num.end ? label(text, 'chinese', num.value, at, num.end, end) : null
}

/** 第一，…… 第二部分 …… 第三个问题：…… */
function ordinal(text: string, at: number, end: number): Label | null {
  if (text[at] !== '第') return null
  const num = numberAt(text, at + 1)
  if (!num || num.value > 99) return null
  const tail = text.slice(num.end, num.end + 3)
  if (tail[0] === '，' || tail[0] === '、') return label(text, 'ordinal', num.value, at, num.end + 1, end)
  if (tail.startsWith('部分') || tail[0] === '章') {
    const stop = num.end + (tail[0] === '章' ? 1 : 2)
    return label(text, 'chinese', num.value, at, '：、'.includes(text[stop] ?? '-') ? stop + 1 : stop, end)
  }
  if (!tail.startsWith('个问题') && !tail.startsWith('项问题')) return null
  const stop = num.end + 3
  return '：。、，'.includes(text[stop] ?? '-') ? label(text, 'named', num.value, at, stop + 1, end) : null
}

/** 问题一： 反馈问题2. 【问题三】 整改事项（四）. */
function named(text: string, at: number, end: number): Label | null {
  let i = text[at] === '【' ? at + 1 : at
  for (let turn = 0; turn < 3; turn++) {
    const prefix = PREFIXED.at(text, i)
    if (!prefix) break
    i += prefix.word.length
  }
  const name = NAMED.at(text, i)
  if (!name) return null
  i = skipSpace(text, i + name.word.length)
  const open = text[i] === '（' || text[i] === '〔'
  const num = numberAt(text, open ? i + 1 : i)
  if (!num || num.value > 400) return null
  i = num.end
  if (open) {
    if (text[i] !== '）' && text[i] !== '〕') return null
    i++
  }
  if (text[i] === '】') i++
  const closed =
    open || text[i - 1] === '】' || i >= end || '：、.，。 '.includes(text[i] ?? '') || text.startsWith('关于', i)
  if (!closed) return null
  while (i < end && '：、.， 。'.includes(text[i] ?? '-')) i++
  return label(text, 'named', num.value, at, i, end)
}

function numberAt(text: string, at: number): { value: number; end: number; chinese: boolean } | null {
  if (!isDigit(text.charCodeAt(at))) {
    const num = chineseNumeral(text, at)
    return num && num.end - at <= 4 ? num : null
  }
  let i = at
  while (isDigit(text.charCodeAt(i))) i++
  return i - at <= 3 ? { value: Number(text.slice(at, i)), end: i, chinese: false } : null
}
