import type { Document } from '../document.ts'
import { arithmeticChecks } from './arithmetic.ts'
import { damageChecks } from './damage.ts'
import { countsChecks } from './counts.ts'
import { dayChecks } from './days.ts'
import { missingChecks } from './missing.ts'
import { numberingChecks } from './numbering.ts'
import { paperOnlyChecks } from './paper-only.ts'
import { personalDataChecks } from './personal-data.ts'
import type { CheckFinding } from './registry.ts'
import { resultChecks } from './results.ts'
import { type Corpus, reuseChecks } from './reuse.ts'
import { totalsChecks } from './totals.ts'
import { unfinishedChecks } from './unfinished.ts'

export type CheckOptions = {
  /** Sentences of other units' notices, from `sentencesOf`. */
  readonly corpus?: Corpus
  /** Days from feedback to publication beyond which publication is late; 270 unless given. */
  readonly lateAfterDays?: number
}

const RANK = { error: 0, warning: 1, note: 2 } as const

/** All checks on a document, errors first, then in the order of the text. */
export function runChecks(doc: Document, options: CheckOptions): CheckFinding[] {
  const found = [
    ...totalsChecks(doc),
    ...(doc.kind === 'other' ? [] : arithmeticChecks(doc)),
    ...countsChecks(doc),
    ...unfinishedChecks(doc),
    ...paperOnlyChecks(doc),
    ...dayChecks(doc, options.lateAfterDays ?? 270),
    ...missingChecks(doc),
    ...numberingChecks(doc),
    ...(doc.kind === 'other' ? [] : damageChecks(doc)),
    ...resultChecks(doc),
    ...reuseChecks(doc, options.corpus),
    ...personalDataChecks(doc),
  ]
  return found.sort((a, b) => RANK[a.severity] - RANK[b.severity] || (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0))
}
