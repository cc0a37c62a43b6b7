import { visibleFields } from '../../kernel/reading.ts'
import { refusal } from '../../kernel/refusal.ts'
import { asking } from '../asking.ts'
import { filterFor, readableFor } from '../filter.ts'
import type { House } from '../house.ts'
import { limitOf } from '../page.ts'
import { type Answered, refused } from '../rows.ts'
import { unitsOf } from '../units.ts'
import type { Who } from '../who.ts'

export interface Option {
  readonly id: string
  readonly title: string
}

const usualLimit = 20
const mostOptions = 100
/** People and departments of a unit are looked through as a whole: they are hundreds. */
const mostLooked = 2000

/** Records of a register to pick from, by title: for people, departments and references. Of the unit register: the units of the installation. */
export function listOptions(
  house: House,
  who: Who,
  name: string,
  asked: { readonly text?: string; readonly limit?: number } = {},
): Promise<Answered<{ readonly options: readonly Option[] }>> {
  return asking(house, who, async (tx, acting) => {
    const { actor, unit } = await acting
    const limit = limitOf(asked.limit, usualLimit, mostOptions)
    const wanted = (asked.text ?? '').trim().toLowerCase()
    if (name === house.people.unit.register) {
      const units = (await unitsOf(house, tx)).map((one) => ({ id: one.unit, title: one.name }))
      return { ok: true, options: units.filter(({ title }) => title.toLowerCase().includes(wanted)).slice(0, limit) }
    }
    const register = house.registers.get(name)
    if (!register) return refused(refusal('unknown-register', { register: name.slice(0, 60) }))
    if (readableFor(register, actor) === 'none') return refused(refusal('not-permitted'))
    if (!visibleFields(register, null, actor).includes(register.columns.title)) return refused(refusal('not-permitted'))
    // Open records only: nobody picks somebody who has left, or a matter that is closed, by title. A closed one is still found by its link.
    const filter = filterFor(register, { closed: false }, actor, unit.zone)
    const small = name === house.people.person.register || name === house.people.department.register
    const tokens = wanted === '' || small ? null : house.words.tokens(wanted)
    const { records } = await tx.list({
      ...filter,
      ...(tokens && tokens.length > 0 ? { tokens } : {}),
      sort: small ? { by: 'title', descending: false } : { by: 'opened', descending: true },
      after: null,
      limit: small && wanted !== '' ? mostLooked : limit,
      total: false,
    })
    const options = records.map(({ record, title }) => ({ id: record.id, title }))
    return {
      ok: true,
      options: (small ? options.filter(({ title }) => title.toLowerCase().includes(wanted)) : options).slice(0, limit),
    }
  })
}
