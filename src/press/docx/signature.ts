import type { Paper } from '../paper.ts'
import { attachmentNames, signatureLines } from '../text-of.ts'
import { dayInWords } from '../written.ts'
import { fonts, lines, size } from './measures.ts'
import { type Face, paragraphXml, runXml } from './runs.ts'

const body: Face = { font: fonts.body, size: size.body }
const blank = paragraphXml('', {})

/** How many characters wide words are: what is not as wide as an ideograph counts half. */
export function charactersOf(text: string): number {
  let width = 0
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.5
  return width
}

export interface Indents {
  /** Characters left free at the right of the issuer and of the day. */
  readonly issuer: number
  readonly day: number
}

/**
 * Where issuer and day stand. Sealed: the day four characters from the right, the issuer centred over it, so that the seal covers both. Unsealed: the issuer two characters from
 * the right, the day beginning two characters right of it; a day that is longer than the issuer stands two from the right and the issuer is moved (GB/T 9704 §7.3.5).
 */
export function signatureIndents(issuer: string, day: string, sealed: boolean): Indents {
  const [long, wide] = [charactersOf(issuer), charactersOf(day)]
  if (sealed) return { issuer: Math.max(0, 4 + wide / 2 - long / 2), day: 4 }
  if (wide > long) return { issuer: 4 + wide - long, day: 2 }
  return { issuer: 2, day: long - wide }
}

/** Two blank lines, issuer, day. */
export function signatureXml(paper: Paper): string {
  const [issuer, day] = signatureLines(paper)
  if (issuer === undefined || day === undefined) return ''
  const at = signatureIndents(issuer, day, paper.signature?.sealed ?? false)
  const line = (text: string, free: number) =>
    paragraphXml(runXml(text, body), { align: 'right', right: Math.round(free * 100), keepNext: true })
  return `${blank}${blank}${line(issuer, at.issuer)}${line(day, at.day)}`
}

/** One blank line below the text, then 附件： two characters in; further names and what runs over are set below the first name. */
export function attachmentListXml(paper: Paper): string {
  const names = attachmentNames(paper)
  if (names.length === 0) return ''
  const rows = names.map((name, k) => {
    const [left, hanging] = k === 0 ? [700, 500] : [700, 200]
    return paragraphXml(runXml(name, body), names.length === 1 ? { left: 500, hanging: 300 } : { left, hanging })
  })
  return blank + rows.join('')
}

/** 版记 at the foot of the last page: 抄送 and who printed it when, 4号, one character in, between lines. */
export function imprintXml({ imprint }: Paper): string {
  if (!imprint) return ''
  const small: Face = { font: fonts.body, size: size.small }
  const set = { left: 100, right: 100, size: size.small, pitch: 500 } as const
  const rows: string[] = []
  if (imprint.copies !== null)
    rows.push(paragraphXml(runXml(`抄送：${imprint.copies}。`, small), { ...set, left: 400, hanging: 300 }))
  const printed = imprint.printedOn === null ? '' : `${dayInWords(imprint.printedOn)}印发`
  if (imprint.printedBy !== null || printed !== '')
    rows.push(
      paragraphXml(
        `${runXml(imprint.printedBy ?? '', small)}<w:r><w:tab/></w:r>${runXml(printed, small)}`,
        set,
        `<w:tabs><w:tab w:val="right" w:pos="8447"/></w:tabs>`,
      ),
    )
  const edge = (name: string, weight: number) =>
    `<w:${name} w:val="single" w:sz="${weight}" w:space="0" w:color="auto"/>`
  return (
    `<w:tbl><w:tblPr><w:tblpPr w:horzAnchor="margin" w:vertAnchor="margin" w:tblpXSpec="center" w:tblpYSpec="bottom"/><w:tblW w:w="5000" w:type="pct"/>` +
    `<w:tblBorders>${edge('top', lines.outer)}${edge('bottom', lines.outer)}${edge('insideH', lines.inner)}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="8844"/></w:tblGrid>` +
    `${rows.map((row) => `<w:tr><w:tc><w:tcPr><w:tcW w:w="8844" w:type="dxa"/></w:tcPr>${row}</w:tc></w:tr>`).join('')}</w:tbl>`
  )
}
