import type { FieldValue, Fields } from '../../kernel/fields.ts'
import type { Register } from '../../kernel/register.ts'
import type { House } from '../house.ts'
import type { Acting } from '../acting.ts'
import { filterFor } from '../filter.ts'
import type { Reading } from '../ports.ts'

/** People and departments of a unit are looked through as a whole: they are hundreds. */
const mostLooked = 2000

/** Ids by name: of people, and of departments. A name that two bear is nobody's. */
export interface NamesHere {
  readonly people: ReadonlyMap<string, string>
  readonly departments: ReadonlyMap<string, string>
}

export async function namesHere(house: House, tx: Reading, { actor, unit }: Acting): Promise<NamesHere> {
  const [people, departments] = await Promise.all(
    [house.people.person, house.people.department].map(async ({ register: name }) => {
      const register = house.registers.get(name)
      if (!register) return new Map<string, string>()
      const filter = filterFor(register, { closed: false }, actor, unit.zone)
      const sort = { by: 'title', descending: false } as const
      const { records } = await tx.list({ ...filter, sort, after: null, limit: mostLooked, total: false })
      return byName(records.map(({ record, title }) => [bare(title), record.id] as const))
    }),
  )
  return { people: people ?? new Map(), departments: departments ?? new Map() }
}

const bare = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '')

function byName(named: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const twice = new Set<string>()
  for (const [name, id] of named) {
    if (ids.has(name)) twice.add(name)
    ids.set(name, id)
  }
  for (const name of twice) ids.delete(name)
  return ids
}

/** Names as a paper writes them, told apart into ids for the register's fields and what is left. */
export function found(
  register: Register,
  names: Readonly<{ [field: string]: string }>,
  here: NamesHere,
): { readonly fields: Fields; readonly names: Readonly<{ [field: string]: string }> } {
  const fields: { [field: string]: FieldValue } = {}
  const left: { [field: string]: string } = {}
  for (const [field, written] of Object.entries(names)) {
    const kind = register.fields[field]?.kind
    const id = kind === undefined ? null : idOf(kind, written, here)
    if (id === null) left[field] = written
    else fields[field] = id
  }
  return { fields, names: left }
}

function idOf(kind: string, written: string, { people, departments }: NamesHere): FieldValue {
  if (kind === 'person') return people.get(bare(written)) ?? null
  if (kind === 'department') return departments.get(bare(written)) ?? null
  if (kind !== 'people') return null
  const each = written.split(/[、，,；;\s]+/u).filter((one) => one !== '')
  const ids = each.map((one) => people.get(bare(one)))
  return ids.length > 0 && ids.every((id) => id !== undefined) ? ids.filter((id) => id !== undefined) : null
}
