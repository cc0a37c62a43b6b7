/**
 * Looks for many words at once. Words are kept by their first code unit in a table, so that text costs one look-up a unit however
 * many words there are; words that begin alike are tried longest first.
 */
export type Lexicon<Tag> = {
  /** Calls `hit` for every word found between `start` and `end`, in order; a false answer ends the search. */
  scan(text: string, start: number, end: number, hit: (tag: Tag, word: string, at: number) => boolean | void): void
  /** The longest word that begins at `at`, or null. */
  at(text: string, at: number): { readonly word: string; readonly tag: Tag } | null
}

type Entry<Tag> = { readonly word: string; readonly tag: Tag }

export function createLexicon<Tag>(entries: readonly (readonly [word: string, tag: Tag])[]): Lexicon<Tag> {
  const table = new Uint16Array(0x10000)
  const buckets: Entry<Tag>[][] = [[]]
  for (const [word, tag] of [...entries].sort((a, b) => b[0].length - a[0].length)) {
    const first = word.charCodeAt(0)
    if (table[first] === 0) {
      table[first] = buckets.length
      buckets.push([])
    }
    buckets[table[first] ?? 0]?.push({ word, tag })
  }
  const find = (text: string, at: number): Entry<Tag> | null => {
    const bucket = table[text.charCodeAt(at)]
    if (!bucket) return null
    for (const entry of buckets[bucket] ?? []) if (text.startsWith(entry.word, at)) return entry
    return null
  }
  return {
    at: find,
    scan(text, start, end, hit) {
      for (let i = start; i < end; i++) {
        if (table[text.charCodeAt(i)] === 0) continue
        const entry = find(text, i)
        if (entry && i + entry.word.length <= end && hit(entry.tag, entry.word, i) === false) return
      }
    },
  }
}
