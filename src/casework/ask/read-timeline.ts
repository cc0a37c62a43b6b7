import { visibleFields } from '../../kernel/reading.ts'
import { refusal } from '../../kernel/refusal.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { decodeCursor, encodeCursor, isRefused, isWhole, limitOf } from '../page.ts'
import { type Answered, type Names, refused, type TimelineRow } from '../rows.ts'
import { type OpenedEntry, openEntry } from '../sealing.ts'
import { asNow, mentionedIn, namesOf } from '../showing.ts'
import type { Who } from '../who.ts'
import { isOne } from './read-record.ts'

export interface Timeline {
  readonly entries: readonly TimelineRow[]
  readonly names: Names
  readonly next: string | null
}

const usualLimit = 50
const mostRows = 200

/** What happened to a record, oldest first. */
export function readTimeline(
  house: House,
  who: Who,
  register: string,
  id: string,
  page: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<Answered<Timeline>> {
  return asking(house, who, async (tx, acting) => {
    const after = decodeCursor(page.cursor, [isWhole])
    if (isRefused(after)) return after
    const limit = limitOf(page.limit, usualLimit, mostRows)
    const [{ actor }, stored] = await Promise.all([acting, tx.record(id)])
    if (!isOne(house, stored, register, actor)) return refused(refusal('not-found'))
    const [key, found] = await Promise.all([tx.key(id), tx.entries(id, Number(after?.[0] ?? 0), limit + 1)])
    if (!key) throw new Error(`record ${id} has no key`)
    const now = asNow(house, stored.record)
    const visible = visibleFields(now.register, now.record, actor)
    const entries = found.slice(0, limit).map((one) => timelineRow(openEntry(house.cipher, key, one), visible))
    const mentioned = entries.flatMap(({ by, changed }) => [
      ...[by.person, by.for, by.recorder].filter((person) => person !== undefined),
      ...mentionedIn(house, { register, fields: changed, owner: null, agreed: [] }),
    ])
    return {
      ok: true,
      entries,
      names: await namesOf(house, tx, actor, mentioned),
      next: found.length > limit ? encodeCursor([entries.at(-1)?.revision ?? 0]) : null,
    }
  })
}

/** An entry with the fields that may be seen. */
export function timelineRow({ entry, erased }: OpenedEntry, visible: readonly string[]): TimelineRow {
  const changed = Object.entries(entry.effects.set ?? {}).filter(([field]) => visible.includes(field))
  return {
    id: entry.id,
    revision: entry.revision,
    verb: entry.verb,
    at: entry.at,
    by: entry.by,
    state: entry.effects.state ?? null,
    changed: Object.fromEntries(changed),
    note: entry.note ?? null,
    erased,
  }
}
