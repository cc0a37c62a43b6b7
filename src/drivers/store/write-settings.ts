import type { Setting } from '../../casework/ports.ts'
import type { Session } from './connection.ts'

type Sent = Promise<unknown>

/** What the journal does not tell of. */
export function writeSetting(session: Session, unit: string, setting: Setting): readonly Sent[] {
  switch (setting.kind) {
    case 'duty-through':
      return [
        session.run(
          'INSERT INTO duty_cursor (unit_id, register, duty, through) VALUES ($1, $2, $3, $4) ON CONFLICT (unit_id, register, duty) DO UPDATE SET through = excluded.through',
          [unit, setting.register, setting.duty, setting.through],
        ),
      ]
    case 'job-done':
      return [session.run('DELETE FROM job WHERE unit_id = $1 AND id = $2', [unit, setting.id])]
    case 'refused':
      return [
        session.run(
          `INSERT INTO refusal_count AS c (unit_id, register, rule, day, refused) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (unit_id, register, rule, day) DO UPDATE SET refused = c.refused + excluded.refused`,
          [unit, setting.register, setting.rule, setting.day, setting.times],
        ),
      ]
    case 'file-gone':
      return [
        session.run(
          'DELETE FROM file f WHERE f.unit_id = $1 AND f.sha256 = $2 AND NOT EXISTS (SELECT FROM file_use u WHERE u.unit_id = f.unit_id AND u.sha256 = f.sha256)',
          [unit, setting.sha256],
        ),
      ]
    case 'forget-keys':
      return [session.run('DELETE FROM idempotency WHERE unit_id = $1 AND at < $2', [unit, setting.before])]
    case 'saved-view':
      return [writeView(session, unit, setting)]
    case 'reminder':
      return [writeReminder(session, unit, setting)]
    case 'reminded':
      return [writeReminded(session, unit, setting)]
    case 'file':
      return writeFile(session, unit, setting)
    case 'glance':
      return [writeGlance(session, setting)]
  }
}

function writeView(
  session: Session,
  unit: string,
  { person, register, name, query }: Setting & { kind: 'saved-view' },
): Sent {
  if (query === null) {
    return session.run('DELETE FROM saved_view WHERE unit_id = $1 AND person = $2 AND register = $3 AND name = $4', [
      unit,
      person,
      register,
      name,
    ])
  }
  return session.run(
    'INSERT INTO saved_view (unit_id, person, register, name, query) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (unit_id, person, register, name) DO UPDATE SET query = excluded.query',
    [unit, person, register, name, query],
  )
}

function writeReminded(session: Session, unit: string, { person, on, at }: Setting & { kind: 'reminded' }): Sent {
  return session.run(
    'UPDATE reminder SET told_on = coalesce($3, told_on), tried_at = $4 WHERE unit_id = $1 AND person = $2',
    [unit, person, on, at],
  )
}

/** Another choice begins anew: whoever was told today by mail and now chooses another way hears of it there too. */
function writeReminder(session: Session, unit: string, { person, choice }: Setting & { kind: 'reminder' }): Sent {
  if (!choice) return session.run('DELETE FROM reminder WHERE unit_id = $1 AND person = $2', [unit, person])
  return session.run(
    `INSERT INTO reminder (unit_id, person, channel, address, quiet_from, quiet_until) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (unit_id, person) DO UPDATE SET channel = excluded.channel, address = excluded.address, quiet_from = excluded.quiet_from,
       quiet_until = excluded.quiet_until, told_on = NULL, tried_at = NULL`,
    [unit, person, choice.channel, choice.address, choice.quietFrom, choice.quietUntil],
  )
}

function writeFile(session: Session, unit: string, { file, person, at }: Setting & { kind: 'file' }): readonly Sent[] {
  return [
    session.run(
      'INSERT INTO file (unit_id, sha256, sm3, size, type, name, put_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING',
      [unit, file.sha256, file.sm3, file.size, file.type, file.name, at],
    ),
    session.run('INSERT INTO file_put (unit_id, sha256, person) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      unit,
      file.sha256,
      person,
    ]),
  ]
}

/** Into the overseer's unit. An older summary never overwrites a newer one, in whatever order jobs are carried out. */
function writeGlance(session: Session, { unit, seat, source, record, row }: Setting & { kind: 'glance' }): Sent {
  if (!row) {
    return Promise.all([
      session.turnTo(unit),
      session.run('DELETE FROM glance WHERE unit_id = $1 AND seat_id = $2 AND record_id = $3', [unit, seat, record]),
    ])
  }
  const { stored, facts } = row
  const { register, revision, state, closedAt, late, openedAt, changedAt } = stored.record
  return Promise.all([
    session.turnTo(unit),
    session.run(
      `INSERT INTO glance (unit_id, seat_id, source, record_id, register, revision, state, closed, late, title, due_at, opened_at, changed_at, facts)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (unit_id, seat_id, record_id) DO UPDATE SET revision = excluded.revision, state = excluded.state, closed = excluded.closed, late = excluded.late,
         title = excluded.title, due_at = excluded.due_at, changed_at = excluded.changed_at, facts = excluded.facts WHERE glance.revision <= excluded.revision`,
      [
        ...[unit, seat, source, record, register, revision, state, closedAt !== null, late.length > 0, stored.title],
        ...[stored.dueAt ?? 'infinity', openedAt, changedAt, JSON.stringify(facts)],
      ],
    ),
  ])
}
