import { listRecords } from '../casework/ask/list-records.ts'
import type { House } from '../casework/house.ts'
import { perform } from '../casework/perform.ts'
import type { RecordRow } from '../casework/rows.ts'
import type { Who } from '../casework/who.ts'
import type { Where } from '../kernel/where.ts'
import { peopleMap } from './people-map.ts'

/** What a seat of the seed is shown when the stories have been told: records of a register, and what hangs on them by a reference. */
export interface SeedShare {
  readonly seat: string
  readonly register: string
  readonly where: Where
  readonly with: readonly { readonly register: string; readonly by: string }[]
}

/** Shares through the only write path, as the unit's own doing; repeated after a cut it shares nothing twice. */
export async function shareWithSeat(house: House, unit: string, seat: string, share: SeedShare): Promise<void> {
  const who: Who = { kind: 'house', unit }
  const shown = await listed(house, who, share.register, share.where)
  const ids = shown.map(({ id }) => id)
  const hanging = await Promise.all(
    share.with.map(({ register, by }) => listed(house, who, register, { fields: { [by]: { in: ids } } })),
  )
  for (const { id, register, title } of [...shown, ...hanging.flat()]) {
    const fields = { [peopleMap.share.seat]: seat, [peopleMap.share.target]: id, register, about: title.slice(0, 200) }
    const done = await perform(house, {
      ...{ who, register: peopleMap.share.register, verb: 'share', input: { fields }, key: `share-${seat}-${id}` },
    })
    if (!done.ok) throw new Error(`sharing ${register} ${id}: ${JSON.stringify(done.refusals)}`)
  }
}

async function listed(house: House, who: Who, register: string, where: Where): Promise<readonly RecordRow[]> {
  const page = await listRecords(house, who, { register, where, limit: 200 })
  if (!page.ok) throw new Error(`listing ${register}: ${JSON.stringify(page.refusals)}`)
  return page.rows
}
