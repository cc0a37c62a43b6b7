import { refusal } from '../../kernel/refusal.ts'
import type { Label } from '../../kernel/words.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { type Answered, refused } from '../rows.ts'
import { mayKnow } from '../showing.ts'
import type { PersonWho } from '../who.ts'
import { draftNotice } from './notice.ts'

/** A figure of a notice with the records it counts, as far as one person may read them. */
export interface FollowedFigure {
  readonly label: Label
  readonly printed: string | null
  readonly definition: Label
  readonly asOf: string
  /** In the ledger's order. */
  readonly rows: readonly {
    readonly register: string
    readonly id: string
    readonly title: string
    readonly state: string
  }[]
  /** Records it counts that this person may not read. */
  readonly hidden: number
}

/** A figure of a notice followed back to its records. What it counts is worked out and no question of a list, so that the records are told one by one. */
export async function readNoticeFigure(
  house: House,
  who: PersonWho,
  id: string,
  name: string,
): Promise<Answered<{ readonly figure: FollowedFigure }>> {
  const draft = await draftNotice(house, who, id)
  if (!draft.ok) return draft
  const found = draft.checked.notice.figures.find((one) => one.id === name)
  if (!found) return refused(refusal('not-found'))
  const { label, printed, definition } = found
  return asking(house, who, async (tx, acting) => {
    const { actor } = await acting
    const ids = [...new Set(found.records)]
    const stored = new Map((await tx.records(ids)).map((one) => [one.record.id, one]))
    const rows = ids
      .flatMap((record) => stored.get(record) ?? [])
      .filter(({ record }) => mayKnow(house, record, actor))
      .map(({ record, title }) => ({ register: record.register, id: record.id, title, state: record.state }))
    const told = { label, printed, definition, asOf: draft.asOf, rows, hidden: ids.length - rows.length }
    return { ok: true, figure: told }
  })
}
