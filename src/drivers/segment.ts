import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Jieba } from '@node-rs/jieba'
import type { Segmenter } from '../casework/ports.ts'

const longestToken = 60
const mostTokens = 20_000
const worthFinding = /[\p{L}\p{N}]/u
/** Most words of most texts are plain Chinese: nothing in them to trim or to split. */
const chineseWord = /^[\u4e00-\u9fff]{1,60}$/
const between = /[^\p{L}\p{N}]+/u

/** Read here, because the package's own reader keeps it and a second table for ever. */
const dictionary = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
const [lineFeed, space, zero, nine] = [10, 32, 48, 57]
/** Of the 349,000 words of the dictionary 240,000 are rarer than this. Names and rare compounds among them are found by their parts. */
const leastUses = 10

/** The lines `word uses kind` of words in use: with all of them the dictionary takes three times the memory and twice the time a text. */
function commonWords(lines: Uint8Array): Uint8Array {
  const kept = new Uint8Array(lines.length)
  let length = 0
  for (let start = 0; start < lines.length; ) {
    const found = lines.indexOf(lineFeed, start)
    const end = found < 0 ? lines.length : found + 1
    if (usesOf(lines, start, end) >= leastUses) {
      kept.set(lines.subarray(start, end), length)
      length += end - start
    }
    start = end
  }
  return kept.slice(0, length)
}

function usesOf(lines: Uint8Array, start: number, end: number): number {
  let uses = 0
  for (let at = lines.indexOf(space, start) + 1; at < end; at += 1) {
    const digit = lines[at] ?? 0
    if (digit < zero || digit > nine) break
    uses = uses * 10 + digit - zero
  }
  return uses
}

/**
 * Chinese words, Latin words and numbers of a text, each once. Width and case of letters make no difference. Long texts are cut line by line, so that one word more
 * or less elsewhere does not change how a line is read.
 */
export function openSegmenter(): Segmenter {
  const jieba = Jieba.withDict(commonWords(readFileSync(dictionary)))
  return {
    tokens: (text) => {
      const found = new Set<string>()
      for (const line of text.normalize('NFKC').toLowerCase().split('\n')) {
        for (const word of jieba.cutForSearch(line, true)) {
          if (chineseWord.test(word)) found.add(word)
          // A number such as ABC-12 is found whole and by its parts.
          else
            for (const token of [word.trim(), ...word.split(between)]) {
              if (token.length <= longestToken && worthFinding.test(token) && !token.includes('\u0000'))
                found.add(token)
            }
          if (found.size >= mostTokens) return [...found]
        }
      }
      return [...found]
    },
  }
}
