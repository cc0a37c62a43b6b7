import { refusal } from '../../kernel/refusal.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { type Answered, refused } from '../rows.ts'
import type { Who } from '../who.ts'
import { type ListFilter, planList } from './list-records.ts'

/** A field by its name, or the state. */
export type CountedBy = 'state' | { readonly field: string }

/**
 * How many records of a list this person may read have each value of a field. Erased records count in nothing. By fields that not every reader may read
 * nobody counts.
 */
export function countBy(
  house: House,
  who: Who,
  filter: ListFilter,
  by: CountedBy,
): Promise<Answered<{ readonly counts: Readonly<{ [value: string]: number }> }>> {
  return asking(house, who, async (tx, acting) => {
    // What may be counted by is what may be sorted by: both tell of values without showing a record.
    const asked = by === 'state' ? filter : { ...filter, sort: { by } }
    const plan = planList(house, asked, await acting)
    if ('refusals' in plan) return refused(...plan.refusals)
    if (by !== 'state' && !plan.filter.kinds[by.field]) return refused(refusal('query-invalid', { detail: by.field }))
    const found = await tx.tally({ ...plan.filter, by })
    return { ok: true, counts: Object.fromEntries(found.map(({ value, figure }) => [value, figure])) }
  })
}
