import { visibleFields } from '../../kernel/reading.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { Register } from '../../kernel/register.ts'
import type { Where } from '../../kernel/where.ts'
import type { Acting } from '../acting.ts'
import { asking } from '../asking.ts'
import { filterFor, kindsOf, readableFor, whereRefusals } from '../filter.ts'
import type { House } from '../house.ts'
import { decodeCursor, encodeCursor, isRefused, isUuid, isValue, limitOf } from '../page.ts'
import type { Filter, ListQuery, SortBy } from '../ports.ts'
import { type Answered, type Names, type RecordRow, refused } from '../rows.ts'
import { mentionedIn, namesOf, rowOf } from '../showing.ts'
import type { Who } from '../who.ts'

export interface ListFilter {
  readonly register: string
  readonly where?: Where
  /** Words all of which must occur. */
  readonly text?: string
  /** A common column, or the name of a field. Absent: newest first. */
  readonly sort?: { readonly by: SortBy | { readonly field: string }; readonly descending?: boolean }
}

export interface ListAsked extends ListFilter {
  readonly cursor?: string
  /** 1 to 200, 50 unless told. */
  readonly limit?: number
  readonly total?: boolean
}

export interface Listed {
  readonly rows: readonly RecordRow[]
  readonly names: Names
  readonly next: string | null
  readonly total?: number
}

const usualLimit = 50
const mostRows = 200

/** A page of the records of one register that this person may read. */
export function listRecords(house: House, who: Who, asked: ListAsked): Promise<Answered<Listed>> {
  return asking(house, who, async (tx, acting) => {
    const { actor, unit } = await acting
    const planned = planList(house, asked, { actor, unit })
    if ('refusals' in planned) return refused(...planned.refusals)
    const after = decodeCursor(asked.cursor, [isValue, isUuid])
    if (isRefused(after)) return after
    const limit = limitOf(asked.limit, usualLimit, mostRows)
    const query: ListQuery = {
      ...planned.filter,
      sort: planned.sort,
      after,
      limit,
      total: asked.total ?? false,
    }
    const page = await tx.list(query)
    const rows = page.records.map((stored) => rowOf(house, stored, actor))
    const names = await namesOf(
      house,
      tx,
      actor,
      rows.flatMap((row) => mentionedIn(house, row)),
    )
    return {
      ok: true,
      rows,
      names,
      next: page.next && encodeCursor(page.next),
      ...(page.total === null ? {} : { total: page.total }),
    }
  })
}

export interface Planned {
  readonly register: Register
  readonly filter: Filter
  readonly sort: ListQuery['sort']
}

/** What a list asks of the store. By fields that not every reader may read nobody filters or sorts: order and count would tell. */
export function planList(
  house: House,
  asked: ListFilter,
  { actor, unit }: Pick<Acting, 'actor' | 'unit'>,
): Planned | { readonly refusals: readonly Refusal[] } {
  const register = house.registers.get(asked.register)
  if (!register) return { refusals: [refusal('unknown-register', { register: asked.register.slice(0, 60) })] }
  if (readableFor(register, actor) === 'none') return { refusals: [refusal('not-permitted')] }
  const visible = visibleFields(register, null, actor)
  const where = asked.where ?? {}
  const sort = sortOf(register, asked.sort, visible)
  const refusals = [...whereRefusals(register, where, visible), ...('code' in sort ? [sort] : [])]
  if (refusals.length > 0 || 'code' in sort) return { refusals }
  const filter = filterFor(register, where, actor, unit.zone)
  const tokens = asked.text === undefined || asked.text.trim() === '' ? null : house.words.tokens(asked.text)
  if (tokens?.length === 0) return { register, filter: { ...filter, readable: [] }, sort }
  return { register, filter: tokens ? { ...filter, tokens } : filter, sort }
}

/** Fields with one value only: a record with two would stand in a list twice. */
function sortOf(
  register: Register,
  asked: ListFilter['sort'],
  visible: readonly string[],
): ListQuery['sort'] | Refusal {
  if (!asked) return { by: 'opened', descending: true }
  const descending = asked.descending ?? false
  const by = asked.by === 'amount' ? { field: register.columns.amount ?? '' } : asked.by
  if (typeof by === 'string') {
    const field = by === 'title' || by === 'owner' ? register.columns[by] : null
    if (field !== null && !visible.includes(field)) return refusal('query-invalid', { detail: by })
    return { by, descending }
  }
  const kind = Object.hasOwn(register.fields, by.field) ? register.fields[by.field]?.kind : undefined
  const single = kind !== undefined && kind !== 'people' && kind !== 'refs'
  if (!single || !visible.includes(by.field) || !kindsOf(register)[by.field]) {
    return refusal('query-invalid', { detail: by.field.slice(0, 60) })
  }
  return { by, descending }
}
