import { isDigit, isLatin } from '../../text/chars.ts'
import { isMobile } from '../contacts.ts'

/** What a number says of a person, and where it ends; `value` is the number without what groups its digits. */
export type PrivateNumber = { readonly kind: 'id' | 'mobile' | 'card'; readonly start: number; readonly end: number }

/** Identity, mobile and bank card numbers between nothing but other signs, whole or printed in their usual groups. Masked ones (139****1234) are none. */
export function privateNumbers(text: string): PrivateNumber[] {
  const found: PrivateNumber[] = []
  for (let i = 0; i < text.length; i++) {
    if (!isDigit(text.charCodeAt(i))) continue
    const stop = digitsEnd(text, i)
    const number = isLone(text, i) ? (whole(text, i, stop) ?? grouped(text, i, stop)) : null
    if (number) found.push(number)
    i = number ? number.end - 1 : stop - 1
  }
  return found
}

function digitsEnd(text: string, at: number): number {
  let i = at
  while (isDigit(text.charCodeAt(i))) i++
  return i
}

const isLone = (text: string, at: number): boolean =>
  at === 0 || (!isLatin(text.charCodeAt(at - 1)) && !'.-*'.includes(text[at - 1] ?? '。'))

/** 凭证编号…, 索引号：…, 合同号…: a number of a paper. The digits of one may add up by chance. */
const OF_PAPERS =
  /(?:编号|编码|代码|索引号|索\s?引\s?号|凭证号?|合同号|订单号|文号|案号|流水号?|发票号?|票据号?|条码|工号|学号|批号|序列号|单号)(?:码)?(?:为|是|：)?\s?$/u
const NAMED_ID = /身份(?:证|证件)?(?:号码?|证号码?)?(?:为|是|：|（)?\s?$/u
const NAMED_CARD = /(?:卡号|账号|帐号)(?:为|是|：)?\s?$/u

function whole(text: string, start: number, stop: number): PrivateNumber | null {
  const length = stop - start
  if (length < 11 || length > 19) return null
  const before = text.slice(Math.max(0, start - 10), start)
  if (OF_PAPERS.test(before) || text[stop] === '*') return null
  const end = text[stop] === 'X' || text[stop] === 'x' ? stop + 1 : stop
  const run = text.slice(start, end)
  if (isIdentity(run) || (NAMED_ID.test(before) && /^(?:\d{17}[\dXx]|\d{15})$/u.test(run)))
    return { kind: 'id', start, end }
  if (isMobile(length === 13 && run.startsWith('86') ? run.slice(2) : run) && !countsUnits(text, stop))
    return { kind: 'mobile', start, end: stop }
  return isCard(run.slice(0, length), NAMED_CARD.test(before)) ? { kind: 'card', start, end: stop } : null
}

/** 13900001234元, 13900001234.50, …@163.com: a sum or a mailbox, no telephone. */
const countsUnits = (text: string, at: number): boolean =>
  '元万亿个%@吨米股'.includes(text[at] ?? '。') || (text[at] === '.' && isDigit(text.charCodeAt(at + 1)))

const GROUPS: readonly (readonly [PrivateNumber['kind'], RegExp])[] = [
  ['id', /^\d{6}[ -]\d{8}[ -]\d{3}[\dXx](?![\d*])/u],
  ['card', /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?(?![\d*])/u],
  ['mobile', /^1[3-9]\d([ -])\d{4}\1\d{4}(?![\d*])/u],
]

/** 139 0000 1234, 6222 0202 0011 2233 446: printed in groups. */
function grouped(text: string, start: number, stop: number): PrivateNumber | null {
  if (text[stop] !== ' ' && text[stop] !== '-') return null
  const words = text.slice(start, start + 25)
  for (const [kind, form] of GROUPS) {
    const printed = form.exec(words)?.[0]
    if (!printed) continue
    const run = printed.replace(/[ -]/gu, '')
    const before = text.slice(Math.max(0, start - 10), start)
    const holds = kind === 'id' ? isIdentity(run) || NAMED_ID.test(before) : kind === 'mobile' || isCard(run, false)
    if (holds && !OF_PAPERS.test(before)) return { kind, start, end: start + printed.length }
  }
  return null
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** Eighteen characters with a real birthday and the right check character (GB 11643). */
function isIdentity(run: string): boolean {
  if (!/^\d{17}[\dXx]$/u.test(run)) return false
  const month = Number(run.slice(10, 12))
  const day = Number(run.slice(12, 14))
  if (!/^(?:18|19|20)/u.test(run.slice(6)) || month < 1 || month > 12 || day < 1 || day > 31) return false
  let sum = 0
  for (let k = 0; k < 17; k++) sum += Number(run[k]) * (WEIGHTS[k] ?? 0)
  return CHECK_DIGITS[sum % 11] === run[17]?.toUpperCase()
}

/** Sixteen to nineteen digits that begin as cards issued in China do, by Luhn's check digit; with 卡号 or 账号 before them any that cards begin with. */
function isCard(run: string, named: boolean): boolean {
  if (run.length < 16 || run.length > 19 || !'3456'.includes(run[0] ?? '-')) return false
  if (named) return true
  if (!run.startsWith('62') && !(run.length === 16 && /^(?:4|5[1-5])/u.test(run))) return false
  let sum = 0
  for (let k = run.length - 1, double = false; k >= 0; k--, double = !double) {
    const d = Number(run[k]) * (double ? 2 : 1)
    sum += d > 9 ? d - 9 : d
  }
  return sum % 10 === 0
}
