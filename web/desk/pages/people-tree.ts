import type { RecordRow } from '../../../src/contract/records.ts'

export interface Member {
  readonly id: string
  readonly name: string
  readonly posts: readonly string[]
}

export interface Branch {
  readonly id: string
  readonly name: string
  readonly people: readonly Member[]
  readonly below: readonly Branch[]
}

/** A field that holds text or an id. */
export function textOf(row: RecordRow, field: string): string | null {
  const value = row.fields[field]
  return typeof value === 'string' ? value : null
}

/** Departments under their parents, each with its people and what they are appointed to. A parent that is missing or runs in a circle puts a branch at the top. */
export function treeOf(
  departments: readonly RecordRow[],
  people: readonly RecordRow[],
  postsOf: ReadonlyMap<string, readonly string[]>,
  rest: string,
): Branch[] {
  const known = new Set(departments.map((row) => row.id))
  const placed = new Set<string>()
  const members = (department: string | null): Member[] =>
    people
      .filter((row) => {
        const own = textOf(row, 'department')
        return department === null ? own === null || !known.has(own) : own === department
      })
      .map((row) => ({ id: row.id, name: row.title, posts: postsOf.get(row.id) ?? [] }))
  const branch = (row: RecordRow): Branch => {
    placed.add(row.id)
    const below = departments.filter((one) => textOf(one, 'parent') === row.id && !placed.has(one.id)).map(branch)
    return { id: row.id, name: row.title, people: members(row.id), below }
  }
  const tops = departments.filter((row) => !known.has(textOf(row, 'parent') ?? '')).map(branch)
  const circles = departments
    .filter((row) => !placed.has(row.id))
    .flatMap((row) => (placed.has(row.id) ? [] : [branch(row)]))
  const homeless = members(null)
  // The leaders belong to no department, and come first on every list of an office.
  return [
    ...(homeless.length > 0 ? [{ id: 'rest', name: rest, people: homeless, below: [] }] : []),
    ...tops,
    ...circles,
  ]
}

/** Only what fits is left; a branch whose own name fits stays whole. */
export function narrowed(branches: readonly Branch[], text: string): Branch[] {
  if (text === '') return [...branches]
  return branches.flatMap((branch) => {
    if (branch.name.toLowerCase().includes(text)) return [branch]
    const people = branch.people.filter(({ name, posts }) =>
      [name, ...posts].some((one) => one.toLowerCase().includes(text)),
    )
    const below = narrowed(branch.below, text)
    return people.length + below.length > 0 ? [{ ...branch, people, below }] : []
  })
}
