import { isDay, isInstant } from '../calendar/days.ts'
import type { FieldKind, FieldValue, FileRef } from './fields.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Field } from './register.ts'
import type { Label } from './words.ts'

export type Read = { readonly value: FieldValue } | { readonly refusal: Refusal }

const longest = { text: 200, longtext: 20_000 } as const
const mostInList = 500

/** How the value of a kind is described to a person who gave something else. */
const expected: Readonly<{ [K in FieldKind]: Label }> = {
  text: { zh: '一行文字', en: 'one line of text' },
  longtext: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'a whole number' },
  money: { zh: '金额（精确到分）', en: 'an amount in fen' },
  day: { zh: '日期，如 2026-03-02', en: 'a day such as 2026-03-02' },
  instant: { zh: '日期和时间', en: 'a day and time' },
  choice: { zh: '所列选项之一', en: 'one of the choices' },
  yesno: { zh: '是或否', en: 'yes or no' },
  person: { zh: '人员', en: 'a person' },
  people: { zh: '一名或多名人员', en: 'one or more persons' },
  department: { zh: '部门', en: 'a department' },
  unit: { zh: '单位', en: 'a unit' },
  ref: { zh: '一条记录', en: 'a record' },
  refs: { zh: '一条或多条记录', en: 'one or more records' },
  files: { zh: '文件', en: 'files' },
}

/** True when there is something in it: blank text and empty lists are nothing. */
export function isFilled(value: FieldValue | undefined): boolean {
  if (value === null || value === undefined) return false
  if (typeof value === 'string') return value.trim() !== ''
  return Array.isArray(value) ? value.length > 0 : true
}

/**
 * Reads what a caller gave for a field, whatever it is. Nothing given (null, blank text, an empty list) reads as null. Lists come out without repetitions, files
 * without members that are none of theirs, so that equal values are equal in the journal too.
 */
export function readValue(field: Field, given: unknown): Read {
  if (given === null || given === undefined) return { value: null }
  const invalid = {
    refusal: refusal('field-invalid', { field: field.label, expected: expected[field.kind] }, at(field)),
  }
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return isText(given, field.kind === 'longtext')
        ? readText(field, given, field.max ?? longest[field.kind])
        : invalid
    case 'integer':
    case 'money':
      return typeof given === 'number' && Number.isSafeInteger(given) ? readNumber(field, given) : invalid
    case 'day':
      return isDay(given) ? { value: given } : given === '' ? { value: null } : invalid
    case 'instant':
      return isInstant(given) ? { value: given } : given === '' ? { value: null } : invalid
    case 'choice':
      if (given === '') return { value: null }
      return typeof given === 'string' && Object.hasOwn(field.choices, given) ? { value: given } : invalid
    case 'yesno':
      return typeof given === 'boolean' ? { value: given } : invalid
    case 'people':
    case 'refs':
      return Array.isArray(given) && given.length <= mostInList && given.every(isId)
        ? list([...new Set(given)])
        : invalid
    case 'files':
      return Array.isArray(given) && given.length <= mostInList && given.every(isFile)
        ? list(given.map(fileOf))
        : invalid
    default:
      return isId(given) ? { value: given } : given === '' ? { value: null } : invalid
  }
}

/** Longest note that can be written beside a verb. */
export const longestNote = 2000

/** Text that a database can hold and a line can show: whole characters, and no control characters beside tabs and, in long text, line ends. */
export function isText(given: unknown, lines: boolean): given is string {
  if (typeof given !== 'string' || !given.isWellFormed()) return false
  for (let index = 0; index < given.length; index += 1) {
    const code = given.charCodeAt(index)
    if ((code < 32 && code !== 9 && !(lines && (code === 10 || code === 13))) || code === 127) return false
  }
  return true
}

function readText(field: Field, given: string, max: number): Read {
  const text = given.trim()
  if (text.length > max && [...text].length > max) {
    return { refusal: refusal('field-too-long', { field: field.label, max }, at(field)) }
  }
  return { value: text === '' ? null : text }
}

function readNumber(field: Field & { min?: number; max?: number }, given: number): Read {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = field
  if (given >= min && given <= max) return { value: Object.is(given, -0) ? 0 : given }
  return { refusal: refusal('field-out-of-range', { field: field.label, min, max }, at(field)) }
}

function list(value: readonly string[] | readonly FileRef[]): Read {
  return { value: value.length === 0 ? null : value }
}

/** Ids are made by the application; whether there is such a thing is the store's to say. */
function isId(given: unknown): given is string {
  return typeof given === 'string' && /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(given)
}

function isFile(given: unknown): given is FileRef {
  if (typeof given !== 'object' || given === null) return false
  if (!('sha256' in given) || typeof given.sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(given.sha256)) return false
  if (!('name' in given) || !isName(given.name)) return false
  return !('page' in given) || given.page === undefined || isName(given.page)
}

function isName(given: unknown): given is string {
  return isText(given, false) && given.trim() !== '' && given.length <= 255
}

function fileOf({ sha256, name, page }: FileRef): FileRef {
  return page === undefined ? { sha256, name } : { sha256, name, page }
}

function at(field: Field): { field: string } {
  return { field: field.name }
}
