import type { DueTime, Entry, RegisterRecord } from './record.ts'

type Doers = RegisterRecord['doers']

/**
 * The record after an entry. Generic: it reads effects only and no declaration, so that a journal of any age rebuilds the same rows. `decide` uses it to
 * show rules the record as it would be, and `fsck` to rebuild it: one path.
 * Throws when the entry does not follow the record: that is a broken journal, not a user's mistake.
 */
export function fold(record: RegisterRecord | null, entry: Entry): RegisterRecord {
  const before = record ?? begin(entry)
  if (entry.record !== before.id || entry.revision !== before.revision + 1) {
    throw new Error(
      `entry ${entry.id} is number ${entry.revision} of record ${entry.record}; it does not follow number ${before.revision} of ${before.id}`,
    )
  }
  const { effects } = entry
  return {
    ...before,
    revision: entry.revision,
    state: effects.state ?? before.state,
    fields: effects.erase ? {} : effects.set ? { ...before.fields, ...effects.set } : before.fields,
    changedAt: entry.at,
    closedAt: effects.closes === undefined ? before.closedAt : effects.closes ? entry.at : null,
    doers: addDoers(before.doers, entry),
    agreed: agreedAfter(before.agreed, effects.agree),
    ...timesAfter(before, entry),
    warned: effects.warned
      ? [...before.warned, ...effects.warned.map((rule) => ({ rule, at: entry.at }))]
      : before.warned,
    duty: effects.duty ?? before.duty,
    erased: before.erased || effects.erase === true,
  }
}

/** All entries of a record in order, from nothing. Null when there are none. */
export function replay(entries: readonly Entry[]): RegisterRecord | null {
  return entries.reduce<RegisterRecord | null>(fold, null)
}

function begin(entry: Entry): RegisterRecord {
  return {
    id: entry.record,
    unit: entry.unit,
    register: entry.register,
    version: entry.version,
    revision: 0,
    state: '',
    fields: {},
    openedAt: entry.at,
    changedAt: entry.at,
    closedAt: null,
    doers: {},
    agreed: [],
    due: [],
    overdue: [],
    late: [],
    raised: [],
    warned: [],
    duty: null,
    erased: false,
  }
}

function addDoers(doers: Doers, { verb, by }: Entry): Doers {
  const persons = [by.person, by.for].filter((person) => person !== undefined)
  const known = Object.hasOwn(doers, verb) ? (doers[verb] ?? []) : []
  const added = persons.filter((person) => !known.includes(person))
  return added.length === 0 ? doers : { ...doers, [verb]: [...known, ...added] }
}

function agreedAfter(agreed: readonly string[], person: string | null | undefined): readonly string[] {
  if (person === undefined) return agreed
  if (person === null) return []
  return agreed.includes(person) ? agreed : [...agreed, person]
}

/** Drops come before additions, so that a verb can end one running of a clock and start the next. */
function timesAfter(
  before: RegisterRecord,
  { effects }: Entry,
): Pick<RegisterRecord, 'due' | 'overdue' | 'late' | 'raised'> {
  const dropped = new Set(effects.dropDue)
  const settled = new Set(effects.settle)
  const passed = (time: DueTime) =>
    (effects.passed ?? []).some(({ deadline, step }) => deadline === time.deadline && step === time.step)
  const kept = before.due.filter(({ deadline }) => !dropped.has(deadline))
  return {
    due: [...kept.filter((time) => !passed(time)), ...(effects.due ?? [])],
    overdue: [
      ...before.overdue.filter(({ deadline }) => !dropped.has(deadline)),
      ...kept.filter((time) => time.step === 'due' && passed(time)),
    ],
    late: [...new Set([...before.late, ...(effects.late ?? [])])],
    raised: [...before.raised.filter(({ deadline }) => !settled.has(deadline)), ...(effects.raise ?? [])],
  }
}
