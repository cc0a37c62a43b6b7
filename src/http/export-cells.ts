import { isInstant } from '../calendar/days.ts'
import { dayIn, timeIn } from '../calendar/zones.ts'
import type { ExportColumn } from '../casework/ask/export-rows.ts'
import type { Names, RecordRow } from '../casework/rows.ts'
import type { FieldValue } from '../kernel/fields.ts'
import { part, type Register } from '../kernel/register.ts'
import type { Label, Language } from '../kernel/words.ts'

export interface SheetWords {
  readonly register: Register
  readonly zone: string
  readonly language: Language
}

interface Columns {
  readonly columns: readonly ExportColumn[]
}

type Cell = string | number | null

const yes: Label = { zh: '是', en: 'yes' }
const no: Label = { zh: '否', en: 'no' }

export function columnsOf({ columns }: Columns, { language }: SheetWords): string[] {
  return columns.map(({ label }) => label[language])
}

export function cellsOf({ columns }: Columns, row: RecordRow, names: Names, words: SheetWords): Cell[] {
  return columns.map((column) => harmless(cellOf(column, row, names, words)))
}

/** A cell that a spreadsheet would take for a formula is text: what a citizen wrote must not run in an office. */
function harmless(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

function cellOf(column: ExportColumn, row: RecordRow, names: Names, words: SheetWords): Cell {
  const { register, language, zone } = words
  if (part(register.fields, column.name)) return valueCell(column, row.fields[column.name] ?? null, names, words)
  switch (column.name) {
    case 'state':
      return part(register.states, row.state)?.label[language] ?? row.state
    case 'openedAt':
    case 'changedAt':
    case 'closedAt':
    case 'dueAt':
      return local(row[column.name], zone)
    default:
      return null
  }
}

function valueCell(column: ExportColumn, value: FieldValue, names: Names, words: SheetWords): Cell {
  if (value === null) return null
  if (typeof value === 'boolean') return (value ? yes : no)[words.language]
  if (typeof value === 'number') return column.kind === 'money' ? value / 100 : value
  if (typeof value !== 'string')
    return value.map((one) => (typeof one === 'string' ? (names[one] ?? one) : one.name)).join('；')
  if (column.kind === 'instant') return local(value, words.zone)
  const field = part(words.register.fields, column.name)
  if (field && 'choices' in field) return part(field.choices, value)?.[words.language] ?? value
  return names[value] ?? value
}

/** `YYYY-MM-DD HH:MM` in the unit's zone. */
export function local(instant: string | null, zone: string): string | null {
  if (instant === null || !isInstant(instant)) return instant
  return `${dayIn(instant, zone)} ${timeIn(instant, zone)}`
}
