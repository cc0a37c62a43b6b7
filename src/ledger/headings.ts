import { cellName } from '../intake/intake.ts'
import type { Mapping } from './mapping.ts'
import { normal } from './normal.ts'
import type { SheetGrid } from './sheet-grid.ts'
import { markHeadings, markTargets } from './record-marks.ts'
import type { LedgerField, Target, WorkbookColumn } from './workbook.ts'

/** Where the headings of a sheet stand, and what each column is. */
export interface Head {
  readonly first: number
  readonly last: number
  readonly columns: readonly WorkbookColumn[]
}

/** A head stands near the top, below a title and who reports; it takes two rows, seldom three. */
const searched = 20
const deepest = 3

/** States in words have no field: a state is reached by verbs. Marks of records stand in the hidden columns of our own sheets. */
const besideHeadings: Readonly<{ [target: Target]: readonly string[] }> = {
  'finding.state': [
    ...['状态', '整改状态', '办理状态', '当前状态', '目前状态', '问题状态', '销号情况', '销号状态', '是否销号'],
    ...['是否完成', '整改进度', '办理情况', 'State', 'State of the finding'],
  ],
  'measure.state': ['措施状态', '措施办理状态', '措施完成情况', '措施进度', 'State of the measure'],
  [markTargets.finding]: Object.values(markHeadings.finding),
  [markTargets.measure]: Object.values(markHeadings.measure),
}

/** Strength of a guess: a field's own label, one of its other headings, a heading that contains one. */
const strength = { label: 3, alias: 2, contained: 1 } as const

interface Guess {
  readonly target: Target
  readonly strength: number
  /** Longer words say more: 整改时限 in 整改时限要求, rather than 整改. */
  readonly length: number
}

/** Finds the head of a sheet: the rows whose headings say most, and of equal ones the fewest, so that a title above is no part of it. */
export function findHead(grid: SheetGrid, fields: readonly LedgerField[], mapping: Mapping | null): Head | null {
  const guesser = new Guesser(fields)
  let best: { head: Head; score: number } | null = null
  for (let depth = 1; depth <= deepest; depth++) {
    for (let first = 1; first <= Math.min(searched, grid.rows - depth + 1); first++) {
      const last = first + depth - 1
      const columns = columnsOf(grid, first, last, guesser, mapping)
      const score = columns.filter(({ target }) => target !== null).length
      if (score >= 2 && score > (best?.score ?? 0)) best = { head: { first, last, columns }, score }
    }
  }
  return best?.head ?? null
}

function columnsOf(grid: SheetGrid, first: number, last: number, guesser: Guesser, mapping: Mapping | null) {
  const seen = new Map<string, number>()
  const columns: (WorkbookColumn & { readonly guesses: readonly Guess[] })[] = []
  for (let column = 1; column <= grid.columns; column++) {
    const parts = partsOf(grid, first, last, column)
    if (parts.length === 0) continue
    const plain = parts.map(normal).join('/')
    const times = (seen.get(plain) ?? 0) + 1
    seen.set(plain, times)
    columns.push({
      ...{ sheet: grid.name, column, letter: cellName(1, column).slice(0, -1) },
      key: times === 1 ? plain : `${plain}#${times}`,
      heading: parts.join(' / '),
      target: null,
      by: 'none',
      guesses: guesser.guess(parts),
    })
  }
  return given(columns, mapping)
}

/** Heading words of a column from the top down; a group's heading counts for all columns below it, also in a csv, which knows no merged cells. */
function partsOf(grid: SheetGrid, first: number, last: number, column: number): string[] {
  const parts: string[] = []
  for (let row = first; row <= last; row++) {
    const cell = grid.at(row, column) ?? groupOf(grid, row, last, column)
    const text = cell?.text.replace(/\s+/gu, '')
    if (text !== undefined && text !== '' && parts.at(-1) !== text) parts.push(text)
  }
  return parts
}

/** The cell to the left that covers this column, or, where nothing is merged, that is followed by empty ones with headings below them. */
function groupOf(grid: SheetGrid, row: number, last: number, column: number) {
  for (let left = column - 1; left > 0; left--) {
    const cell = grid.at(row, left)
    const below = row < last && grid.own(row + 1, left + 1) !== undefined
    if (cell) {
      const covers = cell.covers?.[1] ?? 0
      return covers >= column || (cell.covers === undefined && below && grid.own(row + 1, left) !== undefined)
        ? cell
        : undefined
    }
    if (!below) return undefined
  }
  return undefined
}

/** Gives each column its target: what a person chose first, then the strongest guesses; no target twice. */
function given(columns: readonly (WorkbookColumn & { readonly guesses: readonly Guess[] })[], mapping: Mapping | null) {
  const taken = new Set<Target>()
  const chosen = columns.map(({ key }): Target | null => {
    const target = mapping?.columns[key] ?? null
    if (target === null || (target !== 'skip' && taken.has(target))) return null
    taken.add(target)
    return target
  })
  const wanted = new Set(columns.flatMap(({ guesses: list }) => list.flatMap(ownFinding)))
  const guesses = columns.flatMap(({ guesses: list }, at) =>
    chosen[at] === null ? list.map((guess) => ({ guess: yielding(guess, list, wanted), at })) : [],
  )
  guesses.sort((a, b) => b.guess.strength - a.guess.strength || b.guess.length - a.guess.length || a.at - b.at)
  const guessed = new Map<number, Guess>()
  for (const { guess, at } of guesses) {
    if (guessed.has(at) || taken.has(guess.target)) continue
    guessed.set(at, guess)
    taken.add(guess.target)
  }
  return columns.map(({ guesses: _, ...column }, at): WorkbookColumn => {
    const target = chosen[at] ?? null
    if (target !== null) return { ...column, target, by: 'chosen' }
    const guess = guessed.get(at)
    if (guess === undefined) return column
    return { ...column, target: guess.target, by: guess.strength > strength.contained ? 'heading' : 'likeness' }
  })
}

/** Findings' fields that some column names by the register's own label. */
const ownFinding = ({ target, strength: strong }: Guess): Target[] =>
  strong === strength.label && target.startsWith('finding.') ? [target] : []

/** 完成时限 is the measure's word. Where no other column is the finding's, it is the finding's time limit all the same: that one is owed first. */
function yielding(guess: Guess, beside: readonly Guess[], wanted: ReadonlySet<Target>): Guess {
  const twin = guess.target.replace(/^measure\./, 'finding.')
  const shared = twin !== guess.target && beside.some(({ target }) => target === twin)
  return shared && !wanted.has(twin) ? { ...guess, strength: strength.contained } : guess
}

class Guesser {
  readonly #exact = new Map<string, Guess[]>()
  readonly #words: (readonly [string, Guess])[] = []

  constructor(fields: readonly LedgerField[]) {
    for (const { about, field, label, headings } of fields) {
      const own = new Set([label.zh, label.en])
      for (const words of new Set([...headings, label.en])) {
        this.#learn(words, `${about}.${field}`, own.has(words) ? strength.label : strength.alias)
      }
    }
    for (const [target, words] of Object.entries(besideHeadings)) {
      for (const word of words) this.#learn(word, target, strength.alias)
    }
  }

  #learn(words: string, target: Target, strong: number): void {
    const key = normal(words)
    if (key === '') return
    const guess = { target, strength: strong, length: key.length }
    this.#exact.set(key, [...(this.#exact.get(key) ?? []), guess])
    if (key.length > 1) this.#words.push([key, { ...guess, strength: strength.contained }])
  }

  /** 措施责任人 is the measure's, 问题责任人 the problem's. */
  #belonging(name: string): Guess[] | undefined {
    const [, owner = '', rest = ''] = /^(?:整改)?(措施|问题)(?:的|之)?(.+)$/u.exec(name) ?? []
    const about = owner === '措施' ? 'measure.' : 'finding.'
    const own = this.#exact.get(rest)?.filter(({ target }) => target.startsWith(about)) ?? []
    return own.length > 0 ? own.map((guess) => ({ ...guess, strength: strength.alias })) : undefined
  }

  /** Of 责任 over 领导: 责任领导 first, then 领导 alone, then 责任. What stands in brackets explains and is no name. */
  guess(parts: readonly string[]): Guess[] {
    const bare = parts.map((part) => normal(part.replace(/[（(【[].*?[）)】\]]/gu, '')))
    const names = [bare.join(''), ...bare.toReversed(), ...parts.map(normal)]
    for (const name of names) {
      const exact = this.#exact.get(name) ?? this.#belonging(name)
      if (exact) return exact
    }
    const [whole = ''] = names
    return whole.length > 20 ? [] : this.#words.flatMap(([word, guess]) => (whole.includes(word) ? [guess] : []))
  }
}
