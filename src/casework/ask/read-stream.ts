import type { Actor } from '../../kernel/actor.ts'
import { visibleFields } from '../../kernel/reading.ts'
import { refusal } from '../../kernel/refusal.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { decodeCursor, encodeCursor, isRefused, isUuid, limitOf } from '../page.ts'
import type { Reading, StoredRecord } from '../ports.ts'
import { type Answered, type Names, refused, type TimelineRow } from '../rows.ts'
import { openEntry } from '../sealing.ts'
import { asNow, mayKnow, mentionedIn, namesOf } from '../showing.ts'
import type { Who } from '../who.ts'
import { isOne } from './read-record.ts'
import { timelineRow } from './read-timeline.ts'

export interface StreamRow extends TimelineRow {
  readonly register: string
  readonly record: string
  readonly title: string
}

export interface Stream {
  readonly entries: readonly StreamRow[]
  readonly names: Names
  readonly next: string | null
}

const usualLimit = 50
const mostRows = 200
/** A record with more entries than this is read on its own page. */
const mostOfOne = 500

/** What happened to a record and to the records that point to it, as far as this person may read them, newest first. */
export function readStream(
  house: House,
  who: Who,
  register: string,
  id: string,
  page: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<Answered<Stream>> {
  return asking(house, who, async (tx, acting) => {
    const before = decodeCursor(page.cursor, [isUuid])
    if (isRefused(before)) return before
    const [{ actor }, stored, links] = await Promise.all([acting, tx.record(id), tx.links(id)])
    if (!isOne(house, stored, register, actor)) return refused(refusal('not-found'))
    const pointing = [...new Set(links.filter(({ to }) => to === id).map(({ from }) => from))]
    const found = (await tx.records(pointing)).filter(({ record }) => mayKnow(house, record, actor))
    const all = (await Promise.all([stored, ...found].map((one) => rowsOf(house, tx, actor, one)))).flat()
    // Entry ids rise with time, within one instant too.
    all.sort((a, b) => (a.id < b.id ? 1 : -1))
    const last = before?.[0]
    const rest = last === undefined ? all : all.filter((row) => row.id < last)
    const limit = limitOf(page.limit, usualLimit, mostRows)
    const entries = rest.slice(0, limit)
    const end = entries.at(-1)
    return {
      ok: true,
      entries,
      names: await namesOf(
        house,
        tx,
        actor,
        entries.flatMap((row) => mentionedBy(house, row)),
      ),
      next: rest.length > limit && end ? encodeCursor([end.id]) : null,
    }
  })
}

async function rowsOf(
  house: House,
  tx: Reading,
  actor: Actor,
  { record, title }: StoredRecord,
): Promise<readonly StreamRow[]> {
  const [key, found] = await Promise.all([tx.key(record.id), tx.entries(record.id, 0, mostOfOne)])
  if (!key) return []
  const now = asNow(house, record)
  const visible = visibleFields(now.register, now.record, actor)
  const about = { register: record.register, record: record.id, title }
  return found.map((one) => ({ ...timelineRow(openEntry(house.cipher, key, one), visible), ...about }))
}

function mentionedBy(house: House, { register, by, changed }: StreamRow): readonly string[] {
  const doers = [by.person, by.for, by.recorder].filter((person) => person !== undefined)
  return [...doers, ...mentionedIn(house, { register, fields: changed, owner: null, agreed: [] })]
}
