import { dayInWords } from './written.ts'
import { type Block, type Cell, type Paper, type Run, type Table, wordsOf } from './paper.ts'

/** Where words of a plain text came from: `at` is half-open, in UTF-16 code units of the text. */
export interface Place {
  readonly at: readonly [start: number, end: number]
  readonly record?: string
  readonly figure?: string
}

export interface PlainText {
  readonly text: string
  readonly places: readonly Place[]
}

/** The words of a paper, one paragraph a line, and which of them came from which record or figure. */
export function textOf(paper: Paper): PlainText {
  const lines: (readonly Run[])[] = [...paper.title.map(plain)]
  if (paper.number !== null) lines.push(plain(paper.number))
  if (paper.addressee !== null) lines.push(plain(`${paper.addressee}：`))
  lines.push(...paper.blocks.flatMap(linesOf))
  lines.push(...attachmentNames(paper).map(plain), ...signatureLines(paper).map(plain))
  for (const { name, blocks } of paper.attachments) lines.push(plain(name), ...blocks.flatMap(linesOf))
  return placed(lines)
}

/** 附件：1.… as listed below the text; one alone has no number. */
export function attachmentNames({ attachments }: Paper): string[] {
  if (attachments.length < 2) return attachments.map((a) => `附件：${a.name}`)
  return attachments.map((a, k) => `${k === 0 ? '附件：' : ''}${k + 1}.${a.name}`)
}

/** Issuer and day; a day that is still to be set has room left for it. */
export function signatureLines({ signature }: Paper): string[] {
  if (!signature) return []
  return [signature.issuer, signature.day === null ? '　　　　年　　月　　日' : dayInWords(signature.day)]
}

const plain = (text: string): readonly Run[] => [{ text }]

function linesOf(block: Block): (readonly Run[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.runs]
    case 'table':
      return cellLines(block)
    case 'code':
      return [plain(block.says)]
    case 'break':
      return []
  }
}

const cellLines = (table: Table): (readonly Run[])[] =>
  table.rows.flatMap((row: readonly Cell[]) => row.map((c) => c.runs))

function placed(lines: readonly (readonly Run[])[]): PlainText {
  const places: Place[] = []
  let text = ''
  for (const runs of lines) {
    if (wordsOf(runs) === '') continue
    if (text !== '') text += '\n'
    for (const { text: words, record, figure } of runs) {
      const at = [text.length, text.length + words.length] as const
      text += words
      if (record === undefined && figure === undefined) continue
      places.push({ at, ...(record === undefined ? {} : { record }), ...(figure === undefined ? {} : { figure }) })
    }
  }
  return { text, places }
}
