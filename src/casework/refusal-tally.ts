import type { Instant } from '../calendar/days.ts'
import { dayIn } from '../calendar/zones.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { House } from './house.ts'

interface Count {
  readonly unit: string
  readonly register: string
  readonly rule: string
  /** Of the first of them; those of another hour are counted apart, because a day may begin there. */
  readonly at: Instant
  readonly times: number
}

interface Tally {
  readonly waiting: Map<string, Count>
  writing: boolean
}

const tallies = new WeakMap<House, Tally>()

/** Beyond this many different figures waiting for a database that is away nothing more is kept. */
const mostWaiting = 1000

/**
 * Counts what rules refused, by day. A refusal leaves no trace in any record; that a rule stands is shown by how often it said no. Nobody waits for it: figures
 * gather while one transaction is under way and travel together in the next; what cannot be written is tried again with the next refusal.
 */
export function tallyRefusals(house: House, unit: string, register: string, refusals: readonly Refusal[]): void {
  const rules = refusals.flatMap(({ at }) => (at?.rule === undefined ? [] : [at.rule]))
  if (rules.length === 0) return
  const tally = tallies.get(house) ?? { waiting: new Map(), writing: false }
  tallies.set(house, tally)
  for (const rule of new Set(rules)) add(tally, { unit, register, rule, at: house.clock.now(), times: 1 })
  if (!tally.writing) void write(house, tally)
}

function add({ waiting }: Tally, count: Count): void {
  const key = `${count.unit} ${count.register} ${count.rule} ${count.at.slice(0, 13)}`
  const known = waiting.get(key)
  if (known || waiting.size < mostWaiting)
    waiting.set(key, { ...(known ?? count), times: (known?.times ?? 0) + count.times })
}

async function write(house: House, tally: Tally): Promise<void> {
  tally.writing = true
  try {
    while (tally.waiting.size > 0) await writeSome(house, tally)
  } catch {
    // The database is away: the figures wait for the next refusal.
  } finally {
    tally.writing = false
  }
}

/** All that wait of one unit. */
async function writeSome(house: House, tally: Tally): Promise<void> {
  const [first] = tally.waiting.values()
  if (!first) return
  const { unit } = first
  const mine = [...tally.waiting].filter(([, one]) => one.unit === unit)
  for (const [key] of mine) tally.waiting.delete(key)
  try {
    await house.store.transact({ unit }, async (tx) => {
      const zone = (await tx.unit())?.zone ?? 'Asia/Shanghai'
      const settings = mine.map(
        ([, { register, rule, at, times }]) =>
          ({ kind: 'refused', register, rule, day: dayIn(at, zone), times }) as const,
      )
      return { value: null, settings }
    })
  } catch (error) {
    for (const [, one] of mine) add(tally, one)
    throw error
  }
}
