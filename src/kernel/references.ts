import type { Fields } from './fields.ts'
import { part, type Register } from './register.ts'
import { idsOf } from './stand.ts'

/** A pointer out of a record: by which field, to which register, to which record. */
export interface Reference {
  readonly field: string
  readonly register: string
  readonly id: string
}

/** Registers that the kinds person, department and unit point into. */
const registerOf = { person: 'person', people: 'person', department: 'department', unit: 'unit' } as const

/** Register a field points into; null when it points nowhere. */
export function targetOf(register: Register, name: string): string | null {
  const field = part(register.fields, name)
  if (!field) return null
  if (field.kind === 'ref' || field.kind === 'refs') return field.register
  return part<string>(registerOf, field.kind) ?? null
}

/** Somebody who is named beside a record that he or she must be able to read: by which field, who, and the record's id. */
export interface NamedReader {
  readonly field: string
  readonly person: string
  readonly record: string
}

/** Persons whom an entry newly names in a field for readers of a record; with a record that is newly pointed at, everybody named beside it. */
export function namedReaders(register: Register, before: Fields, set: Fields): NamedReader[] {
  const after = { ...before, ...set }
  return Object.values(register.fields).flatMap((field) => {
    const beside = 'readersOf' in field ? field.readersOf : undefined
    const [record] = beside === undefined ? [] : idsOf(after[beside])
    if (beside === undefined || record === undefined) return []
    const old = Object.hasOwn(set, beside) ? [] : idsOf(before[field.name])
    return idsOf(after[field.name])
      .filter((person) => !old.includes(person))
      .map((person) => ({ field: field.name, person, record }))
  })
}

/** Everything that fields point at, so that whoever stores them can see that it exists, and link it. */
export function referencesOf(register: Register, fields: Fields): Reference[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const target = targetOf(register, field)
    return target === null ? [] : idsOf(value).map((id) => ({ field, register: target, id }))
  })
}
