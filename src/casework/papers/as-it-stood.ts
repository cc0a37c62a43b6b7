import type { Instant } from '../../calendar/days.ts'
import { replay } from '../../kernel/fold.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { openEntry } from '../sealing.ts'
import { asNow } from '../showing.ts'

/**
 * Records as they stood at an instant, folded from what their journal had told by then; those that did not exist yet are left out. The order stays. Two questions for all
 * of them together.
 */
export async function asTheyStood(
  house: House,
  tx: Reading,
  records: readonly RegisterRecord[],
  until: Instant,
): Promise<readonly RegisterRecord[]> {
  const later = records.filter(({ changedAt }) => changedAt > until)
  if (later.length === 0) return records
  const ids = later.map(({ id }) => id)
  const [keys, entries] = await Promise.all([tx.keys(ids), tx.entriesUntil(ids, until)])
  const stood = new Map<string, RegisterRecord | null>()
  for (const id of ids) {
    const key = keys.get(id)
    const own = entries.get(id) ?? []
    const record = key ? replay(own.map((one) => openEntry(house.cipher, key, one).entry)) : null
    stood.set(id, record && asNow(house, record).record)
  }
  return records
    .map((record) => (stood.has(record.id) ? (stood.get(record.id) ?? null) : record))
    .filter((record) => record !== null)
}
