import type { Attachment, Block, Paper, Paragraph } from '../paper.ts'
import { fonts, size } from './measures.ts'
import { sectionXml } from './page.ts'
import { type Face, paragraphXml, runsXml, runXml, type Setting } from './runs.ts'
import { attachmentListXml, imprintXml, signatureXml } from './signature.ts'
import { declaration, levelFonts, wordSpace } from './styles.ts'
import { tableXml } from './tables.ts'

/** Pictures of the paper in the order in which they stand, by what they carry. */
export type Codes = string[]

const body: Face = { font: fonts.body, size: size.body }
const blank = paragraphXml('', {})
/** A paragraph that must stand somewhere and take no room: behind a table, where a section ends. */
const hairline = (properties = ''): string =>
  `<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>${properties}</w:pPr></w:p>`

/** The words of a paper as WordprocessingML. Codes it shows are put into `codes`, picture k of the package being the k-th. */
export function documentXml(paper: Paper, codes: Codes): string {
  const wide = paper.layout === 'across'
  const sections = new Sections(wide)
  sections.add(headXml(paper), wide)
  addBlocks(sections, paper.blocks, codes, wide, paper.signature !== null)
  sections.add(attachmentListXml(paper) + signatureXml(paper), wide)
  for (const [k, attachment] of paper.attachments.entries()) addAttachment(sections, paper, attachment, k, codes)
  if (paper.imprint) sections.add(imprintXml(paper) + blank, false)
  return `${declaration}<w:document ${wordSpace}><w:body>${sections.closed()}</w:body></w:document>`
}

/** Pages upright and pages across follow one another: where the kind changes, a section ends. */
class Sections {
  #xml = ''
  #open = ''
  #across: boolean

  constructor(across: boolean) {
    this.#across = across
  }

  add(xml: string, across: boolean): void {
    if (xml === '') return
    if (across !== this.#across && this.#open !== '') {
      this.#xml += `${this.#open}${hairline(sectionXml(this.#across))}`
      this.#open = ''
    }
    this.#across = across
    this.#open += xml
  }

  closed(): string {
    return `${this.#xml}${this.#open}${sectionXml(this.#across)}`
  }
}

/** Title lines, number, one blank line, whom it goes to. */
function headXml(paper: Paper): string {
  const face: Face = { font: fonts.title, size: size.title }
  const title = paper.title.map((line) =>
    paragraphXml(runXml(line, face), { style: 'Title', align: 'center', keepNext: true, size: size.title }),
  )
  const number = paper.number === null ? '' : paragraphXml(runXml(paper.number, body), { align: 'center' })
  const space = paper.layout === 'text' ? blank : ''
  const addressee =
    paper.addressee === null ? '' : paragraphXml(runXml(`${paper.addressee}：`, body), { align: 'left', first: 0 })
  return `${title.join('')}${number}${space}${addressee}`
}

/** A signature never stands alone on a page: the last paragraph before it goes with it. */
function addBlocks(sections: Sections, blocks: readonly Block[], codes: Codes, wide: boolean, signed: boolean): void {
  for (const [k, block] of blocks.entries()) {
    const keepNext = signed && k === blocks.length - 1
    sections.add(blockXml(block, codes, keepNext), block.kind === 'table' ? block.wide : wide)
  }
}

/** 附件 on a new page: its mark in 黑体 flush left, its title centred two lines below. */
function addAttachment(sections: Sections, paper: Paper, attachment: Attachment, k: number, codes: Codes): void {
  const mark = paper.attachments.length === 1 ? '附件' : `附件${k + 1}`
  const across = attachment.blocks.some((b) => b.kind === 'table' && b.wide)
  const name: Face = { font: fonts.title, size: size.title }
  sections.add(
    paragraphXml(runXml(mark, { ...body, font: fonts.first }), { align: 'left', breakBefore: true, keepNext: true }) +
      blank +
      paragraphXml(runXml(attachment.name, name), {
        style: 'Title',
        align: 'center',
        keepNext: true,
        size: size.title,
      }) +
      blank,
    across,
  )
  addBlocks(sections, attachment.blocks, codes, across, false)
}

function blockXml(block: Block, codes: Codes, keepNext: boolean): string {
  switch (block.kind) {
    case 'heading': {
      const font = levelFonts[block.level - 1] ?? fonts.body
      return paragraphXml(runsXml(block.runs, { font, size: size.body }), {
        style: `Heading${block.level}`,
        first: 200,
        keepNext: true,
      })
    }
    case 'paragraph':
      return paragraphXml(runsXml(block.runs, body), { ...settingOf(block), keepNext })
    case 'table':
      return tableXml(block) + hairline()
    case 'code':
      codes.push(block.carries)
      return (
        pictureXml(codes.length) +
        paragraphXml(runXml(block.says, { ...body, size: size.table }), { align: 'right', pitch: 300 })
      )
    case 'break':
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
  }
}

function settingOf({ set }: Paragraph): Setting {
  if (set === 'body') return { style: 'BodyText', first: 200 }
  return { align: set === 'centre' ? 'center' : set === 'right' ? 'right' : 'left' }
}

/** 25 mm square, in 914400ths of an inch. */
const side = 900_000

function pictureXml(k: number): string {
  const drawing =
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${side}" cy="${side}"/><wp:docPr id="${k}" name="二维码${k}"/>` +
    `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${k}" name="code${k}.png"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="rIdCode${k}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${side}" cy="${side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
  return paragraphXml(`<w:r>${drawing}</w:r>`, { align: 'right', pitch: 0 })
}
