import type { ActedBy } from './actor.ts'
import type { Effects, Entry, RegisterRecord } from './record.ts'
import type { Register } from './register.ts'
import type { Situation } from './situation.ts'

/**
 * The entry that takes a record's content away, written in the transaction of the verb that `erases` it. Clocks stop and claims are given back; state, dates
 * and who did what remain, because they are what the chain of entries proves. Null when it is erased already.
 */
export function eraseEntry(
  register: Register,
  record: RegisterRecord,
  by: ActedBy,
  { now, entryId }: Pick<Situation, 'now' | 'entryId'>,
): Entry | null {
  if (record.erased) return null
  const running = [...new Set([...record.due, ...record.overdue].map(({ deadline }) => deadline))]
  const raised = [...new Set(record.raised.map(({ deadline }) => deadline))]
  const claims = Object.keys(register.claims).map((claim) => ({ claim, value: null }))
  return {
    id: entryId,
    unit: record.unit,
    register: record.register,
    version: record.version,
    record: record.id,
    revision: record.revision + 1,
    verb: 'erase',
    at: now,
    by,
    effects: {
      erase: true,
      ...(running.length > 0 ? { dropDue: running } : {}),
      ...(raised.length > 0 ? { settle: raised } : {}),
      ...(claims.length > 0 ? { claims } : {}),
    },
  }
}

/** An entry as it is once its content has been destroyed: what people wrote is gone; what happened, when and by whom is left and folds as before. */
export function redact({ note: _note, effects, ...entry }: Entry): Entry {
  const { set: _set, claims: _claims, ...kept } = effects
  const left: Effects = kept
  return { ...entry, effects: left }
}
