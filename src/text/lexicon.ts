/**
 * Looks for many words at once. Words are kept by their first code unit in a table, so that text costs one look-up a unit however
 * many words there are; words that begin alike are tried longest first.
 */
export type Lexicon<Tag> = {
  /** Calls `hit` for every word found between `start` and `end`, in order; a false answer ends the search. */
  scan(text: string, start: number, end: number, hit: (tag: Tag, word: string, at: number) => boolean | void): void
  /** Whether any word stands between `start` and `end`. */
  has(text: string, start: number, end: number): boolean
  /** The longest word that begins at `at` and ends no later than `end`, or null. */
  at(text: string, at: number, end?: number): { readonly word: string; readonly tag: Tag } | null
}

/** `second` is the second unit of the word, 0 when it has none: two units tell most words apart without comparing strings. */
type Entry<Tag> = { readonly word: string; readonly tag: Tag; readonly second: number }

function among<Tag>(bucket: readonly Entry<Tag>[], text: string, at: number, end: number): Entry<Tag> | null {
  const next = text.charCodeAt(at + 1)
  for (const entry of bucket) {
    const { length } = entry.word
    if (length > 1 && entry.second !== next) continue
    if (at + length <= end && (length < 3 || text.startsWith(entry.word, at))) return entry
  }
  return null
}

export function createLexicon<Tag>(entries: readonly (readonly [word: string, tag: Tag])[]): Lexicon<Tag> {
  const table = new Uint16Array(0x10000)
  const buckets: Entry<Tag>[][] = [[]]
  for (const [word, tag] of [...entries].sort((a, b) => b[0].length - a[0].length)) {
    const first = word.charCodeAt(0)
    if (table[first] === 0) {
      table[first] = buckets.length
      buckets.push([])
    }
    buckets[table[first] ?? 0]?.push({ word, tag, second: word.length > 1 ? word.charCodeAt(1) : 0 })
  }
  const find = (text: string, at: number, end: number): Entry<Tag> | null => {
    if (at >= end) return null
    const bucket = table[text.charCodeAt(at)] ?? 0
    return bucket === 0 ? null : among(buckets[bucket] ?? [], text, at, end)
  }
  return {
    at: (text, at, end = text.length) => find(text, at, end),
    has(text, start, end) {
      const stop = Math.min(end, text.length)
      for (let i = start; i < stop; i++) if (find(text, i, stop)) return true
      return false
    },
    scan(text, start, end, hit) {
      const stop = Math.min(end, text.length)
      for (let i = start; i < stop; i++) {
        const bucket = table[text.charCodeAt(i)] ?? 0
        if (bucket === 0) continue
        const entry = among(buckets[bucket] ?? [], text, i, text.length)
        if (entry && i + entry.word.length <= end && hit(entry.tag, entry.word, i) === false) return
      }
    },
  }
}
