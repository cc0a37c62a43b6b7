import type { Export, ExportColumn } from '../casework/ask/export-rows.ts'
import type { Names, RecordRow } from '../casework/rows.ts'
import type { FieldValue } from '../kernel/fields.ts'
import { part, type Register } from '../kernel/register.ts'
import type { Label, Language } from '../kernel/words.ts'

export interface SheetWords {
  readonly register: Register
  /** Unit and person who take the list. */
  readonly by: string
  readonly at: string
  readonly zone: string
  readonly language: Language
}

type Cell = string | number | null

const yes: Label = { zh: '是', en: 'yes' }
const no: Label = { zh: '否', en: 'no' }

export function columnsOf({ columns }: Export, { language }: SheetWords): string[] {
  return columns.map(({ label }) => label[language])
}

export function cellsOf({ columns }: Export, row: RecordRow, names: Names, words: SheetWords): Cell[] {
  return columns.map((column) => harmless(cellOf(column, row, names, words)))
}

/** A cell that a spreadsheet would take for a formula is text: what a citizen wrote must not run in an office. */
function harmless(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

function cellOf(column: ExportColumn, row: RecordRow, names: Names, words: SheetWords): Cell {
  const { register, language } = words
  const named = (id: string | null) => (id === null ? null : (names[id] ?? id))
  if (part(register.fields, column.name)) return valueCell(column, row.fields[column.name] ?? null, names, words)
  const common: { readonly [name: string]: Cell } = {
    state: part(register.states, row.state)?.label[language] ?? row.state,
    opened: local(row.openedAt, words.zone),
    changed: local(row.changedAt, words.zone),
    closed: local(row.closedAt, words.zone),
    due: local(row.dueAt, words.zone),
    owner: named(row.owner),
    title: row.title,
  }
  return common[column.name] ?? null
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

const formatters = new Map<string, Intl.DateTimeFormat>()

/** `YYYY-MM-DD HH:MM` in the unit's zone. */
export function local(instant: string | null, zone: string): string | null {
  if (instant === null) return null
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    formatters.set(zone, formatter)
  }
  return formatter.format(new Date(instant))
}
