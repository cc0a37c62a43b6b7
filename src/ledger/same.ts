import type { FieldValue } from '../kernel/fields.ts'
import { normal } from './normal.ts'

/** Equal in everything but form. */
export function same(a: FieldValue, b: FieldValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b || normal(a) === normal(b)
  return JSON.stringify(a) === JSON.stringify(b)
}
