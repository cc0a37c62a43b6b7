import { isStop } from './chars.ts'

/** Half-open spans of the sentences between `start` and `end` of tidied text, each with its stop; newlines belong to none. */
export function sentences(text: string, start: number, end: number): [number, number][] {
  const found: [number, number][] = []
  eachSentence(text, start, end, (from, to) => found.push([from, to]))
  return found
}

/** The same one by one, for those who keep few of them. */
export function eachSentence(text: string, start: number, end: number, take: (from: number, to: number) => void): void {
  let from = start
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (!isStop(c)) continue
    const to = c === 10 ? i : closed(text, i + 1, end)
    if (to > from) take(from, to)
    from = c === 10 ? i + 1 : to
    i = from - 1
  }
  if (end > from) take(from, end)
}

/** A closing quote or bracket right behind a stop belongs to the sentence. */
function closed(text: string, at: number, end: number): number {
  let i = at
  while (i < end && (text[i] === '”' || text[i] === '’' || text[i] === '）')) i++
  return i
}

/** Start of the sentence around `at`, looking back no further than `floor` and 400 units. */
export function sentenceStart(text: string, at: number, floor: number): number {
  const low = Math.max(floor, at - 400)
  let i = at
  while (i > low && !isStop(text.charCodeAt(i - 1))) i--
  return i
}

/** End of the sentence around `at` (behind its stop), looking no further than `ceiling` and 400 units. */
export function sentenceEnd(text: string, at: number, ceiling: number): number {
  const high = Math.min(ceiling, at + 400)
  let i = at
  while (i < high && !isStop(text.charCodeAt(i))) i++
  return i < high && text.charCodeAt(i) !== 10 ? i + 1 : i
}
