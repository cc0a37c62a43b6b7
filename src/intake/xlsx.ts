import {
  type Cell as RawCell,
  type CellValue,
  readXls,
  readXlsx as readWorkbook,
  type Sheet as RawSheet,
  type Workbook,
} from 'hucre/xlsx'
import { type Cell, type Intake, type Sheet, TextBuilder, type Warning } from './intake.ts'
import type { Limits } from './limits.ts'
import { Refused, refuse, stop, warn } from './refusals.ts'
import { cellValue, serialToDay, typedDay } from './values.ts'
import { type Parts, stored, unzip } from './zip.ts'

/** A workbook: every sheet as cells. The parser gets an archive of our own with the parts we inflated, never the uploaded one. */
export async function readXlsx(bytes: Uint8Array, limits: Limits): Promise<Intake> {
  const parts = await unzip(
    bytes,
    limits,
    (name) => /\.(?:xml|rels)$/i.test(name) && !/\/(?:drawings|charts|media|ctrlProps)\//i.test(name),
  )
  refuseEntities(parts)
  return intakeOf(await workbook(parts), limits)
}

/** An .xls or .et of the years since 1997. What this reader cannot open is asked for in a newer format. */
export async function readOldBook(bytes: Uint8Array, limits: Limits): Promise<Intake> {
  let book: Workbook
  try {
    book = await readXls(bytes)
  } catch {
    stop('save-as-xlsx')
  }
  return intakeOf(book, limits)
}

function intakeOf(book: Workbook, limits: Limits): Intake {
  const builder = new TextBuilder()
  const warnings: Warning[] = []
  const since1904 = book.dateSystem === '1904'
  let left = limits.cells
  const cells = book.sheets.map((raw) => {
    if (raw.hidden || raw.veryHidden) warnings.push(warn('hidden-sheet', { sheet: raw.name }))
    const sheet = sheetOf(raw, since1904, left, limits.cells, warnings)
    left -= sheet.cells.length
    write(sheet, builder)
    return sheet
  })
  const { text, positions } = builder.done()
  if (text.length > limits.text) stop('text-too-long', { max: limits.text })
  return { type: 'xlsx', text, positions, cells, margins: [], warnings }
}

function refuseEntities(parts: Parts): void {
  for (const part of parts.values()) {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    // In UTF-16 the letters stand two bytes apart; no spreadsheet program writes that, so it is refused as a declaration might hide there.
    const wide = bytes[1] === 0 || bytes[0] === 0
    if (wide || bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY')) stop('xml-entities')
  }
}

async function workbook(parts: Parts): Promise<Workbook> {
  try {
    return await readWorkbook(stored(parts), { readStyles: true })
  } catch {
    throw new Refused(refuse('file-damaged', { what: 'xlsx' }))
  }
}

function sheetOf(raw: RawSheet, since1904: boolean, left: number, max: number, warnings: Warning[]): Sheet {
  const cells: Cell[] = []
  const ranges = rangesOf(raw)
  const covered = coveredBy(raw, max)
  const dayColumns = new Set<number>()
  let serials = 0
  let empty = 0
  raw.rows.forEach((row, r) => {
    row.forEach((value, c) => {
      const kept = raw.cells?.get(`${r},${c}`)
      if (kept?.formula !== undefined && (value === null || value === '')) empty++
      if (value === null || value === '' || covered.has(`${r},${c}`)) return
      const cell = cellOf(value, kept, dayColumns.has(c) && r > 0, since1904)
      if (cell.serial) serials++
      if (typeof value === 'string' && /日期|时限|期限|时间$|完成日/.test(value) && value.length < 20) dayColumns.add(c)
      const covers = ranges.get(`${r},${c}`)
      if (cells.length >= left) stop('too-many-cells', { max })
      cells.push({
        row: r + 1,
        column: c + 1,
        text: cell.text,
        value: cell.value,
        ...(cell.day ? { day: cell.day } : {}),
        ...(covers ? { covers } : {}),
      })
    })
  })
  if (serials > 0) warnings.push(warn('serial-number-read-as-day', { count: serials }, { sheet: raw.name }))
  if (empty > 0) warnings.push(warn('formula-without-value', { count: empty }, { sheet: raw.name }))
  return {
    name: raw.name,
    rows: raw.rows.length,
    columns: Math.max(0, ...new Set(raw.rows.map((row) => row.length))),
    cells,
  }
}

/** Last row and column of every merged range, by its first cell. */
function rangesOf(raw: RawSheet): Map<string, readonly [number, number]> {
  const ranges = new Map<string, readonly [number, number]>()
  for (const { startRow, startCol, endRow, endCol } of raw.merges ?? []) {
    ranges.set(`${startRow},${startCol}`, [endRow + 1, endCol + 1])
  }
  return ranges
}

/** Cells under a merged range, but for its first. Some programs leave values there that nobody sees. */
function coveredBy(raw: RawSheet, max: number): Set<string> {
  const covered = new Set<string>()
  for (const { startRow, startCol, endRow, endCol } of raw.merges ?? []) {
    for (let r = startRow; r <= Math.min(endRow, raw.rows.length - 1); r++) {
      for (let c = startCol; c <= Math.min(endCol, 1000); c++) {
        if (r !== startRow || c !== startCol) covered.add(`${r},${c}`)
        if (covered.size > max) stop('too-many-cells', { max })
      }
    }
  }
  return covered
}

interface Value {
  readonly text: string
  readonly value: Cell['value']
  readonly day?: string
  readonly serial?: boolean
}

/** `asDay`: the column's header speaks of days, so a bare number in the range of our time is a serial one. */
function cellOf(value: CellValue, kept: RawCell | undefined, asDay: boolean, since1904: boolean): Value {
  if (value instanceof Date) return dayOf(value)
  if (typeof value === 'boolean') return { text: value ? '是' : '否', value }
  if (typeof value === 'number') {
    const day = asDay && value > 36_526 && value < 73_051 ? serialToDay(value, since1904) : undefined
    if (day !== undefined) return { text: day, value, day, serial: true }
    return { text: shown(value, kept?.style?.numFmt), value }
  }
  const text = String(value ?? '').trim()
  const day = typedDay(text)
  return day === undefined ? { text, value: cellValue(text) } : { text, value: text, day }
}

function dayOf(date: Date): Value {
  if (Number.isNaN(date.getTime())) return { text: '', value: null }
  const day = date.toISOString().slice(0, 10)
  return { text: day, value: day, day }
}

function shown(value: number, format: string | undefined): string {
  if (format?.includes('%')) return `${Number((value * 100).toFixed(6))}%`
  return String(Number(value.toPrecision(15)))
}

function write(sheet: Sheet, builder: TextBuilder): void {
  let row = 0
  for (const cell of sheet.cells) {
    if (cell.row !== row) {
      if (builder.length > 0) builder.between('\n')
      row = cell.row
    } else builder.between('\t')
    builder.add(cell.text, { sheet: sheet.name, row: cell.row, column: cell.column })
  }
}
