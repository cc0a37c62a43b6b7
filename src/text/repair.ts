/**
 * What a damaged text may have said. Nothing here decides: it lists every reading, and a caller keeps one only when all
 * others are impossible.
 */

/** Every way to cut a run of digits into `parts` numbers without leading zeros: 413 in two → [4,13], [41,3]. */
export function digitSplits(run: string, parts: number): number[][] {
  if (run.length > 8 || parts < 1 || parts > run.length) return []
  if (parts === 1) return run[0] === '0' && run.length > 1 ? [] : [[Number(run)]]
  const found: number[][] = []
  for (let cut = 1; cut <= run.length - parts + 1; cut++) {
    if (run[0] === '0' && cut > 1) break
    for (const rest of digitSplits(run.slice(cut), parts - 1)) found.push([Number(run.slice(0, cut)), ...rest])
  }
  return found
}

const OPEN = 0x201c
const CLOSE = 0x201d
const NONE: readonly number[] = []

/** How deep quotations stand in each other between `start` and `end`; -1 when some mark has lost its partner. */
function quoteDepth(text: string, start: number, end: number): number {
  let depth = 0
  let deepest = 0
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === OPEN) deepest = Math.max(deepest, ++depth)
    else if (c === CLOSE && --depth < 0) return -1
  }
  return depth === 0 ? deepest : -1
}

/** Places in `text` between `start` and `end` where a quotation mark has lost its partner. */
export function loneQuotes(text: string, start: number, end: number): readonly number[] {
  if (quoteDepth(text, start, end) >= 0) return NONE
  const lone: number[] = []
  const open: number[] = []
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === OPEN) open.push(i)
    else if (c === CLOSE && open.pop() === undefined) lone.push(i)
  }
  return [...lone, ...open].sort((a, b) => a - b)
}

/** Places where a quotation opens inside another with the same mark: “奋进“十四五”新征程”. */
export function nestedQuotes(text: string, start: number, end: number): readonly number[] {
  const depth = quoteDepth(text, start, end)
  if (depth === 0 || depth === 1) return NONE
  const found: number[] = []
  const open: number[] = []
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === OPEN) open.push(i)
    else if (c === CLOSE) {
      const from = open.pop()
      const outer = open.at(-1)
      if (from !== undefined && outer !== undefined && open.length === 1) found.push(outer)
    }
  }
  return open.length > 0 ? [] : [...new Set(found)]
}
