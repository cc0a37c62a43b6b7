import type { FieldKind, FieldValue, Fields } from '../../kernel/fields.ts'
import type { Register } from '../../kernel/register.ts'
import type { Directory } from '../../ledger/workbook.ts'
import type { Acting } from '../acting.ts'
import { filterFor } from '../filter.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'

/** People and departments of a unit are looked through as a whole: they are hundreds. */
const mostLooked = 2000

/** Ids by name, without blanks; of several who bear one name all. */
export interface NamesHere {
  readonly people: Directory
  readonly departments: Directory
}

export async function namesHere(house: House, tx: Reading, acting: Acting): Promise<NamesHere> {
  const { person, department } = house.people
  const [people, departments] = await Promise.all([
    directoryOf(house, tx, acting, person.register),
    directoryOf(house, tx, acting, department.register),
  ])
  return { people, departments }
}

async function directoryOf(house: House, tx: Reading, { actor, unit }: Acting, name: string): Promise<Directory> {
  const ids = new Map<string, string[]>()
  const register = house.registers.get(name)
  if (!register) return ids
  const filter = filterFor(register, { closed: false }, actor, unit.zone)
  const sort = { by: 'title', descending: false } as const
  const { records } = await tx.list({ ...filter, sort, after: null, limit: mostLooked, total: false })
  for (const { record, title } of records) ids.set(bare(title), [...(ids.get(bare(title)) ?? []), record.id])
  return ids
}

const bare = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '')

/** Names as a text writes them, told apart into ids for the register's fields and what is left. A name that two bear is nobody's. */
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

function idOf(kind: FieldKind, written: string, { people, departments }: NamesHere): string | null {
  const directory = kind === 'person' ? people : kind === 'department' ? departments : null
  const [id, second] = directory?.get(bare(written)) ?? []
  return second === undefined ? (id ?? null) : null
}
