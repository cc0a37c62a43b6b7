import type { Paper } from '../paper.ts'
import { attachmentNames, signatureLines } from '../text-of.ts'
import { dayInWords } from '../written.ts'
import { fonts, page, size, twips, weights } from './measures.ts'
import { type Face, paragraphXml, runXml } from './runs.ts'

const body: Face = { font: fonts.body, size: size.body }
const blank = paragraphXml('', {})

/** How many characters wide words are: what is not as wide as an ideograph counts half. */
function charactersOf(text: string): number {
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
  const space = paragraphXml('', { keepNext: true })
  return `${space}${space}${line(issuer, at.issuer)}${line(day, at.day)}`
}

/** One blank line below the text, then 附件： two characters in; further names and what runs over are set below the first name. */
export function attachmentListXml(paper: Paper): string {
  const names = attachmentNames(paper)
  if (names.length === 0) return ''
  const rows = names.map((name, k) => {
    const [left, hanging] = k === 0 ? [600, 400] : [600, 100]
    return paragraphXml(runXml(name, body), names.length === 1 ? { left: 500, hanging: 300 } : { left, hanging })
  })
  return blank + rows.join('')
}

const edge = (name: string, weight: number): string =>
  `<w:${name} w:val="single" w:sz="${weight}" w:space="0" w:color="auto"/>`

/** A line of the imprint, of 4号, is this high; its lines together stand on the lower edge of the type area. */
const imprintPitch = 500
/** A hair narrower than the type area: LibreOffice lets a table of the whole width float nowhere. */
const imprintWidth = 8830

/** 版记 at the foot of the last page: 抄送 and who printed it when, one character in, lines above, between and below. */
export function imprintXml({ imprint }: Paper): string {
  if (!imprint) return ''
  const small: Face = { font: fonts.body, size: size.small }
  const set = { align: 'left', right: 100, size: size.small, pitch: imprintPitch } as const
  const on = imprint.printedOn === null ? '' : `${dayInWords(imprint.printedOn)}印发`
  const printed = `${runXml(imprint.printedBy ?? '', small)}<w:r><w:tab/></w:r>${runXml(on, small)}`
  const rows: string[] = []
  if (imprint.copies !== null)
    rows.push(paragraphXml(runXml(`抄送：${imprint.copies}。`, small), { ...set, left: 400, hanging: 300 }))
  if (imprint.printedBy !== null || on !== '')
    rows.push(paragraphXml(printed, { ...set, left: 100 }, '<w:tabs><w:tab w:val="right" w:pos="8550"/></w:tabs>'))
  return rows.length === 0 ? '' : footTable(rows)
}

function footTable(rows: readonly string[]): string {
  const top = twips(page.height - page.bottom) - rows.length * imprintPitch
  const edges = edge('top', weights.outer) + edge('bottom', weights.outer) + edge('insideH', weights.inner)
  const cell = `<w:tcPr><w:tcW w:w="${imprintWidth}" w:type="dxa"/></w:tcPr>`
  return (
    `<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="margin" w:tblpX="1" w:tblpY="${top}"/><w:tblW w:w="${imprintWidth}" w:type="dxa"/>` +
    `<w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid><w:gridCol w:w="${imprintWidth}"/></w:tblGrid>${rows.map((row) => `<w:tr><w:tc>${cell}${row}</w:tc></w:tr>`).join('')}</w:tbl>`
  )
}
