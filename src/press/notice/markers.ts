/** What in a text would be taken for （1）, the number of a measure. */
const bracketed = /[（(〔]\s*(\d{1,3})\s*[）)〕]|(?<=^|[。；，、：:;, ])(\d{1,3})[）)]/gu
const circled = /[①-⑳]/u

export interface Marked {
  readonly marker: string
  readonly text: string
}

const circle = (n: number): string => String.fromCharCode(0x245f + n)

/**
 * Numbers the measures of one finding （1）（2）…; with ① where their texts use （1） themselves. Where they use both, their own （1） become ①: the number of a measure must not
 * be found inside another.
 */
export function marked(texts: readonly string[]): Marked[] {
  const bracketsTaken = texts.some((t) => t.search(bracketed) >= 0)
  if (bracketsTaken && texts.length <= 20 && !texts.some((t) => circled.test(t)))
    return texts.map((text, k) => ({ marker: circle(k + 1), text }))
  return texts.map((text, k) => ({ marker: `（${k + 1}）`, text: bracketsTaken ? demoted(text) : text }))
}

const demoted = (text: string): string =>
  text.replace(bracketed, (_whole, inside?: string, bare?: string) => {
    const n = Number(inside ?? bare)
    return n >= 1 && n <= 20 ? circle(n) : `第${n}，`
  })
