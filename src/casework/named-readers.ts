import type { Entry, RegisterRecord } from '../kernel/record.ts'
import { namedReaders } from '../kernel/references.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import { part, type Register } from '../kernel/register.ts'
import { actingAs, isRefusal } from './acting.ts'
import type { House } from './house.ts'
import type { Transaction } from './ports.ts'
import { mayKnow } from './showing.ts'

/** Whoever an entry names beside a record must be able to read that record at this moment: being named would tell of it. One refusal for each field. */
export async function namedReaderRefusals(
  house: House,
  tx: Transaction,
  register: Register,
  before: RegisterRecord | null,
  { unit, effects }: Entry,
): Promise<readonly Refusal[]> {
  const named = namedReaders(register, before?.fields ?? {}, effects.set ?? {})
  if (named.length === 0) return []
  const blind = await tx.asHouse(async () => {
    const found = new Map(
      (await tx.records(named.map(({ record }) => record))).map(({ record }) => [record.id, record]),
    )
    const asked = named.map(async ({ field, person, record }) => {
      const acting = await actingAs(house, tx, { kind: 'person', person, home: unit, unit })
      const target = found.get(record)
      return !isRefusal(acting) && target && mayKnow(house, target, acting.actor) ? null : field
    })
    return Promise.all(asked)
  })
  return [...new Set(blind.filter((field) => field !== null))].map((field) => {
    const declared = part(register.fields, field)
    const beside = declared && 'readersOf' in declared ? part(register.fields, declared.readersOf) : undefined
    const label = (one: typeof declared) => one?.label ?? { zh: field, en: field }
    return refusal('not-a-reader', { field: label(declared), record: label(beside) }, { field })
  })
}
