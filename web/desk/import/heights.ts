/** Where each row of a long list begins: as many offsets as rows, and the height of all at the end. Rows not drawn yet are as high as estimated. */
export function offsetsOf(
  count: number,
  keyOf: (index: number) => string,
  estimate: (index: number) => number,
  measured: ReadonlyMap<string, number>,
): Float64Array {
  const offsets = new Float64Array(count + 1)
  let sum = 0
  for (let index = 0; index < count; index++) {
    offsets[index] = sum
    sum += measured.get(keyOf(index)) ?? estimate(index)
  }
  offsets[count] = sum
  return offsets
}

/** The row that lies at a height; the last one below the end. */
export function rowAt(offsets: Float64Array, height: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}

export type Align = 'near' | 'top' | 'middle'

/** Where to scroll so that a row is seen. `near` moves no further than it must. */
export function scrollFor(
  offsets: Float64Array,
  index: number,
  align: Align,
  view: { readonly top: number; readonly height: number },
): number {
  const start = offsets[index] ?? 0
  const end = offsets[index + 1] ?? start
  if (align === 'top') return start
  if (align === 'middle') return Math.max(0, start - Math.max(0, view.height - (end - start)) / 3)
  if (start < view.top) return start
  if (end > view.top + view.height) return Math.min(start, end - view.height)
  return view.top
}
