import type { Day } from '../../calendar/days.ts'
import type { Fields } from '../../kernel/fields.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { runningNumber } from '../../ledger/running-number.ts'
import type { House } from '../house.ts'
import { carryJobs } from '../jobs.ts'
import { perform } from '../perform.ts'
import { Cancelled } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import type { PersonWho } from '../who.ts'
import { asking } from '../asking.ts'
import type { OverviewAct } from './overview-map.ts'
import { atHome } from './read-overview.ts'

/** A finding as one saw it, and the seat through which one saw it. */
export interface ActedOn {
  readonly seat: string
  readonly record: string
  readonly revision: number
}

export interface ActAsked {
  readonly act: string
  readonly items: readonly ActedOn[]
  /** What the act takes, the same for each. A number of a letter is that of the first. */
  readonly fields: Fields
  readonly note?: string
  readonly key: string
}

export interface ActOutcome {
  readonly record: string
  readonly refusals: readonly Refusal[]
  readonly warnings: readonly Refusal[]
}

const mostItems = 500

/**
 * One verb on findings of several units, each through the seat through which it is seen and by the only way in: what one may not do to one of them is refused for that
 * one, with its reason, and the others go on. Stopped in between, what is done is done; repeated with the same key nothing happens twice.
 */
export async function actOnMany(
  house: House,
  who: PersonWho,
  asked: ActAsked,
  tell: (outcome: ActOutcome, done: number) => void,
  signal: AbortSignal,
): Promise<Answered<{ readonly done: number; readonly refused: number }>> {
  const act = Object.hasOwn(house.overview.acts, asked.act) ? house.overview.acts[asked.act] : undefined
  if (!act) return refused(refusal('query-invalid', { detail: asked.act.slice(0, 60) }))
  if (asked.items.length > mostItems) return refused(refusal('query-invalid', { detail: `items: 1–${mostItems}` }))
  const hosts = await hostsOf(house, who)
  if (!hosts.ok) return hosts
  const units = new Set<string>()
  let done = 0
  for (const [at, item] of asked.items.entries()) {
    if (signal.aborted) throw new Cancelled()
    const host = hosts.units.get(item.seat)
    const outcome = await (host === undefined
      ? { record: item.record, refusals: [refusal('not-found')], warnings: [] }
      : actOn(house, { ...atHome(who), unit: host, seat: item.seat }, act, asked, { ...item, at, today: hosts.today }))
    if (host !== undefined) units.add(host)
    if (outcome.refusals.length === 0) done += 1
    tell(outcome, at + 1)
  }
  // What was done shows in the overview at once; what cannot be carried now is carried when the house wakes.
  for (const unit of units) await carryJobs(house, unit).catch(() => 0)
  return { ok: true, done, refused: asked.items.length - done }
}

/** Unit of each seat that this person holds today. */
function hostsOf(
  house: House,
  who: PersonWho,
): Promise<Answered<{ readonly units: ReadonlyMap<string, string>; readonly today: Day }>> {
  return asking(house, atHome(who), async (tx, acting) => {
    const [{ today }, held] = await Promise.all([acting, tx.seatsHeld(who.person)])
    const valid = held.filter(({ from, until }) => from <= today && today <= until)
    return { ok: true, today, units: new Map(valid.map(({ seat, host }) => [seat, host])) }
  })
}

/** Which of them it is, and the day on which it is done. */
type Placed = ActedOn & { readonly at: number; readonly today: Day }

async function actOn(
  house: House,
  who: PersonWho,
  act: OverviewAct,
  { fields: given, note, key }: ActAsked,
  item: Placed,
): Promise<ActOutcome> {
  const order = { who, register: act.register, verb: act.verb, key: `${key}:${item.record}` }
  const said = note === undefined ? {} : { note }
  const answer = await (act.about === undefined
    ? perform(house, {
        ...{ ...order, record: item.record },
        input: { fields: { ...act.sets, ...given }, revision: item.revision, ...said },
      })
    : perform(house, { ...order, input: { fields: beginning(act, given, item), ...said } }))
  if (!answer.ok) return { record: item.record, refusals: answer.refusals, warnings: [] }
  return { record: item.record, refusals: [], warnings: answer.warnings }
}

/** Fields of a record that is begun about a finding. */
function beginning(act: OverviewAct, given: Fields, item: Placed): Fields {
  const { about, numbered, dated } = act
  const number = numbered === undefined ? undefined : given[numbered]
  return {
    ...(dated === undefined ? {} : { [dated]: item.today }),
    ...act.sets,
    ...given,
    ...(numbered !== undefined && typeof number === 'string' ? { [numbered]: runningNumber(number, item.at) } : {}),
    ...(about === undefined ? {} : { [about]: item.record }),
  }
}
