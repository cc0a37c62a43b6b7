import type { Actor } from '../kernel/actor.ts'
import type { Entry, RegisterRecord, VerbInput } from '../kernel/record.ts'
import { type Reference, referencesOf } from '../kernel/references.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import type { Register } from '../kernel/register.ts'
import { scopeOf } from './acting.ts'
import { filesOf } from './derive.ts'
import type { House } from './house.ts'
import type { Reading, StoredRecord } from './ports.ts'
import { mayKnow } from './showing.ts'
import { unitsOf } from './units.ts'
import type { Who } from './who.ts'

/** Records and files that an order's fields name, as far as they exist here. */
export interface Mentions {
  readonly records: ReadonlyMap<string, StoredRecord>
  /** Files the asking person has put in. */
  readonly ownFiles: ReadonlySet<string>
}

const mostMentions = 1000

/** What an order's fields name, by what has to be asked for. */
export interface Named {
  /** Ids of people and departments: nearly all that is named, and hardly ever changed. */
  readonly people: readonly string[]
  readonly records: readonly string[]
  readonly files: readonly string[]
}

/** Through a seat people are asked for like everything else: what an outsider may name is for the wall to say. */
export function namedIn({ people }: House, register: Register, who: Who, { fields }: VerbInput): Named {
  const given = isObject(fields) ? fields : {}
  const inside = scopeOf(who).seat === undefined
  const isPerson = ({ register: target }: Reference) =>
    inside && (target === people.person.register || target === people.department.register)
  const references = referencesOf(register, given)
  const ids = (some: readonly Reference[]) => [...new Set(some.map(({ id }) => id))].slice(0, mostMentions)
  return {
    people: ids(references.filter(isPerson)),
    records: ids(references.filter((one) => !isPerson(one))),
    files: filesOf(given)
      .filter((one) => typeof one === 'string')
      .slice(0, mostMentions),
  }
}

/** Looks up what the fields name before it is known whether the order stands: so it costs no round trip of its own. */
export async function mentionsOf(tx: Reading, who: Who, { records, files }: Named): Promise<Mentions> {
  const [found, own] = await Promise.all([
    records.length > 0 ? tx.records(records) : [],
    files.length > 0 && who.kind === 'person' ? tx.filesPutBy(who.recorder ?? who.person, files) : [],
  ])
  return { records: new Map(found.map((one) => [one.record.id, one])), ownFiles: new Set(own) }
}

/** What an entry newly points at must exist, in the right register, and be this person's to see; a file must be one he or she may hand on. */
export async function mentionRefusals(
  house: House,
  tx: Reading,
  actor: Actor,
  register: Register,
  before: RegisterRecord | null,
  { effects, record: itself }: Entry,
  mentions: Mentions,
): Promise<Refusal[]> {
  const set = effects.set ?? {}
  const old = new Set(before ? referencesOf(register, before.fields).map(({ field, id }) => `${field} ${id}`) : [])
  const refusals: Refusal[] = []
  const references = referencesOf(register, set)
  const there = await withFilledIn(house, tx, references, mentions)
  for (const { field, register: target, id } of references) {
    // A record may point at itself from the first entry on (a person's own record).
    if (old.has(`${field} ${id}`) || (id === itself && target === register.name)) continue
    const found =
      target === house.people.unit.register ? await isUnit(house, tx, id) : isThere(house, actor, target, there.get(id))
    if (!found)
      refusals.push(
        refusal('ref-not-found', { field: register.fields[field]?.label ?? { zh: field, en: field } }, { field }),
      )
  }
  for (const [field, value] of Object.entries(set)) {
    if (register.fields[field]?.kind !== 'files' || value === null) continue
    const held = before ? filesOf(before.fields) : []
    const fresh = filesOf({ [field]: value }).filter(
      (sha256) => !held.includes(sha256) && !mentions.ownFiles.has(sha256),
    )
    for (const sha256 of fresh)
      if (!(await mayHandOn(house, tx, actor, sha256))) refusals.push(refusal('file-not-found', {}, { field }))
  }
  return refusals
}

/** What the verb itself filled in was named by nobody, and is looked up now. */
async function withFilledIn(
  { people }: House,
  tx: Reading,
  references: readonly Reference[],
  { records }: Mentions,
): Promise<Mentions['records']> {
  const wanted = references.filter(({ register, id }) => register !== people.unit.register && !records.has(id))
  const ids = [...new Set(wanted.map(({ id }) => id))].slice(0, mostMentions)
  if (ids.length === 0) return records
  const found = await tx.records(ids)
  return new Map([...records, ...found.map((one) => [one.record.id, one] as const)])
}

async function isUnit(house: House, tx: Reading, id: string): Promise<boolean> {
  return (await unitsOf(house, tx)).some(({ unit }) => unit === id)
}

/** People and departments are there for everybody to name; any other record only for who may read it. */
function isThere(house: House, actor: Actor, target: string, found: StoredRecord | undefined): boolean {
  if (!found || found.record.register !== target || found.record.erased) return false
  const { person, department } = house.people
  return target === person.register || target === department.register || mayKnow(house, found.record, actor)
}

const mostUsers = 50

/** Shared evidence: a file that hangs on a record one may read may be named by another. The machine may name any file that is there. */
async function mayHandOn(house: House, tx: Reading, actor: Actor, sha256: string): Promise<boolean> {
  if (actor.kind !== 'person') return (await tx.file(sha256)) !== null
  const users = await tx.records(await tx.fileUsers(sha256, mostUsers))
  return users.some(({ record }) => filesOf(record.fields).includes(sha256) && mayKnow(house, record, actor))
}

function isObject(value: unknown): value is NonNullable<VerbInput['fields']> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
