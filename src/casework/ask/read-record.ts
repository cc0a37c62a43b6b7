import { type Power } from '../../kernel/powers.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Actor } from '../../kernel/actor.ts'
import { visibleFields } from '../../kernel/reading.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import type { Link, Reading, StoredRecord } from '../ports.ts'
import { type Answered, type Names, type RecordLink, type RecordRow, refused } from '../rows.ts'
import { papersOffered } from '../papers/offers.ts'
import { asNow, isOpenTo, mayKnow, mentionedIn, namesOf, powersOf, rowOf } from '../showing.ts'
import type { Who } from '../who.ts'

export interface RecordRead {
  readonly record: RecordRow
  readonly names: Names
  readonly powers: readonly Power[]
  readonly links: readonly RecordLink[]
  /** Whether papers can be written from it as it stands. */
  readonly papers: boolean
}

/** One record, its links, and what this person may do with it now. */
export function readRecord(house: House, who: Who, register: string, id: string): Promise<Answered<RecordRead>> {
  return asking(house, who, async (tx, acting) => {
    const [{ actor }, stored, links] = await Promise.all([acting, tx.record(id), tx.links(id)])
    if (!isOne(house, stored, register, actor)) return refused(refusal('not-found'))
    const record = rowOf(house, stored, actor)
    const now = asNow(house, stored.record)
    const mentioned = mentionedIn(house, record)
    // What the record points at came with its links: only what else it mentions is asked for.
    const known = links.filter((link) => mentioned.includes(link.id) && isOpenTo(house, link.register, actor))
    const unnamed = mentioned.filter((one) => !known.some((link) => link.id === one))
    const [names, shown] = await Promise.all([
      namesOf(house, tx, actor, unnamed),
      readableLinks(house, tx, actor, links),
    ])
    return {
      ok: true,
      record,
      names: { ...Object.fromEntries(known.map((link) => [link.id, link.title])), ...names },
      powers: powersOf(house, now.register, now.record, actor),
      links: linksOf(house, actor, stored, shown),
      papers: !stored.record.erased && papersOffered(house, stored.record).length > 0,
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

interface Shown {
  readonly link: Link
  /** The record at the far end, where it had to be looked at. */
  readonly far: StoredRecord | null
}

/** Links whose far end this person may read. Those of registers open to this person need no look at it, unless it is there that the field stands. */
async function readableLinks(
  house: House,
  tx: Reading,
  actor: Actor,
  links: readonly Link[],
): Promise<readonly Shown[]> {
  const unsure = links
    .filter(({ id, from, register }) => from === id || !isOpenTo(house, register, actor))
    .map(({ id }) => id)
  const found = unsure.length === 0 ? [] : await tx.records([...new Set(unsure)])
  const looked = new Map(found.map((one) => [one.record.id, one]))
  return links.flatMap((link): readonly Shown[] => {
    const far = looked.get(link.id) ?? null
    if (far) return mayKnow(house, far.record, actor) ? [{ link, far }] : []
    return isOpenTo(house, link.register, actor) ? [{ link, far }] : []
  })
}

/** Links through fields this person may read: the field stands at the end the link comes from. */
function linksOf(house: House, actor: Actor, { record }: StoredRecord, shown: readonly Shown[]): RecordLink[] {
  return shown.flatMap(({ link: { from, field, id, register, title }, far }) => {
    const direction = from === record.id ? 'to' : 'from'
    const holder = direction === 'to' ? record : far?.record
    if (!holder) return []
    const now = asNow(house, holder)
    if (!visibleFields(now.register, now.record, actor).includes(field)) return []
    return [{ register, record: id, title, field, direction }]
  })
}
