/**
 * The words of a line. Blanks part words; "…" holds a word with blanks together, with \" and \n inside; `;` at the start of a word begins a remark.
 * A quoted word keeps its opening quote, so that `"open"` and `open` can be told apart; one that is never closed ends with the line.
 */
export function tokensOf(line: string): string[] {
  const tokens: string[] = []
  let token = ''
  let quoted = false
  for (let index = 0; index < line.length; index += 1) {
    const sign = line[index] ?? ''
    if (quoted && sign === '\\' && index + 1 < line.length) {
      index += 1
      token += line[index] === 'n' ? '\n' : (line[index] ?? '')
    } else if (sign === '"') {
      quoted = !quoted
      if (token === '') token = '"'
    } else if (quoted || !/\s/.test(sign)) {
      if (!quoted && token === '' && sign === ';') return tokens
      token += sign
    } else if (token !== '') {
      tokens.push(token)
      token = ''
    }
  }
  return token === '' ? tokens : [...tokens, token]
}

/** Groups of words parted by a comma at a word's end (or standing alone). */
export function clausesOf(tokens: readonly string[]): string[][] {
  const clauses: string[][] = [[]]
  for (const token of tokens) {
    const ends = token.endsWith(',') || token.endsWith('，')
    const word = ends ? token.slice(0, -1) : token
    if (word !== '') clauses.at(-1)?.push(word)
    if (ends) clauses.push([])
  }
  return clauses.filter((clause) => clause.length > 0)
}
