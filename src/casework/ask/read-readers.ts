import type { Actor } from '../../kernel/actor.ts'
import { refusal } from '../../kernel/refusal.ts'
import { isRefusal, readingAs } from '../acting.ts'
import { asking } from '../asking.ts'
import { filterFor } from '../filter.ts'
import type { House } from '../house.ts'
import { limitOf } from '../page.ts'
import type { Reading } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import { mayKnow } from '../showing.ts'
import type { PersonWho } from '../who.ts'
import type { Option } from './list-options.ts'
import { isOne } from './read-record.ts'

const usualLimit = 20
const mostPeople = 100
/** People of a unit are hundreds; so many are looked at to find those who may read. */
const mostLooked = 500

/** People of the unit who may read a record, by name: whoever speaks of it to somebody chooses among them. Only for whoever may read it too. */
export function readReaders(
  house: House,
  who: PersonWho,
  register: string,
  id: string,
  asked: { readonly text?: string; readonly limit?: number } = {},
): Promise<Answered<{ readonly options: readonly Option[] }>> {
  return asking(house, who, async (tx, acting) => {
    const [{ actor, unit }, stored] = await Promise.all([acting, tx.record(id)])
    if (!isOne(house, stored, register, actor)) return refused(refusal('not-found'))
    const wanted = (asked.text ?? '').trim().toLowerCase()
    const limit = limitOf(asked.limit, usualLimit, mostPeople)
    const options: Option[] = []
    for (const person of await peopleOf(house, tx, actor, unit.zone)) {
      if (options.length === limit) break
      if (!person.title.toLowerCase().includes(wanted)) continue
      const other = await readingAs(house, tx, {
        kind: 'person',
        person: person.id,
        home: stored.record.unit,
        unit: stored.record.unit,
      })
      if (!isRefusal(other) && mayKnow(house, stored.record, other.actor)) options.push(person)
    }
    return { ok: true, options }
  })
}

async function peopleOf(house: House, tx: Reading, actor: Actor, zone: string): Promise<readonly Option[]> {
  const register = house.registers.get(house.people.person.register)
  if (!register) return []
  const { records } = await tx.list({
    ...filterFor(register, { closed: false }, actor, zone),
    sort: { by: 'title', descending: false },
    after: null,
    limit: mostLooked,
    total: false,
  })
  return records.map(({ record, title }) => ({ id: record.id, title }))
}
