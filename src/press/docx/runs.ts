import type { Run } from '../paper.ts'
import { escaped } from '../xml.ts'
import { size } from './measures.ts'

export interface Face {
  readonly font: string
  /** Half-points. */
  readonly size: number
  readonly bold?: boolean
}

/** Every script of a run is set in the same font: without the East Asian one Word would put another in its place. */
export function fontXml(font: string): string {
  return `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}" w:hint="eastAsia"/>`
}

export function faceXml({ font, size: half, bold = false }: Face): string {
  const weight = bold ? '<w:b/><w:bCs/>' : ''
  return `<w:rPr>${fontXml(font)}${weight}<w:sz w:val="${half}"/><w:szCs w:val="${half}"/></w:rPr>`
}

export function runXml(text: string, face: Face): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
  return `<w:r>${faceXml(face)}${lines.join('<w:br/>')}</w:r>`
}

export const runsXml = (runs: readonly Run[], face: Face): string =>
  runs.map((r) => runXml(r.text, r.bold ? { ...face, bold: true } : face)).join('')

export interface Setting {
  readonly style?: string
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** Hundredths of a character of the paragraph's size. */
  readonly first?: number
  readonly left?: number
  readonly right?: number
  readonly hanging?: number
  readonly breakBefore?: boolean
  readonly keepNext?: boolean
  /** Twentieths of a point, exact; 0 for the font's own height. */
  readonly pitch?: number
  /** Half-points: what a character is wide. */
  readonly size?: number
}

const indentXml = (name: string, share: number | undefined, half: number): string =>
  share === undefined ? '' : ` w:${name}Chars="${share}" w:${name}="${Math.round((share * half * 10) / 100)}"`

export function paragraphXml(inner: string, set: Setting, more = ''): string {
  const half = set.size ?? size.body
  const indents =
    indentXml('firstLine', set.first, half) +
    indentXml('left', set.left, half) +
    indentXml('right', set.right, half) +
    indentXml('hanging', set.hanging, half)
  const properties = [
    set.style === undefined ? '' : `<w:pStyle w:val="${set.style}"/>`,
    set.keepNext ? '<w:keepNext/>' : '',
    set.breakBefore ? '<w:pageBreakBefore/>' : '',
    more,
    set.pitch === undefined ? '' : pitchXml(set.pitch),
    indents === '' ? '' : `<w:ind${indents}/>`,
    set.align === undefined ? '' : `<w:jc w:val="${set.align}"/>`,
  ].join('')
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`
}

const pitchXml = (pitch: number): string =>
  pitch === 0
    ? '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    : `<w:spacing w:before="0" w:after="0" w:line="${pitch}" w:lineRule="exact"/>`
