import { isDay } from '../calendar/days.ts'
import type { Cell } from '../intake/intake.ts'
import { serialToDay } from '../intake/values.ts'
import type { FieldValue } from '../kernel/fields.ts'
import type { Label } from '../kernel/words.ts'
import { type DayRead, readDay } from './days.ts'
import type { DefectCode } from './defects.ts'
import { normal } from './normal.ts'
import { stateIn } from './states.ts'
import type { LedgerField } from './workbook.ts'

/** A cell as a value of its field; or why not, with what the sentence needs. The text is kept by the caller. */
export type CellRead =
  | { readonly value: FieldValue; readonly lasting?: true }
  | { readonly names: string }
  | { readonly code: DefectCode; readonly params: Readonly<{ [name: string]: string | number | Label }> }

/** Text of a cell as a person meant it: an export guards what a spreadsheet would take for a formula by an apostrophe. */
export const textOf = ({ text }: Pick<Cell, 'text'>): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

/** `heading`: words of its column, which may name the unit of an amount (万元). */
export function readCell(cell: Cell, field: LedgerField, heading: string): CellRead {
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return readText(textOf(cell), field)
    case 'integer':
    case 'money':
      return readNumber(cell, field.kind, heading)
    case 'day':
      return readDayCell(cell)
    case 'choice':
      return readChoice(textOf(cell), field)
    case 'yesno':
      return readAnswer(textOf(cell))
    default:
      return { names: textOf(cell) }
  }
}

/** Codes and numbers are compared and claimed: ００１ is 001. Everything else stays as printed. */
const codes = new Set(['code', 'number', 'marker', 'closingNumber'])

function readText(text: string, { field, kind, max, label }: LedgerField): CellRead {
  const lines = text.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n\t]/gu, '')
  const line = kind === 'text' ? lines.replace(/\s*\n\s*/gu, '').replaceAll('\t', ' ') : lines
  const value = (codes.has(field) ? line.normalize('NFKC') : line).trim()
  const length = value.length > (max ?? Infinity) ? [...value].length : 0
  if (max !== null && length > max) return { code: 'text-too-long', params: { field: label, max, length } }
  return { value: value === '' ? null : value }
}

const units = /(?:个|项|条|件|名|人次|人|次|笔|份|元|处|家)$/u

function readNumber(cell: Cell, kind: 'integer' | 'money', heading: string): CellRead {
  const plain = textOf(cell).normalize('NFKC').replace(/[\s,]/gu, '')
  const inTenThousands = plain.endsWith('万元') || (heading.includes('万元') && !plain.endsWith('元'))
  const figure = typeof cell.value === 'number' ? String(cell.value) : plain.replace(/万元$/u, '').replace(units, '')
  if (!/^-?\d+(?:\.\d+)?$/.test(figure)) return { code: 'number-unreadable', params: {} }
  const whole = kind === 'money' ? Math.round(Number(figure) * (inTenThousands ? 1_000_000 : 100)) : Number(figure)
  return Number.isSafeInteger(whole) ? { value: whole } : { code: 'number-unreadable', params: {} }
}

/** Serial numbers of our time: 2000 to 2099. */
const [firstSerial, lastSerial] = [36_526, 73_050]

const whyNoDay: Readonly<{ [K in Extract<DayRead, { why: string }>['why']]: DefectCode }> = {
  impossible: 'day-impossible',
  'without-day': 'day-without-day',
  'without-year': 'day-without-year',
  several: 'several-days',
  'no-day': 'no-day',
}

function readDayCell(cell: Cell): CellRead {
  if (isDay(cell.day)) return { value: cell.day }
  const serial = typeof cell.value === 'number' && cell.value >= firstSerial && cell.value < lastSerial + 1
  const day = serial && typeof cell.value === 'number' ? serialToDay(cell.value) : undefined
  if (day !== undefined) return { value: day }
  const text = textOf(cell)
  const read = readDay(text)
  if ('day' in read) return { value: read.day }
  if (read.why === 'no-day' && /长期|持续|常态/u.test(text)) return { value: null, lasting: true }
  return { code: whyNoDay[read.why], params: {} }
}

/** How officials word the choices of the two registers; whichever the field has. */
const wordings: readonly (readonly [RegExp, string])[] = [
  [/立行立改|即知即改|边查边改|立即/u, 'at-once'],
  [/长期|持续|常态/u, 'lasting'],
  [/限期|分阶段|集中整改/u, 'by-date'],
]

function readChoice(text: string, { choices, label }: LedgerField): CellRead {
  const key = normal(text)
  const names = Object.entries(choices)
  const exact = names.find(([value, { zh, en }]) => [value, zh, en].some((word) => normal(word) === key))
  if (exact) return { value: exact[0] }
  const degree = stateIn(text)?.degree
  if (degree !== undefined && degree !== null && 'undone' in choices) return { value: degree }
  const worded = wordings.find(([pattern, value]) => value in choices && pattern.test(text))
  if (worded) return { value: worded[1] }
  const listed = (language: keyof Label) =>
    names.map(([, words]) => words[language]).join(language === 'zh' ? '、' : ', ')
  return { code: 'choice-unknown', params: { field: label, choices: { zh: listed('zh'), en: listed('en') } } }
}

function readAnswer(text: string): CellRead {
  const plain = text.normalize('NFKC').trim()
  if (/^(?:是|√|✓|✔|y|yes|true|有)$/iu.test(plain)) return { value: true }
  if (/^(?:否|×|✗|n|no|false|无)$/iu.test(plain)) return { value: false }
  return { code: 'answer-unclear', params: {} }
}
