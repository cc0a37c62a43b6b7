import { type Power } from '../../kernel/powers.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Actor } from '../../kernel/actor.ts'
import { visibleFields } from '../../kernel/reading.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { powersOf } from '../perform.ts'
import type { Reading, StoredRecord } from '../ports.ts'
import { type Answered, type Names, type RecordLink, type RecordRow, refused } from '../rows.ts'
import { asNow, isOpenTo, mayKnow, mentionedIn, namesOf, rowOf } from '../showing.ts'
import type { Who } from '../who.ts'

export interface RecordRead {
  readonly record: RecordRow
  readonly names: Names
  readonly powers: readonly Power[]
  readonly links: readonly RecordLink[]
}

/** One record, its links, and what this person may do with it now. */
export function readRecord(house: House, who: Who, register: string, id: string): Promise<Answered<RecordRead>> {
  return asking(house, who, async (tx, acting) => {
    const [{ actor }, stored, links] = await Promise.all([acting, tx.record(id), tx.links(id)])
    if (!isOne(house, stored, register, actor)) return refused(refusal('not-found'))
    const record = rowOf(house, stored, actor)
    const now = asNow(house, stored.record)
    const far = links.map(({ from, to }) => (from === id ? to : from))
    const [names, linked] = await Promise.all([
      namesOf(house, tx, actor, mentionedIn(house, record)),
      linkedRecords(house, tx, actor, far),
    ])
    return {
      ok: true,
      record,
      names,
      powers: powersOf(house, now.register, now.record, actor),
      links: linksOf(house, actor, stored, links, linked),
    }
  })
}

/** The record asked for, if it is there, of that register, and this person may know of it. Otherwise nothing is told, not even which of the three. */
export function isOne(
  house: House,
  stored: StoredRecord | null,
  register: string,
  actor: Actor,
): stored is StoredRecord {
  return stored !== null && stored.record.register === register && mayKnow(house, stored.record, actor)
}

async function linkedRecords(
  house: House,
  tx: Reading,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  if (ids.length === 0) return new Map()
  const found = await tx.records([...new Set(ids)])
  return new Map(
    found
      .filter(({ record }) => isOpenTo(house, record.register, actor) || mayKnow(house, record, actor))
      .map((one) => [one.record.id, one]),
  )
}

/** Links through fields this person may read, to and from records he or she may read. */
function linksOf(
  house: House,
  actor: Actor,
  { record }: StoredRecord,
  links: readonly { readonly from: string; readonly to: string; readonly field: string }[],
  linked: ReadonlyMap<string, StoredRecord>,
): RecordLink[] {
  return links.flatMap(({ from, to, field }) => {
    const direction = from === record.id ? 'to' : 'from'
    const far = linked.get(direction === 'to' ? to : from)
    const holder = direction === 'to' ? record : far?.record
    if (!far || !holder) return []
    const now = asNow(house, holder)
    if (!visibleFields(now.register, now.record, actor).includes(field)) return []
    return [{ register: far.record.register, record: far.record.id, title: far.title, field, direction }]
  })
}
