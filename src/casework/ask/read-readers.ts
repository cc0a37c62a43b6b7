import type { Actor } from '../../kernel/actor.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
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
/** Their standing is asked for together, so that it travels together. */
const askedTogether = 50

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
    const named = (await peopleOf(house, tx, actor, unit.zone)).filter(({ title }) =>
      title.toLowerCase().includes(wanted),
    )
    const options: Option[] = []
    for (let at = 0; at < named.length && options.length < limit; at += askedTogether) {
      const some = named.slice(at, at + askedTogether)
      const may = await Promise.all(some.map(({ id: person }) => mayRead(house, tx, person, stored.record)))
      options.push(...some.filter((_one, place) => may[place]))
    }
    return { ok: true, options: options.slice(0, limit) }
  })
}

async function mayRead(house: House, tx: Reading, person: string, record: RegisterRecord): Promise<boolean> {
  const other = await readingAs(house, tx, { kind: 'person', person, home: record.unit, unit: record.unit })
  return !isRefusal(other) && mayKnow(house, record, other.actor)
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
