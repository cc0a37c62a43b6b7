/**
 * Two wordings are the same when they differ in form only: full-width or half-width, spaces, line breaks, punctuation. Points and commas inside a figure
 * are content (12.5 is not 125), the comma of thousands is form.
 */
export function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .replace(/(?<!\d)[.\-/:](?!\d)|(?<=\d)[.\-/:](?!\d)|(?<!\d)[.\-/:](?=\d)|[^\p{L}\p{N}%.\-/:]/gu, '')
}

/** 关于“…”的问题 and 反馈问题：… are wrappings: the problem is what stands inside. */
const wrapping = /^(?:关于|针对|巡察|反馈|指出|具体|的|问题[一二三四五六七八九十\d]*[:：])+/u

/** A problem's wording without what papers wrap around it, normalised. */
export function problemKey(title: string): string {
  const inside = title.trim().replace(wrapping, '')
  return (
    normal(inside).replace(/(?:等)?(?:方面)?(?:存在)?的?问题(?:的?整改(?:落实|进展|完成)?(?:情况)?)?$/u, '') ||
    normal(title)
  )
}

/** The first sentence: what a notice quotes of a problem that the feedback tells at length. */
export const firstSentence = (text: string): string => /^[^。！？；\n]*/u.exec(text.trim())?.[0] ?? text

/** Pairs of neighbouring characters, each once: the measure of likeness for Chinese, which has no spaces to cut at. */
export function pairs(key: string): ReadonlySet<string> {
  const out = new Set<string>()
  for (let at = 0; at + 1 < key.length; at++) out.add(key.slice(at, at + 2))
  if (out.size === 0 && key !== '') out.add(key)
  return out
}

/** Share of common pairs, 0 to 1 (Dice). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const pair of few) if (many.has(pair)) common++
  return (2 * common) / (a.size + b.size)
}
