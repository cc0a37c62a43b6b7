import type { Actor } from '../kernel/actor.ts'
import { replay as replayEntries } from '../kernel/fold.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import { canonical, sameBytes } from '../journal/leaf.ts'
import { derive } from './derive.ts'
import type { House } from './house.ts'
import type { Order, Performed } from './order.ts'
import type { Reading, Replay, StoredRecord } from './ports.ts'
import { type Names, type Refused, refused } from './rows.ts'
import { openEntry } from './sealing.ts'
import { asNow, mayKnow, mentionedIn, namesOf, powersOf, rowOf } from './showing.ts'

/** What makes two orders the same: who asks, through which seat, for which verb on what, with what. */
export function hashOfOrder(
  { cipher }: Pick<House, 'cipher'>,
  { who, register, verb, record, input, id, duty }: Order,
): Uint8Array {
  return cipher.sha256(canonical({ who, register, verb, record, input, id, duty }))
}

/**
 * The answer given before. The record is folded again up to that entry, so that the answer is the one of then, whatever happened since; the powers are those of
 * now. Of an erased record only what is left of it.
 */
export async function replayed(
  house: House,
  tx: Reading,
  actor: Actor,
  order: Order,
  hash: Uint8Array,
  found: Replay,
): Promise<{ readonly done: Omit<Performed, 'names'>; readonly names: Promise<Names> } | Refused> {
  if (found.requestHash && !sameBytes(found.requestHash, hash)) return refused(refusal('idempotency-key-reused'))
  const [now, then] = await Promise.all([tx.record(found.record), recordAt(house, tx, found.record, found.revision)])
  if (!now || !then || found.register !== order.register || !mayKnow(house, now.record, actor))
    return refused(refusal('not-found'))
  const row = rowOf(house, storedOf(house, then), actor)
  const { register, record } = asNow(house, now.record)
  const names = await namesOf(house, tx, actor, mentionedIn(house, row))
  return {
    done: {
      ok: true,
      record: row,
      entry: found.entry,
      warnings: JSON.parse(found.warnings) as readonly Refusal[],
      powers: powersOf(house, register, record, actor),
      replayed: true,
    },
    names: Promise.resolve(names),
  }
}

/** A record as it was after so many entries; null when it cannot be told. */
async function recordAt(house: House, tx: Reading, id: string, revision: number): Promise<RegisterRecord | null> {
  const [key, entries] = await Promise.all([tx.key(id), tx.entries(id, 0, revision)])
  return key ? replayEntries(entries.map((stored) => openEntry(house.cipher, key, stored).entry)) : null
}

function storedOf(house: House, record: RegisterRecord): StoredRecord {
  const { columns } = derive(house.registers, house.people, record)
  return { record, title: columns.title, owner: columns.owner, dueAt: columns.dueAt }
}
