import type { Instant } from '../../calendar/days.ts'
import type { ClaimKey } from '../../casework/change.ts'
import type { PeopleMap } from '../../casework/people-map.ts'
import type {
  JobRow,
  Link,
  Reading,
  Replay,
  Scope,
  SeatHeld,
  StandingRows,
  StoredEntry,
  StoredRecord,
  Title,
  TodoRow,
  Transaction,
  UnitRow,
} from '../../casework/ports.ts'
import type { FileRow, SavedViewRow } from '../../casework/rows.ts'
import { searchQuery } from './condition.ts'
import { isId, type Session } from './connection.ts'
import { aggregate, first, list, listIds } from './list.ts'
import { type RecordRow, recordColumns, recordOf, timeOf } from './row.ts'

/** Ids that can be nobody's are left out before the database is asked. */
const ids = (given: readonly string[]) => given.filter(isId)
/** Every unit of the installation, whichever is set. */
export const directory = 'SELECT unit_id AS unit, name, kind, parent, zone, root FROM unit_directory()'
const recordById = `SELECT ${recordColumns} FROM record r WHERE r.id = $1`
// Joined to the ids, not compared with them: so that one plan serves any number.
const titlesById =
  'SELECT r.id, r.register, r.title FROM unnest($1::uuid[]) AS wanted (id) JOIN record r ON r.id = wanted.id'
const recordsById = `SELECT ${recordColumns} FROM unnest($1::uuid[]) AS wanted (id) JOIN record r ON r.id = wanted.id`
const records = (rows: readonly RecordRow[]): StoredRecord[] => rows.map(recordOf)

/** Every question, over one open transaction. Unit and seat are the transaction's: no statement here names them. */
export function readingOf(session: Session, people: PeopleMap, scope: Scope): Transaction {
  const one = async (text: string, id: string) => {
    if (!isId(id)) return null
    const [row] = await session.rows<RecordRow>(text, [id])
    return row ? recordOf(row) : null
  }
  return {
    ...recordsOf(session, people, scope, one),
    ...peopleOf(session, people, one),
    ...journalOf(session),
    ...waitingOf(session),
    ...filesOf(session),
    lock: (id) => one(`SELECT ${recordColumns} FROM record r WHERE r.id = $1 FOR UPDATE`, id),
    asHouse: async (ask) => {
      if (scope.seat === undefined) return ask()
      const unseated = session.seat('')
      const answer = await ask()
      await Promise.all([unseated, session.seat(scope.seat)])
      return answer
    },
    lockFile: async (sha256) => {
      await session.run(`SELECT pg_advisory_xact_lock(hashtextextended(current_setting('app.unit') || $1, 0))`, [
        sha256,
      ])
    },
  }
}

type One = (text: string, id: string) => Promise<StoredRecord | null>

function recordsOf(
  session: Session,
  people: PeopleMap,
  scope: Scope,
  one: One,
): Pick<
  Reading,
  | 'record'
  | 'records'
  | 'list'
  | 'listIds'
  | 'aggregate'
  | 'first'
  | 'titles'
  | 'links'
  | 'search'
  | 'savedViews'
  | 'claimsTaken'
> {
  return {
    record: (id) => one(recordById, id),
    records: async (given) => records(await session.rows<RecordRow>(recordsById, [ids(given)])),
    list: (query) => list(session, query),
    listIds: (query) => listIds(session, query),
    aggregate: (query) => aggregate(session, query),
    first: (filter) => first(session, filter),
    titles: (given) =>
      scope.seat === undefined
        ? session.rows<Title>(titlesById, [ids(given)])
        : session.rows<Title>(`${titlesById} UNION SELECT n.* FROM display_names($1::uuid[], $2::text[]) n`, [
            ids(given),
            [people.person.register, people.department.register],
          ]),
    // Both ways, with what stands at the far end. Of those that point here the newest 200.
    links: (record) =>
      session.rows<Link>(
        `SELECT l.record_id AS "from", l.to_id AS "to", l.field, r.id, r.register, r.title FROM link l JOIN record r ON r.unit_id = l.unit_id AND r.id = l.to_id
         WHERE l.record_id = $1
         UNION ALL SELECT * FROM (SELECT l.record_id, l.to_id, l.field, r.id, r.register, r.title FROM link l
           JOIN record r ON r.unit_id = l.unit_id AND r.id = l.record_id WHERE l.to_id = $1 ORDER BY l.record_id DESC LIMIT 200) pointing`,
        [isId(record) ? record : null],
      ),
    search: async (tokens, registers, limit) =>
      records(
        await session.rows<RecordRow>(
          `SELECT ${recordColumns} FROM search_records($1::tsquery, $2::text[], $3) s JOIN record r ON r.id = s.record_id ORDER BY r.id DESC`,
          [searchQuery(tokens), registers, limit],
        ),
      ),
    savedViews: (person, register) =>
      session.rows<SavedViewRow>(
        'SELECT name, query FROM saved_view WHERE person = $1 AND register = $2 ORDER BY name',
        [person, register],
      ),
    claimsTaken: (claims) =>
      session.rows<ClaimKey>(
        `SELECT c.register, c.claim, c.value FROM claim c
         JOIN unnest($1::text[], $2::text[], $3::text[]) AS w (register, claim, value) USING (register, claim, value)`,
        [claims.map(({ register }) => register), claims.map(({ claim }) => claim), claims.map(({ value }) => value)],
      ),
  }
}

/** Lines of people registers come through `record_key`: the newest hundred of a person are more than anybody holds. */
function peopleOf(
  session: Session,
  people: PeopleMap,
  one: One,
): Pick<Reading, 'units' | 'unit' | 'standing' | 'settings' | 'keyed' | 'seatsHeld'> {
  const keyed: Reading['keyed'] = async (register, field, text) =>
    records(
      await session.rows<RecordRow>(
        `SELECT ${recordColumns} FROM record_key k JOIN record r ON r.unit_id = k.unit_id AND r.id = k.record_id
         WHERE k.register = $1 AND k.field = $2 AND k.text_value = $3 ORDER BY r.id DESC LIMIT 100`,
        [register, field, text],
      ),
    ).map(({ record }) => record)
  const { appointment, deputising, seat, setting } = people
  return {
    keyed,
    units: () => session.rows<UnitRow>(directory),
    unit: async () => {
      const [row] = await session.rows<UnitRow>('SELECT unit_id AS unit, name, kind, parent, zone, root FROM unit')
      return row ?? null
    },
    standing: async (query): Promise<StandingRows> => {
      if (query.seat !== undefined) {
        const found = (await one(recordById, query.seat))?.record
        return { appointments: [], deputisings: [], seat: found?.register === seat.register ? found : null }
      }
      const found = records(
        await session.rows<RecordRow>(standingText(deputising.absent), [
          ...[appointment.register, appointment.person, query.person],
          ...[deputising.register, deputising.deputy],
        ]),
      ).map(({ record }) => record)
      const of = (register: string) => found.filter((one) => one.register === register)
      return { appointments: of(appointment.register), deputisings: of(deputising.register), seat: null }
    },
    settings: async (register) =>
      (await keyed(setting.register, setting.subject, register)).filter(({ state }) => setting.states.includes(state)),
    seatsHeld: (person) =>
      session.rows<SeatHeld>(
        `SELECT seat_id AS seat, host, person_id AS person, kind, from_day AS "from", until_day AS until FROM seat_held WHERE person_id = $1 ORDER BY from_day, seat_id`,
        [person],
      ),
  }
}

/** Own appointments, deputisings, and the appointments of those stood in for, as one statement: it is part of every write. */
function standingText(absent: string): string {
  if (!/^[A-Za-z]+$/.test(absent)) throw new TypeError(`${absent} is no name of a field`)
  return `WITH deputised AS MATERIALIZED (SELECT ${recordColumns} FROM record_key k JOIN record r ON r.unit_id = k.unit_id AND r.id = k.record_id
      WHERE k.register = $4 AND k.field = $5 AND k.text_value = $3 ORDER BY r.id DESC LIMIT 100)
    SELECT * FROM deputised UNION ALL
    SELECT ${recordColumns} FROM record_key k JOIN record r ON r.unit_id = k.unit_id AND r.id = k.record_id
      WHERE k.register = $1 AND k.field = $2 AND k.text_value IN (SELECT $3 UNION ALL SELECT d.fields->>'${absent}' FROM deputised d)`
}

interface EntryRow {
  readonly id: string
  readonly leaf: Buffer
  readonly salt: Buffer | null
  readonly sealed: Buffer | null
}

const entryOf = ({ id, leaf, salt, sealed }: EntryRow): StoredEntry => ({
  id,
  leaf,
  payload: sealed ? { salt, sealed } : null,
})

function journalOf(session: Session): Pick<Reading, 'key' | 'entries' | 'journal' | 'replay'> {
  return {
    key: async (record) => {
      const [row] = await session.rows<{ key: Buffer }>('SELECT key FROM secret WHERE record_id = $1', [record])
      return row?.key ?? null
    },
    entries: async (record, after, limit) =>
      (
        await session.rows<EntryRow>(
          `SELECT e.id, e.leaf, p.salt, p.sealed FROM entry e LEFT JOIN entry_payload p ON p.unit_id = e.unit_id AND p.entry_id = e.id
           WHERE e.record_id = $1 AND e.revision > $2 ORDER BY e.revision LIMIT $3`,
          [record, after, limit],
        )
      ).map(entryOf),
    journal: async (query) =>
      (
        await session.rows<EntryRow>(
          `SELECT e.id, e.leaf, NULL::bytea AS salt, NULL::bytea AS sealed FROM entry e WHERE true
           ${query.register === undefined ? '' : 'AND e.register = $2'} ${query.record === undefined ? '' : 'AND e.record_id = $3::uuid'}
           ${query.person === undefined ? '' : 'AND e.person = $4'} ${query.from === undefined ? '' : 'AND e.at >= $5::timestamptz'}
           ${query.to === undefined ? '' : 'AND e.at < $6::timestamptz'} ${query.before === null ? '' : 'AND e.id < $7::uuid'}
           AND $2::text IS NOT DISTINCT FROM $2 AND $3::uuid IS NOT DISTINCT FROM $3 AND $4::text IS NOT DISTINCT FROM $4
           AND $5::timestamptz IS NOT DISTINCT FROM $5 AND $6::timestamptz IS NOT DISTINCT FROM $6 AND $7::uuid IS NOT DISTINCT FROM $7
           ORDER BY e.id DESC LIMIT $1`,
          [query.limit, query.register, query.record, query.person, query.from, query.to, query.before],
        )
      ).map(entryOf),
    replay: async (key) => {
      const [row] = await session.rows<Replay>(
        `SELECT request_hash AS "requestHash", register, record_id AS record, entry_id AS entry, revision, warnings FROM idempotency WHERE key = $1`,
        [key],
      )
      return row ?? null
    },
  }
}

type TodoLine = RecordRow & { readonly todo_verb: string; readonly todo_due: string; readonly todo_raised: boolean }

function waitingOf(session: Session): Pick<Reading, 'todos' | 'todoCounts' | 'due' | 'dutyThrough' | 'jobs'> {
  return {
    // Each token's own page first, by its own index range; then the best of them. A record awaited from two of one's posts appears once.
    todos: async (who, after, limit) => {
      const place = after ? 'AND (t.due_at, t.record_id, t.verb) > ($3, $4, $5)' : ''
      const rows = await session.rows<TodoLine>(
        `SELECT ${recordColumns}, w.verb AS todo_verb, w.due_at AS todo_due, w.raised AS todo_raised FROM (
           SELECT t.record_id, t.due_at, t.verb, bool_or(t.raised) AS raised FROM unnest($1::text[]) AS token
           CROSS JOIN LATERAL (SELECT t.record_id, t.due_at, t.verb, t.raised FROM todo t WHERE t.who = token ${place}
             ORDER BY t.due_at, t.record_id, t.verb LIMIT $2) t
           GROUP BY t.record_id, t.due_at, t.verb ORDER BY t.due_at, t.record_id, t.verb LIMIT $2) w
         JOIN record r ON r.id = w.record_id ORDER BY w.due_at, w.record_id, w.verb`,
        [who, limit, ...(after ? [after[0] ?? 'infinity', after[1], after[2]] : [])],
      )
      return rows.map(
        (row): TodoRow => ({
          stored: recordOf(row),
          verb: row.todo_verb,
          due: timeOf(row.todo_due),
          raised: row.todo_raised,
        }),
      )
    },
    // Records, not verbs: a record of which three things can be done is one matter. It is as urgent as its most urgent verb.
    todoCounts: async (who, now, soon) => {
      const [row] = await session.rows<{ overdue: number; soon: number; total: number }>(
        `SELECT count(*) FILTER (WHERE due_at <= $2) AS overdue, count(*) FILTER (WHERE due_at > $2 AND due_at <= $3) AS soon, count(*) AS total
         FROM (SELECT min(t.due_at) AS due_at FROM todo t WHERE t.who = ANY ($1::text[]) GROUP BY t.record_id) mine`,
        [who, now, soon],
      )
      return { overdue: row?.overdue ?? 0, dueSoon: row?.soon ?? 0, all: row?.total ?? 0 }
    },
    due: (until, limit) =>
      session.rows<{ at: Instant; record: string; register: string }>(
        'SELECT d.at, d.record_id AS record, d.register FROM due d WHERE d.at <= $1 ORDER BY d.at, d.record_id LIMIT $2',
        [until, limit],
      ),
    dutyThrough: async (register, duty) => {
      const [row] = await session.rows<{ through: string }>(
        'SELECT through FROM duty_cursor WHERE register = $1 AND duty = $2',
        [register, duty],
      )
      return row?.through ?? null
    },
    jobs: (limit) => session.rows<JobRow>('SELECT id, kind, subject FROM job ORDER BY id LIMIT $1', [limit]),
  }
}

function filesOf(session: Session): Pick<Reading, 'file' | 'fileUsers' | 'filesPutBy'> {
  return {
    file: async (sha256) => {
      const [row] = await session.rows<FileRow>('SELECT sha256, sm3, size, type, name FROM file WHERE sha256 = $1', [
        sha256,
      ])
      return row ?? null
    },
    fileUsers: async (sha256, limit) =>
      (
        await session.rows<{ record_id: string }>(
          'SELECT record_id FROM file_use WHERE sha256 = $1 ORDER BY record_id LIMIT $2',
          [sha256, limit],
        )
      ).map(({ record_id }) => record_id),
    filesPutBy: async (person, sha256s) =>
      (
        await session.rows<{ sha256: string }>(
          'SELECT sha256 FROM file_put WHERE person = $1 AND sha256 = ANY ($2::text[])',
          [person, sha256s],
        )
      ).map(({ sha256 }) => sha256),
  }
}
