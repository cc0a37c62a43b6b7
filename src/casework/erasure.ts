import type { Decision } from '../kernel/decide.ts'
import { eraseEntry, redact } from '../kernel/erase.ts'
import { fold } from '../kernel/fold.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import type { Register } from '../kernel/register.ts'
import type { Change } from './change.ts'
import { changeOf } from './changing.ts'
import { registerOf } from './derive.ts'
import type { House } from './house.ts'
import type { Transaction } from './ports.ts'
import { openEntry, resealEntry } from './sealing.ts'

const keyBytes = 32
const mostEntries = 1_000_000

/**
 * The erasing of the record that a verb's field names, in the same transaction: the key is destroyed and replaced, every earlier payload by what is left of it once
 * nobody's words are in it, and everything derived from the content goes. Leaves stay, so that the chain still verifies; their commitments are without salt from
 * here on, and nobody can prove or guess what was there.
 */
export async function erasureOf(
  house: House,
  tx: Transaction,
  register: Register,
  { entry, record }: Decision & { readonly ok: true },
  field: string,
): Promise<{ readonly changes: readonly Change[] } | { readonly refusal: Refusal }> {
  const target = String(record.fields[field] ?? '')
  const label = register.fields[field]?.label ?? { zh: field, en: field }
  const missing = { refusal: refusal('ref-not-found', { field: label }, { field }) }
  if (target === record.id) return missing
  const [stored, entries] = await Promise.all([tx.lock(target), tx.entries(target, 0, mostEntries)])
  if (!stored?.key) return missing
  const { key } = stored
  const erasing = eraseEntry(registerOf(house.registers, stored.record), stored.record, entry.by, {
    now: entry.at,
    entryId: house.ids.uuid7(entry.at),
  })
  if (!erasing) return { changes: [] }
  const fresh = house.ids.random(keyBytes)
  const after = fold(stored.record, erasing)
  const change = changeOf(
    house,
    { entry: erasing, record: after },
    { before: stored.record, key: fresh, idempotency: null },
  )
  const redacted = entries.map((one) => ({
    entry: one.id,
    sealed: resealEntry(house.cipher, fresh, redact(openEntry(house.cipher, key, one).entry)),
  }))
  return { changes: [{ ...change, key: fresh, redacted }] }
}
