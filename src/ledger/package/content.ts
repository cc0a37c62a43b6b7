import type { FieldValue, Fields } from '../../kernel/fields.ts'
import { isCount, isMembers, type Members } from './manifest.ts'

/** A record as it travels: with the id and revision it has at home, so that it comes back to the same. */
export interface PackedRecord {
  readonly id: string
  readonly revision: number
  readonly state: string
  readonly fields: Fields
}

export interface PackedFinding extends PackedRecord {
  readonly measures: readonly PackedRecord[]
}

/** A file that proves something: its name in the package is made from its hash, the name somebody gave it is kept here. */
export interface PackedEvidence {
  readonly finding: string
  readonly title: string
  readonly file: string
  /** Page where one file serves several findings (共用佐证). */
  readonly page: string | null
}

export interface PackageContent {
  readonly findings: readonly PackedFinding[]
  readonly evidence: readonly PackedEvidence[]
}

const isValue = (value: unknown): value is FieldValue =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && (value.every((one) => typeof one === 'string') || value.every(isMembers)))

const isRecord = (value: unknown): value is Members & PackedRecord =>
  isMembers(value) &&
  typeof value['id'] === 'string' &&
  isCount(value['revision']) &&
  typeof value['state'] === 'string' &&
  isMembers(value['fields']) &&
  Object.values(value['fields']).every(isValue)

const isFinding = (value: unknown): value is Members & PackedFinding =>
  isMembers(value) && isRecord(value) && Array.isArray(value['measures']) && value['measures'].every(isRecord)

const isEvidence = (value: unknown): value is PackedEvidence =>
  isMembers(value) &&
  ['finding', 'title', 'file'].every((name) => typeof value[name] === 'string') &&
  (value['page'] === null || typeof value['page'] === 'string')

/** Elements of a list that are what they should be, and the places of those that are not (1-based). Null where it is no list. */
function sorted<T>(value: unknown, is: (one: unknown) => one is T): { good: T[]; bad: number[] } | null {
  if (!Array.isArray(value)) return null
  const list: readonly unknown[] = value
  return { good: list.filter(is), bad: list.flatMap((one, at) => (is(one) ? [] : [at + 1])) }
}

export const findingsIn = (value: unknown) => sorted(value, isFinding)
export const evidenceIn = (value: unknown) => sorted(value, isEvidence)
