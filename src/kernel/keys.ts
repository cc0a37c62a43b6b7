import { type Day, isDay, millisecondsOf } from '../calendar/days.ts'
import type { FieldKind, FieldValue } from './fields.ts'
import type { RegisterRecord } from './record.ts'
import type { Register } from './register.ts'
import { idsOf, valueOf } from './stand.ts'

/** A value a record can be found by. `field` is a field's name, or `did:<verb>` with a doer's id where a party is made of doers. */
export type Key =
  | { readonly field: string; readonly text: string }
  | { readonly field: string; readonly int: number }
  | { readonly field: string; readonly day: Day }

/** In which form values of a kind are found; null = not at all. Files are found by how many there are, yes and no as the texts true and false. */
export function keyFormOf(kind: FieldKind): 'text' | 'int' | 'day' | null {
  if (kind === 'longtext') return null
  if (kind === 'integer' || kind === 'money' || kind === 'files') return 'int'
  return kind === 'day' ? 'day' : 'text'
}

/** All values a record can be found by. Nothing for a field that is not filled, so that `filled` is whether there is a key. */
export function keysOf(register: Register, record: RegisterRecord): Key[] {
  const fields = Object.values(register.fields).flatMap(({ name, kind }) =>
    keysOfValue(name, kind, valueOf(record, name)),
  )
  const verbs = new Set(Object.values(register.parties).flatMap((party) => ('did' in party ? [party.did] : [])))
  const doers = [...verbs].flatMap((verb) =>
    (Object.hasOwn(record.doers, verb) ? (record.doers[verb] ?? []) : []).map((text) => ({
      field: `did:${verb}`,
      text,
    })),
  )
  return [...fields, ...doers, ...record.warned.map(warnedKey)]
}

/** Under which key a record is found by a rule it went on in spite of: no field has such a name. The moment is kept in milliseconds. */
export function warnedField(rule: string): string {
  return `warned:${rule}`
}

function warnedKey({ rule, at }: RegisterRecord['warned'][number]): Key {
  return { field: warnedField(rule), int: millisecondsOf(at) }
}

function keysOfValue(field: string, kind: FieldKind, value: FieldValue): Key[] {
  if (value === null) return []
  if (kind === 'files') return Array.isArray(value) && value.length > 0 ? [{ field, int: value.length }] : []
  if (kind === 'yesno') return [{ field, text: String(value) }]
  const form = keyFormOf(kind)
  if (form === 'text') return idsOf(value).map((text) => ({ field, text }))
  if (form === 'int') return typeof value === 'number' ? [{ field, int: value }] : []
  return form === 'day' && isDay(value) ? [{ field, day: value }] : []
}
