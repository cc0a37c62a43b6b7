import type { Register } from '../../kernel/register.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { notInUse } from '../in-use.ts'
import type { Answered } from '../rows.ts'
import type { PersonWho } from '../who.ts'

export interface Exhibit {
  readonly register: Register
  readonly inUse: boolean
}

/** Every register there is, used or not: what it declares is no secret to anybody who works in a unit. */
export function readGallery(
  house: House,
  who: PersonWho,
): Promise<Answered<{ readonly exhibits: readonly Exhibit[] }>> {
  return asking(house, who, async (tx, acting) => {
    const { today } = await acting
    const unused = await notInUse(house, tx, today)
    return {
      ok: true,
      exhibits: house.registers.current.map((register) => ({ register, inUse: !unused.has(register.name) })),
    }
  })
}
