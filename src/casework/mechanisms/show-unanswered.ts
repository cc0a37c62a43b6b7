import type { Day } from '../../calendar/days.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { inForce } from '../acting.ts'
import { filterFor } from '../filter.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import type { Reading } from '../ports.ts'
import type { UnitRow } from '../rows.ts'

interface ToShow {
  readonly warning: string
  readonly title: string
  readonly seat: string
}

/**
 * A warning nobody answered in time is shown to those who oversee its finding: the seats of that kind that see the finding already, and no others. Before that no outsider
 * sees anything of it.
 */
export async function showUnanswered(house: House, { unit, zone }: UnitRow, today: Day): Promise<void> {
  const { warning: map, showing } = house.mechanisms
  const register = house.registers.get(map.register)
  if (!register) return
  const filter = filterFor(register, { closed: false, late: true }, { kind: 'house' }, zone)
  const due = await house.store.read({ unit }, async (tx) => {
    const ids = await tx.listIds({ ...filter, sort: { by: 'opened', descending: false } })
    const records = (await tx.records(ids)).map(({ record, title }) => ({ record, title }))
    return (await Promise.all(records.map((one) => seatsFor(house, tx, one, today)))).flat()
  })
  for (const { warning, title, seat } of due) {
    const { share } = house.people
    const fields = {
      [share.seat]: seat,
      [share.target]: warning,
      [showing.subject]: register.name,
      [showing.about]: title.slice(0, 200),
    }
    const done = await perform(house, {
      who: { kind: 'house', unit },
      register: share.register,
      verb: showing.verb,
      input: { fields },
      key: `unanswered ${warning} ${seat}`,
    })
    if (!done.ok && done.refusals[0]?.code !== 'claim-taken')
      throw new Error(`showing warning ${warning}: ${done.refusals[0]?.code}`)
  }
}

/** Seats in force that see the finding and do not see the warning yet. */
async function seatsFor(
  house: House,
  tx: Reading,
  { record, title }: { readonly record: RegisterRecord; readonly title: string },
  today: Day,
): Promise<readonly ToShow[]> {
  const { warning: map, showing } = house.mechanisms
  const { share, seat } = house.people
  const live = (rows: readonly RegisterRecord[]) =>
    rows.filter(({ state }) => share.states.includes(state)).map(({ fields }) => String(fields[share.seat] ?? ''))
  const [ofFinding, ofWarning] = await Promise.all([
    tx.keyed(share.register, share.target, String(record.fields[map.finding] ?? '')),
    tx.keyed(share.register, share.target, record.id),
  ])
  const shown = live(ofWarning)
  const seats = await tx.records(live(ofFinding).filter((one) => !shown.includes(one)))
  return seats
    .filter(({ record: held }) => inForce(held, seat, today) && held.fields[seat.kind] === showing.seat)
    .map(({ record: held }) => ({ warning: record.id, title, seat: held.id }))
}
