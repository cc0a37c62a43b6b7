import type { FieldKind } from '../../kernel/fields.ts'
import { visibleFields } from '../../kernel/reading.ts'
import type { Register } from '../../kernel/register.ts'
import type { Label } from '../../kernel/words.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { type Answered, type Names, type RecordRow, refused } from '../rows.ts'
import { mayKnow, mentionedIn, namesOf, rowOf } from '../showing.ts'
import type { Who } from '../who.ts'
import { type ListFilter, planList } from './list-records.ts'

/** `state`, `openedAt`, `changedAt`, `closedAt`, `dueAt` stand beside the register's own fields. */
export interface ExportColumn {
  readonly name: string
  readonly label: Label
  readonly kind: FieldKind | 'state'
}

export interface Export {
  readonly columns: readonly ExportColumn[]
  /** How many rows will come. */
  readonly total: number
  /** Every row that was in the list when it was asked for, in its order. Ends early only by throwing. */
  readonly pages: AsyncIterable<{ readonly rows: readonly RecordRow[]; readonly names: Names }>
}

const pageRows = 500

/**
 * All records of a list that this person may read; never cut short in silence. Which records and in which order is settled at once; their content is read page by page
 * as the reader takes it, so that a slow download holds no transaction open.
 */
export async function exportRows(house: House, who: Who, filter: ListFilter): Promise<Answered<Export>> {
  const planned = await asking(house, who, async (tx, acting) => {
    const { actor, unit } = await acting
    const plan = planList(house, filter, { actor, unit })
    if ('refusals' in plan) return refused(...plan.refusals)
    const ids = await tx.listIds({ ...plan.filter, sort: plan.sort })
    return { ok: true, ids, columns: columnsOf(plan.register, visibleFields(plan.register, null, actor)) }
  })
  if (!planned.ok) return planned
  return { ok: true, columns: planned.columns, total: planned.ids.length, pages: pagesOf(house, who, planned.ids) }
}

/** What a sheet can show of a register, beside what only lists show. */
export function columnsOf(register: Register, visible: readonly string[]): readonly ExportColumn[] {
  const fields = Object.values(register.fields).filter(({ name }) => visible.includes(name))
  return [
    { name: 'state', label: { zh: '状态', en: 'State' }, kind: 'state' },
    ...fields.map(({ name, label, kind }) => ({ name, label, kind })),
    { name: 'dueAt', label: { zh: '时限', en: 'Due' }, kind: 'instant' },
    { name: 'openedAt', label: { zh: '登记时间', en: 'Opened' }, kind: 'instant' },
    { name: 'changedAt', label: { zh: '更新时间', en: 'Changed' }, kind: 'instant' },
    { name: 'closedAt', label: { zh: '办结时间', en: 'Closed' }, kind: 'instant' },
  ]
}

/** Powers are looked at anew for every page: who loses the post during a download gets no further. */
async function* pagesOf(house: House, who: Who, ids: readonly string[]) {
  for (let start = 0; start < ids.length; start += pageRows) {
    const wanted = ids.slice(start, start + pageRows)
    const page = await asking(house, who, async (tx, acting) => {
      const [{ actor }, found] = await Promise.all([acting, tx.records(wanted)])
      const byId = new Map(found.map((stored) => [stored.record.id, stored]))
      const stored = wanted
        .map((id) => byId.get(id))
        .filter((one) => one !== undefined && mayKnow(house, one.record, actor))
      const rows = stored.flatMap((one) => (one ? [rowOf(house, one, actor)] : []))
      return {
        ok: true,
        rows,
        names: await namesOf(
          house,
          tx,
          actor,
          rows.flatMap((row) => mentionedIn(house, row)),
        ),
      }
    })
    if (!page.ok) throw new Error(`the export ended after ${start} of ${ids.length} rows: ${page.refusals[0]?.code}`)
    yield { rows: page.rows, names: page.names }
  }
}
