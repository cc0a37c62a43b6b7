import type { RegisterRecord } from '../../kernel/record.ts'
import type { Known } from '../../ledger/known.ts'
import { knownFeedback, knownFinding } from '../../ledger/known-from-records.ts'
import type { Acting } from '../acting.ts'
import { planList } from '../ask/list-records.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { asNow, mayKnow } from '../showing.ts'

const chunk = 500

/**
 * What stands in the unit's ledger, as far as this person may read it, for the ledger room to compare with. With a round only what belongs to it, or to none: the same
 * words found wrong again years later are another finding.
 */
export async function knownOf(house: House, tx: Reading, acting: Acting, round: string | null): Promise<Known> {
  const { feedback, finding, measure } = house.ledger
  const [feedbacks, findings, measures] = await Promise.all(
    [feedback, finding, measure].map(({ register }) => everyRecord(house, tx, acting, register)),
  )
  const ofRound = (record: RegisterRecord, field: string) => {
    const own = record.fields[field]
    return round === null || typeof own !== 'string' || own === round
  }
  const byFinding = grouped(measures ?? [], measure.finding)
  return {
    feedbacks: (feedbacks ?? []).filter((one) => ofRound(one, feedback.round)).map(knownFeedback),
    findings: (findings ?? [])
      .filter((one) => ofRound(one, finding.round))
      .map((one) => knownFinding(one, byFinding.get(one.id) ?? [])),
  }
}

/** Every record of a register this person may read, in a transaction whose questions see one moment. */
async function everyRecord(
  house: House,
  tx: Reading,
  { actor, unit }: Acting,
  register: string,
): Promise<readonly RegisterRecord[]> {
  const plan = planList(house, { register }, { actor, unit })
  if ('refusals' in plan) return []
  const ids = await tx.listIds({ ...plan.filter, sort: { by: 'opened', descending: false } })
  const records: RegisterRecord[] = []
  for (let start = 0; start < ids.length; start += chunk) {
    for (const { record } of await tx.records(ids.slice(start, start + chunk))) {
      if (!record.erased && mayKnow(house, record, actor)) records.push(asNow(house, record).record)
    }
  }
  return records.toSorted((a, b) =>
    a.openedAt === b.openedAt ? (a.id < b.id ? -1 : 1) : a.openedAt < b.openedAt ? -1 : 1,
  )
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
