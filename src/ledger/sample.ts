/** A finding that may be drawn. `stratum`: its category, where the sample is to be drawn by category. */
export interface Drawable {
  readonly id: string
  readonly stratum?: string
}

export interface Sample {
  /** Stored with the sample: whoever has the list and the seed draws the same. */
  readonly seed: string
  /** Version of the way of drawing below; a changed way gets another number, so that old samples can be drawn again. */
  readonly way: 1
  /** In the order drawn. */
  readonly ids: readonly string[]
  /** How many of how many, by stratum; one line with an empty name where it was drawn over all. */
  readonly strata: readonly { readonly stratum: string; readonly drawn: number; readonly of: number }[]
}

/**
 * Draws `k` of these (all, where there are fewer), without repeats. Way 1: ids sorted by code unit, so that the order of the list is no way to steer; numbers by
 * sfc32 from four words that xmur3 makes of the seed (both public domain), the first twelve thrown away; each place by rejection, so that none is likelier;
 * a shuffle by Fisher and Yates that stops after k. By stratum: seats by largest remainder, one for each stratum first where k allows; every stratum has
 * the seed followed by a line feed and its name. An id that is given twice is drawn once.
 */
export function sample(list: Iterable<Drawable>, k: number, seed: string, by: 'all' | 'stratum' = 'all'): Sample {
  if (!Number.isSafeInteger(k) || k < 0) throw new RangeError(`k must be a whole number from 0 on, not ${k}`)
  const byId = new Map([...list].map((one) => [one.id, by === 'all' ? '' : (one.stratum ?? '')]))
  const strata = [...Map.groupBy([...byId.keys()].sort(), (id) => byId.get(id) ?? '')]
    .map(([stratum, ids]) => ({ stratum, ids }))
    .sort((a, b) => (a.stratum < b.stratum ? -1 : 1))
  const seats = shares(
    strata.map(({ ids }) => ids.length),
    Math.min(k, byId.size),
  )
  const drawn = strata.map(({ stratum, ids }, at) => {
    return shuffled(ids, seats[at] ?? 0, numbers(by === 'all' ? seed : `${seed}\n${stratum}`))
  })
  return {
    ...{ seed, way: 1, ids: drawn.flat() },
    strata: strata.map(({ stratum, ids }, at) => ({ stratum, drawn: drawn[at]?.length ?? 0, of: ids.length })),
  }
}

/** Seats by largest remainder; equal remainders go to the earlier one. */
function shares(sizes: readonly number[], k: number): number[] {
  const floor = k >= sizes.length ? 1 : 0
  const left = k - floor * sizes.length
  const room = sizes.map((size) => size - floor)
  const total = room.reduce((sum, size) => sum + size, 0)
  // Whole numbers only: a share of n·left ÷ total has the remainder n·left mod total.
  const seats = room.map((size) => floor + (total === 0 ? 0 : Math.floor((size * left) / total)))
  const remainders = room.map((size, at) => ({ at, rest: total === 0 ? 0 : (size * left) % total }))
  remainders.sort((a, b) => b.rest - a.rest || a.at - b.at)
  const missing = k - seats.reduce((sum, one) => sum + one, 0)
  for (const { at } of remainders.slice(0, missing)) seats[at] = (seats[at] ?? 0) + 1
  return seats
}

function shuffled(ids: readonly string[], k: number, next: () => number): string[] {
  const list = [...ids]
  for (let at = 0; at < k; at++) {
    const from = at + below(list.length - at, next)
    const [one, other] = [list[at] ?? '', list[from] ?? '']
    list[at] = other
    list[from] = one
  }
  return list.slice(0, k)
}

/** 0 to n - 1: numbers of the last, incomplete run of n are thrown away. */
function below(n: number, next: () => number): number {
  const whole = 4_294_967_296 - (4_294_967_296 % n)
  for (;;) {
    const number = next()
    if (number < whole) return number % n
  }
}

/** sfc32: whole numbers of 32 bits from four words of a text. */
function numbers(seed: string): () => number {
  const word = words(seed)
  let [a, b, c, d] = [word(), word(), word(), word()]
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return t >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

/** xmur3. */
function words(text: string): () => number {
  let h = 1779033703 ^ text.length
  for (let at = 0; at < text.length; at++) {
    h = Math.imul(h ^ text.charCodeAt(at), 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    h ^= h >>> 16
    return h >>> 0
  }
}
