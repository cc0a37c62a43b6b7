import type { Actor, Holding, PersonActor, Reach } from './actor.ts'
import type { FieldValue } from './fields.ts'
import type { RegisterRecord } from './record.ts'
import { part, type Party, type Register } from './register.ts'

/** For whom somebody acts: his or her own id, or that of the person deputised for. */
export interface Standing {
  readonly as: string
}

/**
 * In whose name an actor belongs to a party on a record: first in the own name, then by deputising. Empty = not at all. Without a record only what does
 * not depend on one can be told, and a post narrowed to a department counts wherever it is held.
 */
export function standings(
  register: Register,
  party: string,
  record: RegisterRecord | null,
  actor: Actor,
): readonly string[] {
  const declared = part(register.parties, party)
  if (!declared || actor.kind !== 'person') return []
  if ('seat' in declared) return actor.seat?.kind === declared.seat ? [actor.id] : []
  if ('everyone' in declared) return actor.seat ? [] : [actor.id]
  if ('post' in declared) return byPost(declared, record, actor)
  if ('through' in declared) return byReach(register, declared, record, actor)
  const named = peopleOf(declared, record)
  return [actor.id, ...actor.standsInFor.map(({ person }) => person)].filter((person) => named.includes(person))
}

/** The first of the standings, or null. */
export function stands(
  register: Register,
  party: string,
  record: RegisterRecord | null,
  actor: Actor,
): Standing | null {
  const [as] = standings(register, party, record, actor)
  return as === undefined ? null : { as }
}

/** Persons a record itself names for a party: by a field, or as doers of a verb. Posts and seats name nobody here. */
export function peopleOf(party: Party, record: RegisterRecord | null): readonly string[] {
  if (!record) return []
  if ('field' in party) return idsOf(valueOf(record, party.field))
  if ('did' in party) return Object.hasOwn(record.doers, party.did) ? (record.doers[party.did] ?? []) : []
  return []
}

/** Ids in a value that names one or several things. */
export function idsOf(value: FieldValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

export function valueOf(record: Pick<RegisterRecord, 'fields'>, field: string): FieldValue {
  return Object.hasOwn(record.fields, field) ? (record.fields[field] ?? null) : null
}

/** Somebody who comes through a seat brings no post along: posts count in the unit that gave them. */
function byPost(
  party: Party & { post: string; of?: string },
  record: RegisterRecord | null,
  actor: PersonActor,
): string[] {
  if (actor.seat) return []
  const holds = (holding: Holding) => holding.post === party.post && reaches(holding, party.of, record)
  const own = actor.posts.some(holds) ? [actor.id] : []
  return [...own, ...actor.standsInFor.filter(({ posts }) => posts.some(holds)).map(({ person }) => person)]
}

type Through = Party & { through: string; parties: readonly string[] }

/** One text for the parties of a `through`: parties of the same register in the same order are looked up once. */
export function throughKey({ parties }: { readonly parties: readonly string[] }): string {
  return parties.join(' ')
}

/** What an actor reaches through one reference of a register. */
export function reachesThrough(register: Register, party: Through, actor: PersonActor): readonly Reach[] {
  const field = part(register.fields, party.through)
  const target = field?.kind === 'ref' ? field.register : null
  return (actor.reaches ?? []).filter((reach) => reach.register === target && reach.parties === throughKey(party))
}

function byReach(register: Register, party: Through, record: RegisterRecord | null, actor: PersonActor): string[] {
  const reached = reachesThrough(register, party, actor)
  if (record === null) return reached.map(({ as }) => as)
  const id = valueOf(record, party.through)
  return reached
    .filter(({ records }) => records === 'all' || (typeof id === 'string' && records.has(id)))
    .map(({ as }) => as)
}

/** A post held for the whole unit reaches every department; one held in a department reaches that one. */
function reaches(holding: Holding, of: string | undefined, record: RegisterRecord | null): boolean {
  if (of === undefined || holding.department === null || record === null) return true
  return idsOf(valueOf(record, of)).includes(holding.department)
}
