import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { charsetNamed, decode } from './charset.ts'
import { Grid } from './grid.ts'
import { type Intake, type Sheet, TextBuilder } from './intake.ts'
import type { Limits } from './limits.ts'
import { stop } from './refusals.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Never part of what a person reads as the notice. */
const dropped = new Set(
  'script style noscript template head nav select option button svg iframe object canvas audio video map footer input textarea dialog'.split(
    ' ',
  ),
)
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark o:p q rb ruby s samp small span strike strong st1 sub sup time tt u var wbr'.split(
    ' ',
  ),
)
/** What a page keeps of itself beside the text (a custom of government sites). */
const metaNames = {
  title: ['articletitle'],
  date: ['pubdate', 'publishdate', 'article:published_time'],
  source: ['contentsource'],
}

/** A page as saved from a browser: its main text, with tables also as cells. */
export function readHtml(bytes: Uint8Array, limits: Limits): Intake {
  const decoded = decode(bytes, declaredCharset(bytes))
  if (decoded.text.length > limits.text) stop('text-too-long', { max: limits.text })
  const document = parse(decoded.text, { sourceCodeLocationInfo: true })
  const body = find(document, 'body') ?? document
  const known = survey(body)
  const main = mainPart(body, known)
  const writer = new PageWriter(limits)
  const heading = headingBefore(document, body, main, known)
  writer.title(document, heading ?? main, main)
  writer.write(heading ? commonAncestor(heading, main) : main, heading, main)
  const { text, positions } = writer.builder.done()
  return {
    type: 'html',
    text,
    positions,
    margins: [],
    warnings: decoded.warnings,
    ...(decoded.lossy ? { lossy: 'charset' } : {}),
    ...(writer.sheets.length > 0 ? { cells: writer.sheets } : {}),
  }
}

/** `<meta charset=gbk>`, or the one inside `content="text/html; charset=gb2312"`. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const found = /charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_-]{3,20})/i.exec(head)
  return found?.[1] === undefined ? undefined : charsetNamed(found[1])
}

const isElement = (node: Node): node is Element => 'tagName' in node
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])
const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value

function hidden(element: Element): boolean {
  if (dropped.has(element.tagName) || attributeOf(element, 'hidden') !== undefined) return true
  return /display\s{0,2}:\s{0,2}none/i.test(attributeOf(element, 'style') ?? '')
}

/** Depth first, without recursion: a page may nest a hundred thousand elements. */
function* walk(root: Node): Generator<Node> {
  const waiting: Node[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node
    if (node !== root && isElement(node) && hidden(node)) continue
    waiting.push(...childrenOf(node).toReversed())
  }
}

function find(root: Node, tag: string): Element | undefined {
  for (const node of walk(root)) if (isElement(node) && node.tagName === tag) return node
  return undefined
}

interface Survey {
  /** Characters of text outside links, for every node: links are navigation. */
  readonly weight: ReadonlyMap<Node, number>
  /** That text without spaces, for nodes that hold few characters. */
  readonly short: ReadonlyMap<Node, string>
}

const SHORT = 120

/** Bottom up in one pass, so that deep nesting costs no more than its length. */
function survey(root: Node): Survey {
  const order = [...walk(root)]
  const weight = new Map<Node, number>()
  const short = new Map<Node, string>()
  for (const node of order.toReversed()) {
    if (isElement(node) && (hidden(node) || node.tagName === 'a')) continue
    let text = node.nodeName === '#text' && 'value' in node ? squeezed(node.value) : ''
    let size = text.length
    for (const child of childrenOf(node)) {
      size += weight.get(child) ?? 0
      if (text.length <= SHORT) text += short.get(child) ?? ''
    }
    if (size > 0) weight.set(node, size)
    if (size > 0 && size <= SHORT) short.set(node, text)
  }
  return { weight, short }
}

/** The innermost block that still holds nearly all of the page's text outside links. */
function mainPart(body: Node, { weight }: Survey): Node {
  const enough = (weight.get(body) ?? 0) * 0.8
  let at = body
  for (;;) {
    const next = childrenOf(at).find((child) => isElement(child) && (weight.get(child) ?? 0) >= enough && enough > 0)
    if (
      !next ||
      (isElement(next) && (inline.has(next.tagName) || next.tagName === 'table' || next.tagName === 'tbody'))
    ) {
      return at
    }
    at = next
  }
}

const textOf = (root: Node): string =>
  [...walk(root)].map((node) => (node.nodeName === '#text' && 'value' in node ? node.value : '')).join('')

const squeezed = (text: string): string => text.replace(/\s+/g, '')

/** The printed title, where it stands before the main text: the last h1 there, or the last short block that the window's title repeats. */
function headingBefore(document: Node, body: Node, main: Node, { short }: Survey): Node | undefined {
  if (find(main, 'h1')) return undefined
  const head = find(document, 'head')
  const named = head ? find(head, 'title') : undefined
  const title = named ? squeezed(textOf(named)).slice(0, 1000) : ''
  const around = new Set(ancestors(main))
  let found: Node | undefined
  for (const node of walk(body)) {
    if (node === main) return found
    if (!isElement(node) || hidden(node) || around.has(node)) continue
    const own = short.get(node) ?? ''
    if (node.tagName === 'h1' || (own.length >= 8 && title.includes(own))) found = node
  }
  return undefined
}

function* ancestors(node: Node): Generator<Node> {
  for (let at: Node | null = node; at; at = 'parentNode' in at ? at.parentNode : null) yield at
}

function commonAncestor(a: Node, b: Node): Node {
  const around = new Set(ancestors(a))
  for (const at of ancestors(b)) if (around.has(at)) return at
  return b
}

type Block = { text: string; line: number | undefined }

class PageWriter {
  readonly builder = new TextBuilder()
  readonly sheets: Sheet[] = []
  readonly #limits: Limits
  #paragraph = 0
  #block: Block = { text: '', line: undefined }

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Title and day of publication that the page keeps in `meta`, where the main text does not print them itself. */
  title(document: Node, heading: Node, main: Node): void {
    const printed = squeezed(textOf(commonAncestor(heading, main)))
    const kept = new Map<string, { value: string; line: number | undefined }>()
    const head = childrenOf(childrenOf(document).find((node) => node.nodeName === 'html') ?? document).find(
      (node) => node.nodeName === 'head',
    )
    for (const node of head ? childrenOf(head) : []) {
      if (!isElement(node) || node.tagName !== 'meta') continue
      const name = (attributeOf(node, 'name') ?? attributeOf(node, 'property') ?? '').toLowerCase()
      const value = attributeOf(node, 'content')?.trim()
      if (value) kept.set(name, { value, line: node.sourceCodeLocation?.startLine })
    }
    const meta = (names: readonly string[]) => names.map((name) => kept.get(name)).find((found) => found !== undefined)
    const title = meta(metaNames.title)
    if (title && !printed.includes(title.value.replace(/\s+/g, ''))) this.#line(title.value, title.line)
    const date = meta(metaNames.date)
    if (date && !printed.includes(date.value.slice(0, 10))) this.#line(`发布时间：${date.value}`, date.line)
  }

  #line(text: string, line: number | undefined): void {
    this.#block = { text, line }
    this.#flush()
  }

  /**
   * Visits in document order with a stack of what is open; an element's end is a mark on the stack. Where `from` is given, what stands
   * before it is passed over; what stands behind `main` always is.
   */
  write(root: Node, from: Node | undefined, main: Node): void {
    const waiting: (Node | { readonly end: Node })[] = [root]
    let passing = from !== undefined
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if ('end' in next) {
        this.#flush()
        if (next.end === main) return
        continue
      }
      if (next === from) passing = false
      if (next === main) waiting.push({ end: main })
      if (passing) {
        if (!isElement(next) || !hidden(next)) waiting.push(...childrenOf(next).toReversed())
      } else if (next.nodeName === '#text' && 'value' in next)
        this.#text(next.value, next.sourceCodeLocation?.startLine)
      else if (isElement(next)) this.#element(next, next === root, waiting)
      else waiting.push(...childrenOf(next).toReversed())
    }
    this.#flush()
  }

  #element(element: Element, root: boolean, waiting: (Node | { readonly end: Node })[]): void {
    if (!root && hidden(element)) return
    if (element.tagName === 'br') return this.#flush()
    if (element.tagName === 'table' && isData(element)) {
      this.#flush()
      return this.#table(element)
    }
    if (!inline.has(element.tagName)) {
      this.#flush()
      waiting.push({ end: element })
    }
    waiting.push(...childrenOf(element).toReversed())
  }

  #text(value: string, line: number | undefined): void {
    const text = value.replace(/[ \t\r\n\f]+/g, ' ')
    if (text.trim() === '' && this.#block.text === '') return
    if (this.#block.line === undefined) this.#block.line = line
    this.#block.text += text
  }

  #flush(): void {
    const text = this.#block.text.trim()
    const { line } = this.#block
    this.#block = { text: '', line: undefined }
    if (text === '') return
    this.#paragraph++
    this.builder.add(text, { paragraph: this.#paragraph, ...(line === undefined ? {} : { line }) })
    this.builder.between('\n')
  }

  #table(table: Element): void {
    const grid = new Grid(this.#limits.cells)
    for (const row of walk(table)) {
      if (!isElement(row) || row.tagName !== 'tr' || nearest(row, 'table') !== table) continue
      grid.startRow()
      for (const cell of childrenOf(row)) {
        if (!isElement(cell) || (cell.tagName !== 'td' && cell.tagName !== 'th')) continue
        grid.cell(
          paragraphsOf(cell),
          Number(attributeOf(cell, 'colspan') ?? 1) || 1,
          Number(attributeOf(cell, 'rowspan') ?? 1) || 1,
        )
      }
    }
    this.#paragraph++
    const line = table.sourceCodeLocation?.startLine
    const place = { paragraph: this.#paragraph, ...(line === undefined ? {} : { line }) }
    this.sheets.push(grid.write(`表${this.sheets.length + 1}`, this.builder, () => place))
  }
}

function nearest(element: Element, tag: string): Node | null {
  let at: Node | null = element.parentNode
  while (at && !(isElement(at) && at.tagName === tag)) at = 'parentNode' in at ? at.parentNode : null
  return at
}

/** A table of data has several rows of several cells and no table inside; any other is there for the layout of the page. */
function isData(table: Element): boolean {
  let wide = 0
  for (const node of walk(table)) {
    if (!isElement(node) || node === table) continue
    if (node.tagName === 'table') return false
    if (node.tagName === 'tr' && childrenOf(node).filter((cell) => isElement(cell)).length > 1) wide++
  }
  return wide > 1
}

function paragraphsOf(cell: Element): string[] {
  const paragraphs = ['']
  const waiting: (Node | null)[] = childrenOf(cell).toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === null) paragraphs.push('')
    else if (next.nodeName === '#text' && 'value' in next)
      paragraphs[paragraphs.length - 1] += next.value.replace(/[ \t\r\n\f]+/g, ' ')
    else if (isElement(next) && !hidden(next)) {
      const block = !inline.has(next.tagName)
      if (block) waiting.push(null)
      waiting.push(...childrenOf(next).toReversed())
      if (block) paragraphs.push('')
    }
  }
  return paragraphs.map((text) => text.trim()).filter((text) => text !== '')
}
