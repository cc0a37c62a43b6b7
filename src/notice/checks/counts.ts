import type { Piece } from '../body.ts'
import type { Count } from '../figures.ts'
import type { Document } from '../document.ts'
import { between } from '../spans.ts'
import { type CheckFinding, finding } from './registry.ts'

const WHOLE = /(?:全[县市区镇乡村局院校站所省州旗系]统?|全街道|全公司|全中心|现有|共有|总共)$/u

/** 全县162名护林员…，158名护林员全部配发终端: within one measure, all of fewer than there are. */
export function countsChecks(doc: Document): CheckFinding[] {
  if (doc.kind !== 'notice') return []
  const { text } = doc.tidy
  const found: CheckFinding[] = []
  for (const p of doc.problems) {
    for (const m of p.measures) {
      const counts = between(doc.figures.counts, m.text[0], m.text[1]).slice(0, 60)
      const whole = counts.find((c) => WHOLE.test(text.slice(Math.max(m.text[0], c.start - 4), c.start)))
      const noun = whole ? nounBehind(text, whole) : ''
      const all =
        whole &&
        noun !== '' &&
        counts.find(
          (c) => c.start > whole.end && c.unit === whole.unit && saysAll(text, c, noun) && c.value < whole.value,
        )
      if (whole && all) found.push(finding(doc, 'counts-contradict', [piece(whole, noun), piece(all, noun)]))
    }
  }
  return found
}

const piece = (c: Count, noun: string): Piece => [c.start, c.end + noun.length]

/** The first ideographs behind a count, two: 护林. */
const nounBehind = (text: string, c: Count): string => /^[一-龥]{2}/u.exec(text.slice(c.end, c.end + 2))?.[0] ?? ''

const saysAll = (text: string, c: Count, noun: string): boolean =>
  text.startsWith(noun, c.end) &&
  /^[一-龥]?(?:已|均)?(?:全部|全员|均已|都已)/u.test(text.slice(c.end + noun.length, c.end + noun.length + 4))
