import type { Instant } from '../../calendar/days.ts'
import type { Reading, TodoRow } from '../../casework/ports.ts'
import type { DutyReached, JobRow, RefusalCount } from '../../casework/rows.ts'
import type { Session } from './connection.ts'
import { type RecordRow, recordColumns, recordOf, timeOf } from './row.ts'

type TodoLine = RecordRow & { readonly todo_verb: string; readonly todo_due: string; readonly todo_raised: boolean }

export function waitingOf(
  session: Session,
): Pick<Reading, 'todos' | 'todoCounts' | 'due' | 'dutiesReached' | 'refusals' | 'jobs'> {
  return {
    todos: (who, after, limit) => todos(session, who, after, limit),
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
    dutiesReached: () => session.rows<DutyReached>('SELECT register, duty, through FROM duty_cursor', []),
    refusals: (register, from, to) =>
      session.rows<RefusalCount>(
        'SELECT rule, day, refused AS times FROM refusal_count WHERE register = $1 AND day >= $2 AND day < $3 ORDER BY day, rule',
        [register, from, to],
      ),
    jobs: (limit) => session.rows<JobRow>('SELECT id, kind, subject FROM job ORDER BY id LIMIT $1', [limit]),
  }
}

/** Each token's own page first, by its own index range; then the best of them. A record awaited from two of one's posts appears once. */
async function todos(
  session: Session,
  who: readonly string[],
  after: readonly [Instant | null, string, string] | null,
  limit: number,
): Promise<readonly TodoRow[]> {
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
}
