import { type Instant, isInstant } from '../../calendar/days.ts'
import { dayIn } from '../../calendar/zones.ts'
import { replay } from '../../kernel/fold.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import type { Register } from '../../kernel/register.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { openEntry } from '../sealing.ts'
import type { FrozenList } from './frozen-list.ts'

const chunk = 500

interface Recounting {
  readonly register: Register
  /** Those whose refusals and overrides count. */
  readonly rules: readonly string[]
  /** Ids of the records opened in the window, whenever. */
  readonly all: readonly string[]
  readonly zone: string
}

/**
 * Tells the counts of a frozen list anew, not from the list but from the journal as it stood at that moment: what was opened in the window by then, and what had become of it
 * by then. What nobody has touched since is its own past; only what has changed is folded again. A record whose key was destroyed counts as it stands now.
 * @returns null for a list that does not say when it was made
 */
export async function recounted(
  house: House,
  tx: Reading,
  list: FrozenList,
  { register, rules, all, zone }: Recounting,
): Promise<FrozenList['counts'] | null> {
  const { at } = list
  if (!isInstant(at)) return null
  const counts = { records: 0, late: 0, overridden: 0 }
  for (let start = 0; start < all.length; start += chunk) {
    for (const record of await asThen(house, tx, all.slice(start, start + chunk), at)) {
      counts.records += 1
      if (record.late.length > 0) counts.late += 1
      if (record.warned.some(({ rule }) => rules.includes(rule))) counts.overridden += 1
    }
  }
  return { ...counts, refusals: await refusalsAnew(tx, list, register, rules, dayIn(at, zone)) }
}

/** Those of the records that there were at that moment, as they were then. */
async function asThen(
  house: House,
  tx: Reading,
  ids: readonly string[],
  at: Instant,
): Promise<readonly RegisterRecord[]> {
  const now = (await tx.records(ids)).map(({ record }) => record).filter(({ openedAt }) => openedAt <= at)
  const changed = now.filter(({ changedAt }) => changedAt > at).map(({ id }) => id)
  if (changed.length === 0) return now
  const [keys, entries] = await Promise.all([tx.keys(changed), tx.entriesUntil(changed, at)])
  return now.map((record) => {
    const [key, stored] = [keys.get(record.id), entries.get(record.id)]
    if (!key || !stored || !changed.includes(record.id)) return record
    return replay(stored.map((one) => openEntry(house.cipher, key, one).entry)) ?? record
  })
}

/** The tally knows days only: what was refused on the day of freezing may have been refused later that day, and counts as frozen while it is no less. */
async function refusalsAnew(
  tx: Reading,
  { from, until, refusals }: FrozenList,
  { name }: Register,
  rules: readonly string[],
  last: string,
): Promise<number> {
  const now = (await tx.refusals(name, from, until)).filter(({ rule }) => rules.includes(rule))
  const sum = (all: FrozenList['refusals'], ofLast: boolean) =>
    all.filter(({ day }) => (day === last) === ofLast).reduce((total, { times }) => total + times, 0)
  return sum(now, false) + Math.min(sum(now, true), sum(refusals, true))
}
