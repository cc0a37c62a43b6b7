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

/** Everything that fields point at, so that whoever stores them can see that it exists, and link it. */
export function referencesOf(register: Register, fields: Fields): Reference[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const target = targetOf(register, field)
    return target === null ? [] : idsOf(value).map((id) => ({ field, register: target, id }))
  })
}
