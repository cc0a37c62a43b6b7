import type { InboxRow } from '../../../src/contract/questions.ts'

/** One record that waits, with everything that can be done about it. */
export interface Matter {
  readonly row: InboxRow
  readonly verbs: readonly string[]
}

/** The server tells one row per awaited verb; a person thinks of one matter per record. */
export function mattersOf(rows: readonly InboxRow[]): Matter[] {
  const matters = new Map<string, { row: InboxRow; verbs: string[] }>()
  for (const row of rows) {
    const id = `${row.register} ${row.record.id}`
    const known = matters.get(id)
    if (!known) matters.set(id, { row, verbs: [row.verb] })
    else if (!known.verbs.includes(row.verb)) known.verbs.push(row.verb)
  }
  return [...matters.values()]
}
