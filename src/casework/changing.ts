import type { Entry, RegisterRecord } from '../kernel/record.ts'
import type { Change } from './change.ts'
import { claimsOf } from './claims.ts'
import { derive, nothing } from './derive.ts'
import type { House } from './house.ts'
import { sealEntry } from './sealing.ts'

const keyBytes = 32

export interface Around {
  readonly before: RegisterRecord | null
  /** Key of the record's payloads; null for a record that is being created. */
  readonly key: Uint8Array | null
  readonly idempotency: Change['idempotency']
}

/** An entry and everything that follows from it. What the record looked like before says what has to be taken away. */
export function changeOf(
  house: House,
  { entry, record: after }: { readonly entry: Entry; readonly record: RegisterRecord },
  { before, key, idempotency }: Around,
): Change {
  if (before && !key) throw new Error(`record ${before.id} has no key`)
  const used = key ?? house.ids.random(keyBytes)
  const was = before ? derive(house.registers, house.people, before) : nothing
  const is = derive(house.registers, house.people, after)
  return {
    before,
    after,
    entry: sealEntry(house, used, entry, before, after),
    was,
    is,
    claims: claimsOf(entry),
    tokens: was.text === is.text ? null : house.words.tokens(is.text),
    key: key ? null : used,
    idempotency,
    redacted: null,
    seat: before ? null : (entry.by.seat ?? null),
    standing: isStanding(house, after.register),
  }
}

function isStanding({ people }: House, register: string): boolean {
  const { appointment, deputising, seat, setting, person, department } = people
  return [appointment, deputising, seat, setting, person, department].some((one) => one.register === register)
}
