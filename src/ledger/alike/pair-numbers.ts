import { Integers } from './integers.ts'

/**
 * Numbers for pairs of whole numbers (32 bits each), in the order they were first met. A hash only says where to look, with constants for a seed: the same
 * pairs in the same order have the same numbers in every run.
 */
export class PairNumbers {
  #slots = new Int32Array(1 << 12)
  readonly #high = new Integers()
  readonly #low = new Integers()

  /** The pair's number; where it is unknown a new one, or -1 where it is not to be entered. */
  of(high: number, low: number, enter: boolean): number {
    const slot = this.#slotOf(high, low)
    const found = (this.#slots[slot] ?? 0) - 1
    if (found >= 0 || !enter) return found
    this.#high.push(high)
    this.#low.push(low)
    const { length } = this.#low
    this.#slots[slot] = length
    if (length * 3 > this.#slots.length * 2) this.#widen()
    return length - 1
  }

  /** Place of the pair, or the free one where it belongs. */
  #slotOf(high: number, low: number): number {
    const mask = this.#slots.length - 1
    let slot = mixed(high, low) & mask
    for (;;) {
      const id = (this.#slots[slot] ?? 0) - 1
      if (id < 0 || (this.#high.at(id) === high && this.#low.at(id) === low)) return slot
      slot = (slot + 1) & mask
    }
  }

  #widen(): void {
    this.#slots = new Int32Array(this.#slots.length * 2)
    for (let id = 0; id < this.#low.length; id++) {
      this.#slots[this.#slotOf(this.#high.at(id), this.#low.at(id))] = id + 1
    }
  }

  get bytes(): number {
    return this.#slots.byteLength + this.#high.bytes + this.#low.bytes
  }
}

/** Finaliser of MurmurHash3 (public domain) over two numbers: 32 bits with a sign. */
export function mixed(high: number, low: number): number {
  let h = Math.imul(high ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(low, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
