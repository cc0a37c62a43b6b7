import type { RegisterRecord } from '../../kernel/record.ts'
import type { Known } from '../../ledger/known.ts'
import { knownFeedback, knownFinding } from '../../ledger/known-from-records.ts'
import { PaperWordsIndex, readWords } from '../../ledger/paper-words.ts'
import type { Acting } from '../acting.ts'
import { everyRecord } from '../ask/every-record.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'

/**
 * What stands in the unit's ledger, as far as this person may read it, for the ledger room to compare with. With a round only what belongs to it, or to none: the same
 * words found wrong again years later are another finding.
 */
export async function knownOf(house: House, tx: Reading, acting: Acting, round: string | null): Promise<Known> {
  const { paper, feedback, finding, measure } = house.ledger
  const [papers, feedbacks, findings, measures] = await Promise.all(
    [paper, feedback, finding, measure].map(({ register }) => everyRecord(house, tx, acting, { register })),
  )
  const ofRound = (record: RegisterRecord, field: string) => {
    const own = record.fields[field]
    return round === null || typeof own !== 'string' || own === round
  }
  const byFinding = grouped(measures ?? [], measure.finding)
  const words = paperWords(house, papers ?? [])
  return {
    feedbacks: (feedbacks ?? []).filter((one) => ofRound(one, feedback.round)).map((one) => knownFeedback(one, words)),
    findings: (findings ?? [])
      .filter((one) => ofRound(one, finding.round))
      .map((one) => knownFinding(one, byFinding.get(one.id) ?? [], words)),
  }
}

function paperWords({ ledger: { paper } }: House, papers: readonly RegisterRecord[]): PaperWordsIndex {
  const index = new PaperWordsIndex()
  for (const { id, fields } of papers) {
    const origin = { feedback: fields[paper.file] ?? null, finding: id, measure: id }
    index.add(origin, readWords(fields[paper.words] ?? null))
  }
  return index
}

function grouped(records: readonly RegisterRecord[], field: string): ReadonlyMap<string, readonly RegisterRecord[]> {
  const groups = new Map<string, RegisterRecord[]>()
  for (const record of records) {
    const named = record.fields[field]
    const key = typeof named === 'string' ? named : ''
    const group = groups.get(key)
    if (group) group.push(record)
    else groups.set(key, [record])
  }
  return groups
}
