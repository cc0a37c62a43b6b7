import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import { type Answered } from '../rows.ts'
import type { PersonWho } from '../who.ts'

/** Remembers on the paper's record where its columns go. The next workbook with the same headings begins with it. */
export async function mapColumns(
  house: House,
  who: PersonWho,
  record: string,
  columns: Readonly<{ [heading: string]: string }>,
  key: string,
): Promise<Answered<object>> {
  const map = house.ledger.paper
  const sorted = Object.fromEntries(Object.entries(columns).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const input = { fields: { [map.columns]: JSON.stringify(sorted) } }
  const done = await perform(house, { who, register: map.register, record, verb: map.map, input, key })
  return done.ok ? { ok: true } : done
}
