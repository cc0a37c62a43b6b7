import { decode } from './charset.ts'
import { type Cell, type Intake, type Sheet, TextBuilder, type Warning } from './intake.ts'
import type { Limits } from './limits.ts'
import { stop, warn } from './refusals.ts'
import { cellValue, typedDay } from './values.ts'

type Field = { readonly text: string; readonly line: number }

/** A csv in whatever encoding a spreadsheet saved it: one sheet. Delimiter and quoting are found in the content. */
export function readCsv(bytes: Uint8Array, limits: Limits): Intake {
  const decoded = decode(bytes)
  if (decoded.text.length > limits.text) stop('text-too-long', { max: limits.text })
  const rows = fields(decoded.text, delimiterOf(decoded.text) ?? ',', limits.cells)
  const builder = new TextBuilder()
  const sheet = sheetOf(rows, builder)
  const { text, positions } = builder.done()
  const uneven = unevenRows(rows)
  const warnings: Warning[] = [...decoded.warnings, ...(uneven > 0 ? [warn('uneven-rows', { count: uneven })] : [])]
  return {
    type: 'csv',
    text,
    positions,
    cells: [sheet],
    margins: [],
    warnings,
    ...(decoded.lossy ? { lossy: 'charset' } : {}),
  }
}

/**
 * The delimiter of a text that is a table: the one that cuts its first lines into the same number of fields, at least two. A notice
 * has commas too, but never the same number in every line.
 */
export function delimiterOf(text: string): string | undefined {
  const named = /^\ufeff?sep=(.)\r?\n/i.exec(text.slice(0, 12))
  if (named) return named[1]
  const head = text.slice(0, 65_536)
  const whole = head.length === text.length
  for (const delimiter of [',', '\t', ';', '，', '|']) {
    const rows = fields(head, delimiter, 100_000).filter((row) => row.some((field) => field.text.trim() !== ''))
    const sample = (whole ? rows : rows.slice(0, -1)).slice(0, 200)
    const width = sample[0]?.length ?? 0
    if (sample.length < 2 || width < 2) continue
    const even = sample.filter((row) => row.length === width).length
    if (even >= Math.max(2, sample.length * 0.8) && (delimiter !== '，' || width > 2)) return delimiter
  }
  return undefined
}

/** Quoted fields may hold delimiters, line breaks and doubled quotes; a quote inside an unquoted field is a character. Linear. */
export function fields(text: string, delimiter: string, most: number): Field[][] {
  const rows: Field[][] = []
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const named = /^sep=.\r?\n/i.exec(text.slice(start, start + 8))
  let at = start + (named ? named[0].length : 0)
  let row: Field[] = []
  let line = 1
  let count = 0
  while (at < text.length) {
    const { field, end, lines } = oneField(text, at, delimiter)
    row.push({ text: field, line })
    if (++count > most) stop('too-many-cells', { max: most })
    line += lines
    at = end
    if (text[at] === delimiter) {
      at++
      if (at === text.length) row.push({ text: '', line })
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    line++
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function oneField(text: string, from: number, delimiter: string): { field: string; end: number; lines: number } {
  if (text[from] !== '"') return unquoted(text, from, delimiter)
  let field = ''
  let lines = 0
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    // A quote that never closes, or closes in the middle of a field, has lost its partner: it stands for itself, and costs one field only.
    if (quote < 0) return unquoted(text, from, delimiter)
    const piece = text.slice(at, quote)
    field += piece
    for (let i = piece.indexOf('\n'); i >= 0; i = piece.indexOf('\n', i + 1)) lines++
    if (text[quote + 1] !== '"') {
      const next = text[quote + 1]
      const closed = next === undefined || next === delimiter || next === '\n' || next === '\r'
      return closed ? { field, end: quote + 1, lines } : unquoted(text, from, delimiter)
    }
    field += '"'
    at = quote + 2
  }
}

function unquoted(text: string, from: number, delimiter: string): { field: string; end: number; lines: number } {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return { field: text.slice(from, end), end, lines: 0 }
}

function sheetOf(rows: readonly (readonly Field[])[], builder: TextBuilder): Sheet {
  const cells: Cell[] = []
  rows.forEach((row, r) => {
    row.forEach((field, c) => {
      if (c > 0) builder.between('\t')
      const text = field.text.trim()
      if (text === '') return
      const day = typedDay(text)
      const value = day === undefined ? cellValue(text) : text
      cells.push({ row: r + 1, column: c + 1, text, value, ...(day === undefined ? {} : { day }) })
      builder.add(text, { line: field.line, sheet: 'csv', row: r + 1, column: c + 1 })
    })
    builder.between('\n')
  })
  return { name: 'csv', rows: rows.length, columns: Math.max(0, ...widths(rows)), cells }
}

/** Widths met, each once: a million rows must not become a million arguments. */
const widths = (rows: readonly (readonly Field[])[]): Set<number> => new Set(rows.map((row) => row.length))

function unevenRows(rows: readonly (readonly Field[])[]): number {
  const filled = rows.filter((row) => row.some((field) => field.text.trim() !== ''))
  const header = filled[0]?.length ?? 0
  return filled.filter((row) => row.length !== header && row.slice(header).some((field) => field.text !== '')).length
}
