import type { Fields } from '../kernel/fields.ts'
import type { Comparable } from './matching.ts'
import { firstSentence, normal, problemKey } from './normal.ts'
import type { Span } from './proposal.ts'
import type { MarkedCell } from './workbook.ts'

/** Where something came from: a place in a text, or cells of a sheet. */
export interface Source {
  /** Part of the proposal's id: unique and the same for the same input. */
  readonly at: string
  readonly span: Span
  readonly places: Readonly<{ [field: string]: Span }>
  readonly sheet: string | null
  readonly cells: Readonly<{ [field: string]: string }>
  /** Part of the cell's text that a value is, where its cell holds several. */
  readonly parts: Readonly<{ [field: string]: Span }>
  readonly names: Readonly<{ [field: string]: string }>
  /** Record that it was written from, in a sheet of our own that came back. */
  readonly record: MarkedCell | null
}

/**
 * Which feedback a paper is about. A new one begins new problems, also where an earlier feedback found the same; one on record is compared with its own
 * problems. Those that are known without any feedback may be of any.
 */
export type Scope =
  | { readonly is: 'new'; readonly proposal: string }
  | { readonly is: 'known'; readonly id: string }
  | { readonly is: 'unsaid' }

/** A problem as a paper or workbook brings it, before it is compared with anything. */
export interface IncomingFinding {
  readonly from: 'notice' | 'feedback' | 'workbook'
  readonly source: Source
  readonly scope: Scope
  readonly section: string
  /** Everything it would be opened with. */
  readonly fields: Fields
  /** Verb it would be opened by. */
  readonly verb: string
  /** Whether the paper says that it is closed (销号, which is more than done); null where it says nothing of it. */
  readonly closed: boolean | null
  readonly measures: readonly IncomingMeasure[]
}

export interface IncomingMeasure {
  readonly source: Source
  readonly fields: Fields
  readonly verb: string
  /** The text of its cell, where that holds several measures. */
  readonly whole: string | null
  /** Whether the paper says that it is done; null where it says nothing of it. */
  readonly done: boolean | null
}

/** A value as text; empty where it is none. */
export const wordsIn = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

/** The part of a problem's wording that a shorter paper would quote; empty where the wording is one sentence. */
const headOf = (wording: string): string => problemKey(firstSentence(wording))

interface Worded {
  readonly title: string
  readonly original: string | null
  readonly number: string | null
  readonly section: string
  readonly measures: readonly string[]
  /** Wordings of papers that it was taken over from in others. */
  readonly said?: readonly string[]
}

export function comparableFinding({ title, original, number, section, measures, said = [] }: Worded): Comparable {
  const keys = [problemKey(title), ...(original === null || original === '' ? [] : [problemKey(original)])]
  return {
    keys: [...new Set(keys)].filter((key) => key !== ''),
    said: said.map(problemKey),
    head: headOf(title),
    number: number === null ? null : normal(number),
    section: normal(section),
    parts: measures.map(normal),
  }
}

export function comparableMeasure(text: string, marker: string | null, said: readonly string[] = []): Comparable {
  return {
    keys: [normal(text)],
    said: said.map(normal),
    head: '',
    number: marker === null ? null : normal(marker),
    section: '',
    parts: [],
  }
}
