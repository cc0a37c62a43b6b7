import type { Actor } from '../../kernel/actor.ts'
import { visibleFields } from '../../kernel/reading.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { part, type Register } from '../../kernel/register.ts'
import type { Acting } from '../acting.ts'
import { asking } from '../asking.ts'
import { filterFor, readableFor } from '../filter.ts'
import type { House } from '../house.ts'
import type { Reading, StoredRecord } from '../ports.ts'
import { type Answered, type RecordRow, refused } from '../rows.ts'
import { mayKnow, mentionedIn, namesOf, rowOf } from '../showing.ts'
import type { Who } from '../who.ts'
import { columnsOf, type Export, type ExportColumn } from './export-rows.ts'
import { type ListFilter, planList } from './list-records.ts'

/** Records of another register that point to those of the list, and the field by which they do. */
export interface Under {
  readonly register: string
  readonly field: string
}

export interface ExportUnder extends Export {
  readonly underColumns: readonly ExportColumn[]
}

/** Records of the list that are read with what lies under them in one go. */
const pageRows = 250
const mostUnder = 5000

/**
 * As `exportRows`, and behind each record the records of another register that point to it, oldest first, as far as this person may read them: rows of both registers,
 * told apart by their register. What is counted is both.
 */
export async function exportUnder(
  house: House,
  who: Who,
  filter: ListFilter,
  under: Under,
): Promise<Answered<ExportUnder>> {
  const planned = await asking(house, who, async (tx, acting) => {
    const at = await acting
    const plan = planList(house, filter, at)
    if ('refusals' in plan) return refused(...plan.refusals)
    const below = underOf(house, filter.register, under, at.actor)
    if ('code' in below) return refused(below)
    const ids = await tx.listIds({ ...plan.filter, sort: plan.sort })
    const lying = ids.length === 0 ? 0 : await tx.aggregate(pointingTo(below, under, ids, at))
    return {
      ok: true,
      ids,
      total: ids.length + lying,
      columns: columnsOf(plan.register, visibleFields(plan.register, null, at.actor)),
      underColumns: columnsOf(below, visibleFields(below, null, at.actor)),
    }
  })
  if (!planned.ok) return planned
  const { total, columns, underColumns, ids } = planned
  return { ok: true, total, columns, underColumns, pages: pagesOf(house, who, ids, under) }
}

/** The register under the list, if its field points to the list's register and this person may read of it. */
function underOf(house: House, above: string, { register, field }: Under, actor: Actor): Register | Refusal {
  const below = house.registers.get(register)
  if (!below) return refusal('unknown-register', { register: register.slice(0, 60) })
  const pointing = part(below.fields, field)
  if (pointing?.kind !== 'ref' || pointing.register !== above)
    return refusal('unknown-field', { register: below.label, field: field.slice(0, 60) })
  return readableFor(below, actor) === 'none' ? refusal('not-permitted') : below
}

function pointingTo(below: Register, { field }: Under, ids: readonly string[], { actor, unit }: Acting) {
  return filterFor(below, { fields: { [field]: { in: ids } } }, actor, unit.zone)
}

/** Powers are looked at anew for every page, as in `exportRows`. */
async function* pagesOf(house: House, who: Who, ids: readonly string[], under: Under) {
  for (let start = 0; start < ids.length; start += pageRows) {
    const wanted = ids.slice(start, start + pageRows)
    const page = await asking(house, who, async (tx, acting) => {
      const at = await acting
      const [found, below] = await Promise.all([tx.records(wanted), lyingUnder(house, tx, wanted, under, at)])
      const byId = new Map(found.map((stored) => [stored.record.id, stored]))
      const rows = wanted.flatMap((id): readonly RecordRow[] => {
        const stored = byId.get(id)
        if (!stored || !mayKnow(house, stored.record, at.actor)) return []
        return [stored, ...(below.get(id) ?? [])].map((one) => rowOf(house, one, at.actor))
      })
      const mentioned = rows.flatMap((row) => mentionedIn(house, row))
      return { ok: true, rows, names: await namesOf(house, tx, at.actor, mentioned) }
    })
    if (!page.ok) throw new Error(`the export ended after ${start} of ${ids.length} rows: ${page.refusals[0]?.code}`)
    yield { rows: page.rows, names: page.names }
  }
}

async function lyingUnder(
  house: House,
  tx: Reading,
  ids: readonly string[],
  under: Under,
  at: Acting,
): Promise<ReadonlyMap<string, readonly StoredRecord[]>> {
  const below = house.registers.get(under.register)
  const lying = new Map<string, StoredRecord[]>()
  if (!below) return lying
  const filter = pointingTo(below, under, ids, at)
  for (let after: readonly [string | number | null, string] | null = null; ; ) {
    const sort = { by: 'opened', descending: false } as const
    const page = await tx.list({ ...filter, sort, after, limit: mostUnder, total: false })
    for (const stored of page.records) {
      const above = String(stored.record.fields[under.field] ?? '')
      const those = lying.get(above)
      if (those) those.push(stored)
      else lying.set(above, [stored])
    }
    if (!page.next) return lying
    after = page.next
  }
}
