import { sentences } from '../../text/sentences.ts'
import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { type CheckFinding, finding } from './registry.ts'

const SHORTEST = 18

/** Sentences of other notices, keyed as this check compares them. Build once for a folder, hand in for each file. */
export type Corpus = ReadonlySet<string>

/** What is compared of a sentence: its words without marks, digits and spaces. */
const sentenceKey = (words: string): string => words.replace(/[^\u4e00-\u9fff]/gu, '')

/** Keys of all long sentences of the measures of a text, for a corpus. */
export function sentenceKeys(doc: Document): string[] {
  return measureSentences(doc).map((s) => s.key)
}

type Sentence = { readonly key: string; readonly piece: Piece; readonly item: number }

function measureSentences(doc: Document): Sentence[] {
  const found: Sentence[] = []
  for (const [item, p] of doc.problems.entries()) {
    for (const m of p.measures) {
      for (const [s, e] of sentences(doc.tidy.text, m.text[0], m.text[1])) {
        if (e - s < SHORTEST) continue
        const key = sentenceKey(doc.tidy.text.slice(s, e))
        if (key.length >= SHORTEST) found.push({ key, piece: [s, e], item })
      }
    }
  }
  return found
}

/** The same sentence under different problems of this text, and sentences that a corpus of other texts holds. */
export function reuseChecks(doc: Document, corpus: Corpus | undefined): CheckFinding[] {
  if (doc.kind !== 'notice') return []
  const byKey = new Map<string, Sentence[]>()
  for (const s of measureSentences(doc)) {
    const list = byKey.get(s.key)
    if (list) list.push(s)
    else byKey.set(s.key, [s])
  }
  const found: CheckFinding[] = []
  const shared: Piece[] = []
  for (const [key, list] of byKey) {
    if (new Set(list.map((s) => s.item)).size > 1)
      found.push(
        finding(
          doc,
          'sentence-reused',
          list.map((s): Piece => [s.piece[0], Math.min(s.piece[1], s.piece[0] + 30)]),
          { zh: `${list.length} 处`, en: `${list.length} places` },
        ),
      )
    if (corpus?.has(key)) for (const s of list) shared.push([s.piece[0], Math.min(s.piece[1], s.piece[0] + 30)])
  }
  if (shared.length > 0)
    found.push(finding(doc, 'sentence-shared', shared, { zh: `${shared.length} 处`, en: `${shared.length} places` }))
  return found
}
