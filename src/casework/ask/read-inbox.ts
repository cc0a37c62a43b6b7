import { addMinutes } from '../../calendar/days.ts'
import { tokensOf } from '../../kernel/awaits.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { decodeCursor, encodeCursor, isRefused, isText, isTime, isUuid, limitOf } from '../page.ts'
import { type Answered, type InboxRow, type Names } from '../rows.ts'
import { mentionedIn, namesOf, rowOf } from '../showing.ts'
import type { Who } from '../who.ts'

export interface Inbox {
  readonly rows: readonly InboxRow[]
  readonly names: Names
  readonly next: string | null
  /** dueSoon = within three days. */
  readonly counts: { readonly overdue: number; readonly dueSoon: number; readonly all: number }
}

const usualLimit = 50
const mostRows = 200
const soonMinutes = 3 * 24 * 60

/** What waits for this person over all registers, earliest due first. */
export function readInbox(
  house: House,
  who: Who,
  page: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<Answered<Inbox>> {
  return asking(house, who, async (tx, acting) => {
    const after = decodeCursor(page.cursor, [isTime, isUuid, isText])
    if (isRefused(after)) return after
    const limit = limitOf(page.limit, usualLimit, mostRows)
    const { actor } = await acting
    const tokens = tokensOf(actor)
    const now = house.clock.now()
    const [todos, counts] = await Promise.all([
      tx.todos(tokens, after, limit + 1),
      tx.todoCounts(tokens, now, addMinutes(now, soonMinutes)),
    ])
    const shown = todos.slice(0, limit)
    const rows = shown.map(({ stored, verb, due, raised }) => ({
      record: rowOf(house, stored, actor),
      register: stored.record.register,
      verb,
      due,
      overdue: due !== null && due <= now,
      raised,
    }))
    const last = shown.at(-1)
    return {
      ok: true,
      rows,
      names: await namesOf(
        house,
        tx,
        actor,
        rows.flatMap(({ record }) => mentionedIn(house, record)),
      ),
      next: todos.length > limit && last ? encodeCursor([last.due, last.stored.record.id, last.verb]) : null,
      counts,
    }
  })
}
