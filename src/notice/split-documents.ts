import type { Tidy } from '../text/tidy.ts'
import type { Line } from './line.ts'
import { readLines } from './outline.ts'
import { isPagePath, titleOf } from './title.ts'

/**
 * Cuts a file that holds several notices or reports one after the other. A new one begins at a title about rectification, inspection or feedback
 * that is followed within four lines by the sentence that opens such papers; a running header is followed by none.
 */
export function splitDocuments(tidy: Tidy): Tidy[] {
  const { text } = tidy
  const cuts = [0]
  let first = true
  let from = 0
  const starts = lineStarts(text)
  for (let k = 0; k < starts.length; k++) {
    const s = starts[k] ?? 0
    if (s < from) continue
    const e = (starts[k + 1] ?? text.length + 1) - 1
    if (e - s > 70 || e - s < 2 || !mayTitle(text.slice(s, e))) continue
    const until = starts[Math.min(starts.length - 1, k + 8)] ?? text.length
    const window = readLines(text, s, Math.min(text.length, Math.max(e, k + 8 >= starts.length ? text.length : until)))
    const title = startOfPaper(text, window)
    if (title === null) continue
    if (!first && s > 0) cuts.push(backOverIssuer(text, starts, k))
    first = false
    from = title
  }
  if (cuts.length === 1) return [tidy]
  return cuts.map((s, k) => part(tidy, s, cuts[k + 1] ?? text.length))
}

/** No title: a sentence, a numbered heading, the path a web page shows (首页 > 公告 > …). */
const mayTitle = (words: string): boolean => words.includes('关于') && !/[。；]/u.test(words) && !isPagePath(words)

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** End of the title when the lines are the start of a paper, else null. */
function startOfPaper(text: string, window: readonly Line[]): number | null {
  const title = titleOf(text, window)
  const head = window[0]
  if (!title || !head || head.label || title.start > head.start || !/整改|反馈|巡[察视]/u.test(title.words)) return null
  const rest = window.slice(title.lastLine + 1, title.lastLine + 5)
  const opens = rest.some(
    (l) =>
      !l.label &&
      l.end - l.start > 20 &&
      /^(?:根据|按照|按|为|20\d\d|二〇|近期|经|中共|在|现将|今年|\d|各|自|[^\s，。]{2,30}[：:])/u.test(
        text.slice(l.start, l.start + 34),
      ),
  )
  return opens ? title.end : null
}

/** The issuing body may stand on the line before the title. */
function backOverIssuer(text: string, starts: readonly number[], k: number): number {
  const s = starts[k] ?? 0
  const before = starts[k - 1] ?? s
  const words = text.slice(before, Math.max(before, s - 1))
  return k > 0 && words.startsWith('中共') && words.length <= 40 && text.startsWith('关于', s) ? before : s
}

function part(tidy: Tidy, start: number, end: number): Tidy {
  let e = end
  while (e > start && tidy.text[e - 1] === '\n') e--
  return {
    source: tidy.source,
    text: tidy.text.slice(start, e),
    face: tidy.face.slice(start, e),
    from: tidy.from.subarray(start, e + 1),
  }
}
