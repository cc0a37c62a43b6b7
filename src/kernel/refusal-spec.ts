/**
 * What sort of refusal it is, whoever carries it: invalid = the caller must change what it gave, forbidden = this person may not,
 * missing = no such thing (or none this person may know of), conflict = somebody was first, limit = too much or too often, unavailable = not now.
 */
export type RefusalKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'limit' | 'unavailable'

export interface RefusalCodeSpec {
  readonly kind: RefusalKind
  /** Words with `{placeholders}`. They tell the condition and, where there is one, the way out. */
  readonly zh: string
  readonly en: string
}

/** A code of the registry: its kind, and its words in both languages. */
export const as = (kind: RefusalKind, zh: string, en: string): RefusalCodeSpec => ({ kind, zh, en })
