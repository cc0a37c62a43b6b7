import { type Day, isDay } from '../../calendar/days.ts'
import type { Fields } from '../../kernel/fields.ts'

/** A field as text; null where nothing stands in it. */
export function textIn(fields: Fields, name: string): string | null {
  const value = fields[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** A field as a day; null where none stands in it. */
export function dayOf(fields: Fields, name: string): Day | null {
  const value = fields[name]
  return isDay(value) ? value : null
}
