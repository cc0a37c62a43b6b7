import { mixed, PairNumbers } from './pair-numbers.ts'

/** Neighbouring characters that count as one: three of Chinese are about a word and a half. */
const width = 3

/** The shingles of a text, each once. */
export interface ShingleSet {
  /** Numbers of those known. */
  readonly ids: readonly number[]
  /** A hash of each, known or not: as many as there are. */
  readonly hashes: readonly number[]
}

/** Numbers for shingles: found by all of their characters, so that no two ever share one. */
export class Shingles {
  readonly #numbers = new PairNumbers()

  /** Unknown ones are entered, or left without a number where `enter` is false. */
  of(pieces: readonly string[], enter: boolean): ShingleSet {
    const seen = new Set<string>()
    const [ids, hashes]: [number[], number[]] = [[], []]
    for (const piece of pieces) {
      for (let at = 0; at + width <= piece.length; at++) {
        const shingle = piece.slice(at, at + width)
        if (seen.has(shingle)) continue
        seen.add(shingle)
        const high = (shingle.charCodeAt(0) << 16) | shingle.charCodeAt(1)
        const low = shingle.charCodeAt(2)
        const id = this.#numbers.of(high, low, enter)
        if (id >= 0) ids.push(id)
        hashes.push(mixed(high, low))
      }
    }
    return { ids, hashes }
  }

  get bytes(): number {
    return this.#numbers.bytes
  }
}
