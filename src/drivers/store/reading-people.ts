import type { Day } from '../../calendar/days.ts'
import type { PeopleMap } from '../../casework/people-map.ts'
import type { Reading, StandingQuery, StandingRows, StoredRecord } from '../../casework/ports.ts'
import type { GlanceRow, GlanceTexts, SeatHeld } from '../../casework/rows.ts'
import type { UnitRow } from '../../casework/rows.ts'
import type { Session } from './connection.ts'
import { type RecordRow, recordColumns, recordOf } from './row.ts'

/** Every unit of the installation, whichever is set. */
export const directory = 'SELECT unit_id AS unit, name, kind, parent, zone, root FROM unit_directory()'
const recordById = `SELECT ${recordColumns} FROM record r WHERE r.id = $1`
const records = (rows: readonly RecordRow[]): StoredRecord[] => rows.map(recordOf)

export type One = (text: string, id: string) => Promise<StoredRecord | null>

/** Lines of people registers come through `record_key`: the newest thousand are more than anybody or any register has. */
export function peopleOf(
  session: Session,
  people: PeopleMap,
  one: One,
): Pick<Reading, 'units' | 'unit' | 'standing' | 'settings' | 'keyed' | 'seatsHeld' | 'glances' | 'glanceTexts'> {
  const keyed: Reading['keyed'] = async (register, field, text) =>
    records(
      await session.rows<RecordRow>(
        `SELECT ${recordColumns} FROM record_key k JOIN record r ON r.unit_id = k.unit_id AND r.id = k.record_id
         WHERE k.register = $1 AND k.field = $2 AND k.text_value = $3 ORDER BY r.id DESC LIMIT 1000`,
        [register, field, text],
      ),
    ).map(({ record }) => record)
  const { setting } = people
  return {
    keyed,
    units: () => session.rows<UnitRow>(directory),
    unit: async () => {
      const [row] = await session.rows<UnitRow>('SELECT unit_id AS unit, name, kind, parent, zone, root FROM unit')
      return row ?? null
    },
    standing: (query) => standing(session, people, one, query),
    settings: async (register) =>
      (await keyed(setting.register, setting.subject, register)).filter(({ state }) => setting.states.includes(state)),
    seatsHeld: (person) =>
      session.rows<SeatHeld>(
        `SELECT seat_id AS seat, host, person_id AS person, kind, from_day AS "from", until_day AS until FROM seat_held WHERE person_id = $1 ORDER BY from_day, seat_id`,
        [person],
      ),
    glances: (person, on, registers) =>
      session.rows<GlanceRow>(
        `SELECT g.source AS unit, g.seat_id AS seat, g.record_id AS record, g.register, g.revision, g.state, g.closed, g.late, g.title, g.facts
         FROM seat_held h JOIN glance g ON g.unit_id = h.unit_id AND g.seat_id = h.seat_id
         WHERE h.person_id = $1 AND h.from_day <= $2 AND h.until_day >= $2 AND g.register = ANY ($3) ORDER BY g.opened_at, g.record_id`,
        [person, on, registers],
      ),
    glanceTexts: (person, on, of) => glanceTexts(session, person, on, of),
  }
}

/** There are too many summaries of measures to ask for as a whole. */
async function glanceTexts(session: Session, person: string, on: Day, { register, about, text }: GlanceTexts) {
  const rows = await session.rows<{ readonly about: string; readonly texts: readonly string[] }>(
    `SELECT g.facts #>> ARRAY['fields', $4] AS about, array_agg(DISTINCT g.facts #>> ARRAY['fields', $5]) AS texts
     FROM seat_held h JOIN glance g ON g.unit_id = h.unit_id AND g.seat_id = h.seat_id
     WHERE h.person_id = $1 AND h.from_day <= $2 AND h.until_day >= $2 AND g.register = $3
       AND g.facts #>> ARRAY['fields', $4] IS NOT NULL AND g.facts #>> ARRAY['fields', $5] IS NOT NULL GROUP BY 1`,
    [person, on, register, about, text],
  )
  return new Map(rows.map((row) => [row.about, row.texts] as const))
}

async function standing(
  session: Session,
  { appointment, deputising, seat }: PeopleMap,
  one: One,
  query: StandingQuery,
): Promise<StandingRows> {
  if (query.seat !== undefined) {
    const found = (await one(recordById, query.seat))?.record
    return { appointments: [], deputisings: [], seat: found?.register === seat.register ? found : null }
  }
  const values = [appointment.register, appointment.person, query.person, deputising.register, deputising.deputy]
  const rows = await session.rows<RecordRow>(standingText(deputising.absent), values)
  const found = records(rows).map(({ record }) => record)
  const of = (register: string) => found.filter((one) => one.register === register)
  return { appointments: of(appointment.register), deputisings: of(deputising.register), seat: null }
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
