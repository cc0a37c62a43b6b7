import { part } from '../../kernel/register.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import type { House } from '../house.ts'
import type { PaperOffer } from '../press-map.ts'

/** A paper this record can be printed as now; a form with the verbs it may come back signed for, the one awaited first. */
export interface OfferedPaper {
  readonly kind: PaperOffer['kind']
  readonly verbs: readonly string[]
  readonly outside: readonly string[]
}

/** Papers of a record, as its state has them: a form that nobody could sign now is not offered. */
export function papersOffered(
  house: House,
  { register, version, state }: Pick<RegisterRecord, 'register' | 'version' | 'state'>,
): readonly OfferedPaper[] {
  const declared = house.registers.get(register, version) ?? house.registers.get(register)
  return (part(house.press.offers, register) ?? []).flatMap(
    ({ kind, verbs, outside = [] }): readonly OfferedPaper[] => {
      if (!verbs) return [{ kind, verbs: [], outside }]
      const here = verbs.filter((name) => part(declared?.verbs ?? {}, name)?.from.includes(state))
      return here.length === 0 ? [] : [{ kind, verbs: here, outside }]
    },
  )
}
