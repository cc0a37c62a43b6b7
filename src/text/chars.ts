/**
 * Classes of UTF-16 code units. Scanners of this room and of `notice` walk code units, not regular expressions, so that
 * hostile text costs time in proportion to its length and nothing else.
 */

/**
 * A set of code units, asked in one look-up. What stands before or behind a text (NaN) is in no set. Asking a string of marks for each unit makes a
 * string for the unit, which costs more than all the rest of a scan.
 */
export function unitsOf(marks: string): (c: number) => boolean {
  const bits = new Uint32Array(0x800)
  for (let i = 0; i < marks.length; i++) {
    const c = marks.charCodeAt(i)
    bits[c >> 5] = (bits[c >> 5] ?? 0) | (1 << (c & 31))
  }
  return (c) => ((bits[c >> 5] ?? 0) & (1 << (c & 31))) !== 0
}

export const isDigit = (c: number): boolean => c >= 48 && c <= 57

export const isLatin = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122)

/** An ideograph of the basic block, or 〇. Rare planes do not occur in labels, numerals or units. */
export const isHan = (c: number): boolean =>
  (c >= 0x4e00 && c <= 0x9fff) || c === 0x3007 || (c >= 0x3400 && c <= 0x4dbf)

/** Space that separates nothing a reader can see: ASCII space, tab, no-break, ideographic and typographic spaces. */
export const isSpace = (c: number): boolean =>
  c <= 0x3000 &&
  (c === 32 || c === 9 || c === 0xa0 || c === 0x3000 || (c >= 0x2000 && c <= 0x200a) || c === 0x202f || c === 0x205f)

/** Characters that web pages and word processors leave behind and nobody sees. */
export const isInvisible = (c: number): boolean =>
  c === 0xfeff ||
  c === 0xad ||
  (c >= 0x200b && c <= 0x2064 && (c <= 0x200f || c >= 0x2060 || (c >= 0x202a && c <= 0x202e)))

/** Ends a line: LF, CR, vertical tab, form feed, NEL, line and paragraph separators. */
export const isBreak = (c: number): boolean => c <= 0x2029 && ((c >= 10 && c <= 13) || c === 0x85 || c >= 0x2028)

/** Ends a sentence in tidied text; a semicolon does, because measures are joined by it. */
export const isStop = unitsOf('。！？；\n')

/** After one of these a list marker (一是, （1）) may begin. */
export const isPause = unitsOf('。！？；\n，、：）”’』」》】〕…—')

/** A line that ends in one of these is a whole sentence or a lead-in, not a heading and not cut by a page. */
export const isFinal = unitsOf('。！？；：…')

/** First index at or after `at` that is no horizontal space. */
export function skipSpace(text: string, at: number): number {
  let i = at
  while (i < text.length && isSpace(text.charCodeAt(i))) i++
  return i
}
