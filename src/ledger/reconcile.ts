import type { Reading } from '../notice/reading.ts'
import { proposeFeedback } from './feedback.ts'
import { fromReading } from './from-reading.ts'
import { fromRows } from './from-rows.ts'
import type { Known } from './known.ts'
import type { Proposal } from './proposal.ts'
import { proposeFindings } from './proposals.ts'
import { finished, type Steps } from './steps.ts'
import type { LedgerRow } from './workbook.ts'

/**
 * What a notice or feedback report proposes, given what is known. `text` is the paper's text that the reading's spans count in: from it come the places of
 * values and the words of a feedback as printed. Linear in the reading and in what is known. Pure: the same input gives the same proposals under the
 * same ids, and reading again what was accepted gives only `known`.
 */
export function reconcile(reading: Reading, known: Known, text = ''): Proposal[] {
  const papers = [reading, ...(reading.more ?? [])]
  const feedbacks = papers.map((paper) => proposeFeedback(paper, known, text))
  const incoming = papers.flatMap((paper, at) => fromReading(paper, feedbacks[at]?.scope ?? { is: 'unsaid' }, text))
  const findings = finished(proposeFindings(incoming, known))
  return numbered([...feedbacks.flatMap(({ proposals }) => proposals), ...findings])
}

/** What an existing ledger proposes. A ledger that was taken out of here and comes in again proposes nothing. */
export function reconcileRows(rows: readonly LedgerRow[], known: Known): Proposal[] {
  return finished(reconcilingRows(rows, known))
}

/** As `reconcileRows`, in steps. */
export function* reconcilingRows(rows: readonly LedgerRow[], known: Known): Steps<Proposal[]> {
  const incoming = fromRows(rows)
  yield
  const proposals = yield* proposeFindings(incoming, known)
  yield
  return numbered(proposals)
}

/** Two items on one place (a line read twice) must not share an id. */
function numbered(proposals: readonly Proposal[]): Proposal[] {
  const seen = new Map<string, number>()
  const ids = new Map<string, string>()
  return proposals.map((one) => {
    const count = (seen.get(one.id) ?? 0) + 1
    seen.set(one.id, count)
    const id = count === 1 ? one.id : `${one.id}-again-${count}`
    if (one.about === 'finding') ids.set(one.id, id)
    const of = one.of === null ? null : (ids.get(one.of) ?? one.of)
    return id === one.id && of === one.of ? one : { ...one, id, of }
  })
}
