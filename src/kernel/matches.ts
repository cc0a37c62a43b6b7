import { isInstant } from '../calendar/days.ts'
import { dayIn } from '../calendar/zones.ts'
import { type FieldValue, type FileRef, isList } from './fields.ts'
import type { RegisterRecord } from './record.ts'
import { valueOf } from './stand.ts'
import { isFilled } from './values.ts'
import type { Answer, Condition, Question, Where } from './where.ts'

/**
 * Whether a record meets a condition. What `Where` means is said here; the store's SQL is held to it by a test. All members must hold. A field that is
 * not filled meets no condition but `filled: false`.
 */
export function matches(record: RegisterRecord, where: Where, zone: string): boolean {
  if (where.id !== undefined && record.id !== where.id) return false
  if (where.any && !where.any.some((one) => matches(record, one, zone))) return false
  if (where.state && !where.state.includes(record.state)) return false
  if (where.closed !== undefined && (record.closedAt !== null) !== where.closed) return false
  if (where.late !== undefined && record.late.length > 0 !== where.late) return false
  if (where.warned && !isWarned(record, where.warned)) return false
  if (where.within && !isWithin(record, where.within, zone)) return false
  return Object.entries(where.fields ?? {}).every(([field, condition]) => meets(valueOf(record, field), condition))
}

function isWarned({ warned }: RegisterRecord, { rule, from, before }: NonNullable<Where['warned']>): boolean {
  return warned.some(
    (one) => one.rule === rule && (from === undefined || one.at >= from) && (before === undefined || one.at < before),
  )
}

function isWithin(record: RegisterRecord, { of, from, to }: NonNullable<Where['within']>, zone: string): boolean {
  const value = of === 'opened' ? record.openedAt : of === 'closed' ? record.closedAt : valueOf(record, of.field)
  if (typeof value !== 'string') return false
  const day = isInstant(value) ? dayIn(value, zone) : value
  return day >= from && day < to
}

/** A value against a condition: a list meets `is` and `in` when one of its members does, a range compares only within one type. */
export function meets(value: FieldValue, condition: Condition): boolean {
  if ('filled' in condition) return isFilled(value) === condition.filled
  if (value === null) return false
  const members: readonly (string | number | boolean | FileRef)[] = isList(value) ? value : [value]
  if ('is' in condition) return members.some((member) => member === condition.is)
  if ('in' in condition) return members.some((member) => condition.in.some((one) => one === member))
  const { from, before } = condition
  const compares = (bound: string | number | undefined) => bound === undefined || typeof bound === typeof value
  if (!compares(from) || !compares(before) || (typeof value !== 'string' && typeof value !== 'number')) return false
  return (from === undefined || value >= from) && (before === undefined || value < before)
}

/**
 * The answer to a rule's question over the records of its register. `first` is the one opened first (of one instant, the smallest id); a sum over no record is 0,
 * and a record without the field adds nothing.
 */
export function answer(question: Question, records: Iterable<RegisterRecord>, zone: string): Answer {
  const all = [...records]
  const pointed = pointedAt(question.without, all, zone)
  const found = all.filter(
    (record) =>
      record.register === question.register &&
      !record.erased &&
      !pointed.has(record.id) &&
      matches(record, question.where, zone),
  )
  if (question.ask === 'count') return found.length
  if (question.ask === 'sum') return sumOf(found, question.field ?? '')
  const [first] = found.sort((a, b) => (`${a.openedAt} ${a.id}` < `${b.openedAt} ${b.id}` ? -1 : 1))
  return first ? { id: first.id, state: first.state, fields: first.fields } : null
}

/** Ids that a record of the register named in `without` points to. */
function pointedAt(
  without: Question['without'],
  records: readonly RegisterRecord[],
  zone: string,
): ReadonlySet<unknown> {
  if (!without) return new Set()
  const { register, field, where = {} } = without
  const pointing = records.filter((one) => one.register === register && !one.erased && matches(one, where, zone))
  return new Set(
    pointing.flatMap((one): readonly unknown[] => {
      const value = valueOf(one, field)
      return isList(value) ? value : [value]
    }),
  )
}

export function sumOf(records: readonly RegisterRecord[], field: string): number {
  return records.reduce((sum, record) => {
    const value = valueOf(record, field)
    return typeof value === 'number' ? sum + value : sum
  }, 0)
}
