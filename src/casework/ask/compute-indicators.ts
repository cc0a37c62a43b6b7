import type { Day, Instant } from '../../calendar/days.ts'
import { dayIn } from '../../calendar/zones.ts'
import type { Actor } from '../../kernel/actor.ts'
import { countedRecords } from '../../kernel/counted-records.ts'
import { type Counted, countsOf, figureOf } from '../../kernel/indicators.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Indicator, Register } from '../../kernel/register.ts'
import { asking } from '../asking.ts'
import { filterFor, readableFor } from '../filter.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { type Answered, type IndicatorRow, refused } from '../rows.ts'
import type { Who } from '../who.ts'

/** Every indicator of a register on the day of a moment (now unless told), over the records this person may read. */
export function computeIndicators(
  house: House,
  who: Who,
  name: string,
  asked: { readonly asOf?: Instant } = {},
): Promise<Answered<{ readonly asOf: Instant; readonly indicators: readonly IndicatorRow[] }>> {
  return asking(house, who, async (tx, acting) => {
    const { actor, unit } = await acting
    const register = house.registers.get(name)
    if (!register) return refused(refusal('unknown-register', { register: name.slice(0, 60) }))
    if (readableFor(register, actor) === 'none') return refused(refusal('not-permitted'))
    const asOf = asked.asOf ?? house.clock.now()
    const on = dayIn(asOf, unit.zone)
    const compute = (indicator: Indicator) => computeOne(tx, register, indicator, actor, on, unit.zone)
    return { ok: true, asOf, indicators: await Promise.all(Object.values(register.indicators).map(compute)) }
  })
}

async function computeOne(
  tx: Reading,
  register: Register,
  indicator: Indicator,
  actor: Actor,
  on: Day,
  zone: string,
): Promise<IndicatorRow> {
  const counts = countsOf(indicator, on)
  const count = ({ where, sum }: Counted) => {
    const filter = filterFor(register, where, actor, zone)
    return tx.aggregate(sum === null ? filter : { ...filter, sum })
  }
  const [value, base] = await Promise.all([count(counts.value), counts.base ? count(counts.base) : null])
  const figure = figureOf(indicator, counts.period, value, base)
  const measured = indicator.base ? figure.rate : figure.value
  return {
    name: indicator.name,
    value,
    base,
    rate: figure.rate,
    window: { from: counts.period?.from ?? null, to: counts.period?.to ?? null },
    threshold: indicator.threshold ?? null,
    healthy: indicator.threshold && measured !== null ? !figure.outside : null,
    records: countedRecords(register, counts.value.where, indicator.name),
    baseRecords: counts.base && countedRecords(register, counts.base.where),
  }
}
