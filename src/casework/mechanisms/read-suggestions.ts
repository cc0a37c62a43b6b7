import { dayIn } from '../../calendar/zones.ts'
import { refusal } from '../../kernel/refusal.ts'
import { type Suggestion, suggestFor } from '../../kernel/suggestions.ts'
import { asking } from '../asking.ts'
import { isOne } from '../ask/read-record.ts'
import { filterFor } from '../filter.ts'
import type { House } from '../house.ts'
import { notInUse } from '../in-use.ts'
import type { Reading } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import { rowOf } from '../showing.ts'
import type { Who } from '../who.ts'

/** What could keep a finding cured, and how far the unit is with it. */
export interface Offer extends Suggestion {
  readonly registerLabel: Suggestion['label']
  /** Whether the unit uses the register. */
  readonly inUse: boolean
  /** The mechanism of this finding that watches it already. */
  readonly bound: string | null
}

const byOpening = { by: 'opened', descending: false } as const

/** What could keep this finding cured, by its own words; for whoever may read the finding. */
export function readSuggestions(
  house: House,
  who: Who,
  id: string,
): Promise<Answered<{ readonly offers: readonly Offer[] }>> {
  return asking(house, who, async (tx, acting) => {
    const { actor, unit } = await acting
    const map = house.mechanisms
    const target = house.registers.get(map.mechanism.register)?.fields[map.mechanism.finding]
    const stored = await tx.record(id)
    if (target?.kind !== 'ref' || !isOne(house, stored, target.register, actor)) return refused(refusal('not-found'))
    const { fields } = rowOf(house, stored, actor)
    const said = map.suggesting.words.map((name) => fields[name]).filter((value) => typeof value === 'string')
    const [unused, bound] = await Promise.all([
      notInUse(house, tx, dayIn(house.clock.now(), unit.zone)),
      boundTo(house, tx, id, unit.zone),
    ])
    const offers = suggestFor(house.registers.current, said.join('\n')).map((one) => ({
      ...one,
      registerLabel: house.registers.get(one.register)?.label ?? one.label,
      inUse: !unused.has(one.register),
      bound: bound.get(watchedKey(one)) ?? null,
    }))
    return { ok: true, offers }
  })
}

const watchedKey = ({ register, part }: Pick<Suggestion, 'register' | 'part'>) => `${register} ${part ?? ''}`

/** Living mechanisms of a finding by what they watch. */
async function boundTo(house: House, tx: Reading, finding: string, zone: string): Promise<ReadonlyMap<string, string>> {
  const map = house.mechanisms.mechanism
  const register = house.registers.get(map.register)
  if (!register) return new Map()
  const where = { state: map.living, fields: { [map.finding]: { is: finding } } }
  const ids = await tx.listIds({ ...filterFor(register, where, { kind: 'house' }, zone), sort: byOpening })
  const known = await tx.records(ids)
  return new Map(
    known.map(({ record: { id, fields } }) => {
      const part = fields[map.part]
      return [watchedKey({ register: String(fields[map.subject]), part: typeof part === 'string' ? part : null }), id]
    }),
  )
}
