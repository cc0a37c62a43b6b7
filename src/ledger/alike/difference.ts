/** A stretch of two texts side by side. */
export interface Run {
  readonly is: 'same' | 'only-a' | 'only-b'
  readonly text: string
}

/** Cells of the table of one comparison: 2,000 by 2,000 characters. Longer texts are compared by clauses first. */
const mostCells = 4_000_000

/** Stretches that both have and that only one has, in reading order: those of a and same, joined, are a; those of b and same are b. */
export function difference(a: string, b: string): Run[] {
  const [left, right] = [[...a], [...b]]
  if ((left.length + 1) * (right.length + 1) <= mostCells + 8_000) return joined(runsOf(left, right))
  const [clausesA, clausesB] = [clauses(a), clauses(b)]
  if ((clausesA.length + 1) * (clausesB.length + 1) <= mostCells) return joined(runsOf(clausesA, clausesB))
  return joined([
    { is: 'only-a', text: a },
    { is: 'only-b', text: b },
  ])
}

const clauses = (text: string): string[] =>
  text.match(/[^，。；：、！？\n]*[，。；：、！？\n]|[^，。；：、！？\n]+$/gu) ?? []

function runsOf(a: readonly string[], b: readonly string[]): Run[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const same = (list: readonly string[]): Run => ({ is: 'same', text: list.join('') })
  return [
    same(a.slice(0, head)),
    ...between(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    same(a.slice(a.length - tail)),
  ]
}

/** Longest common subsequence, from the end to the front, so that the runs come out in reading order. */
function between(a: readonly string[], b: readonly string[]): Run[] {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  const at = (row: number, column: number): number => table[row * width + column] ?? 0
  for (let row = a.length - 1; row >= 0; row--) {
    for (let column = b.length - 1; column >= 0; column--) {
      table[row * width + column] =
        a[row] === b[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const out: Run[] = []
  let [row, column] = [0, 0]
  while (row < a.length || column < b.length) {
    const [mine, theirs] = [a[row], b[column]]
    if (mine !== undefined && mine === theirs) {
      out.push({ is: 'same', text: mine })
      row++
      column++
    } else if (mine !== undefined && (theirs === undefined || at(row + 1, column) >= at(row, column + 1))) {
      out.push({ is: 'only-a', text: mine })
      row++
    } else {
      out.push({ is: 'only-b', text: theirs ?? '' })
      column++
    }
  }
  return out
}

/** Neighbours of one kind become one run. Between two stretches of `same`, what only a has stands before what only b has. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  let [a, b] = ['', '']
  const flush = (): void => {
    if (a !== '') out.push({ is: 'only-a', text: a })
    if (b !== '') out.push({ is: 'only-b', text: b })
    ;[a, b] = ['', '']
  }
  for (const { is, text } of runs) {
    if (text === '') continue
    if (is === 'only-a') a += text
    else if (is === 'only-b') b += text
    else {
      const last = a === '' && b === '' ? out.at(-1) : undefined
      flush()
      if (last?.is === 'same') out[out.length - 1] = { is, text: last.text + text }
      else out.push({ is, text })
    }
  }
  flush()
  return out
}
