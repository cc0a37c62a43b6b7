import { likeness, normal, pairs, problemKey } from '../normal.ts'
import { withoutFormulas } from './formulas.ts'

/** A finding with what is said and shown of its result. */
export interface ResultOf {
  readonly finding: string
  readonly title: string
  readonly results: readonly string[]
  readonly files: readonly ResultFile[]
}

export interface ResultFile {
  readonly hash: string
  readonly name: string
  /** Minutes and regulations honestly serve many findings (domain §13.4); a photograph or a voucher shows one. */
  readonly kind: 'minutes' | 'regulation' | 'photo' | 'voucher' | 'other'
}

/** Something that stands under several findings. A note for a person who looks, never a refusal. */
export interface SameResult {
  /** same-sentence, same-file: under unlike findings, to be looked at · shared-evidence: 共用佐证, to be given page numbers. */
  readonly is: 'same-sentence' | 'same-file' | 'shared-evidence'
  /** The sentence as the first finding has it, or the file's name there. */
  readonly words: string
  readonly hash: string | null
  readonly findings: readonly string[]
}

/** Titles from this likeness on are of one problem, and one result for both is no wonder. */
const likeTitles = 0.7
/** Letters beside formulas from which a sentence says something of its own. */
const telling = 8

interface Seen {
  readonly words: string
  readonly findings: Map<string, ResultOf>
  readonly file: ResultFile | null
}

/** The same result sentence, and the same file, under unlike findings. */
export function sameResult(findings: readonly ResultOf[]): SameResult[] {
  const sentences = new Map<string, Seen>()
  const files = new Map<string, Seen>()
  for (const one of findings) {
    for (const sentence of one.results.flatMap(sentencesOf))
      note(sentences, normal(sentence), { words: sentence, one, file: null })
    for (const file of one.files) note(files, file.hash, { words: file.name, one, file })
  }
  return [...sentences.values(), ...files.values()].flatMap(told)
}

/** Sentences that say something beside formulas, figures included: the same figure twice is what is looked for. */
function sentencesOf(text: string): string[] {
  const sentences = text.split(/(?<=[。！？；\n])/u).map((one) => one.trim())
  return sentences.filter((one) => withoutFormulas(normal(one)).pieces.join('').length >= telling)
}

function note(
  seen: Map<string, Seen>,
  key: string,
  { words, one, file }: { words: string; one: ResultOf; file: ResultFile | null },
) {
  const known = seen.get(key) ?? { words, findings: new Map<string, ResultOf>(), file }
  known.findings.set(one.finding, one)
  seen.set(key, known)
}

function told({ words, findings, file }: Seen): SameResult[] {
  if (findings.size < 2) return []
  const base = { words, hash: file?.hash ?? null, findings: [...findings.keys()] }
  if (file?.kind === 'minutes' || file?.kind === 'regulation') return [{ is: 'shared-evidence', ...base }]
  if (!unlike([...findings.values()])) return []
  return [{ is: file === null ? 'same-sentence' : 'same-file', ...base }]
}

/** Whether some of them is about something else than the first: two that are both like a third are of its problem. */
function unlike([first, ...rest]: readonly ResultOf[]): boolean {
  const key = pairs(problemKey(first?.title ?? ''))
  return rest.some(({ title }) => likeness(key, pairs(problemKey(title))) < likeTitles)
}
