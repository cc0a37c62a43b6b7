import type { Span } from './proposal.ts'

/** Blanks and marks without width, which a reading leaves out or folds. */
const blank = /[\s\u200b\ufeff\u2060]/u

/**
 * Where words of a reading stand in the paper. A reading folds full-width digits and line breaks, so they are looked for as they are first, then without regard
 * to either. `within` when they are not found (a page footer in the middle of a sentence): the block is always right.
 */
export function placeOf(text: string, words: string, within: Span): Span {
  const [start, end] = within
  if (words === '') return within
  const at = text.indexOf(words, start)
  if (at >= 0 && at + words.length <= end) return [at, at + words.length]
  return foldedPlace(text.slice(start, end), words, start) ?? within
}

function foldedPlace(block: string, words: string, offset: number): Span | null {
  let folded = ''
  const from: number[] = []
  for (let at = 0; at < block.length; at++) {
    for (const letter of plain(block.charAt(at))) {
      folded += letter
      from.push(at)
    }
  }
  const wanted = [...words].map(plain).join('')
  const found = wanted === '' ? -1 : folded.indexOf(wanted)
  const first = from[found]
  const last = from[found + wanted.length - 1]
  return found < 0 || first === undefined || last === undefined ? null : [offset + first, offset + last + 1]
}

const plain = (letter: string): string => (blank.test(letter) ? '' : letter.normalize('NFKC').replaceAll(' ', ''))
