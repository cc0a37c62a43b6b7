import type { FieldView } from '../../../src/contract/view.ts'
import type { Column } from './query.ts'

/** Pixels a column needs for what it holds. Widths are set, so that another page of rows, or rows that come late, move nothing. */
const byKind: Readonly<Partial<Record<FieldView['kind'], number>>> = {
  text: 180,
  integer: 100,
  money: 130,
  day: 112,
  instant: 154,
  choice: 104,
  yesno: 80,
  person: 88,
  people: 150,
  department: 120,
  unit: 190,
  ref: 200,
  refs: 220,
}
const byKey: Readonly<Record<string, number>> = { title: 230, state: 100, due: 172, opened: 154, changed: 154 }

/** Room beside the words of a heading: its padding, and the sign of its order. */
const beside = 44

/** A letter of a heading: Chinese ones are as wide as high. */
const letter = (sign: string) => (sign > '\u2e7f' ? 13 : 7.4)

export function widthOf(column: Column, heading: string): number {
  const heads = [...heading].reduce((sum, sign) => sum + letter(sign), beside)
  const holds = (column.field && byKind[column.field.kind]) ?? byKey[column.key] ?? 140
  return Math.ceil(Math.max(heads, holds))
}
