import type { Fields, FieldValue } from '../kernel/fields.ts'
import { normal } from './normal.ts'
import type { About, Proposal } from './proposal.ts'
import { same } from './same.ts'

/** What a paper said and a person took over in other words, so that the same words of a paper are known again. */
export interface PaperWords {
  readonly about: About
  /** The record that was changed by it; null where it was opened, which is found by its paper and `heading`. */
  readonly record: string | null
  /** Its title, or a measure's text, as it was taken over. */
  readonly heading: string
  readonly field: string
  readonly said: FieldValue
  readonly taken: FieldValue
}

/** What papers said of a record, by field, where it stands in other words. */
export type Said = Readonly<{ [field: string]: readonly FieldValue[] }>

const headings = { feedback: 'title', finding: 'title', measure: 'text' } as const satisfies Record<About, string>

/** What of a proposal was changed before it was taken over. A value the paper does not have is no other wording of it. */
export function paperWordsOf(proposal: Proposal, edited: Fields): PaperWords[] {
  const { about, target: record, fields } = proposal
  const heading = textIn({ ...fields, ...edited }, headings[about])
  return Object.entries(edited).flatMap(([field, taken]) => {
    const said = fields[field] ?? null
    return said === null || same(said, taken) ? [] : [{ about, record, heading, field, said, taken }]
  })
}

interface Of {
  readonly about: About
  readonly id: string
  readonly fields: Fields
}

/** Finds what papers said of a record. Only while it stands as it was taken over: who changed it since is told again what the paper says. */
export class PaperWordsIndex {
  readonly #byKey = new Map<string, PaperWords[]>()

  /** `origin`: what records that were opened from the paper name as their `paper`; a feedback names its file. */
  add(origin: Readonly<Record<About, FieldValue>>, words: readonly PaperWords[]): void {
    for (const one of words) {
      const key = one.record === null ? openedKey(one.about, origin[one.about], one.heading) : `record ${one.record}`
      const list = this.#byKey.get(key)
      if (list) list.push(one)
      else this.#byKey.set(key, [one])
    }
  }

  of({ about, id, fields }: Of): Said {
    if (this.#byKey.size === 0) return {}
    const opened = this.#byKey.get(openedKey(about, fields['paper'] ?? null, textIn(fields, headings[about]))) ?? []
    const said: { [field: string]: FieldValue[] } = {}
    for (const one of [...opened, ...(this.#byKey.get(`record ${id}`) ?? [])]) {
      if (!same(one.taken, fields[one.field] ?? null)) continue
      const list = said[one.field]
      if (list) list.push(one.said)
      else said[one.field] = [one.said]
    }
    return said
  }
}

const openedKey = (about: About, origin: FieldValue, heading: string): string =>
  `${about} ${JSON.stringify(origin)} ${normal(heading)}`

export const wasSaid = (said: Said | undefined, field: string, value: FieldValue): boolean =>
  said?.[field]?.some((one) => same(one, value)) ?? false

/** Texts of a field that papers said, for what is looked for by its wording. */
export const saidTexts = (said: Said | undefined, field: string): string[] =>
  (said?.[field] ?? []).filter((one) => typeof one === 'string')

/** What the paper said last, of those fields that it says otherwise now. */
export function saidBefore(said: Said | undefined, names: readonly string[]): Fields {
  if (said === undefined) return {}
  return Object.fromEntries(
    names.flatMap((name) => {
      const last = said[name]?.at(-1)
      return last === undefined ? [] : [[name, last] as const]
    }),
  )
}

const textIn = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

/** As they stand on the paper's record, each once. Beyond `most` characters the oldest are forgotten: what they would have spared is proposed again. */
export function storedWords(words: readonly PaperWords[], most: number): string {
  let left = most - 2
  const each = [...new Set(words.map((one) => JSON.stringify(one)).toReversed())]
  const kept = each.filter((one) => (left -= one.length + 1) >= 0)
  return `[${kept.toReversed().join(',')}]`
}

/** Words as they were stored; what is none is passed over. */
export function readWords(text: FieldValue): readonly PaperWords[] {
  try {
    const list: unknown = JSON.parse(typeof text === 'string' ? text : '[]')
    return Array.isArray(list) ? list.filter(isPaperWords) : []
  } catch {
    return []
  }
}

function isPaperWords(one: unknown): one is PaperWords {
  if (typeof one !== 'object' || one === null || !('said' in one && 'taken' in one && 'record' in one)) return false
  const texts = ['about', 'heading', 'field'].map((name): unknown => Reflect.get(one, name))
  return texts.every((text) => typeof text === 'string') && (one.record === null || typeof one.record === 'string')
}
