import type { RegisterRecord } from '../../kernel/record.ts'
import type { Acting } from '../acting.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { asNow, mayKnow } from '../showing.ts'
import { type ListFilter, planList } from './list-records.ts'

const chunk = 500

/**
 * Every record of a list that this person may read, opened first first, in the names of the newest version. For what must be seen whole (a ledger compared with, a paper
 * written); in a transaction whose questions see one moment.
 */
export async function everyRecord(
  house: House,
  tx: Reading,
  { actor, unit }: Pick<Acting, 'actor' | 'unit'>,
  filter: ListFilter,
): Promise<readonly RegisterRecord[]> {
  const plan = planList(house, filter, { actor, unit })
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
