import { likeness, pairs } from './normal.ts'
import { finished, mapped, type Steps } from './steps.ts'

/** What is compared, whether it comes from a paper or stands in the ledger. */
export interface Comparable {
  /** Normalised wordings, any of which may be equal: title, original. */
  readonly keys: readonly string[]
  /** Normalised wordings that papers had for what stands in others; looked through as `keys` are. */
  readonly said: readonly string[]
  /** Normalised first sentence; empty where it is no sentence of its own. */
  readonly head: string
  readonly number: string | null
  readonly section: string
  /** Normalised texts of its measures. */
  readonly parts: readonly string[]
}

/** record: by the mark of a sheet that was written here. */
export type MatchedBy = 'record' | 'text' | 'head' | 'measures' | 'number' | 'likeness'

export interface Match {
  /** Index among the known. */
  readonly known: number
  readonly by: MatchedBy
  /** 0 to 1. */
  readonly likeness: number
}

/**
 * Below these two wordings are different things: under the same number in another version of the same list, and anywhere. Every list has a number 1: only where
 * half of what comes is there word for word is it a version of what stands, and its numbers mean the same.
 */
const leastUnderNumber = 0.3
const leastAnywhere = 0.55
const leastOfVersion = 0.5
/** A pair of characters that so many known wordings share says nothing about which of them is meant. */
const mostShared = 256
const rarest = 12
const atATime = 64
const mostCompared = 32

/**
 * Finds for each that comes in the known one it is, at most one each: by identical wording first, then by the same first sentence, the same measures, the
 * same number in the same section, at last by likeness. Nothing is compared with everything: all goes through indexes, so that the time grows with the sum of
 * both and not with their product.
 * @param sameList both are the same list for certain: the measures of one problem
 */
export function matchAll(
  incoming: readonly Comparable[],
  known: readonly Comparable[],
  options: { readonly sameList?: boolean } = {},
): (Match | null)[] {
  return finished(matching(incoming, known, options))
}

/** As `matchAll`, in steps. */
export function* matching(
  incoming: readonly Comparable[],
  known: readonly Comparable[],
  { sameList = false }: { readonly sameList?: boolean } = {},
): Steps<(Match | null)[]> {
  const work = new Matching(incoming, known)
  yield* work.byEqual('text', ({ keys, said }) => (said.length === 0 ? keys : [...keys, ...said]))
  yield* work.byEqual('head', ({ head }) => (head.length >= 5 ? [head] : []))
  yield* work.byMeasures()
  yield* work.byLikeness(sameList)
  return work.found
}

class Matching {
  readonly found: (Match | null)[]
  readonly #incoming: readonly Comparable[]
  readonly #known: readonly Comparable[]
  readonly #taken = new Set<number>()

  constructor(incoming: readonly Comparable[], known: readonly Comparable[]) {
    this.#incoming = incoming
    this.#known = known
    this.found = incoming.map(() => null)
  }

  #take(at: number, known: number, by: MatchedBy, share: number): void {
    this.found[at] = { known, by, likeness: share }
    this.#taken.add(known)
  }

  #free(): { at: number; one: Comparable }[] {
    return this.#incoming.flatMap((one, at) => (this.found[at] ? [] : [{ at, one }]))
  }

  /** Of several equal ones the one with the same number in the same section, else the same number, else the first: equal lists keep their order. */
  *byEqual(by: MatchedBy, keysOf: (one: Comparable) => readonly string[]): Steps<void> {
    for (const closer of [numberKey, ({ number }: Comparable) => `${number ?? ''}`, () => '']) {
      const composed = (one: Comparable) => keysOf(one).map((key) => `${key}\n${closer(one)}`)
      const index = yield* indexOf(this.#known, composed, this.#taken)
      for (const { at, one } of this.#free()) {
        for (const key of composed(one)) {
          const first = this.#first(index.get(key))
          if (first === undefined) continue
          this.#take(at, first, by, 1)
          break
        }
        if (at % atATime === 0) yield
      }
    }
  }

  /** The first that is free; those before it are dropped, so that a thousand equal ones are not walked through a thousand times. */
  #first(list: number[] | undefined): number | undefined {
    if (!list) return undefined
    const place = list.findIndex((k) => !this.#taken.has(k))
    list.splice(0, place < 0 ? list.length : place)
    return list[0]
  }

  /** A problem worded anew keeps its measures: most of them on both sides must be the same. */
  *byMeasures(): Steps<void> {
    const index = yield* indexOf(this.#known, ({ parts }) => parts, this.#taken)
    for (const { at, one } of this.#free()) {
      const votes = new Map<number, number>()
      for (const part of new Set(one.parts)) {
        for (const k of (index.get(part) ?? []).slice(0, mostShared)) votes.set(k, (votes.get(k) ?? 0) + 1)
      }
      for (const [k, n] of votes) {
        const most = Math.max(one.parts.length, this.#at(k).parts.length)
        if (this.#taken.has(k) || n * 2 <= most) continue
        this.#take(at, k, 'measures', n / most)
        break
      }
      if (at % atATime === 0) yield
    }
  }

  *byLikeness(sameList: boolean): Steps<void> {
    const free = this.#free()
    if (free.length === 0 || this.#taken.size === this.#known.length) return
    const texts = yield* Texts.of(this.#known, this.#taken)
    const isVersion = sameList || this.#taken.size >= leastOfVersion * this.#incoming.length
    const found = yield* mapped(free, ({ at, one }) => texts.like(one, isVersion).map((x) => ({ at, ...x })))
    const pairsFound = found.flat()
    pairsFound.sort((a, b) => b.likeness - a.likeness || a.at - b.at || a.known - b.known)
    for (const { at, known, likeness: share, under } of pairsFound) {
      if (this.found[at] || this.#taken.has(known)) continue
      this.#take(at, known, under && share < leastAnywhere ? 'number' : 'likeness', share)
    }
  }

  #at(index: number): Comparable {
    return this.#known[index] ?? nothing
  }
}

const nothing: Comparable = { keys: [], said: [], head: '', number: null, section: '', parts: [] }

function* indexOf(
  known: readonly Comparable[],
  keysOf: (one: Comparable) => readonly string[],
  taken: ReadonlySet<number>,
): Steps<Map<string, number[]>> {
  const index = new Map<string, number[]>()
  for (const [at, one] of known.entries()) {
    if (!taken.has(at)) for (const key of new Set(keysOf(one))) add(index, key, at)
    if (at % atATime === 0) yield
  }
  return index
}

function add(index: Map<string, number[]>, key: string, at: number): void {
  const list = index.get(key)
  if (list) list.push(at)
  else index.set(key, [at])
}

const numberKey = ({ number, section }: Comparable): string => `${number ?? ''}\n${section}`

/** The wordings that are still free, by their pairs of characters. */
class Texts {
  readonly #sets = new Map<number, readonly ReadonlySet<string>[]>()
  readonly #index = new Map<string, number[]>()
  readonly #numbers = new Map<string, number[]>()

  static *of(known: readonly Comparable[], taken: ReadonlySet<number>): Steps<Texts> {
    const texts = new Texts()
    for (const [at, one] of known.entries()) {
      if (!taken.has(at)) texts.#add(one, at)
      if (at % atATime === 0) yield
    }
    return texts
  }

  #add(one: Comparable, at: number): void {
    const sets = [one.keys[0] ?? '', ...one.said].map(pairs)
    this.#sets.set(at, sets)
    for (const pair of new Set(sets.flatMap((set) => [...set]))) add(this.#index, pair, at)
    if (one.number !== null) add(this.#numbers, numberKey(one), at)
  }

  /** Known wordings like this one, each with whether it stands under the same number. */
  like(one: Comparable, isVersion: boolean): { known: number; likeness: number; under: boolean }[] {
    const own = pairs(one.keys[0] ?? '')
    const numbered = new Set(one.number === null ? [] : (this.#numbers.get(numberKey(one)) ?? []).slice(0, mostShared))
    return [...new Set([...numbered, ...this.#candidates(own)])].flatMap((known) => {
      const share = Math.max(0, ...(this.#sets.get(known) ?? []).map((set) => likeness(own, set)))
      const under = numbered.has(known)
      return share >= (under && isVersion ? leastUnderNumber : leastAnywhere) ? [{ known, likeness: share, under }] : []
    })
  }

  /** Those that share most of the rarest pairs. A wording that is more than half alike shares several of any dozen with near certainty. */
  #candidates(own: ReadonlySet<string>): number[] {
    const lists = [...own].flatMap((pair) => {
      const list = this.#index.get(pair)
      return list && list.length <= mostShared ? [list] : []
    })
    lists.sort((a, b) => a.length - b.length)
    const votes = new Map<number, number>()
    for (const list of lists.slice(0, rarest)) for (const at of list) votes.set(at, (votes.get(at) ?? 0) + 1)
    if (votes.size <= mostCompared) return [...votes.keys()]
    const ranked = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    return ranked.slice(0, mostCompared).map(([at]) => at)
  }
}
