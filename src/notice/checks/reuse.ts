import { eachSentence } from '../../text/sentences.ts'
import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { type CheckFinding, finding } from './registry.ts'

const SHORTEST = 18
/** Two clauses of a longer sentence must say more than a sentence to be worth pointing at. */
const SHORTEST_RUN = 24
const COMMA = '，'.charCodeAt(0)

/** Sentences of other notices, keyed as this check compares them. Build once for a folder, hand in for each file. */
export type Corpus = ReadonlySet<string>

/** What is compared of a sentence: its words without marks, digits and spaces. */
const sentenceKey = (words: string): string => words.replace(/[^\u4e00-\u9fff]+/gu, '')

/** Keys of all long sentences of the measures of a text, for a corpus. */
export function sentenceKeys(doc: Document): string[] {
  return measureSentences(doc).map((s) => keyOf(doc, s))
}

/** A long sentence of a measure; `sum` is a number made of its key, so that most sentences can be told apart without it. */
type Sentence = { readonly start: number; readonly end: number; readonly item: number; readonly sum: number }

const keyOf = (doc: Document, { start, end }: Sentence): string => sentenceKey(doc.tidy.text.slice(start, end))

function measureSentences(doc: Document): Sentence[] {
  const { text } = doc.tidy
  const found: Sentence[] = []
  let item = 0
  const take = (start: number, end: number) => {
    if (end - start >= SHORTEST) addKeyed(text, [start, end], item, SHORTEST, found)
  }
  for (const p of doc.problems) {
    for (const m of p.measures) eachSentence(text, m.text[0], m.text[1], take)
    item++
  }
  return found
}

/** Keeps a span when it holds enough ideographs. */
function addKeyed(text: string, [start, end]: Piece, item: number, least: number, found: Sentence[]): void {
  let words = 0
  let sum = 0
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c < 0x4e00 || c > 0x9fff) continue
    words++
    sum = (Math.imul(sum, 31) + c) | 0
  }
  if (words >= least) found.push({ start, end, item, sum })
}

/** Sentences whose sum falls together with that of another: only these can be the same, and only their keys are made. */
function alike(all: readonly Sentence[]): readonly Sentence[] {
  const slots = 2 ** (Math.ceil(Math.log2(all.length + 1)) + 3)
  const met = new Uint8Array(slots)
  const slotOf = ({ sum }: Sentence): number => (sum ^ (sum >>> 15)) & (slots - 1)
  for (const s of all) {
    const slot = slotOf(s)
    met[slot] = Math.min(2, (met[slot] ?? 0) + 1)
  }
  return all.filter((s) => (met[slotOf(s)] ?? 0) > 1)
}

/** 坚持…相统一，举一反三抓好整改，对…: two clauses on end that stand under different problems within sentences that go on differently. */
function runsReused(doc: Document, sentences: ReadonlyMap<string, readonly Sentence[]>): CheckFinding[] {
  const whole = new Set<number>()
  for (const list of sentences.values()) if (reused(list)) for (const s of list) whole.add(s.start)
  const byKey = new Map<string, Sentence[]>()
  for (const run of alike(clauseRuns(doc, whole))) {
    const key = keyOf(doc, run)
    byKey.set(key, [...(byKey.get(key) ?? []), run])
  }
  const found: CheckFinding[] = []
  let until = 0
  for (const list of byKey.values()) {
    if (!reused(list) || (list[0]?.start ?? 0) < until) continue
    until = list[0]?.end ?? 0
    found.push(
      finding(doc, 'sentence-reused', list.map(opening), { zh: `${list.length} 处`, en: `${list.length} places` }),
    )
  }
  return found
}

const reused = (list: readonly Sentence[]): boolean => list.some((s) => s.item !== list[0]?.item)

/** Pairs of neighbouring clauses of the measures, outside sentences that are reused whole. */
function clauseRuns(doc: Document, whole: ReadonlySet<number>): Sentence[] {
  const { text } = doc.tidy
  const found: Sentence[] = []
  let item = 0
  const take = (start: number, end: number) => {
    if (end - start <= SHORTEST_RUN || whole.has(start)) return
    let before = start
    let from = start
    for (let i = start; i < end; i++) {
      if (text.charCodeAt(i) !== COMMA && i < end - 1) continue
      if (from > start) addKeyed(text, [before, i], item, SHORTEST_RUN, found)
      before = from
      from = i + 1
    }
  }
  for (const p of doc.problems) {
    for (const m of p.measures) eachSentence(text, m.text[0], m.text[1], take)
    item++
  }
  return found
}

const opening = ({ start, end }: Sentence): Piece => [start, Math.min(end, start + 30)]

/** The same sentence under different problems of this text, and sentences that a corpus of other texts holds. */
export function reuseChecks(doc: Document, corpus: Corpus | undefined): CheckFinding[] {
  if (doc.kind !== 'notice') return []
  const byKey = new Map<string, Sentence[]>()
  const all = measureSentences(doc)
  for (const s of corpus ? all : alike(all)) {
    const key = keyOf(doc, s)
    const list = byKey.get(key)
    if (list) list.push(s)
    else byKey.set(key, [s])
  }
  const found: CheckFinding[] = [...runsReused(doc, byKey)]
  const shared: Piece[] = []
  for (const [key, list] of byKey) {
    if (reused(list))
      found.push(
        finding(doc, 'sentence-reused', list.map(opening), { zh: `${list.length} 处`, en: `${list.length} places` }),
      )
    if (corpus?.has(key)) for (const s of list) shared.push(opening(s))
  }
  if (shared.length > 0)
    found.push(finding(doc, 'sentence-shared', shared, { zh: `${shared.length} 处`, en: `${shared.length} places` }))
  return found
}
