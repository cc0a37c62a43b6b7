import { leadInsOf } from '../../notice/lead-ins.ts'
import { tidy } from '../../text/tidy.ts'

/** Words as one paragraph: line breaks and runs of blanks become one space, none beside a mark or an ideograph. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim()
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef]) | (?=[\u3000-\u9fff\uff00-\uffef])/gu, '')
}

/**
 * What a record says, as a paragraph of a notice: one line, closed by a mark. Words that a notice leads its own parts in with (责任人：, 整改结果：) are said in other form
 * (责任人为, 整改结果，), because a reader could not tell them from the notice's own.
 */
export function sentenceOf(text: string): string {
  const open = withoutHeads(withoutLeadIns(oneLine(text))).replace(/[，、：；,;:.．\s]+$/u, '')
  return open === '' || /[。！？…]$/u.test(open) ? open : `${open}。`
}

/** Every turn takes the colon of one lead-in, so that it ends. */
function withoutLeadIns(text: string): string {
  let words = text
  for (let turn = words.split(/[：:]/u).length; turn > 0; turn--) {
    const seen = tidy(words)
    const found = leadInsOf(`。${seen.text}`, 1, seen.text.length + 1).find((l) => seen.text[l.end - 2] === '：')
    if (!found) return words
    const at = seen.from[found.end - 2] ?? 0
    const spoken = found.role === 'owner' || found.role === 'deadline' ? '为' : '，'
    words = `${words.slice(0, at)}${spoken}${words.slice(at + 1)}`
  }
  return words
}

/** A paragraph longer than this with 二、 or （二） in it is taken for one whose line breaks were lost. */
const longest = 380

/** 二、 and （二） within a long paragraph are said 其二，. */
function withoutHeads(text: string): string {
  if (text.length < longest) return text
  return text.replace(
    /(?<=^|[。；：？！ ])(?:([一二三四五六七八九十]{1,3})、|[（(]([一二三四五六七八九十]{1,3})[）)]、?)/gu,
    (_whole, plain?: string, bracketed?: string) => `其${plain ?? bracketed}，`,
  )
}

/** A heading is one phrase without a final mark, and leads nothing in. */
export const titleWords = (text: string): string =>
  withoutLeadIns(oneLine(text))
    .replace(/[。；：，、.．;:,\s]+$/u, '')
    .replaceAll('。', '；')
