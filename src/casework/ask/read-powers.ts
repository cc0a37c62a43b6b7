import type { Power } from '../../kernel/powers.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import type { Answered } from '../rows.ts'
import { asNow, powersOf } from '../showing.ts'
import type { Who } from '../who.ts'
import { isOne } from './read-record.ts'

/** What this person may do now with each of several records of one register. What he or she may not read is left out, as if it were not there. */
export function readPowers(
  house: House,
  who: Who,
  register: string,
  ids: readonly string[],
): Promise<Answered<{ readonly powers: Readonly<{ [id: string]: readonly Power[] }> }>> {
  return asking(house, who, async (tx, acting) => {
    const [{ actor }, found] = await Promise.all([acting, tx.records(ids)])
    const powers: { [id: string]: readonly Power[] } = {}
    for (const stored of found) {
      if (!isOne(house, stored, register, actor)) continue
      const now = asNow(house, stored.record)
      powers[stored.record.id] = powersOf(house, now.register, now.record, actor)
    }
    return { ok: true, powers }
  })
}
