import { isHan } from '../../text/chars.ts'
import { loneQuotes, nestedQuotes } from '../../text/repair.ts'
import { isoOf } from '../../calendar/damaged-dates.ts'
import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import type { Line } from '../line.ts'
import { type CheckFinding, finding } from './registry.ts'

/** Characters that went missing: in dates, behind numbers, around quotations. */
export function damageChecks(doc: Document): CheckFinding[] {
  const found: CheckFinding[] = []
  const one = doc.rawDates.filter((d) => d.lossy && !d.readings)
  const many = doc.rawDates.filter((d) => d.readings)
  if (one.length > 0)
    found.push(
      finding(
        doc,
        'date-damaged',
        one.map((d): Piece => [d.start, d.end]),
      ),
    )
  for (const d of many) {
    const list = (d.readings ?? []).map((r) => isoOf(r) ?? `${r.month}月${r.day}日`).join('、')
    found.push(finding(doc, 'date-ambiguous', [[d.start, d.end]], { zh: list, en: list }))
  }
  const damaged = one.length + many.length > 0 || doc.announced.fused.length > 0
  const units = [...doc.announced.fused.map((f): Piece => [f.start, f.end]), ...(damaged ? bareNumbers(doc) : [])]
  if (units.length > 0) found.push(finding(doc, 'unit-lost', units))
  return [...found, ...quotes(doc)]
}

const BEFORE = [
  '超过了',
  '达到',
  '达到了',
  '约',
  '用稿',
  '积分',
  '阅读量',
  '过万',
  '浏览量',
  '粉丝',
  '达',
  '为',
  '共',
  '采购',
  '人员',
  '金额',
]

/** In a text that is damaged elsewhere: a number with neither unit nor sign, behind a word that leads up to a quantity. */
function bareNumbers(doc: Document): Piece[] {
  const { text } = doc.tidy
  const held = doc.contacts.map((c): Piece => [c.start, c.end])
  return doc.figures.bare
    .filter((b) => {
      const next = text[b.end] ?? '\n'
      if (
        !(isHan(next.charCodeAt(0)) || '，。；\n'.includes(next)) ||
        '年月日号期点届'.includes(next) ||
        b.end - b.start > 6
      )
        return false
      if (held.some(([s, e]) => s <= b.start && b.end <= e)) return false
      const before = text.slice(Math.max(0, b.start - 4), b.start)
      return BEFORE.some((w) => before.endsWith(w))
    })
    .map((b): Piece => [Math.max(0, b.start - 3), b.end])
}

/** A quotation that a line break cut in two: one line lacks the end, the other the beginning. */
function pairs(text: string, a: Line, b: Line | undefined): boolean {
  if (!b || b.label || b.end - b.start > 20_000) return false
  const [x, ...more] = loneQuotes(text, b.start, b.end)
  const mine = loneQuotes(text, a.start, a.end)[0]
  return x !== undefined && more.length === 0 && mine !== undefined && text[x] !== text[mine]
}

/** Headings with a quotation mark that lost its partner, and paragraphs that open more than they close. */
function quotes(doc: Document): CheckFinding[] {
  const { text } = doc.tidy
  const lone: Piece[] = []
  const nested: Piece[] = []
  for (const line of doc.lines) {
    if (line.end - line.start > 20_000) continue
    const at = loneQuotes(text, line.start, line.end)
    const first = at[0]
    const goesOn =
      at.length === 1 && [doc.lines[line.index - 1], doc.lines[line.index + 1]].some((o) => pairs(text, line, o))
    if (goesOn) continue
    if (first !== undefined) lone.push([Math.max(line.start, first - 6), Math.min(line.end, first + 7)])
    else for (const i of nestedQuotes(text, line.start, line.end)) nested.push([i, Math.min(line.end, i + 12)])
  }
  const found: CheckFinding[] = []
  if (lone.length > 0) found.push(finding(doc, 'quotes-unbalanced', lone))
  if (nested.length > 0) found.push(finding(doc, 'quotes-nested', nested))
  return found
}
