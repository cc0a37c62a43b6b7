/** A run of text on a page, in points from the lower left corner. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

export interface Line {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
}

export interface PageLines {
  readonly number: number
  readonly height: number
  readonly lines: readonly Line[]
}

/** Pieces on one baseline are one line; the order is that of the file, which for text made by word processors is the order of reading. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = []
  let open: Piece[] = []
  for (const piece of pieces) {
    if (piece.text === '') continue
    const first = open[0]
    if (first && Math.abs(piece.y - first.y) > 0.45 * Math.max(first.size, piece.size)) {
      close(open, lines)
      open = []
    }
    open.push(piece)
  }
  close(open, lines)
  return lines
}

function close(pieces: readonly Piece[], lines: Line[]): void {
  const shown = pieces.filter((piece) => piece.text.trim() !== '').toSorted((a, b) => a.x - b.x)
  const [first] = shown
  if (!first) return
  let text = ''
  let end = first.x
  for (const piece of shown) {
    text += gap(text, piece, end) + piece.text.replace(/\s+/g, ' ')
    end = Math.max(end, piece.x + piece.width)
  }
  const size = shown.reduce((most, piece) => Math.max(most, piece.size), 0)
  lines.push({ text: text.trim(), x: first.x, right: end, y: first.y, size })
}

/** Space between two pieces: a column of a table far away, a blank where one is seen, a word's gap in Latin, nothing between Chinese characters. */
function gap(before: string, piece: Piece, end: number): string {
  if (before === '' || before.endsWith(' ') || piece.text.startsWith(' ')) return ''
  const distance = piece.x - end
  if (distance > 1.8 * piece.size) return '\t'
  const latin = /[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(piece.text)
  return distance > (latin ? 0.2 : 0.7) * piece.size ? ' ' : ''
}

/**
 * `— 3 —`, `- 3 -`, `3`, `第 3 页 共 9 页`, `3 / 9`: nothing but a page number. Read by hand from both ends, so that it costs the length
 * of the line.
 */
export function isPageNumber(text: string): boolean {
  if (text.length > 24) return false
  const bare = [...text].filter((ch) => !' \t\u3000—–-－·．._'.includes(ch)).join('')
  const words = bare
    .replace('第', '')
    .replace('页', '')
    .replace('共', '/')
    .replace('页', '')
    .replace('Page', '')
    .replace('of', '/')
  const [number, all, ...more] = words.split('/')
  const isNumber = (part: string | undefined) =>
    part !== undefined && part.length > 0 && part.length <= 4 && /^\d+$/.test(part)
  return more.length === 0 && isNumber(number) && (all === undefined || isNumber(all))
}
