import { listMarkers, type Marker, markersOfScheme } from '../notice/list-markers.ts'
import type { Span } from './proposal.ts'

/** One measure of several that stand in one cell. */
export interface CellPart {
  /** Printed number, such as （2）; null where lines tell them apart. */
  readonly marker: string | null
  readonly text: string
  /** Where `text` stands in the text of the cell. */
  readonly span: Span
}

/** What a cell of measures holds. `unclear`: perhaps several; it is left whole, and a person is told. */
export type CellMeasures =
  | { readonly is: 'one' | 'unclear' }
  | { readonly is: 'several'; readonly parts: readonly CellPart[] }

const schemes = ['arabic', 'arabic-bracket', 'circle', 'chinese', 'chinese-bracket'] as const

/** Fewer letters are no measure, but a figure or a word that happens to stand behind a number. */
const leastLetters = 4

/**
 * Offices put a problem's measures into one cell: numbered, or one in a line. They are told apart only where it is beyond doubt, since a measure torn in two is worse than two in
 * one: a whole series from 1 on whose numbers each begin a line or a sentence, or lines that are sentences all. Everything but numbers and blanks is in one of the parts.
 */
export function measuresIn(text: string): CellMeasures {
  const folded = foldedMarkers(text)
  const start = folded.search(/\S/u)
  if (start < 0) return { is: 'one' }
  for (const scheme of schemes) {
    const markers = markersOfScheme(folded, start, folded.length, scheme)
    if (markers[0]?.at !== start || markers.length < 2) continue
    const parts = isSeries(folded, markers) ? partsAt(text, markers) : []
    return parts.length > 0 && parts.every(isMeasure) ? { is: 'several', parts } : { is: 'unclear' }
  }
  return listMarkers(folded, start, folded.length).length > 1 ? { is: 'unclear' } : byLines(text)
}

/** Numbers, stops and breaks as the reader of notices knows them, without a change of length. */
const foldedMarkers = (text: string): string =>
  text
    .replace(/[０-９．();!?\t\r\u00a0\u3000]/gu, (one) => {
      const at = '０１２３４５６７８９'.indexOf(one)
      return at >= 0 ? String(at) : (alike[one] ?? ' ')
    })
    .replace(/(?<=[。；！？\n] *) /gu, '\n')

const alike: Readonly<{ [letter: string]: string }> = {
  ...{ '．': '.', '(': '（', ')': '）', ';': '；', '!': '！', '?': '？' },
}

const sentenceEnd = /[。；;！!？?](?:[”’」』）】]*)$/u

/** 1, 2, 3 …, each where something begins. */
function isSeries(text: string, markers: readonly Marker[]): boolean {
  return markers.every(({ at, n }, k) => {
    if (n !== k + 1) return false
    const before = text.slice(markers[k - 1]?.end ?? 0, at).replace(/ +$/u, '')
    return k === 0 || before.endsWith('\n') || sentenceEnd.test(before)
  })
}

const partsAt = (text: string, markers: readonly Marker[]): CellPart[] =>
  markers.map(({ at, end }, k) => {
    return { marker: text.slice(at, end).trim(), ...trimmed(text, end, markers[k + 1]?.at ?? text.length) }
  })

const isMeasure = ({ text }: CellPart): boolean => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastLetters

/** Begins nothing of its own: a line with it goes on with the one above. */
const goesOn = /^\s*(?:其中|同时|此外|另外|并|且|为此|因此|截至|目前|以上|上述|注[:：]|备注)/u

/** Lines that are sentences each; a line broken within a sentence is nothing but a broken line. */
function byLines(text: string): CellMeasures {
  const lines = linesIn(text)
  const ended = lines.slice(0, -1).filter((line) => sentenceEnd.test(line.text))
  if (ended.length === 0) return { is: 'one' }
  const apart = ended.length === lines.length - 1 && lines.every((one) => isMeasure(one) && !goesOn.test(one.text))
  return apart ? { is: 'several', parts: lines } : { is: 'unclear' }
}

function linesIn(text: string): CellPart[] {
  const lines: CellPart[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ marker: null, ...trimmed(text, start, start + line.length) })
    start += line.length + 1
  }
  return lines
}

function trimmed(text: string, start: number, end: number): { text: string; span: Span } {
  const raw = text.slice(start, end)
  const from = start + raw.length - raw.trimStart().length
  const words = raw.trim()
  return { text: words, span: [from, from + words.length] }
}
