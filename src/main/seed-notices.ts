import { listRecords } from '../casework/ask/list-records.ts'
import type { House } from '../casework/house.ts'
import { freezeNotice } from '../casework/papers/notice.ts'
import { perform } from '../casework/perform.ts'
import type { PersonWho, Who } from '../casework/who.ts'
import { dayIn } from '../calendar/zones.ts'

/**
 * Notices that the stories have brought as far as their approval are frozen and published by whoever drafted them, the way an office does it: composed from the ledger and checked.
 * One that the checks stand against stays as it is, with what stands against it to be seen.
 */
export async function publishNotices(house: House, unit: string): Promise<void> {
  const { register } = house.press.notice
  const asHouse: Who = { kind: 'house', unit }
  const page = await listRecords(house, asHouse, { register, where: { state: ['approved'] }, limit: 200 })
  if (!page.ok) throw new Error(`listing ${register}: ${JSON.stringify(page.refusals)}`)
  for (const { id } of page.rows) {
    const drafted = await house.store.read({ unit }, (tx) => tx.record(id))
    const person = drafted?.record.doers['draft']?.[0]
    if (person === undefined) continue
    const who: PersonWho = { kind: 'person', person, home: unit, unit }
    const frozen = await freezeNotice(house, who, id, undefined, `freeze-${id}`)
    if (!frozen.ok) continue
    const publishedOn = dayIn(house.clock.now(), 'Asia/Shanghai')
    const input = { fields: { [house.press.notice.publishedOn]: publishedOn } }
    const done = await perform(house, { who, register, verb: 'publish', record: id, input, key: `publish-${id}` })
    if (!done.ok) throw new Error(`publishing ${id}: ${JSON.stringify(done.refusals)}`)
  }
}
