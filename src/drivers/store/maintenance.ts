import type { Instant } from '../../calendar/days.ts'
import type { ClaimKey } from '../../casework/change.ts'
import type { Derived, Key } from '../../casework/derived.ts'
import type { StoredEntry, StoredRecord } from '../../casework/ports.ts'
import type { Session } from './connection.ts'
import { type RecordRow, recordColumns, recordOf, timeOf } from './row.ts'

/** What the columns of an entry say beside its leaf. They serve finding; the leaf is what counts. */
export interface EntryColumns {
  readonly record: string
  readonly register: string
  readonly revision: number
  readonly verb: string
  readonly at: Instant
  readonly person: string | null
}

/** Everything the database holds about one record. */
export interface WholeRecord {
  readonly id: string
  readonly stored: StoredRecord | null
  readonly columns:
    | (Derived['columns'] & { readonly closed: boolean; readonly late: boolean; readonly erased: boolean })
    | null
  readonly key: Uint8Array | null
  readonly entries: readonly (StoredEntry & { readonly columns: EntryColumns })[]
  readonly keys: readonly Key[]
  readonly todos: Derived['todos']
  readonly due: Derived['due']
  readonly links: Derived['links']
  readonly files: readonly string[]
  readonly claims: readonly ClaimKey[]
  readonly tokens: readonly string[]
  /** Seats that see this record because of a share record, or because they opened it. */
  readonly sharedBy: readonly { readonly seat: string; readonly target: string }[]
}

/** Ids of records the journal or the record table knows, in order, after one. */
export async function recordIds(session: Session, after: string, limit: number): Promise<readonly string[]> {
  const rows = await session.rows<{ id: string }>(
    `SELECT id FROM (
       (SELECT DISTINCT e.record_id AS id FROM entry e WHERE e.record_id > $1 ORDER BY e.record_id LIMIT $2)
       UNION (SELECT r.id FROM record r WHERE r.id > $1 ORDER BY r.id LIMIT $2)) known ORDER BY id LIMIT $2`,
    [after, limit],
  )
  return rows.map(({ id }) => id)
}

type Of<T> = T & { readonly record_id: string }
type EntryLine = Of<
  EntryColumns & {
    readonly id: string
    readonly leaf: Buffer
    readonly salt: Buffer | null
    readonly sealed: Buffer | null
  }
>
type ColumnLine = RecordRow & {
  readonly department: string
  readonly amount: number | null
  readonly closed: boolean
  readonly late: boolean
  readonly erased: boolean
}

type KeyLine = { field: string; text_value: string | null; int_value: number | null; day_value: string | null }
type TodoLine = { who: string; verb: string; due_at: string; raised: boolean }

const rowsText = `SELECT ${recordColumns}, r.department, r.amount, r.closed, r.late, r.erased FROM record r WHERE r.id = ANY ($1::uuid[])`
const entriesText = `SELECT e.record_id, e.record_id AS record, e.register, e.revision, e.verb, e.at, e.person, e.id, e.leaf, p.salt, p.sealed
  FROM entry e LEFT JOIN entry_payload p ON p.unit_id = e.unit_id AND p.entry_id = e.id WHERE e.record_id = ANY ($1::uuid[]) ORDER BY e.revision`

/** All that is known about these records, in one round trip. */
export async function wholeRecords(session: Session, ids: readonly string[]): Promise<readonly WholeRecord[]> {
  const by = async <T>(columns: string, table: string, id = 'record_id') =>
    grouped(
      await session.rows<Of<T>>(`SELECT ${id} AS record_id, ${columns} FROM ${table} WHERE ${id} = ANY ($1::uuid[])`, [
        ids,
      ]),
    )
  const [rows, entries, secrets, keys, todos, due, links, files, claims, tokens, shares] = await Promise.all([
    session.rows<ColumnLine>(rowsText, [ids]),
    session.rows<EntryLine>(entriesText, [ids]).then((lines) => grouped(lines)),
    by<{ key: Buffer }>('key', 'secret'),
    by<KeyLine>('field, text_value, int_value, day_value', 'record_key'),
    by<TodoLine>('who, verb, due_at, raised', 'todo'),
    by<Derived['due'][number]>('deadline, step, at', 'due'),
    by<{ field: string; to: string }>('field, to_id AS "to"', 'link'),
    by<{ sha256: string }>('sha256', 'file_use'),
    by<ClaimKey>('register, claim, value', 'claim'),
    by<{ tokens: string[] }>('tsvector_to_array(tokens) AS tokens', 'search'),
    by<{ seat: string; target: string }>('seat_id AS seat, record_id AS target', 'share', 'share_id'),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id): WholeRecord => {
    const row = byId.get(id)
    return {
      id,
      stored: row ? recordOf(row) : null,
      columns: row ? columnsOf(row) : null,
      key: secrets(id)[0]?.key ?? null,
      entries: entries(id).map(entryOf),
      keys: keys(id).map(keyOf),
      todos: todos(id).map(({ who, verb, due_at, raised }) => ({ who, verb, due: timeOf(due_at), raised })),
      due: due(id).map(({ deadline, step, at }) => ({ deadline, step, at })),
      links: links(id).map(({ field, to }) => ({ field, to })),
      files: files(id).map(({ sha256 }) => sha256),
      claims: claims(id).map(({ register, claim, value }) => ({ register, claim, value })),
      tokens: tokens(id)[0]?.tokens ?? [],
      sharedBy: shares(id).map(({ seat, target }) => ({ seat, target })),
    }
  })
}

function grouped<T>(rows: readonly Of<T>[]): (id: string) => readonly Of<T>[] {
  const groups = new Map<string, Of<T>[]>()
  for (const row of rows) {
    const group = groups.get(row.record_id)
    if (group) group.push(row)
    else groups.set(row.record_id, [row])
  }
  return (id) => groups.get(id) ?? []
}

function columnsOf(row: ColumnLine): NonNullable<WholeRecord['columns']> {
  const { title, owner, department, amount, due_at, closed, late, erased } = row
  return {
    title,
    owner: owner || null,
    department: department || null,
    amount,
    dueAt: timeOf(due_at),
    closed,
    late,
    erased,
  }
}

function entryOf({
  id,
  leaf,
  salt,
  sealed,
  record,
  register,
  revision,
  verb,
  at,
  person,
}: EntryLine): WholeRecord['entries'][number] {
  return {
    id,
    leaf,
    payload: sealed ? { salt, sealed } : null,
    columns: { record, register, revision, verb, at, person },
  }
}

function keyOf(row: KeyLine): Key {
  if (row.text_value !== null) return { field: row.field, text: row.text_value }
  return row.int_value !== null
    ? { field: row.field, int: row.int_value }
    : { field: row.field, day: row.day_value ?? '' }
}

/** Tables whose rows belong to a record, and the column that says to which. */
const belonging = {
  record_key: 'record_id',
  todo: 'record_id',
  due: 'record_id',
  link: 'record_id',
  claim: 'record_id',
  search: 'record_id',
  file_use: 'record_id',
  secret: 'record_id',
  entry_payload: 'record_id',
  share: 'share_id',
} as const

/**
 * Rows that belong to no record, or to no entry: by table, of how many records or entries that are not there. Taken as differences of sets: asked
 * for each row with NOT EXISTS they took fifteen times as long on an analysed database.
 */
export async function strayRows(
  session: Session,
): Promise<readonly { readonly table: string; readonly count: number }[]> {
  const counted = Object.entries(belonging).map(([table, column]) =>
    count(
      session,
      table,
      `SELECT count(*) AS count FROM (SELECT t.${column} FROM ${table} t EXCEPT SELECT r.id FROM record r) stray`,
    ),
  )
  const ofEntries = ['pending', 'idempotency', 'entry_payload'].map((table) =>
    count(
      session,
      table,
      `SELECT count(*) AS count FROM (SELECT t.entry_id FROM ${table} t EXCEPT SELECT e.id FROM entry e) stray`,
    ),
  )
  return (await Promise.all([...counted, ...ofEntries])).filter((one) => one.count > 0)
}

async function count(session: Session, table: string, text: string): Promise<{ table: string; count: number }> {
  const [row] = await session.rows<{ count: number }>(text)
  return { table, count: row?.count ?? 0 }
}

export interface FileLine {
  readonly sha256: string
  readonly size: number
  readonly used: boolean
}

/** Every file the database names in this unit. */
export function fileLines(session: Session): Promise<readonly FileLine[]> {
  return session.rows<FileLine>(
    'SELECT f.sha256, f.size, EXISTS (SELECT FROM file_use u WHERE u.sha256 = f.sha256) AS used FROM file f ORDER BY f.sha256',
  )
}

export interface SeatLine {
  readonly seat: string
  readonly host: string
  readonly person: string
  readonly kind: string
  readonly from: string
  readonly until: string
}

/** Seats that people of this unit hold elsewhere, as projected. */
export function seatLines(session: Session): Promise<readonly SeatLine[]> {
  return session.rows<SeatLine>(
    'SELECT seat_id AS seat, host, person_id AS person, kind, from_day AS "from", until_day AS until FROM seat_held ORDER BY seat_id',
  )
}
