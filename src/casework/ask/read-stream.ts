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
/** Of more records than these a stream is no use to anybody, and their journals no question for one request. */
const mostPointing = 2000

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
    const [{ actor }, stored, links] = await Promise.all([acting, tx.record(id), tx.links(id, mostPointing + 1)])
    if (!isOne(house, stored, register, actor)) return refused(refusal('not-found'))
    const pointing = [...new Set(links.filter(({ to }) => to === id).map(({ from }) => from))]
    if (pointing.length > mostPointing) return refused(refusal('stream-too-wide', { max: mostPointing }))
    const found = (await tx.records(pointing)).filter(({ record }) => mayKnow(house, record, actor))
    const limit = limitOf(page.limit, usualLimit, mostRows)
    const rows = await rowsOf(house, tx, actor, [stored, ...found], before?.[0] ?? null, limit + 1)
    const entries = rows.slice(0, limit)
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
      next: rows.length > limit && end ? encodeCursor([end.id]) : null,
    }
  })
}

/** Entry ids rise with time, within one instant too. What has been erased with its key tells nothing. */
async function rowsOf(
  house: House,
  tx: Reading,
  actor: Actor,
  all: readonly StoredRecord[],
  before: string | null,
  limit: number,
): Promise<readonly StreamRow[]> {
  const records = new Map(all.map((one) => [one.record.id, one]))
  const keys = await tx.keys([...records.keys()])
  const found = await tx.latest([...keys.keys()], before, limit)
  return found.flatMap(([record, one]): readonly StreamRow[] => {
    const [key, about] = [keys.get(record), records.get(record)]
    if (!key || !about) return []
    const now = asNow(house, about.record)
    const row = timelineRow(openEntry(house.cipher, key, one), visibleFields(now.register, now.record, actor))
    return [{ ...row, register: about.record.register, record, title: about.title }]
  })
}

function mentionedBy(house: House, { register, by, changed }: StreamRow): readonly string[] {
  const doers = [by.person, by.for, by.recorder].filter((person) => person !== undefined)
  return [...doers, ...mentionedIn(house, { register, fields: changed, owner: null, agreed: [] })]
}
