import type { Instant } from '../../calendar/days.ts'
import { refusal } from '../../kernel/refusal.ts'
import { decodeLeaf, hexOf, registerOf } from '../../journal/leaf.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { decodeCursor, encodeCursor, isRefused, isUuid, limitOf } from '../page.ts'
import type { JournalQuery, StoredEntry } from '../ports.ts'
import { type Answered, type JournalRow, type Names, refused } from '../rows.ts'
import { namesOf } from '../showing.ts'
import type { Who } from '../who.ts'
import { mayAudit } from './read-standing.ts'

export interface JournalAsked {
  readonly register?: string
  readonly record?: string
  readonly person?: string
  readonly from?: Instant
  readonly to?: Instant
  readonly cursor?: string
  readonly limit?: number
}

const usualLimit = 50
const mostRows = 200

/** The journal of the unit, newest first, for holders of the audit post. No field values, no notes. */
export function readJournal(
  house: House,
  who: Who,
  asked: JournalAsked,
): Promise<Answered<{ readonly rows: readonly JournalRow[]; readonly names: Names; readonly next: string | null }>> {
  return asking(house, who, async (tx, acting) => {
    const { actor } = await acting
    if (!mayAudit(house, actor)) return refused(refusal('not-permitted'))
    const before = decodeCursor(asked.cursor, [isUuid])
    if (isRefused(before)) return before
    if (asked.record !== undefined && !isUuid(asked.record)) return { ok: true, rows: [], names: {}, next: null }
    const limit = limitOf(asked.limit, usualLimit, mostRows)
    const { cursor: _cursor, ...filters } = asked
    const query: JournalQuery = { ...filters, before: before ? String(before[0]) : null, limit: limit + 1 }
    const found = await tx.journal(query)
    const rows = found.slice(0, limit).map((stored) => journalRow(house, stored))
    const people = rows.flatMap(({ by }) => [by.person, by.for, by.recorder].filter((person) => person !== undefined))
    const last = rows.at(-1)
    return {
      ok: true,
      rows,
      names: await namesOf(house, tx, actor, people),
      next: found.length > limit && last ? encodeCursor([last.id]) : null,
    }
  })
}

function journalRow(house: House, { leaf: bytes }: StoredEntry): JournalRow {
  const leaf = decodeLeaf(bytes)
  return {
    id: leaf.entry,
    at: leaf.at,
    register: registerOf(leaf).name,
    record: leaf.record,
    revision: leaf.revision,
    verb: leaf.verb,
    by: leaf.by,
    hash: hexOf(house.cipher.sha256(bytes)),
  }
}
