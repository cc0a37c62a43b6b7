import type { Label } from '../kernel/words.ts'
import { privatePlates } from '../notice/checks/personal-data.ts'
import { privateNumbers } from '../notice/checks/private-numbers.ts'
import { sourceSpan, tidy } from '../text/tidy.ts'

export type PrivateKind = 'id' | 'mobile' | 'landline' | 'card' | 'plate' | 'email'

export const privateKinds: Readonly<{ [kind in PrivateKind]: Label }> = {
  id: { zh: '公民身份号码', en: 'Identity number' },
  mobile: { zh: '手机号', en: 'Mobile number' },
  landline: { zh: '固定电话', en: 'Telephone number' },
  card: { zh: '银行卡号', en: 'Bank card number' },
  plate: { zh: '车牌号', en: 'Number plate' },
  email: { zh: '电子邮箱', en: 'E-mail address' },
}

type Span = readonly [start: number, end: number]

/** Something in a text that says who a person is, or leads to one. */
export interface PrivateData {
  readonly kind: PrivateKind
  /** Half-open, in UTF-16 code units of the text. */
  readonly at: Span
  /** What stands in its place: as many asterisks as it has characters, so that nothing behind it moves. */
  readonly masked: string
  /** It stands in the contact block and is there to be read. */
  readonly contact: boolean
  /** A personal mobile number as the contact: allowed, and worth a second thought. */
  readonly warns: boolean
}

/** Personal data of a text, in its order. Spans of the contact block are handed in: what lies in them is told and not masked. */
export function privateData(text: string, contacts: readonly Span[]): PrivateData[] {
  const seen = tidy(text)
  const found: { kind: PrivateKind; at: Span }[] = []
  const take = (kind: PrivateKind, start: number, end: number): void => {
    const at = sourceSpan(seen, start, end)
    if (!found.some((f) => f.at[0] < at[1] && at[0] < f.at[1])) found.push({ kind, at })
  }
  for (const { kind, start, end } of privateNumbers(seen.text)) take(kind, start, end)
  for (const [start, end] of privatePlates(seen.text)) take('plate', start, end)
  for (const m of seen.text.matchAll(email)) take('email', m.index, m.index + m[0].length)
  for (const m of seen.text.matchAll(landline)) take('landline', m.index, m.index + m[0].length)
  return found.sort((a, b) => a.at[0] - b.at[0]).map((f) => told(f.kind, f.at, contacts))
}

const email = /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/gu
/** Area code and number: 0780-6128810, (0780)6128810, 07806128810. */
const landline = /(?<![\dA-Za-z.-])(?:（0\d{2,3}）|0\d{2,3}[-－— ]?)[2-8]\d{6,7}(?![\d.])/gu

function told(kind: PrivateKind, at: Span, contacts: readonly Span[]): PrivateData {
  const contact = contacts.some(([start, end]) => start <= at[0] && at[1] <= end)
  return { kind, at, masked: '*'.repeat(at[1] - at[0]), contact, warns: contact && kind === 'mobile' }
}

/** The text with its personal data masked, but for the contact block. */
export function masked(text: string, contacts: readonly Span[]): string {
  let out = ''
  let from = 0
  for (const { at, masked: stars, contact } of privateData(text, contacts)) {
    out += text.slice(from, at[0]) + (contact ? text.slice(at[0], at[1]) : stars)
    from = at[1]
  }
  return out + text.slice(from)
}
