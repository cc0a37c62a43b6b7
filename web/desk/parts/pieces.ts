/** Pieces of a text, every other one a find. Plain comparing, no pattern is made of what somebody typed. */
export function piecesOf(text: string, wanted: string): readonly string[] {
  const terms = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '')
  const low = text.toLowerCase()
  const pieces: string[] = []
  let from = 0
  while (terms.length > 0 && low.length === text.length) {
    let at = -1
    let length = 0
    for (const term of terms) {
      const found = low.indexOf(term, from)
      if (found >= 0 && (at < 0 || found < at)) [at, length] = [found, term.length]
    }
    if (at < 0) break
    pieces.push(text.slice(from, at), text.slice(at, at + length))
    from = at + length
  }
  return [...pieces, text.slice(from)]
}
