import { isList, type FieldValue } from '../../kernel/fields.ts'
import type { Label, Language } from '../../kernel/words.ts'
import type { PackedRecord } from '../package/content.ts'
import type { OfficeColumn } from './columns.ts'

export type OfficeCell = string | number | null

/** Words for what a cell cannot hold as it is stored. */
export interface OfficeWords {
  readonly language: Language
  /** Display names of people and departments, by id. */
  readonly names: Readonly<{ [id: string]: string }>
  readonly states: Readonly<{ [about in 'finding' | 'measure']: Readonly<{ [state: string]: Label }> }>
}

const yes: Label = { zh: '是', en: 'yes' }
const no: Label = { zh: '否', en: 'no' }

/** A record's value as it stands in a cell, so that the reading of ledgers makes the same value of it again. */
export function officeCell({ about, name, field }: OfficeColumn, record: PackedRecord, words: OfficeWords): OfficeCell {
  if (field === null) return harmless(words.states[about][record.state]?.[words.language] ?? record.state)
  const value = record.fields[name] ?? null
  if (value === null) return null
  if (typeof value === 'boolean') return (value ? yes : no)[words.language]
  if (typeof value === 'number') return field.kind === 'money' ? value / 100 : value
  if (typeof value !== 'string') return harmless(listed(value, words))
  if (field.kind === 'choice') return harmless(field.choices[value]?.[words.language] ?? value)
  return harmless(field.kind === 'person' || field.kind === 'department' ? (words.names[value] ?? value) : value)
}

const listed = (value: FieldValue, { names }: OfficeWords): string =>
  isList(value) ? value.map((one) => (typeof one === 'string' ? (names[one] ?? one) : one.name)).join('；') : ''

/** A cell that a spreadsheet would take for a formula is text. One that begins as if it had been guarded already is guarded once more. */
function harmless(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
