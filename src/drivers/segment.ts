import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import type { Segmenter } from '../casework/ports.ts'

const longestToken = 60
const mostTokens = 20_000
const worthFinding = /[\p{L}\p{N}]/u
const between = /[^\p{L}\p{N}]+/u

/**
 * Chinese words, Latin words and numbers of a text, each once. Width and case of letters make no difference. Long texts are cut line by line, so that one word more
 * or less elsewhere does not change how a line is read.
 */
export function openSegmenter(): Segmenter {
  const jieba = Jieba.withDict(dict)
  return {
    tokens: (text) => {
      const found = new Set<string>()
      for (const line of text.normalize('NFKC').toLowerCase().split('\n')) {
        for (const word of jieba.cutForSearch(line, true)) {
          // A number such as ABC-12 is found whole and by its parts.
          for (const token of [word.trim(), ...word.split(between)]) {
            if (token.length <= longestToken && worthFinding.test(token) && !token.includes('\u0000')) found.add(token)
          }
          if (found.size >= mostTokens) return [...found]
        }
      }
      return [...found]
    },
  }
}
