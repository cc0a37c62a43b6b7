import type { Actor, Holding } from '../../kernel/actor.ts'
import { powers } from '../../kernel/powers.ts'
import { readableAs } from '../../kernel/reading.ts'
import type { Verb } from '../../kernel/register.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { notInUse } from '../in-use.ts'
import { type Answered, type SeatHeld, type UnitRow } from '../rows.ts'
import { namesOf } from '../showing.ts'
import { unitsOf } from '../units.ts'
import type { PersonWho } from '../who.ts'

interface Named {
  readonly id: string
  readonly name: string
}

export interface SeatTaken {
  readonly id: string
  readonly unit: string
  readonly unitName: string
  readonly kind: string
}

export interface Standing {
  readonly person: Named
  readonly unit: Named
  readonly home: Named
  readonly posts: readonly Holding[]
  readonly standsInFor: readonly Named[]
  /** Seats in other units this person may take today. */
  readonly seats: readonly SeatTaken[]
  readonly actingIn: SeatTaken | null
  readonly mayAudit: boolean
  /** May type in what others signed on paper. */
  readonly mayRecord: boolean
  /** Registers in use that this person may read something of, or create something in, with the verbs that create. */
  readonly registers: readonly { readonly name: string; readonly mayCreate: readonly string[] }[]
}

/** Who the asking person is today, in the unit acted in. Name and seats come from home, which through a seat is a second transaction. */
export async function readStanding(house: House, who: PersonWho): Promise<Answered<Standing>> {
  const away = who.unit !== who.home
  const atHome = await asking(
    house,
    { kind: 'person', person: who.person, home: who.home, unit: who.home },
    async (tx, acting) => {
      const [{ today }, held, titles] = await Promise.all([acting, tx.seatsHeld(who.person), tx.titles([who.person])])
      const seats = held.filter(({ from, until }) => from <= today && today <= until)
      return { ok: true, seats, name: titles[0]?.title ?? '' }
    },
  )
  if (!atHome.ok) return atHome
  return asking(house, who, async (tx, acting) => {
    const { actor, today } = await acting
    const absent = actor.kind === 'person' ? actor.standsInFor.map(({ person }) => person) : []
    const [names, units, unused] = await Promise.all([
      namesOf(house, tx, actor, absent),
      unitsOf(house, tx),
      notInUse(house, tx, today),
    ])
    const seats = atHome.seats.map((seat) => seatTaken(units, seat))
    return {
      ok: true,
      person: { id: who.person, name: atHome.name },
      unit: named(units, who.unit),
      home: named(units, who.home),
      posts: actor.kind === 'person' ? actor.posts : [],
      standsInFor: absent.map((id) => ({ id, name: names[id] ?? '' })),
      seats,
      actingIn: away ? (seats.find(({ id }) => id === who.seat) ?? null) : null,
      mayAudit: mayAudit(house, actor),
      mayRecord: mayRecord(house, actor),
      registers: openTo(house, actor).filter(({ name }) => !unused.has(name)),
    }
  })
}

/** The audit power sees who did what when, and no content. */
export function mayAudit(house: House, actor: Actor): boolean {
  return actor.kind === 'person' && actor.posts.some(({ post }) => post === house.people.auditPost)
}

function mayRecord(house: House, actor: Actor): boolean {
  const { register: name, file } = house.traces.recording
  const register = house.registers.get(name)
  return register !== undefined && powers(register, null, actor).some(({ verb, may }) => verb === file && may)
}

/** Registers are listed when there may be something to see or to do in them. */
function openTo(house: House, actor: Actor): Standing['registers'] {
  return house.registers.current.flatMap((register) => {
    const creating = powers(register, null, actor).filter(({ verb, may }) => may && isOffered(register.verbs[verb]))
    const mayCreate = creating.map(({ verb }) => verb)
    return mayCreate.length > 0 || readableAs(register, actor) !== 'none' ? [{ name: register.name, mayCreate }] : []
  })
}

/** A verb that begins a record from a form. */
function isOffered(verb: Verb | undefined): boolean {
  return verb !== undefined && verb.creates && !verb.implied
}

function named(units: readonly UnitRow[], id: string): Named {
  return { id, name: units.find(({ unit }) => unit === id)?.name ?? '' }
}

function seatTaken(units: readonly UnitRow[], { seat, host, kind }: SeatHeld): SeatTaken {
  return { id: seat, unit: host, unitName: named(units, host).name, kind }
}
