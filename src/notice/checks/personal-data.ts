import { isDigit, isLatin } from '../../text/chars.ts'
import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { isMobile } from '../contacts.ts'
import { type CheckFinding, finding } from './registry.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** A mobile number is the shortest of what is looked for. */
const SHORTEST = 11
const CHECK_DIGITS = '10X98765432'

/** Identity numbers, mobile numbers outside the contacts, bank cards and minors. Applies to every kind of text. */
export function personalDataChecks(doc: Document): CheckFinding[] {
  const { text } = doc.tidy
  const ids: Piece[] = []
  const mobiles: Piece[] = []
  const cards: Piece[] = []
  for (let i = 0; i < text.length; i++) {
    if (!isDigit(text.charCodeAt(i))) continue
    const s = i
    while (isDigit(text.charCodeAt(i))) i++
    if (i - s < SHORTEST || !isLone(text, s) || isHeld(doc, s, i)) continue
    const upTo = text[i] === 'X' || text[i] === 'x' ? i + 1 : i
    const run = text.slice(s, Math.min(upTo, s + 24))
    if (isIdentity(run)) ids.push([s, upTo])
    else if (i - s === 11 && isMobile(run) && text[i] !== '@') mobiles.push([s, i])
    else if (isBankCard(text, s, i)) cards.push([s, i])
  }
  const found: CheckFinding[] = []
  if (ids.length > 0) found.push(finding(doc, 'personal-id', ids))
  if (mobiles.length > 0) found.push(finding(doc, 'personal-mobile', mobiles))
  if (cards.length > 0) found.push(finding(doc, 'bank-card', cards))
  return [...found, ...minors(doc)]
}

const isLone = (text: string, at: number): boolean =>
  at === 0 || (!isLatin(text.charCodeAt(at - 1)) && text[at - 1] !== '.' && text[at - 1] !== '-')

/** Numbers printed as contacts are meant to be read. */
const isHeld = ({ contacts }: Document, start: number, end: number): boolean =>
  contacts.some((c) => c.start <= start && end <= c.end)

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

/** Sixteen to nineteen digits that begin as cards do; by Luhn's check digit, or by 卡号 or 账号 before them. */
function isBankCard(text: string, s: number, e: number): boolean {
  if (e - s < 16 || e - s > 19 || !'3456'.includes(text[s] ?? '-')) return false
  if (/(?:卡号|账号|帐号)(?:为|：|是)?$/u.test(text.slice(Math.max(0, s - 6), s))) return true
  let sum = 0
  for (let k = e - 1, double = false; k >= s; k--, double = !double) {
    const d = Number(text[k]) * (double ? 2 : 1)
    sum += d > 9 ? d - 9 : d
  }
  return sum % 10 === 0
}

/** An age below eighteen beside a person's name or a word for a child: 学生李某某（15岁）. */
function minors(doc: Document): CheckFinding[] {
  const { text } = doc.tidy
  const spans: Piece[] = []
  for (let at = text.indexOf('岁'); at >= 0; at = text.indexOf('岁', at + 1)) {
    if ('以及至—-'.includes(text[at + 1] ?? '。') || text.startsWith('的以', at + 1)) continue
    const digits = /(?<!\d)(?:\d|1[0-7])周?$/u.exec(text.slice(Math.max(0, at - 4), at))
    if (!digits) continue
    const s = at - digits[0].length
    if (/某|学生|女童|男童|儿童|孩子|之子|之女|儿子|女儿|小[\u4e00-\u9fff]/u.test(text.slice(Math.max(0, s - 14), s)))
      spans.push([s, at + 1])
  }
  return spans.length > 0 ? [finding(doc, 'minor-described', spans)] : []
}
