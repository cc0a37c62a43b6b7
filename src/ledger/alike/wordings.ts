import { type FormulaKind, withoutFormulas } from './formulas.ts'
import { Integers, Postings } from './integers.ts'
import { Named, plainOf } from './plain.ts'
import { PairNumbers } from './pair-numbers.ts'
import { type ShingleSet, Shingles } from './shingles.ts'
import { sketch } from './sketch.ts'

/** A measure or a result, and whose it is. */
export interface Wording {
  readonly id: string
  readonly finding: string
  readonly unit: string
  readonly year: number
  readonly text: string
}

export interface Alike {
  readonly id: string
  /** Shared shingles of all of both (Jaccard), 0 to 1. */
  readonly likeness: number
  /** Shared shingles of those of the shorter one, 0 to 1: 1 where it stands in the longer one as a whole. */
  readonly contained: number
}

export interface LikeOptions {
  /** Wordings of these findings are left out: that a finding repeats itself is no news. */
  readonly exceptFinding?: string
  /** At most so many, the likest first. */
  readonly most?: number
}

/** Likeness from which two wordings are said to be alike, and the share of the shorter one where it was copied into a longer. */
export interface Thresholds {
  readonly likeness: number
  readonly contained: number
  /** Counts among candidates only: a short one in a very long one is not looked for. A shorter one with fewer shingles than this is found in too much to mean anything. */
  readonly shortest: number
}

export const usual: Thresholds = { likeness: 0.6, contained: 0.85, shortest: 16 }

/** Wordings that are alike, by id. */
export interface AlikeGroup {
  readonly ids: readonly string[]
  readonly findings: number
  readonly units: number
  readonly years: readonly number[]
}

/** Fewer shingles than this beside formulas, and a text is nothing but formulas. */
const fewest = 3

interface Body {
  readonly shingles: Int32Array
  /** Number of its bucket in each band. */
  readonly buckets: Int32Array
  readonly members: number[]
}

interface Read extends ShingleSet {
  readonly kinds: readonly FormulaKind[]
}

interface InHand {
  readonly shingles: Iterable<number>
  /** -1 where nobody is in it. */
  readonly buckets: Int32Array
  /** Shingles in all, those unknown included. */
  readonly size: number
}

/**
 * Near-duplicate wordings. Candidates are found by MinHash and banding, and each is counted out exactly before anything is said of it: what is said is true;
 * of what is alike by just the threshold one in twenty-five may be missed, above 0.7 one in a thousand (see `sketch`). Texts with the same shingles are kept
 * once, so that a sentence that everybody copied costs no more than one.
 */
export class Wordings {
  readonly #names: Named
  readonly #limits: Thresholds
  readonly #shingles = new Shingles()
  readonly #buckets = new PairNumbers()
  readonly #inBucket = new Postings()
  readonly #bodies: Body[] = []
  readonly #bodyByKey = new Map<string, number>()
  readonly #wordings: Wording[] = []
  readonly #bodyOf: number[] = []
  readonly #placeById = new Map<string, number>()
  readonly #inHand = new Integers()
  readonly #met = new Integers()
  #stamp = 0

  constructor(names: Iterable<string> = [], limits: Thresholds = usual) {
    this.#names = new Named(names)
    this.#limits = limits
  }

  static of(texts: Iterable<Wording>, names: Iterable<string> = [], limits: Thresholds = usual): Wordings {
    const out = new Wordings(names, limits)
    for (const one of texts) out.add(one)
    return out
  }

  /** Enters one. An id that is known already stands for its new text from now on. */
  add(one: Wording): void {
    const place = this.#wordings.push(one) - 1
    this.#placeById.set(one.id, place)
    const read = this.#read(one.text, true)
    if (read.hashes.length < fewest) return
    const body = this.#bodyFor(read)
    this.#bodyOf[place] = body
    this.#bodies[body]?.members.push(place)
  }

  #bodyFor({ ids, hashes }: ShingleSet): number {
    const shingles = Int32Array.from(ids).sort()
    const key = keyOf(shingles)
    const known = this.#bodyByKey.get(key)
    if (known !== undefined) return known
    const buckets = sketch(hashes).map((value, band) => this.#buckets.of(band, value, true))
    const body = this.#bodies.push({ shingles, buckets, members: [] }) - 1
    this.#bodyByKey.set(key, body)
    for (const bucket of buckets) this.#inBucket.put(bucket, body)
    return body
  }

  get size(): number {
    return this.#placeById.size
  }

  /** Bytes of the tables; texts, ids and the maps by id come on top. */
  get bytes(): number {
    const bodies = this.#bodies.reduce(
      (sum, { shingles, buckets }) => sum + shingles.byteLength + buckets.byteLength,
      0,
    )
    return bodies + this.#shingles.bytes + this.#buckets.bytes + this.#inBucket.bytes
  }

  /** What a text is beside standard formulas: `only` where nothing is left to compare. */
  formulasIn(text: string): { readonly only: boolean; readonly kinds: readonly FormulaKind[] } {
    const { hashes, kinds } = this.#read(text, false)
    return { only: kinds.length > 0 && hashes.length < fewest, kinds }
  }

  /** Wordings like this text, the likest first, in a fixed order. */
  like(text: string, options: LikeOptions = {}): Alike[] {
    const { ids, hashes } = this.#read(text, false)
    if (hashes.length < fewest) return []
    const buckets = sketch(hashes).map((value, band) => this.#buckets.of(band, value, false))
    return this.#found({ shingles: ids, buckets, size: hashes.length }, options, -1)
  }

  /** Wordings like the one with this id, itself left out; none for an unknown id. */
  likeKnown(id: string, options: LikeOptions = {}): Alike[] {
    const place = this.#placeById.get(id) ?? -1
    const body = this.#bodies[this.#bodyOf[place] ?? -1]
    return body === undefined ? [] : this.#found({ ...body, size: body.shingles.length }, options, place)
  }

  /** Chains of alike wordings with two or more members, the largest first. */
  groups(): AlikeGroup[] {
    const leader = this.#bodies.map((_, at) => at)
    const top = (at: number): number => {
      let one = at
      for (let up = leader[one] ?? one; up !== one; up = leader[one] ?? one) {
        leader[one] = leader[up] ?? up
        one = up
      }
      return one
    }
    this.#bodies.forEach((body, at) => {
      this.#candidates(body, (other) => {
        const [mine, theirs] = [top(at), top(other)]
        if (other >= at || mine === theirs || this.#alike(body.shingles.length, other) === null) return
        leader[Math.max(mine, theirs)] = Math.min(mine, theirs)
      })
    })
    const members = Map.groupBy(this.#bodies.keys(), top)
    const out = [...members.values()].map((list) => this.#groupOf(list)).filter(({ ids }) => ids.length > 1)
    return out.sort((a, b) => b.ids.length - a.ids.length || (first(a) < first(b) ? -1 : 1))
  }

  #groupOf(bodies: readonly number[]): AlikeGroup {
    const places = bodies.flatMap((at) => this.#bodies[at]?.members ?? [])
    const list = places.sort((a, b) => a - b).flatMap((at) => this.#standing(at) ?? [])
    const years = new Set(list.map(({ year }) => year))
    return {
      ids: list.map(({ id }) => id),
      findings: new Set(list.map(({ finding }) => finding)).size,
      units: new Set(list.map(({ unit }) => unit)).size,
      years: [...years].sort((a, b) => a - b),
    }
  }

  #read(text: string, enter: boolean): Read {
    const { pieces, kinds } = withoutFormulas(plainOf(text, this.#names))
    return { ...this.#shingles.of(pieces, enter), kinds }
  }

  /** Calls with every body that shares a bucket, each once, with the shingles in hand marked for counting. */
  #candidates({ shingles, buckets }: Pick<InHand, 'shingles' | 'buckets'>, told: (body: number) => void): void {
    const stamp = ++this.#stamp
    for (const id of shingles) this.#inHand.set(id, stamp)
    for (const bucket of buckets) {
      const start = bucket < 0 ? 0 : this.#inBucket.start(bucket)
      for (let entry = start; entry !== 0; entry = this.#inBucket.next(entry)) {
        const body = this.#inBucket.body(entry)
        if (this.#met.at(body) === stamp) continue
        this.#met.set(body, stamp)
        told(body)
      }
    }
  }

  /** Likeness of the marked shingles with a body's, counted; null where they are not alike. */
  #alike(size: number, other: number): Omit<Alike, 'id'> | null {
    const theirs = this.#bodies[other]?.shingles ?? new Int32Array()
    const { likeness, contained, shortest } = this.#limits
    const [few, many] = size < theirs.length ? [size, theirs.length] : [theirs.length, size]
    if (few < shortest && few < likeness * many) return null
    const needed =
      Math.min((likeness * (few + many)) / (1 + likeness), few < shortest ? Infinity : contained * few) - 1e-6
    let shared = 0
    // From the end: those met last are the rarest, and tell soonest that two are not alike.
    for (let left = theirs.length - 1; left >= 0; left--) {
      if (this.#inHand.at(theirs[left] ?? 0) === this.#stamp) shared++
      else if (shared + left < needed) return null
    }
    const out = { likeness: shared / (few + many - shared), contained: shared / few }
    return out.likeness >= likeness || (few >= shortest && out.contained >= contained) ? out : null
  }

  #found(inHand: InHand, { exceptFinding, most = 50 }: LikeOptions, self: number): Alike[] {
    const found: { readonly place: number; readonly how: Omit<Alike, 'id'> }[] = []
    this.#candidates(inHand, (body) => {
      const how = this.#alike(inHand.size, body)
      if (how === null) return
      for (const place of this.#bodies[body]?.members ?? []) found.push({ place, how })
    })
    found.sort((a, b) => b.how.likeness - a.how.likeness || b.how.contained - a.how.contained || a.place - b.place)
    const out: Alike[] = []
    for (const { place, how } of found) {
      const one = place === self ? null : this.#standing(place)
      if (one === null || one.finding === exceptFinding) continue
      if (out.push({ id: one.id, ...how }) >= most) break
    }
    return out
  }

  /** A wording that was entered again with another text stands no longer at its old place. */
  #standing(place: number): Wording | null {
    const one = this.#wordings[place]
    return one !== undefined && this.#placeById.get(one.id) === place ? one : null
  }
}

const first = ({ ids }: AlikeGroup): string => ids[0] ?? ''

/** Two units of code for a number of 32 bits: a key for a map at half the length of figures. */
const keyOf = (shingles: Int32Array): string => {
  const units = new Uint16Array(shingles.buffer)
  let out = ''
  for (let at = 0; at < units.length; at += 4096) out += String.fromCharCode(...units.subarray(at, at + 4096))
  return out
}
