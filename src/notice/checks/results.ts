import { createLexicon } from '../../text/lexicon.ts'
import type { Piece } from '../body.ts'
import type { Document } from '../document.ts'
import { sentences } from '../../text/sentences.ts'
import { type CheckFinding, finding } from './registry.ts'
import { within } from '../spans.ts'

const RATES = /(?:率|占比|占|比例|达|稿件)(?:达到?|为|超过?|至|在|提升至|提高到|均为|约){0,4}$/u
/** 占全年支出比重达…: the words say of what. A rate of interest is of nothing that is counted. */
const OF_WHAT = /占.{2,14}(?:比重|比例)|(?:利|费|税|溢价|容积|汇|折扣|增长|下降)率/u
const CLAIMS = [
  '明显增长',
  '明显提升',
  '明显改善',
  '明显提高',
  '显著提升',
  '显著提高',
  '显著增强',
  '大幅提升',
  '大幅提高',
  '明显增强',
  '明显好转',
  '有效提升',
  '成效显著',
]

const LEXICON = createLexicon(CLAIMS.map((c) => [c, true] as const))

function claimIn(text: string, s: number, e: number): string | null {
  let found: string | null = null
  LEXICON.scan(text, s, e, (_, word) => {
    found = word
    return false
  })
  return found
}

/** Rates without a base and claims without a figure, one finding each for the whole text. */
export function resultChecks(doc: Document): CheckFinding[] {
  if (doc.kind !== 'notice') return []
  const found: CheckFinding[] = []
  const { text } = doc.tidy
  const ranges = doc.problems.map((p): Piece => [p.draft.start, p.draft.end])
  const rates = doc.figures.rates.filter(
    (r) => r.base === null && RATES.test(r.name) && !OF_WHAT.test(r.name) && within(ranges, r.start),
  )
  if (rates.length > 0)
    found.push(
      finding(
        doc,
        'rate-without-base',
        rates.map((r): Piece => [r.start, r.end]),
      ),
    )
  const claims: Piece[] = []
  for (const p of doc.problems) {
    if (p.status !== 'done') continue
    for (const m of p.measures) {
      if (!LEXICON.has(text, m.text[0], m.text[1])) continue
      for (const [s, e] of sentences(text, m.text[0], m.text[1])) {
        const claim = claimIn(text, s, e)
        if (!claim) continue
        const words = text.slice(s, e)
        if (
          claim &&
          !/\d|[一二三四五六七八九十百]{1,6}(?:次|名|人|项|件|个)/u.test(words.replace(/20\d\d年(?:以来)?/gu, ''))
        ) {
          const at = s + words.indexOf(claim)
          claims.push([Math.max(s, at - 4), at + claim.length])
        }
      }
    }
  }
  if (claims.length > 0) found.push(finding(doc, 'result-without-figure', claims))
  return found
}
