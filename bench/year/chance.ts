import { v7 } from 'uuid'

/** Numbers that look drawn by chance and are the same in every run with the same seed. */
export class Chance {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** In [0, 1). mulberry32. */
  draw(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from the first to the second, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.draw() * (to - from + 1))
  }

  one<T>(of: readonly T[]): T {
    const found = of[Math.floor(this.draw() * of.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => Math.floor(this.draw() * 256))
  }

  uuid(msecs: number): string {
    return v7({ msecs, random: this.bytes(16) })
  }
}
