import type { ActedBy, Actor } from './actor.ts'
import type { FieldValue, Fields } from './fields.ts'
import { fold } from './fold.ts'
import { notYours, permit, stillToAgree } from './permit.ts'
import type { Effects, Entry, RegisterRecord } from './record.ts'
import { type Refusal, refusal } from './refusal.ts'
import { part, type Register, type Verb } from './register.ts'
import { timesOf } from './running.ts'
import { isInUse, type Situation } from './situation.ts'
import { standings } from './stand.ts'
import { isFilled, isText, longestNote, readValue } from './values.ts'

/**
 * A verb worked out as far as it goes without rules: the entry it would write and the record it would leave, with what already stands against it.
 * Fields that cannot be read are left as they were, so that rules can still look at the rest.
 */
export interface Draft {
  readonly verb: Verb
  readonly given: Fields
  readonly entry: Entry
  readonly record: RegisterRecord
  readonly refusals: readonly Refusal[]
}

export type Drafted = Draft | { readonly verb: null; readonly refusals: readonly Refusal[] }

/**
 * Total for any input. Stops where nothing further can be said (no such verb, not this person, not in this state); collects all else.
 * @param filled what the verb itself fills in, once its questions are answered; it counts as if it had been given
 */
export function draft(
  register: Register,
  record: RegisterRecord | null,
  name: unknown,
  input: unknown,
  actor: Actor,
  situation: Situation,
  filled: Fields = {},
): Drafted {
  const body = readInput(input)
  if ('refusals' in body) return { verb: null, refusals: body.refusals }
  const permitted = permit(register, record, name, actor)
  const conflict = record && body.revision !== undefined && body.revision !== record.revision
  const stale = conflict ? [refusal('version-conflict', { seen: body.revision ?? 0, current: record.revision })] : []
  if (!permitted.ok || stale.length > 0) {
    return { verb: null, refusals: [...(permitted.ok ? [] : permitted.refusals), ...stale] }
  }
  const { verb, as } = permitted
  if (verb.creates && !isInUse(register, situation.settings))
    return { verb: null, refusals: [refusal('register-not-in-use', { register: register.label }, { verb: verb.name })] }
  const { given: typed, refusals } = readFields(register, record, verb, body.fields)
  const given = { ...typed, ...filled }
  const entry = entryOf(register, record, verb, { given, as, note: body.note }, actor, situation)
  const after = fold(record, entry)
  if (
    verb.creates &&
    actor.kind === 'person' &&
    verb.by.every((party) => standings(register, party, after, actor).length === 0)
  ) {
    return { verb: null, refusals: [notYours(register, verb)] }
  }
  const lacking = missing(register, record, verb, after, refusals)
  const reason = verb.reason && !body.note ? [refusal('reason-missing', { verb: verb.label }, { verb: verb.name })] : []
  const words = verb.wordless && body.note ? [refusal('note-not-taken', { verb: verb.label }, { verb: verb.name })] : []
  const refused = [...inOrder(register, [...refusals, ...lacking]), ...reason, ...words]
  return { verb, given, entry, record: after, refusals: refused }
}

interface Body {
  readonly fields: Readonly<{ [field: string]: unknown }>
  readonly note: string | undefined
  readonly revision: number | undefined
}

function readInput(input: unknown): Body | { readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = []
  const invalid = (detail: string) => refusals.push(refusal('request-invalid', { detail }))
  const { fields, note, revision } = isObject(input) ? input : {}
  if (input !== undefined && input !== null && !isObject(input)) invalid('input')
  if (fields !== undefined && fields !== null && !isObject(fields)) invalid('fields')
  if (revision !== undefined && revision !== null && !Number.isSafeInteger(revision)) invalid('revision')
  if (note !== undefined && note !== null && !isText(note, true)) invalid('note')
  else if (typeof note === 'string' && [...note.trim()].length > longestNote) {
    refusals.push(refusal('note-too-long', { max: longestNote }))
  }
  if (refusals.length > 0) return { refusals }
  return {
    fields: isObject(fields) ? fields : {},
    note: typeof note === 'string' && note.trim() !== '' ? note.trim() : undefined,
    revision: typeof revision === 'number' ? revision : undefined,
  }
}

function isObject(value: unknown): value is { readonly [member: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readFields(register: Register, record: RegisterRecord | null, verb: Verb, fields: Body['fields']) {
  const refusals: Refusal[] = []
  const given: [string, FieldValue][] = []
  for (const [name, value] of Object.entries(fields)) {
    const field = part(register.fields, name)
    if (!field) refusals.push(refusal('unknown-field', { register: register.label, field: name.slice(0, 60) }))
    else if (!verb.takes.includes(name)) {
      refusals.push(
        refusal('field-not-taken', { verb: verb.label, field: field.label }, { field: name, verb: verb.name }),
      )
    } else {
      const read = readValue(field, value)
      if ('refusal' in read) refusals.push(read.refusal)
      else if (read.value !== null || record) given.push([name, read.value])
    }
  }
  return { given: Object.fromEntries(given), refusals }
}

/** Required fields, from creation on; and what the verb needs. Not those that were given and could not be read: one cause, one refusal. */
function missing(
  register: Register,
  before: RegisterRecord | null,
  verb: Verb,
  after: RegisterRecord,
  refusals: readonly Refusal[],
): Refusal[] {
  const refused = new Set(refusals.map(({ at }) => at?.field))
  return Object.values(register.fields)
    .filter(({ name, required }) => {
      if (refused.has(name) || isFilled(after.fields[name])) return false
      if (verb.needs.includes(name)) return true
      return required && (!before || isFilled(before.fields[name]))
    })
    .map(({ name, label }) => refusal('field-missing', { field: label }, { field: name, verb: verb.name }))
}

/** In the order in which the register's author put the fields, which is the order on paper. */
function inOrder(register: Register, refusals: readonly Refusal[]): Refusal[] {
  const order = Object.keys(register.fields)
  const place = ({ at }: Refusal) => (at?.field === undefined ? -1 : order.indexOf(at.field))
  return [...refusals].sort((a, b) => place(a) - place(b))
}

interface Given {
  readonly given: Fields
  readonly as: string | null
  readonly note: string | undefined
}

function entryOf(
  register: Register,
  record: RegisterRecord | null,
  verb: Verb,
  { given, as, note }: Given,
  actor: Actor,
  situation: Situation,
): Entry {
  return {
    id: situation.entryId,
    unit: record?.unit ?? situation.unit,
    register: register.name,
    version: register.version,
    record: record?.id ?? situation.recordId,
    revision: (record?.revision ?? 0) + 1,
    verb: verb.name,
    at: situation.now,
    by: actedBy(actor, as, situation),
    effects: effectsOf(register, record, verb, given, as, situation),
    ...(note === undefined ? {} : { note }),
  }
}

function actedBy(actor: Actor, as: string | null, { recorder, causedBy }: Situation): ActedBy {
  if (actor.kind !== 'person') return causedBy ?? { kind: actor.kind }
  return {
    kind: 'person',
    person: actor.id,
    ...(as !== null && as !== actor.id ? { for: as } : {}),
    ...(actor.seat ? { seat: actor.seat.id } : {}),
    ...(recorder !== undefined && recorder !== actor.id ? { recorder } : {}),
  }
}

function effectsOf(
  register: Register,
  record: RegisterRecord | null,
  verb: Verb,
  given: Fields,
  as: string | null,
  situation: Situation,
): Effects {
  const set = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => !same(value, record?.fields[name] ?? null)),
  )
  const fields = { ...record?.fields, ...set }
  const waits =
    record !== null && verb.all !== null && stillToAgree(register, record, verb).some((person) => person !== as)
  const state = waits || verb.to === null ? (record?.state ?? '') : verb.to
  const moves = state !== record?.state
  const final = part(register.states, state)?.final ?? false
  const wasFinal = record ? (part(register.states, record.state)?.final ?? false) : false
  const claims = claimsOf(register, record, set, fields)
  return {
    ...(moves ? { state } : {}),
    ...(moves && (final || wasFinal) ? { closes: final } : {}),
    ...(Object.keys(set).length > 0 ? { set } : {}),
    ...timesOf(register, record, { verb, done: !waits, state, set, fields }, situation),
    ...(waits
      ? { agree: as }
      : record && record.agreed.length > 0 && (moves || verb.all !== null)
        ? { agree: null }
        : {}),
    ...(claims.length > 0 ? { claims } : {}),
    ...(!record && situation.duty ? { duty: situation.duty } : {}),
  }
}

function claimsOf(register: Register, record: RegisterRecord | null, set: Fields, fields: Fields) {
  return Object.values(register.claims)
    .filter((claim) => claim.fields.some((field) => Object.hasOwn(set, field)))
    .map((claim) => ({ claim: claim.name, value: claimValue(claim.fields, fields) }))
    .filter(({ value }) => record !== null || value !== null)
}

/** One text for the claimed fields together; null while any is empty. Width and case of letters do not make two numbers of one. */
function claimValue(names: readonly string[], fields: Fields): string | null {
  const values = names.map((name) => fields[name])
  if (!values.every(isFilled)) return null
  return values.map((value) => String(value).normalize('NFKC').trim().toLowerCase()).join('\u001f')
}

function same(a: FieldValue, b: FieldValue): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
