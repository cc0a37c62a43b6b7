/**
 * Classes of UTF-16 code units. Scanners of this room and of `notice` walk code units, not regular expressions, so that
 * hostile text costs time in proportion to its length and nothing else.
 */

export const isDigit = (c: number): boolean => c >= 48 && c <= 57

export const isLatin = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122)

/** An ideograph of the basic block, or 〇. Rare planes do not occur in labels, numerals or units. */
export const isHan = (c: number): boolean =>
  (c >= 0x4e00 && c <= 0x9fff) || c === 0x3007 || (c >= 0x3400 && c <= 0x4dbf)

/** Space that separates nothing a reader can see: ASCII space, tab, no-break, ideographic and typographic spaces. */
export const isSpace = (c: number): boolean =>
  c === 32 || c === 9 || c === 0xa0 || c === 0x3000 || (c >= 0x2000 && c <= 0x200a) || c === 0x202f || c === 0x205f

/** Characters that web pages and word processors leave behind and nobody sees. */
export const isInvisible = (c: number): boolean =>
  (c >= 0x200b && c <= 0x200f) ||
  c === 0xfeff ||
  (c >= 0x2060 && c <= 0x2064) ||
  c === 0xad ||
  (c >= 0x202a && c <= 0x202e)

/** Ends a line: LF, CR, vertical tab, form feed, NEL, line and paragraph separators. */
export const isBreak = (c: number): boolean =>
  c === 10 || c === 13 || c === 11 || c === 12 || c === 0x85 || c === 0x2028 || c === 0x2029

const STOPS = new Set([...'。！？；\n'].map((x) => x.charCodeAt(0)))
const PAUSES = new Set([...'。！？；\n，、：）”’』」》】〕…—'].map((x) => x.charCodeAt(0)))
const FINALS = new Set([...'。！？；：…'].map((x) => x.charCodeAt(0)))

/** Ends a sentence in tidied text; a semicolon does, because measures are joined by it. */
export const isStop = (c: number): boolean => STOPS.has(c)

/** After one of these a list marker (一是, （1）) may begin. */
export const isPause = (c: number): boolean => PAUSES.has(c)

/** A line that ends in one of these is a whole sentence or a lead-in, not a heading and not cut by a page. */
export const isFinal = (c: number): boolean => FINALS.has(c)

/** First index at or after `at` that is no horizontal space. */
export function skipSpace(text: string, at: number): number {
  let i = at
  while (i < text.length && isSpace(text.charCodeAt(i))) i++
  return i
}
