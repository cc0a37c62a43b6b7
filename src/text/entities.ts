/**
 * Character references that a careless copy from a web page leaves in plain text: &nbsp; &ldquo; &#12288;. Only those that notices really carry are
 * known, so that an ampersand in prose stays one.
 */

const NAMED: readonly (readonly [name: string, is: string])[] = [
  ['&nbsp;', ' '],
  ['&ensp;', ' '],
  ['&emsp;', ' '],
  ['&thinsp;', ' '],
  ['&ldquo;', '“'],
  ['&rdquo;', '”'],
  ['&lsquo;', '‘'],
  ['&rsquo;', '’'],
  ['&quot;', '"'],
  ['&mdash;', '—'],
  ['&ndash;', '–'],
  ['&hellip;', '…'],
  ['&middot;', '·'],
  ['&times;', '×'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
]
const AMPERSAND = 0x26

/** The reference that begins at `at`: the code unit it stands for and how long it is printed; null when none does. */
export function entityAt(source: string, at: number): { readonly unit: number; readonly length: number } | null {
  if (source.charCodeAt(at) !== AMPERSAND) return null
  for (const [name, is] of NAMED) {
    if (source.startsWith(name, at)) return { unit: is.charCodeAt(0), length: name.length }
  }
  const numeric = /^&#(\d{2,5});/.exec(source.slice(at, at + 8))
  const unit = Number(numeric?.[1] ?? 0)
  return numeric && unit >= 32 && unit <= 0xffff && (unit < 0xd800 || unit > 0xdfff)
    ? { unit, length: numeric[0].length }
    : null
}
