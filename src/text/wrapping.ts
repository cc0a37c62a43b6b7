import { isFinal } from './chars.ts'

/** One printed line of the source, outer space cut off. */
export type RawLine = {
  readonly start: number
  readonly end: number
  /** Whether the line began with space: in hard-wrapped text that is where paragraphs begin. */
  readonly indented: boolean
  /** Whether a page footer stood between this line and the one before. */
  readonly afterFooter: boolean
  /** Whether the line goes on with the paragraph of the line before. */
  joins: boolean
}

/**
 * Joins lines that a page or a hard wrap cut in two: after a page footer, and throughout texts whose lines are all of one width.
 * A line is joined only to a line that is full and not ended, and never when it begins with a label.
 */
export function unwrapped(source: string, lines: RawLine[]): RawLine[] {
  const width = wrapWidth(source, lines)
  const byIndent = width > 0 && lines.filter((l) => l.indented).length >= 3
  for (let k = 1; k < lines.length; k++) {
    const line = lines[k]
    const before = lines[k - 1]
    if (!line || !before || line.indented || (width === 0 && !line.afterFooter) || startsBlock(source, line)) continue
    const ended = isFinal(source.charCodeAt(before.end - 1))
    const long = before.end - before.start
    if (line.afterFooter && !ended && cutInTwo(source, before, line)) line.joins = true
    if (width > 0 && long >= width - 3 && (!ended || byIndent)) line.joins = true
  }
  return lines
}

/** Whether a page ended inside a paragraph: what stands before the footer is no heading, what follows opens nothing of its own. */
function cutInTwo(source: string, before: RawLine, line: RawLine): boolean {
  const long = before.end - before.start
  if (long < (startsBlock(source, before) ? 60 : 16)) return false
  const [upper, lower] = [source.slice(before.start, before.end), source.slice(line.start, line.start + 16)]
  return !/[：:]/u.test(lower) && !(long < 60 && /[：:]/u.test(upper.slice(0, 14)))
}

/** The width at which the whole text was wrapped by force, or 0 when its lines are paragraphs. */
function wrapWidth(source: string, lines: RawLine[]): number {
  if (lines.length < 12) return 0
  let longest = 0
  for (const { start, end } of lines) {
    const n = end - start
    longest = Math.max(longest, n)
  }
  if (longest > 60) return 0
  let full = 0
  let open = 0
  for (const { start, end } of lines) {
    if (end - start < longest - 3) continue
    full++
    if (!isFinal(source.charCodeAt(end - 1))) open++
  }
  return full >= 8 && full * 5 >= lines.length && open * 3 >= full * 2 ? longest : 0
}

const BLOCK =
  /^(?:[一二三四五六七八九十]{1,3}(?:[、.．，]|是)|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、)）](?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}[，、]|【|(?:反馈)?问题)/u

/** Whether a line may begin a block of its own: a label, a bracket, 问题一. */
const startsBlock = (source: string, line: RawLine): boolean => BLOCK.test(source.slice(line.start, line.start + 8))
