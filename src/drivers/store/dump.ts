import type { ClaimKey } from '../../casework/change.ts'
import type { Derived, Key } from '../../casework/derived.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import type { Session } from './connection.ts'
import { moreOf } from './row.ts'

/** What a backup holds: what cannot be made again. In the order in which it is loaded. */
export const dumpedTables = [
  'entry',
  'entry_payload',
  'secret',
  'pending',
  'idempotency',
  'duty_cursor',
  'refusal_count',
  'file',
  'file_put',
  'saved_view',
  'reminder',
  'credential',
  'used_password',
  'second_factor',
  'recovery_code',
  'passkey',
  'sign_in_event',
] as const
export type DumpedTable = (typeof dumpedTables)[number]

/** What a restore makes again from the journal. */
export const rebuiltTables = [
  ...[
    'unit',
    'record',
    'record_key',
    'claim',
    'link',
    'due',
    'todo',
    'search',
    'file_use',
    'share',
    'seat_held',
    'job',
    'glance',
  ],
] as const

/** What is left behind on purpose: who is signed in, links that could be used, what the installation is (the backup's head says it), what a running process may keep. */
export const leftTables = ['session', 'one_time_link', 'passkey_challenge', 'installation', 'standing_mark'] as const

/** Long work in one transaction: no statement and no pause of it counts as hung. */
export async function takeTime(session: Session): Promise<void> {
  await session.rows(
    `SELECT set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true), set_config('lock_timeout', '0', true)`,
  )
}

const fetched = 2000

/** Rows of a table of the unit turned to, as lines of JSON, in parts. */
export async function* dumpTable(session: Session, table: DumpedTable): AsyncGenerator<readonly string[]> {
  await session.run(`DECLARE dumped NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS line FROM ${table} t`)
  try {
    for (;;) {
      const rows = await session.rows<{ line: string }>(`FETCH ${fetched} FROM dumped`)
      if (rows.length > 0) yield rows.map(({ line }) => line)
      if (rows.length < fetched) return
    }
  } finally {
    await session.run('CLOSE dumped')
  }
}

/** Loads lines of a dump. Every line must be of the unit turned to: row-level security refuses any other. */
export async function loadTable(session: Session, table: DumpedTable, lines: readonly string[]): Promise<void> {
  await session.run(`INSERT INTO ${table} SELECT t.* FROM json_populate_recordset(NULL::public.${table}, $1::json) t`, [
    `[${lines.join(',')}]`,
  ])
}

export function isDumped(table: string): table is DumpedTable {
  return dumpedTables.some((one) => one === table)
}

/** A record with everything that is kept beside it, ready to be loaded. */
export interface Rebuilt {
  readonly record: RegisterRecord
  readonly is: Derived
  readonly tokens: readonly string[]
  readonly claims: readonly ClaimKey[]
  readonly files: readonly string[]
  readonly shares: readonly { readonly seat: string; readonly target: string }[]
}

/** Loads rebuilt records in bulk, one statement a table. */
export async function loadRebuilt(session: Session, unit: string, all: readonly Rebuilt[]): Promise<void> {
  const loads = rowsOf(all)
    .filter(({ rows }) => rows.length > 0)
    .map(({ table, columns, rows }) =>
      session.run(
        `INSERT INTO ${table} (unit_id, ${columns}) SELECT $1, ${columns} FROM json_populate_recordset(NULL::public.${table}, $2::json)`,
        [unit, JSON.stringify(rows)],
      ),
    )
  await Promise.all([...loads, loadTokens(session, unit, all)])
}

function rowsOf(
  all: readonly Rebuilt[],
): readonly { readonly table: string; readonly columns: string; readonly rows: readonly object[] }[] {
  const each = (of: (one: Rebuilt) => readonly object[]) =>
    all.flatMap((one) => of(one).map((row) => ({ record_id: one.record.id, register: one.record.register, ...row })))
  return [
    { table: 'record', columns: recordNames, rows: all.map(recordRow) },
    {
      table: 'record_key',
      columns: 'record_id, register, field, text_value, int_value, day_value',
      rows: each(({ is }) => is.keys.map(keyRow)),
    },
    {
      table: 'todo',
      columns: 'record_id, register, who, due_at, verb, raised',
      rows: each(({ is }) => is.todos.map(({ due, ...todo }) => ({ ...todo, due_at: due ?? 'infinity' }))),
    },
    { table: 'due', columns: 'record_id, register, at, deadline, step', rows: each(({ is }) => is.due) },
    {
      table: 'link',
      columns: 'record_id, field, to_id',
      rows: each(({ is }) => is.links.map(({ field, to }) => ({ field, to_id: to }))),
    },
    { table: 'claim', columns: 'record_id, register, claim, value', rows: each(({ claims }) => claims) },
    { table: 'file_use', columns: 'record_id, sha256', rows: each(({ files }) => files.map((sha256) => ({ sha256 }))) },
    {
      table: 'share',
      columns: 'share_id, seat_id, record_id',
      rows: all.flatMap(({ record, shares }) =>
        shares.map(({ seat, target }) => ({ share_id: record.id, seat_id: seat, record_id: target })),
      ),
    },
  ]
}

async function loadTokens(session: Session, unit: string, all: readonly Rebuilt[]): Promise<void> {
  const rows = all
    .filter(({ tokens }) => tokens.length > 0)
    .map(({ record: { id, register }, tokens }) => ({ id, register, tokens }))
  if (rows.length === 0) return
  await session.run(
    `INSERT INTO search (unit_id, record_id, register, tokens)
     SELECT $1, s.id, s.register, array_to_tsvector(s.tokens) FROM json_to_recordset($2::json) AS s (id uuid, register text, tokens text[])`,
    [unit, JSON.stringify(rows)],
  )
}

const recordNames =
  'id, register, version, revision, state, closed, late, erased, title, owner, department, amount, due_at, opened_at, changed_at, closed_at, fields, more'

function recordRow({ record, is: { columns } }: Rebuilt): object {
  const { id, register, version, revision, state, fields } = record
  return {
    ...{ id, register, version, revision, state, fields, more: moreOf(record) },
    closed: record.closedAt !== null,
    late: record.late.length > 0,
    erased: record.erased,
    title: columns.title,
    owner: columns.owner ?? '',
    department: columns.department ?? '',
    amount: columns.amount,
    due_at: columns.dueAt ?? 'infinity',
    opened_at: record.openedAt,
    changed_at: record.changedAt,
    closed_at: record.closedAt,
  }
}

function keyRow({ field, text, int, day }: Key): object {
  return { field, text_value: text ?? null, int_value: int ?? null, day_value: day ?? null }
}

/** Overseers' summaries are pushed anew: one job for every shared record of the unit turned to. */
export async function pushGlances(session: Session, unit: string): Promise<void> {
  await session.run(
    `INSERT INTO job (unit_id, id, kind, subject) SELECT $1, gen_random_uuid(), 'glance', s.record_id::text FROM (SELECT DISTINCT record_id FROM share) s`,
    [unit],
  )
}
