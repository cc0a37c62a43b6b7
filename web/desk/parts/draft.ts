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

/** A verb typed in from a paper is another form than the verb done oneself. */
export const onPaperName = (verb: string): string => `${verb}.on-paper`

export function readDraft(name: string): Draft | null {
  const before = keptJson(name)
  return isDraft(before) ? before : null
}

/** A draft of an older desk, or a hand-made one, is none. */
function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null || !('at' in value && 'key' in value && 'note' in value)) return false
  if (!('typed' in value && 'names' in value)) return false
  const texts = [value.at, value.key, value.note]
  const objects = [value.typed, value.names]
  return (
    texts.every((one) => typeof one === 'string') && objects.every((one) => typeof one === 'object' && one !== null)
  )
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
