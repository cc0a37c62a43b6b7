import type { Change } from '../../casework/change.ts'
import type { Derived, Key } from '../../casework/derived.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import type { Session } from './connection.ts'
import { merged, type Part } from './merged.ts'
import { moreOf } from './row.ts'

type Sent = Promise<unknown>

/**
 * Sends everything a change writes, in as few statements as what must come one after the other allows. Rows beside the record are written as differences, so that an
 * ordinary transition touches few of them.
 */
export function writeChange(session: Session, unit: string, change: Change): readonly Sent[] {
  const { after, was, is } = change
  const before: Part[] = []
  const together: Part[] = []
  const then: Part[] = []
  const into =
    (parts: Part[]): Send =>
    (text, values) =>
      void parts.push({ text, values })
  if (change.seat !== null) {
    // Before the record itself: the seat's policy lets through only what is shared with it.
    into(before)('INSERT INTO share (unit_id, seat_id, record_id, share_id) VALUES ($1, $2, $3, $3)', [
      unit,
      change.seat,
      after.id,
    ])
  }
  releaseClaims(into(before), unit, change)
  erasePayloads(into(before), unit, change)
  writeRecord(into(together), unit, change)
  writeEntry(into(together), unit, change)
  writeKeys(into(together), unit, after, was.keys, is.keys)
  writeTodos(into(together), unit, after, was, is)
  writeDue(into(together), unit, after, was, is)
  writeLinks(into(together), unit, after, was, is)
  takeClaims(into(together), unit, change)
  writeTokens(into(together), unit, change)
  useFiles(into(together), unit, change)
  giveFilesUp(into(then), unit, change)
  writeShare(into(then), unit, change)
  return [...before, merged(together), ...then].map(({ text, values }) => session.run(text, values))
}

type Send = (text: string, values: readonly unknown[]) => void

/**
 * The row was locked when it was read. Should another writer have come in between all the same, its entry holds our revision's place in the journal, and
 * the unique key of `entry` turns this transaction back.
 */
function writeRecord(send: Send, unit: string, { before, after, is }: Change): void {
  const values = [
    unit,
    after.id,
    after.register,
    after.version,
    after.revision,
    after.state,
    after.closedAt !== null,
    ...columnsOf(after, is),
  ]
  if (!before) {
    send(
      `INSERT INTO record (unit_id, id, register, version, revision, state, closed, late, erased, title, owner, department, amount, due_at, changed_at,
         closed_at, fields, more, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [...values, after.openedAt],
    )
    return
  }
  send(
    `UPDATE record SET register = $3, version = $4, revision = $5, state = $6, closed = $7, late = $8, erased = $9, title = $10, owner = $11,
       department = $12, amount = $13, due_at = $14, changed_at = $15, closed_at = $16, fields = $17, more = $18
     WHERE unit_id = $1 AND id = $2 AND revision = $19`,
    [...values, before.revision],
  )
}

function columnsOf(after: RegisterRecord, { columns }: Derived): unknown[] {
  return [
    after.late.length > 0,
    after.erased,
    columns.title,
    columns.owner ?? '',
    columns.department ?? '',
    columns.amount,
    columns.dueAt ?? 'infinity',
    after.changedAt,
    after.closedAt,
    JSON.stringify(after.fields),
    JSON.stringify(moreOf(after)),
  ]
}

/** What is left of earlier payloads takes their place, under a new key; nobody can tell any more what a key was used for. */
function erasePayloads(send: Send, unit: string, { entry, key, redacted }: Change): void {
  if (!redacted) return
  send(
    'DELETE FROM entry_payload WHERE unit_id = $1 AND entry_id IN (SELECT e.id FROM entry e WHERE e.unit_id = $1 AND e.record_id = $2)',
    [unit, entry.record],
  )
  send(
    'INSERT INTO entry_payload (unit_id, entry_id, record_id, sealed) SELECT $1, r.entry, $2, r.sealed FROM unnest($3::uuid[], $4::bytea[]) AS r (entry, sealed)',
    [unit, entry.record, redacted.map((one) => one.entry), redacted.map((one) => one.sealed)],
  )
  send('UPDATE secret SET key = $3 WHERE unit_id = $1 AND record_id = $2', [unit, entry.record, key])
  send(`UPDATE idempotency SET request_hash = NULL, warnings = '[]' WHERE unit_id = $1 AND record_id = $2`, [
    unit,
    entry.record,
  ])
}

/** Entry, payload, place in the sealer's queue, the idempotency key, and the job for overseers. */
function writeEntry(send: Send, unit: string, change: Change): void {
  const { entry, idempotency, key, redacted } = change
  if (key && !redacted) {
    send('INSERT INTO secret (unit_id, record_id, key) VALUES ($1, $2, $3)', [unit, entry.record, key])
  }
  send(
    'INSERT INTO entry (unit_id, id, record_id, register, revision, verb, at, person, leaf) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [...[unit, entry.id, entry.record, entry.register, entry.revision, entry.verb, entry.at, entry.person, entry.leaf]],
  )
  send('INSERT INTO entry_payload (unit_id, entry_id, record_id, salt, sealed) VALUES ($1, $2, $3, $4, $5)', [
    ...[unit, entry.id, entry.record, entry.salt, entry.sealed],
  ])
  send('INSERT INTO pending (unit_id, entry_id) VALUES ($1, $2)', [unit, entry.id])
  if (idempotency) {
    send(
      `INSERT INTO idempotency (unit_id, key, request_hash, register, record_id, entry_id, revision, warnings, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[unit, idempotency.key, idempotency.requestHash, entry.register, entry.record, entry.id, entry.revision],
        ...[idempotency.warnings, entry.at],
      ],
    )
  }
  tellOverseers(send, unit, change)
}

/** A job for overseers where the record is shared: one that is only being made cannot be, unless an outsider makes it. */
function tellOverseers(send: Send, unit: string, { before, entry, seat }: Change): void {
  if (before || seat !== null) {
    send(
      `INSERT INTO job (unit_id, id, kind, subject) SELECT $1::uuid, $2::uuid, 'glance', $3::uuid::text
       WHERE EXISTS (SELECT FROM share s WHERE s.unit_id = $1 AND s.record_id = $3)`,
      [unit, entry.id, entry.record],
    )
  }
}

const keyText = ({ field, text, int, day }: Key) => `${field}\u0000${text ?? int ?? day}\u0000${text === undefined}`

function writeKeys(
  send: Send,
  unit: string,
  { id, register }: RegisterRecord,
  was: readonly Key[],
  is: readonly Key[],
): void {
  const [gone, added] = difference(was, is, keyText)
  const values = (keys: readonly Key[]) => [
    keys.map(({ field }) => field),
    keys.map(({ text }) => text ?? null),
    keys.map(({ int }) => int ?? null),
    keys.map(({ day }) => day ?? null),
  ]
  if (gone.length > 0) {
    send(
      `DELETE FROM record_key k USING unnest($3::text[], $4::text[], $5::bigint[], $6::date[]) AS g (field, text_value, int_value, day_value)
       WHERE k.unit_id = $1 AND k.record_id = $2 AND k.field = g.field AND k.text_value IS NOT DISTINCT FROM g.text_value
         AND k.int_value IS NOT DISTINCT FROM g.int_value AND k.day_value IS NOT DISTINCT FROM g.day_value`,
      [unit, id, ...values(gone)],
    )
  }
  if (added.length > 0) {
    send(
      `INSERT INTO record_key (unit_id, record_id, register, field, text_value, int_value, day_value)
       SELECT $1, $2, $7, a.* FROM unnest($3::text[], $4::text[], $5::bigint[], $6::date[]) AS a`,
      [unit, id, ...values(added), register],
    )
  }
}

type Todo = Derived['todos'][number]

function writeTodos(send: Send, unit: string, { id, register }: RegisterRecord, was: Derived, is: Derived): void {
  const [gone, added] = difference(
    was.todos,
    is.todos,
    ({ who, verb, due, raised }) => `${who} ${verb} ${due} ${raised}`,
  )
  const values = (todos: readonly Todo[]) => [
    todos.map(({ who }) => who),
    todos.map(({ due }) => due ?? 'infinity'),
    todos.map(({ verb }) => verb),
  ]
  if (gone.length > 0) {
    send(
      `DELETE FROM todo t USING unnest($3::text[], $4::timestamptz[], $5::text[]) AS g (who, due_at, verb)
       WHERE t.unit_id = $1 AND t.record_id = $2 AND t.who = g.who AND t.due_at = g.due_at AND t.verb = g.verb`,
      [unit, id, ...values(gone)],
    )
  }
  if (added.length > 0) {
    send(
      `INSERT INTO todo (unit_id, record_id, register, who, due_at, verb, raised)
       SELECT $1, $2, $7, a.* FROM unnest($3::text[], $4::timestamptz[], $5::text[], $6::boolean[]) AS a`,
      [unit, id, ...values(added), added.map(({ raised }) => raised), register],
    )
  }
}

function writeDue(send: Send, unit: string, { id, register }: RegisterRecord, was: Derived, is: Derived): void {
  const [gone, added] = difference(was.due, is.due, ({ deadline, step, at }) => `${deadline} ${step} ${at}`)
  const values = (due: Derived['due']) => [
    due.map(({ at }) => at),
    due.map(({ deadline }) => deadline),
    due.map(({ step }) => step),
  ]
  if (gone.length > 0) {
    send(
      `DELETE FROM due d USING unnest($3::timestamptz[], $4::text[], $5::text[]) AS g (at, deadline, step)
       WHERE d.unit_id = $1 AND d.record_id = $2 AND d.at = g.at AND d.deadline = g.deadline AND d.step = g.step`,
      [unit, id, ...values(gone)],
    )
  }
  if (added.length > 0) {
    send(
      `INSERT INTO due (unit_id, record_id, register, at, deadline, step)
       SELECT $1, $2, $6, a.* FROM unnest($3::timestamptz[], $4::text[], $5::text[]) AS a`,
      [unit, id, ...values(added), register],
    )
  }
}

function writeLinks(send: Send, unit: string, { id }: RegisterRecord, was: Derived, is: Derived): void {
  const [gone, added] = difference(was.links, is.links, ({ field, to }) => `${field} ${to}`)
  const values = (links: Derived['links']) => [links.map(({ field }) => field), links.map(({ to }) => to)]
  if (gone.length > 0) {
    send(
      `DELETE FROM link l USING unnest($3::text[], $4::uuid[]) AS g (field, to_id)
       WHERE l.unit_id = $1 AND l.record_id = $2 AND l.field = g.field AND l.to_id = g.to_id`,
      [unit, id, ...values(gone)],
    )
  }
  if (added.length > 0) {
    send(
      'INSERT INTO link (unit_id, record_id, field, to_id) SELECT $1, $2, a.* FROM unnest($3::text[], $4::uuid[]) AS a',
      [unit, id, ...values(added)],
    )
  }
}

/** What a record held under a claim goes before the new value comes: a record may give a number up and take it again. */
function releaseClaims(send: Send, unit: string, { before, after, claims }: Change): void {
  if (!before || claims.length === 0) return
  send('DELETE FROM claim WHERE unit_id = $1 AND record_id = $2 AND claim = ANY ($3::text[])', [
    unit,
    after.id,
    claims.map(({ claim }) => claim),
  ])
}

function takeClaims(send: Send, unit: string, { after, claims }: Change): void {
  const taken = claims.filter(({ value }) => value !== null)
  if (taken.length === 0) return
  send(
    'INSERT INTO claim (unit_id, record_id, register, claim, value) SELECT $1, $2, a.* FROM unnest($3::text[], $4::text[], $5::text[]) AS a',
    [
      ...[unit, after.id],
      ...[taken.map(({ register }) => register), taken.map(({ claim }) => claim), taken.map(({ value }) => value)],
    ],
  )
}

function writeTokens(send: Send, unit: string, { after, tokens }: Change): void {
  if (tokens === null) return
  if (tokens.length === 0) {
    send('DELETE FROM search WHERE unit_id = $1 AND record_id = $2', [unit, after.id])
    return
  }
  send(
    `INSERT INTO search (unit_id, record_id, register, tokens) VALUES ($1, $2, $3, array_to_tsvector($4::text[]))
     ON CONFLICT (unit_id, record_id) DO UPDATE SET tokens = excluded.tokens`,
    [unit, after.id, after.register, tokens],
  )
}

/**
 * A file stays in use by every record that ever named it, because the entries still do; only erasing gives it up. A job then sweeps row and
 * bytes, unless another record uses them.
 */
function useFiles(send: Send, unit: string, { after, was, is }: Change): void {
  const added = is.files.filter((sha256) => !was.files.includes(sha256))
  if (added.length > 0) {
    send(
      'INSERT INTO file_use (unit_id, record_id, sha256) SELECT $1, $2, a FROM unnest($3::text[]) AS a ON CONFLICT DO NOTHING',
      [unit, after.id, added],
    )
  }
}

function giveFilesUp(send: Send, unit: string, { after, redacted }: Change): void {
  if (!redacted) return
  send(
    `WITH used AS (DELETE FROM file_use WHERE unit_id = $1 AND record_id = $2 RETURNING sha256)
     INSERT INTO job (unit_id, id, kind, subject) SELECT $1, gen_random_uuid(), 'sweep', sha256 FROM used`,
    [unit, after.id],
  )
}

function writeShare(send: Send, unit: string, { after, was, is }: Change): void {
  if (same(was.share, is.share)) return
  if (was.share) {
    send('DELETE FROM share WHERE unit_id = $1 AND share_id = $2 AND seat_id = $3', [unit, after.id, was.share.seat])
  }
  if (is.share) {
    send('INSERT INTO share (unit_id, seat_id, record_id, share_id) VALUES ($1, $2, $3, $4)', [
      unit,
      is.share.seat,
      is.share.target,
      after.id,
    ])
  }
  for (const { target } of [was.share, is.share].filter((one) => one !== null)) {
    send(`INSERT INTO job (unit_id, id, kind, subject) VALUES ($1, gen_random_uuid(), 'glance', $2)`, [unit, target])
  }
}

/** What was read of people, posts, deputising, seats and settings before this mark no longer stands. Last of all, because others who change those wait for its row. */
export function writeMark(session: Session, unit: string, changes: readonly Change[]): readonly Sent[] {
  const last = changes.findLast(({ standing }) => standing)
  if (!last) return []
  return [
    session.run(
      'INSERT INTO standing_mark (unit_id, entry_id) VALUES ($1, $2) ON CONFLICT (unit_id) DO UPDATE SET entry_id = excluded.entry_id',
      [unit, last.entry.id],
    ),
  ]
}

/** As much of a change as other units learn of. */
export interface Projected {
  readonly after: RegisterRecord
  readonly was: Pick<Derived, 'unit' | 'seat'>
  readonly is: Pick<Derived, 'unit' | 'seat'>
}

/** What a change leaves in other units, after everything in its own: the unit as it knows itself, the seat in the outsider's home. */
export function writeElsewhere(session: Session, changes: readonly Projected[]): readonly Sent[] {
  return changes.flatMap(({ after, was, is }) => [
    ...(is.unit && !same(was.unit, is.unit) ? [writeUnit(session, is.unit)] : []),
    ...(same(was.seat, is.seat) ? [] : [writeSeat(session, after, was.seat, is.seat)]),
  ])
}

function writeUnit(session: Session, unit: NonNullable<Derived['unit']>): Sent {
  return Promise.all([
    session.turnTo(unit.unit),
    session.run(
      `INSERT INTO unit (unit_id, name, kind, parent, zone, root) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (unit_id) DO UPDATE SET name = excluded.name, kind = excluded.kind, parent = excluded.parent, zone = excluded.zone`,
      [unit.unit, unit.name, unit.kind, unit.parent, unit.zone, unit.root],
    ),
  ])
}

function writeSeat(session: Session, { id, unit }: RegisterRecord, was: Derived['seat'], is: Derived['seat']): Sent {
  const home = is?.home ?? was?.home
  if (home === undefined) return Promise.resolve()
  return Promise.all([
    session.turnTo(home),
    session.run('DELETE FROM seat_held WHERE unit_id = $1 AND seat_id = $2', [home, id]),
    is &&
      session.run(
        'INSERT INTO seat_held (unit_id, seat_id, host, person_id, kind, from_day, until_day) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [...[home, id, unit, is.person, is.kind, is.from, is.until]],
      ),
  ])
}

function difference<T>(
  was: readonly T[],
  is: readonly T[],
  textOf: (one: T) => string,
): readonly [gone: T[], added: T[]] {
  const before = new Set(was.map(textOf))
  const after = new Set(is.map(textOf))
  return [was.filter((one) => !after.has(textOf(one))), is.filter((one) => !before.has(textOf(one)))]
}

function same(a: object | null, b: object | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
