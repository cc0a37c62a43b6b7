import type { Fields } from '../../../src/contract/records.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { freshKey } from '../api.ts'
import type { Typed } from '../fields.ts'
import { keep, keptJson } from '../kept.ts'

/** An unfinished form as it lies in the browser. The key lies with it: whoever reloads after an unknown outcome repeats the same write, not a second one. */
export interface Draft {
  readonly at: string
  readonly key: string
  readonly typed: Typed
  readonly names: Names
  readonly note: string
}

/** Name of a form's draft. The person is in it: on a shared machine nobody sees another's unfinished words. */
export function draftName(person: string, register: string, record: string | null, verb: string): string {
  return `draft.${person}.${register}.${record ?? 'new'}.${verb}`
}

export function readDraft(name: string): Draft | null {
  const kept = keptJson(name)
  if (typeof kept !== 'object' || kept === null) return null
  const { at, key, typed, names, note } = kept as Partial<Record<keyof Draft, unknown>>
  if (typeof at !== 'string' || typeof key !== 'string' || typeof note !== 'string') return null
  if (typeof typed !== 'object' || typed === null) return null
  return {
    at,
    key,
    typed: typed as Fields,
    names: (typeof names === 'object' && names !== null ? names : {}) as Names,
    note,
  }
}

/** Keeps a draft; false when this browser would not. */
export function writeDraft(name: string, draft: Draft): boolean {
  return keep(name, JSON.stringify(draft))
}

export function dropDraft(name: string): void {
  keep(name, null)
}

export function emptyDraft(at: string): Draft {
  return { at, key: freshKey(), typed: {}, names: {}, note: '' }
}
