import type { Piece } from './body.ts'

/** Index of the first element that starts at or after `at`, in a list sorted by start. */
function firstFrom(list: readonly { readonly start: number }[], at: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((list[mid]?.start ?? 0) < at) low = mid + 1
    else high = mid
  }
  return low
}

/** The elements of a sorted list that lie between two positions. */
export function between<T extends { readonly start: number; readonly end: number }>(
  list: readonly T[],
  start: number,
  end: number,
): T[] {
  const found: T[] = []
  for (let k = firstFrom(list, start); k < list.length; k++) {
    const x = list[k]
    if (!x || x.start >= end) break
    if (x.end <= end) found.push(x)
  }
  return found
}

/** Whether one of the spans (sorted, disjoint) shares a unit with a piece. */
export function meets(spans: readonly Piece[], piece: Piece): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((spans[mid]?.[1] ?? 0) <= piece[0]) low = mid + 1
    else high = mid
  }
  const first = spans[low]
  return first !== undefined && first[0] < piece[1]
}

/** Whether a position lies inside one of the spans (sorted, disjoint), its first unit excepted. */
export function within(spans: readonly Piece[], at: number): boolean {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const mid = (low + high) >> 1
    const span = spans[mid]
    if (!span || at <= span[0]) high = mid - 1
    else if (at >= span[1]) low = mid + 1
    else return true
  }
  return false
}
