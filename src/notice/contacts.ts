import { isDigit, isHan, skipSpace } from '../text/chars.ts'
import type { Line } from './line.ts'

/** A way to reach the unit: telephone, e-mail, address, postcode, person. `mobile` marks a personal mobile number. */
export type Contact = {
  readonly kind: 'person' | 'phone' | 'email' | 'address' | 'postcode' | 'fax'
  readonly value: string
  readonly start: number
  readonly end: number
  readonly mobile: boolean
}

const KEYWORDS: readonly (readonly [Contact['kind'], readonly string[]])[] = [
  ['fax', ['传真']],
  ['phone', ['电话', '热线', '手机', '座机', '举报电话', '联系方式']],
  ['email', ['邮箱', '电子信箱', '电子邮件', 'E-mail', 'Email', 'email']],
  ['postcode', ['邮编', '邮政编码']],
  ['address', ['通讯地址', '通信地址', '联系地址', '邮政信箱', '邮寄地址', '来信地址', '信函地址', '地址', '信箱']],
  ['person', ['联系人', '联系方式']],
]

const NAMED = /电话|手机|座机|邮箱|信箱|邮编|邮政编码|联系人|联系方式|地址|传真|电子邮件|热线|E-?mail/iu

/**
 * Contacts printed on lines that speak of 联系, 监督 or 反映 together with a way to reach somebody. Within a problem (热线改由值班员…接听) only a
 * line that begins as contacts do is one.
 */
export function readContacts(
  text: string,
  lines: readonly Line[],
  problems: readonly { readonly start: number; readonly end: number }[],
): Contact[] {
  const found: Contact[] = []
  let next = 0
  for (const line of lines.slice(-40)) {
    while ((problems[next]?.end ?? Number.POSITIVE_INFINITY) <= line.start) next++
    const within = (problems[next]?.start ?? text.length) <= line.start
    const words = text.slice(line.start, Math.min(line.end, line.start + 1500))
    if (within && !/^[（]?(?:联系|监督|举报|电话|手机|邮箱|电子|通讯|通信|地址|邮政|传真|欢迎|如有)/u.test(words))
      continue
    if (words.length > 400 && !/联系|监督/u.test(words)) continue
    if (NAMED.test(words))
      for (const [kind, keys] of KEYWORDS) for (const key of keys) scan(text, line, kind, key, found)
    if (/联系|监督|意见|反映/u.test(words) && words.length <= 400) bareMobiles(text, line, found)
  }
  const unique = new Map(found.map((c) => [`${c.kind} ${c.start}`, c]))
  return [...unique.values()].sort((a, b) => a.start - b.start)
}

function scan(text: string, line: Line, kind: Contact['kind'], key: string, found: Contact[]): void {
  const words = text.slice(line.start, Math.min(line.end, line.start + 1500))
  for (let at = words.indexOf(key); at >= 0; at = words.indexOf(key, at + key.length)) {
    const behind = behindKey(text, line.start + at + key.length, line.end)
    const from = behind !== null && kind === 'phone' ? behindName(text, behind, line.end) : behind
    const value = from === null ? null : valueAt(text, from, line.end, kind)
    if (!value || found.some((c) => c.start === value[0])) continue
    found.push({
      kind,
      value: text.slice(value[0], value[1]),
      start: value[0],
      end: value[1],
      mobile: kind === 'phone' && isMobile(text.slice(value[0], value[1])),
    })
    if (kind === 'phone' || kind === 'fax') more(text, value[1], line.end, kind, found)
  }
}

/** 如有意见，请与梁某某13900001234联系: no word names the number, yet it is there to be called. */
function bareMobiles(text: string, line: Line, found: Contact[]): void {
  for (const m of text
    .slice(line.start, line.end)
    .matchAll(/(?<![\dA-Za-z*.-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d*@])/gu)) {
    const start = line.start + m.index
    if (found.some((c) => c.start <= start && start < c.end)) continue
    found.push({ kind: 'phone', value: m[0], start, end: start + m[0].length, mobile: true })
  }
}

/** Skips （…）, 为, colon and space behind a keyword. */
function behindKey(text: string, at: number, end: number): number | null {
  let i = skipSpace(text, at)
  if (text[i] === '（') {
    const close = text.slice(i, i + 16).indexOf('）')
    if (close < 0) return null
    i = skipSpace(text, i + close + 1)
  }
  if (text.startsWith('号码', i)) i += 2
  if (text[i] === '：' || text[i] === '为' || text[i] === ':') i = skipSpace(text, i + 1)
  return i < end ? i : null
}

/** 监督电话：县融媒体中心 0780-6128810: the name of who answers, up to twelve ideographs, stands before the number. */
function behindName(text: string, at: number, end: number): number {
  let i = at
  while (i < end && i - at < 12 && isHan(text.charCodeAt(i))) i++
  const to = skipSpace(text, i)
  return i > at && isDigit(text.charCodeAt(to)) ? to : at
}

function valueAt(text: string, at: number, end: number, kind: Contact['kind']): [number, number] | null {
  if (kind === 'phone' || kind === 'fax') return numberAt(text, at, end)
  if (kind === 'email') return emailAt(text, at, end)
  if (kind === 'postcode') return /^\d{6}(?!\d)/u.test(text.slice(at, at + 7)) ? [at, at + 6] : null
  let i = at
  const stops = kind === 'person' ? '，。；：、（ \n0123456789' : '。；，\n'
  while (
    i < end &&
    !stops.includes(text[i] ?? '\n') &&
    i - at < 60 &&
    !/^(?:邮编|邮政编码|电话|联系电话|邮箱|电子邮箱)/u.test(text.slice(i, i + 4))
  )
    i++
  const length = i - at
  if (kind === 'person')
    return length >= 2 && length <= 4 && !/电话|邮箱|地址|信箱|电子/u.test(text.slice(at, i)) ? [at, i] : null
  return length >= 5 && !text.slice(at, i).includes('@') ? [at, i] : null
}

function numberAt(text: string, at: number, end: number): [number, number] | null {
  let i = at
  let digits = 0
  while (i < end && i - at < 24 && (isDigit(text.charCodeAt(i)) || '-—–－（）() '.includes(text[i] ?? 'x'))) {
    if (isDigit(text.charCodeAt(i))) digits++
    i++
  }
  while (i > at && !isDigit(text.charCodeAt(i - 1))) i--
  return digits >= 5 && digits <= 13 ? [at, i] : null
}

/** Further numbers behind 、 or /: 0515-82060908、82060909. */
function more(text: string, at: number, end: number, kind: 'phone' | 'fax', found: Contact[]): void {
  let i = at
  while (i < end && '、/，；'.includes(text[i] ?? '-')) {
    const next = numberAt(text, skipSpace(text, i + 1), end)
    if (!next) return
    const value = text.slice(next[0], next[1])
    found.push({ kind, value, start: next[0], end: next[1], mobile: isMobile(value) })
    i = next[1]
  }
}

function emailAt(text: string, at: number, end: number): [number, number] | null {
  let i = at
  while (i < end && i - at < 64 && /[A-Za-z0-9._%+@-]/u.test(text[i] ?? '')) i++
  while (i > at && text[i - 1] === '.') i--
  const value = text.slice(at, i)
  const sign = value.indexOf('@')
  return sign > 0 && value.indexOf('.', sign) > sign + 1 ? [at, i] : null
}

/** An eleven-digit number of a personal mobile telephone. */
export const isMobile = (value: string): boolean => /^1[3-9]\d{9}$/u.test(value.replace(/[\s-]/gu, ''))
