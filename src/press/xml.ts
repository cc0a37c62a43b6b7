const marks: Readonly<{ [mark: string]: string }> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 cannot hold: control characters but tab and line ends, lone surrogates, U+FFFE and U+FFFF. */
const holds = (c: number): boolean =>
  c === 9 || c === 10 || c === 13 || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) || c > 0xffff

/** Text inside XML or HTML: marks escaped, what cannot be held left out. */
export function escaped(text: string): string {
  let out = ''
  for (const sign of text) if (holds(sign.codePointAt(0) ?? 0)) out += marks[sign] ?? sign
  return out
}
