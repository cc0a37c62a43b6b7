/** A stretch of a text that stayed, went or came. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Above this many comparisons the middle is shown as a whole: a person sees more in it than in ten thousand crumbs. */
const most = 1_000_000

/** Characters of a text that are compared as one: figures, and words of letters. */
const tokens = (text: string): string[] => text.match(/\d+(?:\.\d+)?|[A-Za-z]+|[^]/gu) ?? []

/** How one text became another, by its characters; whole figures and words of letters stay together. */
export function difference(was: string, becomes: string): Piece[] {
  const [old, now] = [tokens(was), tokens(becomes)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end++
  const [goneMiddle, newMiddle] = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  const middle =
    goneMiddle.length * newMiddle.length > most
      ? [...whole('gone', goneMiddle), ...whole('new', newMiddle)]
      : compared(goneMiddle, newMiddle)
  return joined([
    ...whole('same', old.slice(0, start)),
    ...middle,
    ...whole('same', end === 0 ? [] : old.slice(old.length - end)),
  ])
}

const whole = (kind: Piece['kind'], list: readonly string[]): Piece[] =>
  list.length === 0 ? [] : [{ kind, text: list.join('') }]

/** Longest common subsequence, walked from the front. */
function compared(old: readonly string[], now: readonly string[]): Piece[] {
  const width = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    const [gone, came] = [old[i], now[j]]
    if (gone !== undefined && gone === came) {
      pieces.push({ kind: 'same', text: gone })
      i++
      j++
    } else if (gone !== undefined && (came === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'gone', text: gone })
      i++
    } else {
      pieces.push({ kind: 'new', text: came ?? '' })
      j++
    }
  }
  return pieces
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out[out.length - 1]
    if (last?.kind === piece.kind) out[out.length - 1] = { kind: piece.kind, text: last.text + piece.text }
    else if (piece.text !== '') out.push(piece)
  }
  return out
}
