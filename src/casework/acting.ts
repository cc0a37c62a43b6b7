import type { Day } from '../calendar/days.ts'
import { dayIn } from '../calendar/zones.ts'
import { type Actor, handedOn, type Holding, type PersonActor, type Reach } from '../kernel/actor.ts'
import { reachesOf } from '../kernel/reading.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import { filterFor, readableOf } from './filter.ts'
import type { House } from './house.ts'
import type { PeopleMap } from './people-map.ts'
import type { Reading, Scope, StandingRows } from './ports.ts'
import type { UnitRow } from './rows.ts'
import { unitsOf } from './units.ts'
import type { PersonWho, Who } from './who.ts'

/** Who acts, where, and which day it is there. */
export interface Acting {
  readonly actor: Actor
  readonly unit: UnitRow
  readonly today: Day
}

/** A unit that does not know itself yet: only the house itself works in it, to found it. */
const unfounded = { name: '', kind: '', parent: null, zone: 'Asia/Shanghai', root: false }

/** Unit and seat for the database's policies. A seat counts only away from home. */
export function scopeOf(who: Who): Scope {
  return who.kind === 'person' && who.seat !== undefined && who.unit !== who.home
    ? { unit: who.unit, seat: who.seat }
    : { unit: who.unit }
}

/**
 * Makes the actor from what stands in the registers at this moment: posts held today, people stood in for today, the seat if it is valid today.
 * Sends its questions at once, so that they travel with whatever else the caller asks.
 * @param reaching whether anything that follows looks through a reference at who belongs to another record: what is reached is asked for then only
 */
export async function actingAs(
  house: House,
  tx: Reading,
  who: Who,
  people: Pick<Reading, 'standing'> = tx,
  reaching = true,
): Promise<Acting | Refusal> {
  const standing =
    who.kind === 'person'
      ? people.standing({ person: who.person, ...(who.unit === who.home ? {} : { seat: who.seat ?? '' }) })
      : null
  const row = (await unitsOf(house, tx)).find(({ unit }) => unit === who.unit)
  const rows = await standing
  if (!row && who.kind !== 'house') return refusal('not-found')
  const at = row ?? { ...unfounded, unit: who.unit }
  const today = dayIn(house.clock.now(), at.zone)
  if (who.kind !== 'person' || !rows)
    return { actor: { kind: who.kind === 'time' ? 'time' : 'house' }, unit: at, today }
  const actor = personActor(house, who, rows, today)
  if (!actor) return refusal('seat-ended')
  const reaches = reaching ? await reached(house, tx, actor, at.zone) : []
  return { actor: { ...actor, reaches }, unit: at, today }
}

const byOpening = { by: 'opened', descending: false } as const

/** What the actor reaches through other records, as it stands at this moment: as many ids as there are records he or she answers for. */
function reached(house: House, tx: Reading, actor: PersonActor, zone: string): Promise<readonly Reach[]> {
  const wanted = reachesOf(house.registers, actor).map(async ({ reading, ...reach }): Promise<Reach | null> => {
    const register = house.registers.get(reach.register)
    if (reading === 'none' || !register) return null
    if (reading === 'all') return { ...reach, records: 'all' }
    const filter = { ...filterFor(register, {}, { kind: 'house' }, zone), readable: readableOf(reading) }
    return { ...reach, records: new Set(await tx.listIds({ ...filter, sort: byOpening })) }
  })
  return Promise.all(wanted).then((all) => all.filter((one) => one !== null))
}

const readers = new WeakMap<House, Map<string, { readonly acting: Acting; readonly until: number }>>()
const readerMilliseconds = 5000
const mostReaders = 5000

/**
 * As `actingAs`, for reading: what stood five seconds ago by real time still counts, unless something about people was written in this process since. Writing
 * never uses it.
 */
export async function readingAs(house: House, tx: Reading, who: Who): Promise<Acting | Refusal> {
  const known = readers.get(house) ?? new Map<string, { readonly acting: Acting; readonly until: number }>()
  readers.set(house, known)
  const row = (await unitsOf(house, tx)).find(({ unit }) => unit === who.unit)
  const today = dayIn(house.clock.now(), row?.zone ?? unfounded.zone)
  const key = JSON.stringify([who, today])
  const found = known.get(key)
  if (found && performance.now() < found.until) return found.acting
  const acting = await actingAs(house, tx, who)
  if (known.size > mostReaders) known.clear()
  if (!isRefusal(acting)) known.set(key, { acting, until: performance.now() + readerMilliseconds })
  return acting
}

/** After anything about people was written here. */
export function forgetReaders(house: House): void {
  readers.delete(house)
}

export function isRefusal(value: object): value is Refusal {
  return 'code' in value
}

function personActor({ people, registers }: House, who: PersonWho, rows: StandingRows, today: Day): PersonActor | null {
  const base = { kind: 'person', id: who.person, home: who.home } as const
  if (who.unit !== who.home) {
    const seat = seatOf(people, who, rows.seat, today)
    return seat && { ...base, posts: [], standsInFor: [], seat }
  }
  const { appointment, deputising } = people
  const posts = postsOf(
    people,
    rows.appointments.filter((one) => inForce(one, appointment, today)),
  )
  const absent = rows.deputisings
    .filter((one) => inForce(one, deputising, today))
    .map(({ fields }) => String(fields[deputising.absent] ?? ''))
  const standsInFor = [...new Set(absent)].map((person) => ({
    person,
    posts: handedOn(posts.get(person) ?? [], registers),
  }))
  const own = posts.get(who.person) ?? []
  // A paper does not carry what must be done in person: whoever types it in would hold that power.
  return { ...base, posts: who.recorder === undefined ? own : handedOn(own, registers), standsInFor, seat: null }
}

function postsOf({ appointment }: PeopleMap, rows: readonly RegisterRecord[]): ReadonlyMap<string, readonly Holding[]> {
  const posts = new Map<string, Holding[]>()
  for (const { fields } of rows) {
    const person = String(fields[appointment.person] ?? '')
    const department = fields[appointment.department]
    const held = {
      post: String(fields[appointment.post] ?? ''),
      department: typeof department === 'string' ? department : null,
    }
    posts.set(person, [...(posts.get(person) ?? []), held])
  }
  return posts
}

interface Dated {
  readonly states: readonly string[]
  readonly from: string
  readonly until: string
}

/** From the first day to the last, both included; without a last day until it is ended. */
export function inForce(
  { state, fields, erased }: RegisterRecord,
  { states, from, until }: Dated,
  today: Day,
): boolean {
  const [first, last] = [fields[from], fields[until]]
  if (erased || !states.includes(state)) return false
  return (typeof first !== 'string' || first <= today) && (typeof last !== 'string' || today <= last)
}

function seatOf(
  { seat }: PeopleMap,
  who: PersonWho,
  row: RegisterRecord | null,
  today: Day,
): { readonly id: string; readonly kind: string } | null {
  if (!row || !inForce(row, seat, today)) return null
  if (row.fields[seat.outsider] !== who.person || row.fields[seat.home] !== who.home) return null
  return { id: row.id, kind: String(row.fields[seat.kind] ?? '') }
}
