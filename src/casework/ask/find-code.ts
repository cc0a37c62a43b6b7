import type { Actor } from '../../kernel/actor.ts'
import { readableAs, visibleFields } from '../../kernel/reading.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { codeFieldOf } from '../../kernel/view.ts'
import { asking } from '../asking.ts'
import { derive } from '../derive.ts'
import type { House } from '../house.ts'
import type { Answered } from '../rows.ts'
import { asNow, mayKnow } from '../showing.ts'
import type { Who } from '../who.ts'

export interface CodeRow {
  readonly register: string
  readonly id: string
  readonly title: string
  readonly state: string
}

/** Records that bear a code: what somebody read off a label, scanned or typed. Of what may not be read nothing is told, not even that it is there. */
export function findCode(
  house: House,
  who: Who,
  code: string,
): Promise<Answered<{ readonly rows: readonly CodeRow[] }>> {
  return asking(house, who, async (tx, acting) => {
    const { actor } = await acting
    const wanted = code.trim()
    const asked = house.registers.current.flatMap((register) => {
      const field = codeFieldOf(register)
      return field === null || readableAs(register, actor) === 'none' ? [] : [{ name: register.name, field }]
    })
    const found = await Promise.all(
      asked.map(async ({ name, field }) => {
        const records = wanted === '' ? [] : await tx.keyed(name, field, wanted)
        return records.filter((record) => shows(house, record, field, actor))
      }),
    )
    return { ok: true, rows: found.flat().map((record) => codeRow(house, record)) }
  })
}

/** Whoever may not read the field learns nothing by asking for its value. */
function shows(house: House, stored: RegisterRecord, field: string, actor: Actor): boolean {
  if (stored.erased || !mayKnow(house, stored, actor)) return false
  const { register, record } = asNow(house, stored)
  return visibleFields(register, record, actor).includes(field)
}

function codeRow(house: House, record: RegisterRecord): CodeRow {
  const { id, register, state } = record
  return { register, id, title: derive(house.registers, house.people, record).columns.title, state }
}
