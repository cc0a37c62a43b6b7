import type { Fields } from '../../src/contract/records.ts'
import type { FieldView } from '../../src/contract/view.ts'
import { fenOf, wholeOf, yuan } from './figures.ts'

export type FieldValue = Fields[string]
export type FileRef = Extract<FieldValue, readonly { readonly sha256: string }[]>[number]

/** Values of a form while it is being filled in: figures as they were typed, everything else as it will be sent. */
export type Typed = Readonly<Record<string, FieldValue>>

export function filesOf(value: FieldValue | undefined): readonly FileRef[] {
  return Array.isArray(value)
    ? value.filter((one): one is FileRef => typeof one === 'object' && one !== null && 'sha256' in one)
    : []
}

export function idsOf(value: FieldValue | undefined): readonly string[] {
  if (typeof value === 'string' && value !== '') return [value]
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** What a field of a record looks like in a form. */
export function typedOf(field: FieldView, value: FieldValue | undefined): FieldValue {
  if (isEmpty(value)) return null
  if (field.kind === 'money' && typeof value === 'number') return yuan(value).replace(/,/g, '')
  if (field.kind === 'integer' && typeof value === 'number') return String(value)
  return value ?? null
}

/** What a person typed, as the contract wants it; `false` when it cannot be read. */
export function readTyped(field: FieldView, typed: FieldValue | undefined): FieldValue | false {
  if (isEmpty(typed)) return null
  if (typeof typed === 'string' && (field.kind === 'money' || field.kind === 'integer')) {
    const read = field.kind === 'money' ? fenOf(typed) : wholeOf(typed)
    return read === null ? false : read
  }
  if (typeof typed === 'string' && field.kind !== 'longtext') return typed.trim() === '' ? null : typed.trim()
  return typed ?? null
}

const same = (a: FieldValue | undefined, b: FieldValue | undefined) =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** What a form sends: fields that differ from the record, emptied ones as null; and the fields that could not be read. */
export function changesOf(
  fields: readonly FieldView[],
  typed: Typed,
  before: Fields,
): { changes: Fields; unread: readonly FieldView[] } {
  const changes: Record<string, FieldValue> = {}
  const unread: FieldView[] = []
  for (const field of fields) {
    const value = readTyped(field, typed[field.name])
    const old = isEmpty(before[field.name]) ? null : before[field.name]
    if (value === false) unread.push(field)
    else if (!same(value, old)) changes[field.name] = value
  }
  return { changes, unread }
}
