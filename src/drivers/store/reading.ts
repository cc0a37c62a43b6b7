import type { ClaimKey } from '../../casework/change.ts'
import type { PeopleMap } from '../../casework/people-map.ts'
import type {
  Link,
  Opening,
  Reading,
  Replay,
  Scope,
  StoredEntry,
  StoredRecord,
  Title,
  Transaction,
} from '../../casework/ports.ts'
import type { FileRow, ReminderRow, SavedViewRow } from '../../casework/rows.ts'
import { searchQuery } from './condition.ts'
import { isId, type Session } from './connection.ts'
import { aggregate, first, list, listIds, tally } from './list.ts'
import { type One, peopleOf } from './reading-people.ts'
import { waitingOf } from './reading-waiting.ts'
import { type RecordRow, recordColumns, recordOf } from './row.ts'

/** Ids that can be nobody's are left out before the database is asked. */
const ids = (given: readonly string[]) => given.filter(isId)
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
    ...recordsOf(session, one),
    ...besidesOf(session, people, scope),
    ...peopleOf(session, people, one),
    ...journalOf(session),
    ...pastOf(session),
    ...waitingOf(session),
    ...filesOf(session),
    ...orderOf(session),
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

const lockedRecord = `SELECT ${recordColumns}, s.key FROM record r LEFT JOIN secret s ON s.unit_id = r.unit_id AND s.record_id = r.id
  WHERE r.id = $1 FOR UPDATE OF r`
// The row of nothing stands for a unit without a mark and an order with a new key alike.
const opening = `SELECT m.entry_id AS mark, i.request_hash AS "requestHash", i.register, i.record_id AS record, i.entry_id AS entry, i.revision, i.warnings
  FROM (SELECT) AS one LEFT JOIN standing_mark m ON true LEFT JOIN idempotency i ON i.key = $1`
const nothingOpened: Opening = { mark: null, replay: null }

type OpeningRow = { readonly mark: string | null } & ({ readonly entry: null } | Replay)

/** What an order begins with. */
function orderOf(session: Session): Pick<Transaction, 'lock' | 'opening'> {
  return {
    lock: async (id) => {
      if (!isId(id)) return null
      const [row] = await session.rows<RecordRow & { key: Buffer | null }>(lockedRecord, [id])
      return row ? { ...recordOf(row), key: row.key } : null
    },
    opening: async (key) => {
      const [row] = await session.rows<OpeningRow>(opening, [key])
      if (!row) return nothingOpened
      return { mark: row.mark, replay: row.entry === null ? null : row }
    },
  }
}

function recordsOf(
  session: Session,
  one: One,
): Pick<Reading, 'record' | 'records' | 'list' | 'listIds' | 'aggregate' | 'tally' | 'first' | 'search'> {
  return {
    record: (id) => one(recordById, id),
    records: async (given) => {
      const wanted = ids(given)
      return wanted.length === 0 ? [] : records(await session.rows<RecordRow>(recordsById, [wanted]))
    },
    list: (query) => list(session, query),
    listIds: (query) => listIds(session, query),
    aggregate: (query) => aggregate(session, query),
    tally: (query) => tally(session, query),
    first: (filter) => first(session, filter),
    search: async (tokens, registers, limit) =>
      records(
        await session.rows<RecordRow>(
          `SELECT ${recordColumns} FROM search_records($1::tsquery, $2::text[], $3) s JOIN record r ON r.id = s.record_id ORDER BY r.id DESC`,
          [searchQuery(tokens), registers, limit],
        ),
      ),
  }
}

/** Both ways, with what stands at the far end. Of those that point here the newest. */
const linksText = `SELECT l.record_id AS "from", l.to_id AS "to", l.field, r.id, r.register, r.title
    FROM link l JOIN record r ON r.unit_id = l.unit_id AND r.id = l.to_id WHERE l.record_id = $1
  UNION ALL SELECT * FROM (SELECT l.record_id, l.to_id, l.field, r.id, r.register, r.title
    FROM link l JOIN record r ON r.unit_id = l.unit_id AND r.id = l.record_id WHERE l.to_id = $1 ORDER BY l.record_id DESC LIMIT $2) pointing`
const usuallyPointing = 200

function besidesOf(
  session: Session,
  people: PeopleMap,
  scope: Scope,
): Pick<Reading, 'titles' | 'links' | 'savedViews' | 'reminders' | 'claimsTaken'> {
  const named = [people.person.register, people.department.register]
  return {
    titles: (given) =>
      scope.seat === undefined
        ? session.rows<Title>(titlesById, [ids(given)])
        : session.rows<Title>(`${titlesById} UNION SELECT n.* FROM display_names($1::uuid[], $2::text[]) n`, [
            ids(given),
            named,
          ]),
    links: (record, pointing = usuallyPointing) =>
      session.rows<Link>(linksText, [isId(record) ? record : null, pointing]),
    savedViews: (person, register) =>
      session.rows<SavedViewRow>(
        'SELECT name, query FROM saved_view WHERE person = $1 AND register = $2 ORDER BY name',
        [person, register],
      ),
    reminders: (person) =>
      session.rows<ReminderRow>(
        `SELECT person, channel, address, quiet_from AS "quietFrom", quiet_until AS "quietUntil", told_on AS "toldOn", tried_at AS "triedAt"
         FROM reminder WHERE person = coalesce($1, person) ORDER BY person`,
        [person],
      ),
    claimsTaken: (claims) =>
      session.rows<ClaimKey>(
        `SELECT c.register, c.claim, c.value FROM claim c
         JOIN unnest($1::text[], $2::text[], $3::text[]) AS w (register, claim, value) USING (register, claim, value)`,
        [claims.map(({ register }) => register), claims.map(({ claim }) => claim), claims.map(({ value }) => value)],
      ),
  }
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

/** What several records' journals told until then: for looking at a ledger as it stood. */
function pastOf(session: Session): Pick<Reading, 'keys' | 'entriesUntil' | 'latest'> {
  return {
    keys: async (records) => {
      const rows = await session.rows<{ record_id: string; key: Buffer }>(
        'SELECT record_id, key FROM secret WHERE record_id = ANY ($1::uuid[])',
        [ids(records)],
      )
      return new Map(rows.map(({ record_id: record, key }) => [record, key]))
    },
    entriesUntil: async (records, until) => {
      const rows = await session.rows<EntryRow & { record_id: string }>(
        `SELECT e.record_id, e.id, e.leaf, p.salt, p.sealed FROM entry e LEFT JOIN entry_payload p ON p.unit_id = e.unit_id AND p.entry_id = e.id
         WHERE e.record_id = ANY ($1::uuid[]) AND e.at <= $2 ORDER BY e.record_id, e.revision`,
        [ids(records), until],
      )
      const grouped = new Map<string, StoredEntry[]>()
      for (const row of rows) grouped.set(row.record_id, [...(grouped.get(row.record_id) ?? []), entryOf(row)])
      return grouped
    },
    // Which entries they are is found out before a payload is fetched: of thousands a page takes fifty.
    latest: async (records, before, limit) => {
      const rows = await session.rows<EntryRow & { record_id: string }>(
        `SELECT e.record_id, e.id, e.leaf, p.salt, p.sealed FROM (
           SELECT unit_id, record_id, id, leaf FROM entry WHERE record_id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR id < $2::uuid) ORDER BY id DESC LIMIT $3
         ) e LEFT JOIN entry_payload p ON p.unit_id = e.unit_id AND p.entry_id = e.id ORDER BY e.id DESC`,
        [ids(records), before, limit],
      )
      return rows.map((row) => [row.record_id, entryOf(row)])
    },
  }
}

function journalOf(session: Session): Pick<Reading, 'key' | 'entries' | 'journal'> {
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
