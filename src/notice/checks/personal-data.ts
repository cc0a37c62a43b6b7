import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { type PrivateNumber, privateNumbers } from './private-numbers.ts'
import { type CheckFinding, finding } from './registry.ts'

const CODES = { id: 'personal-id', mobile: 'personal-mobile', card: 'bank-card' } as const

/** Identity numbers, mobile numbers outside the contacts, bank cards, private number plates and minors. Applies to every kind of text. */
export function personalDataChecks(doc: Document): CheckFinding[] {
  const numbers = privateNumbers(doc.tidy.text).filter((n) => n.kind === 'id' || !isHeld(doc, n))
  const found: CheckFinding[] = []
  for (const kind of ['id', 'mobile', 'card'] as const) {
    const spans = numbers.filter((n) => n.kind === kind).map((n): Piece => [n.start, n.end])
    if (spans.length > 0) found.push(finding(doc, CODES[kind], spans))
  }
  return [...found, ...plates(doc), ...minors(doc)]
}

/** Numbers printed as contacts are meant to be read. */
const isHeld = ({ contacts }: Document, { start, end }: PrivateNumber): boolean =>
  contacts.some((c) => c.start <= start && end <= c.end)

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Y][·. ]?(?=[A-HJ-NP-Z]{0,2}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9*])/gu

function plates(doc: Document): CheckFinding[] {
  const spans = privatePlates(doc.tidy.text)
  return spans.length > 0 ? [finding(doc, 'vehicle-plate', spans)] : []
}

/** Whole number plates, 苏J·7K215, in tidied text. The plate of an official vehicle says nothing of a person. */
export function privatePlates(text: string): Piece[] {
  const spans: Piece[] = []
  for (const m of text.matchAll(PLATE)) {
    const before = text.slice(Math.max(0, m.index - 16), m.index)
    if (/(?:公车|公务|执法|救护|应急|环卫|消防|警|单位|公司|作业|洒水|垃圾|工程)[^，。；]{0,10}$/u.test(before))
      continue
    spans.push([m.index, m.index + m[0].length])
  }
  return spans
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
