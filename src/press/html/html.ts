import { dotPath, dotsOf } from '../code-picture.ts'
import { type Block, type Cell, type Paper, type Paragraph, type Run, type Table, wordsOf } from '../paper.ts'
import { attachmentNames, signatureLines } from '../text-of.ts'
import { dayInWords } from '../written.ts'
import { escaped } from '../xml.ts'

/**
 * A paper as html to paste into the site of somebody else: p, h2 to h4 and tables only, no class, no style, no script. A code is told by its words, because pasted pictures
 * are lost.
 */
export function pasteHtml(paper: Paper): string {
  const lines = [
    `<h2>${escaped(paper.title.join(''))}</h2>`,
    ...[paper.number, paper.addressee === null ? null : `${paper.addressee}：`].flatMap((t) =>
      t === null ? [] : [p(t)],
    ),
    ...paper.blocks.map(pasted),
    ...attachmentNames(paper).map(p),
    ...signatureLines(paper).map(p),
    ...paper.attachments.flatMap((a) => [`<h2>${escaped(a.name)}</h2>`, ...a.blocks.map(pasted)]),
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

const p = (text: string): string => `<p>${escaped(text)}</p>`

/** 一、 and （一） are headings of the page; 1. and （1） stand in the text. */
function pasted(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const tag = block.level === 1 ? 'h3' : block.level === 2 ? 'h4' : 'p'
      return `<${tag}>${escaped(wordsOf(block.runs))}</${tag}>`
    }
    case 'paragraph':
      return p(wordsOf(block.runs))
    case 'table':
      return tableHtml(block, lines)
    case 'code':
      return p(block.says)
    case 'break':
      return ''
  }
}

/** Several lines in a cell are paragraphs: a line break alone would be lost when it is pasted. */
function lines(runs: readonly Run[]): string {
  const all = wordsOf(runs).split('\n')
  return all.length > 1 ? all.map(p).join('') : escaped(all[0] ?? '')
}

function tableHtml(table: Table, inner: (runs: readonly Run[]) => string): string {
  const row = (cells: readonly Cell[]) => `<tr>${cells.map((c) => cellHtml(c, inner)).join('')}</tr>`
  const head = table.rows.slice(0, table.headRows).map(row).join('')
  const rest = table.rows.slice(table.headRows).map(row).join('\n')
  return `<table>${head === '' ? '' : `<thead>${head}</thead>`}<tbody>${rest}</tbody></table>`
}

function cellHtml(cell: Cell, inner: (runs: readonly Run[]) => string): string {
  const tag = cell.head ? 'th' : 'td'
  const span = (name: string, n: number | undefined) => (n !== undefined && n > 1 ? ` ${name}="${n}"` : '')
  return `<${tag}${span('colspan', cell.columns)}${span('rowspan', cell.rows)}>${inner(cell.runs)}</${tag}>`
}

/** A paper as a page of its own to be printed from a browser; figures are marked with their id, so that a reader can follow them. `mark` (who took it, when) stands small at the end. */
export function printHtml(paper: Paper, mark = ''): string {
  const blocks = (all: readonly Block[]) => all.map(printed).join('\n')
  const parts = [
    `<header>${paper.title.map((line) => `<h1>${escaped(line)}</h1>`).join('')}</header>`,
    paper.number === null ? '' : `<p class="centre">${escaped(paper.number)}</p>`,
    paper.addressee === null ? '' : `<p class="flush">${escaped(paper.addressee)}：</p>`,
    blocks(paper.blocks),
    ...attachmentNames(paper).map((name) => `<p>${escaped(name)}</p>`),
    signature(paper),
    ...paper.attachments.map(
      (a, k) =>
        `<section class="attachment"><p class="mark">附件${paper.attachments.length === 1 ? '' : k + 1}</p><h1>${escaped(a.name)}</h1>${blocks(a.blocks)}</section>`,
    ),
    imprint(paper),
    mark === '' ? '' : `<p class="taken">${escaped(mark)}</p>`,
  ]
  const title = escaped(paper.title.join(''))
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><style>${css(paper)}</style></head>\n<body>${parts.filter((part) => part !== '').join('\n')}</body></html>\n`
}

const traced = (runs: readonly Run[]): string =>
  runs
    .map((r) => {
      const words = r.bold ? `<b>${escaped(r.text)}</b>` : escaped(r.text)
      return r.figure === undefined ? words : `<data value="${escaped(r.figure)}">${words}</data>`
    })
    .join('')

const classes: Readonly<{ [set in Paragraph['set']]: string }> = {
  body: '',
  flush: ' class="flush"',
  centre: ' class="centre"',
  right: ' class="right"',
}

function printed(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${traced(block.runs)}</h${block.level + 1}>`
    case 'paragraph':
      return `<p${classes[block.set]}>${traced(block.runs)}</p>`
    case 'table':
      return tableHtml(block, traced)
    case 'code': {
      const dots = dotsOf(block.carries)
      return `<figure><svg viewBox="0 0 ${dots.length} ${dots.length}" role="img" aria-label="${escaped(block.says)}"><path d="${dotPath(dots)}"/></svg><figcaption>${escaped(block.says)}</figcaption></figure>`
    }
    case 'break':
      return '<hr class="page">'
  }
}

function signature(paper: Paper): string {
  const [issuer, day] = signatureLines(paper)
  if (issuer === undefined || day === undefined) return ''
  const kind = paper.signature?.sealed ? 'sealed' : 'unsealed'
  return `<div class="signature ${kind}"><p>${escaped(issuer)}</p><p>${escaped(day)}</p></div>`
}

function imprint({ imprint: print }: Paper): string {
  if (!print) return ''
  const copies = print.copies === null ? '' : `<p>抄送：${escaped(print.copies)}。</p>`
  const on = print.printedOn === null ? '' : `${dayInWords(print.printedOn)}印发`
  return `<footer>${copies}<p><span>${escaped(print.printedBy ?? '')}</span><span>${on}</span></p></footer>`
}

/** The figures of GB/T 9704-2012 as a browser prints them; page numbers where it can (@bottom-right). */
function css(paper: Paper): string {
  const across = paper.layout === 'across' || paper.blocks.some((b) => b.kind === 'table' && b.wide)
  const number = `content:"— " counter(page) " —";font:14pt 宋体,SimSun,serif`
  const margin = across ? '28mm 37mm 26mm 35mm' : '37mm 26mm 35mm 28mm'
  return (
    `@page{size:A4${across ? ' landscape' : ''};margin:${margin}}@page:right{@bottom-right{${number}}}@page:left{@bottom-left{${number}}}` +
    `body{margin:0 auto;max-width:${across ? 225 : 156}mm;font:16pt/28.95pt 仿宋_GB2312,FangSong,仿宋,serif;text-align:justify}` +
    `h1{margin:0;font:22pt/33pt 方正小标宋简体,SimSun,serif;text-align:center}header{margin-bottom:28.95pt}` +
    `h2,h3,h4,h5,p{margin:0;font-size:16pt;font-weight:normal;line-height:28.95pt;text-indent:2em}h2{font-family:黑体,SimHei,sans-serif}h3{font-family:楷体_GB2312,KaiTi,serif}` +
    `h2,h3,h4,h5{break-after:avoid}.flush,.mark{text-indent:0}.mark{font-family:黑体,SimHei,sans-serif}.centre{text-indent:0;text-align:center}.right{text-indent:0;text-align:right}` +
    `.signature{margin-top:57.9pt;text-align:right;break-inside:avoid}.signature p{text-indent:0;padding-right:2em}.sealed p{padding-right:4em}` +
    `.attachment,.page{break-before:page}hr{border:0;margin:0}table{width:100%;border-collapse:collapse;font-size:10.5pt;line-height:1.4;margin:.5em 0}th,td{border:.5pt solid;padding:2pt 4pt;text-align:left;white-space:pre-line}` +
    `th{font-family:黑体,SimHei,sans-serif;font-weight:normal;text-align:center}thead{display:table-header-group}tr{break-inside:avoid}figure{margin:0;text-align:right;font-size:10.5pt;line-height:1.4}svg{width:25mm;height:25mm}` +
    `footer{margin-top:2em;border-top:.35mm solid;border-bottom:.35mm solid;font-size:14pt}footer p{font-size:14pt;text-indent:0;padding:0 1em;display:flex;justify-content:space-between}footer p+p{border-top:.25mm solid}.taken{margin-top:2em;font-size:8pt;line-height:1.4;text-indent:0;text-align:left}`
  )
}
