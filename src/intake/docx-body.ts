import { Grid } from './grid.ts'
import type { Sheet, TextBuilder } from './intake.ts'
import type { Limits } from './limits.ts'
import type { Numbered, Numbering } from './numbering.ts'
import { stop } from './refusals.ts'
import { attribute, local, type XmlEvents } from './xml.ts'

interface Paragraph {
  text: string
  own: { list?: string; level?: number }
  style?: string
  page: number
}

interface Run {
  text: string
  hidden: boolean
}

interface Table {
  readonly grid: Grid
  cell: { paragraphs: string[]; span: number; goesOn: boolean } | undefined
  readonly page: number
}

type Attributes = Readonly<Record<string, string>>

/** Content of these is not part of the printed text: deleted, moved away, a second copy for old programs, codes of fields, ruby. */
const unseen = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delText',
  'rt',
  'pPrChange',
  'rPrChange',
  'numberingChange',
  'sectPrChange',
])

/** Follows the XML of a document's body and writes paragraphs and tables as it goes: a page of text never lies in memory as a tree. */
export class DocxBody implements XmlEvents {
  readonly tables: Sheet[] = []
  deletions = 0
  readonly #builder: TextBuilder
  readonly #numbering: Numbering
  readonly #limits: Limits
  /** Word left marks where its pages broke when it last laid the document out; without them only page breaks typed by hand count. */
  readonly #rendered: boolean
  readonly #paragraphs: Paragraph[] = []
  readonly #tables: Table[] = []
  readonly #runs: Run[] = []
  readonly #path: string[] = []
  #unseen = 0
  #text = false
  #page = 1
  #paragraph = 0

  constructor(builder: TextBuilder, numbering: Numbering, limits: Limits, rendered: boolean) {
    this.#builder = builder
    this.#numbering = numbering
    this.#limits = limits
    this.#rendered = rendered
  }

  readonly open = (tag: string, attributes: Attributes): void => {
    const name = local(tag)
    const parent = this.#path.at(-1)
    this.#path.push(name)
    if (this.#unseen > 0 || unseen.has(name)) {
      if (name === 'del' && parent !== 'rPr' && parent !== 'trPr') this.deletions++
      this.#unseen++
      return
    }
    this.#text = name === 't' && parent === 'r'
    if (name === 'p' && parent !== 'txBody') this.#paragraphs.push({ text: '', own: {}, page: this.#page })
    else if (name === 'r') this.#runs.push({ text: '', hidden: false })
    else if (name === 'tbl')
      this.#tables.push({ grid: new Grid(this.#limits.cells), cell: undefined, page: this.#page })
    else if (name === 'tr') this.#tables.at(-1)?.grid.startRow()
    else if (name === 'tc') this.#startCell()
    else if (parent === 'pPr' || parent === 'numPr') this.#paragraphProperty(name, attributes)
    else if (parent === 'tcPr') this.#cellProperty(name, attributes)
    else this.#inRun(name, parent, attributes)
  }

  readonly close = (tag: string): void => {
    const name = local(tag)
    this.#path.pop()
    this.#text = false
    if (this.#unseen > 0) {
      this.#unseen--
      return
    }
    if (name === 'r') this.#endRun()
    else if (name === 'p' && this.#path.at(-1) !== 'txBody') this.#endParagraph()
    else if (name === 'tc') this.#endCell()
    else if (name === 'tbl') this.#endTable()
  }

  readonly text = (text: string): void => {
    if (this.#text) this.#put(text)
  }

  #put(text: string): void {
    const run = this.#runs.at(-1)
    if (run) run.text += text
  }

  #startCell(): void {
    const table = this.#tables.at(-1)
    if (table) table.cell = { paragraphs: [], span: 1, goesOn: false }
  }

  #paragraphProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraphs.at(-1)
    const value = attribute(attributes, 'val')
    if (!paragraph || value === undefined) return
    if (name === 'pStyle') paragraph.style = value
    else if (name === 'numId') paragraph.own.list = value
    else if (name === 'ilvl') paragraph.own.level = Number(value)
  }

  #cellProperty(name: string, attributes: Attributes): void {
    const cell = this.#tables.at(-1)?.cell
    if (!cell) return
    const value = attribute(attributes, 'val')
    if (name === 'gridSpan') cell.span = Number(value ?? 1) || 1
    else if (name === 'vMerge') cell.goesOn = value !== 'restart'
  }

  #inRun(name: string, parent: string | undefined, attributes: Attributes): void {
    const value = attribute(attributes, 'val')
    if (parent === 'rPr' && name === 'vanish') {
      const run = this.#runs.at(-1)
      if (run) run.hidden = value !== '0' && value !== 'false'
    }
    if (parent !== 'r') return
    if (name === 'tab' || name === 'ptab') this.#put('\t')
    else if (name === 'cr') this.#put('\n')
    else if (name === 'noBreakHyphen') this.#put('-')
    else if (name === 'br') this.#lineBreak(attribute(attributes, 'type'))
    else if (name === 'lastRenderedPageBreak') this.#page++
  }

  #lineBreak(type: string | undefined): void {
    if (type === 'page') {
      if (!this.#rendered) this.#page++
    } else if (type !== 'column') this.#put('\n')
  }

  #endRun(): void {
    const run = this.#runs.pop()
    const paragraph = this.#paragraphs.at(-1)
    if (run && paragraph && !run.hidden) paragraph.text += run.text
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    const numbered: Numbered | undefined = this.#numbering.of(paragraph.own, paragraph.style)
    const label = numbered && paragraph.text.trim() !== '' ? this.#numbering.next(numbered) : ''
    const text = label + (label === '' ? paragraph.text : paragraph.text.trimStart())
    const cell = this.#tables.at(-1)?.cell
    if (cell) {
      if (text.trim() !== '') cell.paragraphs.push(text.trim())
      return
    }
    this.#paragraph++
    this.#builder.add(text, { page: paragraph.page, paragraph: this.#paragraph })
    this.#builder.between('\n')
    this.#checkLength()
  }

  #endCell(): void {
    const table = this.#tables.at(-1)
    if (!table?.cell) return
    const { paragraphs, span, goesOn } = table.cell
    if (goesOn) table.grid.goesOn(span)
    else table.grid.cell(paragraphs, span)
    table.cell = undefined
  }

  /** A table inside a cell becomes paragraphs of that cell: what stands beside each other there is read line by line. */
  #endTable(): void {
    const table = this.#tables.pop()
    if (!table) return
    const outer = this.#tables.at(-1)?.cell
    if (outer) {
      for (const line of table.grid.lines()) outer.paragraphs.push(line)
      return
    }
    this.#paragraph++
    const { page } = table
    const paragraph = this.#paragraph
    this.tables.push(table.grid.write(`表${this.tables.length + 1}`, this.#builder, () => ({ page, paragraph })))
    this.#checkLength()
  }

  #checkLength(): void {
    if (this.#builder.length > this.#limits.text) stop('text-too-long', { max: this.#limits.text })
  }
}
