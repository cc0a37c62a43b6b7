interface Point {
  readonly value: number
  readonly base: number | null
}

/** How high each bar of a curve stands, from 0 to 1: a rate by itself, a figure by the highest of its curve. A curve with rates is one of rates throughout. */
export function heightsOf(curve: readonly Point[]): readonly number[] {
  const rates = curve.some(({ base }) => base !== null)
  const heights = curve.map(({ value, base }) => (rates ? (base ? value / base : 0) : value))
  const top = rates ? 1 : Math.max(...heights, 1)
  return heights.map((one) => Math.min(Math.max(one / top, 0), 1))
}
