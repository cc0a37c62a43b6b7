/**
 * A line that holds nothing but a small number is a page number, or the first cell of a table's row when a table was copied one cell to a line. Rows
 * are told by a column head (序号) above the first of them, or by standing closer to each other than pages do.
 */

type Numbered = { readonly start: number; readonly end: number }

const HEADS = /^(?:序\s?号|编\s?号|序次|No\.?)$/iu
const PAGE = 260

/** Which of the lines, given as spans of the source in order, are row numbers. Indices into `lines`. */
export function rowNumbers(source: string, lines: readonly Numbered[]): Set<number> {
  const rows = new Set<number>()
  let headed = -1
  let run: number[] = []
  let last = 0
  const settle = () => {
    if (isTable(lines, run, headed)) for (const k of run) rows.add(k)
    run = []
    last = 0
  }
  for (let k = 0; k < lines.length; k++) {
    const line = lines[k]
    if (!line || line.end - line.start > 4) continue
    const words = source.slice(line.start, line.end).normalize('NFKC')
    if (HEADS.test(words)) {
      settle()
      headed = k
      continue
    }
    if (!/^\d{1,3}$/u.test(words)) continue
    const n = Number(words)
    if (!goesOn(n, last, headed >= 0)) settle()
    if (run.length > 0 || n === 1) {
      run.push(k)
      last = n
    }
  }
  settle()
  return rows
}

/** Rows count up by one; under a column head a number may come twice or, its row being printed on one line, be missing. */
const goesOn = (n: number, last: number, headed: boolean): boolean =>
  n === last + 1 || (headed && last > 0 && n >= last && n <= last + 4)

/** At least two numbers that count up from one, each with words before the next; headed, or three and close together. */
function isTable(lines: readonly Numbered[], run: readonly number[], headed: number): boolean {
  const first = run[0]
  if (first === undefined || run.length < 2) return false
  if (run.some((k, i) => i > 0 && k - (run[i - 1] ?? 0) < 2)) return false
  if (headed >= 0 && headed < first && first - headed <= 12) return true
  const gaps = run.slice(1).map((k, i) => (lines[k]?.start ?? 0) - (lines[run[i] ?? 0]?.end ?? 0))
  const middle = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? PAGE
  return run.length >= 3 && middle < PAGE
}
