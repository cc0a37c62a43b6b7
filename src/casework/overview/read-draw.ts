import type { Day, Instant } from '../../calendar/days.ts'
import { dayIn, endOfDay } from '../../calendar/zones.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { refusal } from '../../kernel/refusal.ts'
import { type Sample, sample } from '../../ledger/sample.ts'
import { everyRecord } from '../ask/every-record.ts'
import { asking } from '../asking.ts'
import { derive } from '../derive.ts'
import type { House } from '../house.ts'
import { asTheyStood } from '../papers/as-it-stood.ts'
import { type Answered, refused } from '../rows.ts'
import type { Who } from '../who.ts'

export interface DrawAsked {
  readonly round: string
  readonly count: number
  /** The same figure draws the same; without one a fresh one is drawn that nobody can foresee. */
  readonly seed?: number
  readonly by: 'all' | 'stratum'
  /** Day at whose end the closed findings are drawn from. Without one: when the first check was planned under the seed, or now. */
  readonly on?: Day
}

export interface Draw extends Pick<Sample, 'way' | 'strata'> {
  readonly seed: number
  readonly on: Day
  readonly findings: readonly { readonly id: string; readonly title: string; readonly category: string | null }[]
  /** Whether the checks that stand on record under this seed are of exactly these findings; null when there are none. */
  readonly proves: boolean | null
}

/**
 * Draws closed findings of a round for the look-back. Nothing is written: whoever plans a check from it keeps the seed with each, and anybody who draws again by that seed and
 * day sees the same findings, or that others were put in their place.
 */
export function readDraw(house: House, who: Who, asked: DrawAsked): Promise<Answered<Draw>> {
  return asking(
    house,
    who,
    async (tx, acting) => {
      const here = await acting
      const { round, finding, check } = house.overview
      const [rounds, now, checks] = await Promise.all([
        everyRecord(house, tx, here, { register: round.register }),
        everyRecord(house, tx, here, { register: finding.register }),
        everyRecord(house, tx, here, { register: check.register }),
      ])
      if (!rounds.some(({ id }) => id === asked.round)) return refused(refusal('not-found'))
      const seed = asked.seed ?? freshSeed(house)
      const planned = checks.filter(({ fields }) => fields[check.seed] === seed)
      const until = momentOf(house, here.unit.zone, planned, asked.on)
      const then = await asTheyStood(house, tx, now, until)
      const closed = then.filter(
        ({ state, fields }) => state === finding.closed && fields[finding.round] === asked.round,
      )
      const known = new Map(closed.map((one) => [one.id, one]))
      const drawable = closed.map(({ id, fields }) => ({ id, stratum: String(fields[finding.category] ?? '') }))
      const { ids, way, strata } = sample(drawable, asked.count, String(seed), asked.by)
      const stored = planned.map(({ fields }) => fields[check.finding])
      return {
        ...{ ok: true, seed, on: dayIn(until, here.unit.zone), way, strata },
        findings: ids.flatMap((id) => drawn(house, known.get(id))),
        proves:
          stored.length === 0 ? null : new Set(stored).size === ids.length && ids.every((id) => stored.includes(id)),
      }
    },
    'snapshot',
  )
}

function drawn(house: House, record: RegisterRecord | undefined): Draw['findings'] {
  if (!record) return []
  const category = record.fields[house.overview.finding.category]
  const { title } = derive(house.registers, house.people, record).columns
  return [{ id: record.id, title, category: typeof category === 'string' ? category : null }]
}

/** The moment drawn at: the end of the day asked for; else when the first check under the seed was planned; else now. */
function momentOf(house: House, zone: string, planned: readonly RegisterRecord[], on: Day | undefined): Instant {
  if (on !== undefined) return endOfDay(on, zone)
  const [first] = planned.map(({ openedAt }) => openedAt).toSorted()
  return first ?? house.clock.now()
}

/** Nine digits: short enough to be read out at a meeting. */
function freshSeed({ ids }: House): number {
  return ids.random(4).reduce((sum, byte) => sum * 256 + byte, 0) % 1_000_000_000
}
