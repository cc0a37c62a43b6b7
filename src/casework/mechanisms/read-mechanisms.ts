import { addDays, type Day } from '../../calendar/days.ts'
import { type CountedRecords, countedRecords } from '../../kernel/counted-records.ts'
import { isAmount } from '../../kernel/indicators.ts'
import type { MechanismMap } from '../../kernel/mechanism-map.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Register } from '../../kernel/register.ts'
import type { Where } from '../../kernel/where.ts'
import type { Label } from '../../kernel/words.ts'
import type { Acting } from '../acting.ts'
import { asking } from '../asking.ts'
import { filterFor, readableFor } from '../filter.ts'
import type { House } from '../house.ts'
import type { Filter, Reading } from '../ports.ts'
import { type Answered, type Names, refused } from '../rows.ts'
import { namesOf } from '../showing.ts'
import type { Who } from '../who.ts'
import { judgedIn, momentOf } from './judge.ts'
import { labelOf } from './watched-label.ts'

/** A living mechanism with what it comes to at this moment. */
export interface MechanismRow {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly finding: string
  readonly measure: string
  readonly register: string
  readonly part: string | null
  readonly kind: string
  /** In words: the register that is watched, and the duty, rule or indicator of it. */
  readonly watched: { readonly register: Label; readonly part: Label | null }
  readonly healthy: string
  readonly standing: string | null
  readonly since: string | null
  /** The warning nobody has dealt with yet, for whoever may read it. */
  readonly warning: string | null
  readonly figure: {
    readonly value: number
    readonly base: number | null
    readonly from: Day
    readonly until: Day
    readonly failing: boolean
    /** The value is an amount, in fen. */
    readonly amount: boolean
    /** The list of what was judged. */
    readonly counted: CountedRecords | null
  } | null
}

export interface Mechanisms {
  readonly rows: readonly MechanismRow[]
  /** Warnings raised within the last seven days. */
  readonly warnings: readonly { readonly id: string; readonly title: string; readonly state: string }[]
  /** How many findings are closed, and those of them that a living mechanism keeps so. */
  readonly closed: number
  readonly covered: readonly string[]
  readonly lists: {
    readonly living: CountedRecords | null
    readonly week: CountedRecords | null
    readonly closed: CountedRecords | null
  }
  readonly names: Names
}

const byOpening = { by: 'opened', descending: false } as const

/**
 * Every living mechanism this person may read, judged now; what failed this week; and how many closed findings are kept so by one.
 * What was merged or split is over as well, and was not cured.
 * @param finding only what keeps this one
 */
export function readMechanisms(house: House, who: Who, finding?: string): Promise<Answered<Mechanisms>> {
  return asking(house, who, async (tx, acting) => {
    const { actor, unit, today } = await acting
    const { mechanism: map, warning } = house.mechanisms
    const cured = [house.overview.finding.closed]
    const register = house.registers.get(map.register)
    const target = register?.fields[map.finding]
    const findings = target?.kind === 'ref' ? house.registers.get(target.register) : undefined
    const warnings = house.registers.get(warning.register)
    if (!register || !findings || !warnings) return refused(refusal('unknown-register', { register: map.register }))
    if (readableFor(register, actor) === 'none') return refused(refusal('not-permitted'))
    const rows = await rowsOf(house, tx, { register, warnings }, await acting, finding)
    const [failed, closed, kept, names] = await Promise.all([
      failedInWeek(tx, filterFor(warnings, { within: weekTo(today) }, actor, unit.zone)),
      tx.aggregate(filterFor(findings, { state: cured }, actor, unit.zone)),
      tx.records([...new Set(rows.map(({ finding }) => finding))]),
      namesOf(
        house,
        tx,
        actor,
        rows.flatMap(({ finding, measure }) => [finding, measure]),
      ),
    ])
    const covered = kept.filter(({ record }) => cured.includes(record.state) && !record.erased)
    const lists = {
      living: countedRecords(register, { state: map.living }),
      week: countedRecords(warnings, { within: weekTo(today) }),
      closed: countedRecords(findings, { state: cured }),
    }
    return { ok: true, rows, warnings: failed, closed, covered: covered.map(({ record }) => record.id), lists, names }
  })
}

/** Living mechanisms judged now, each with the warning that is open. */
async function rowsOf(
  house: House,
  tx: Reading,
  { register, warnings }: { readonly register: Register; readonly warnings: Register },
  { actor, unit }: Acting,
  finding: string | undefined,
): Promise<MechanismRow[]> {
  const { mechanism: map, warning } = house.mechanisms
  const moment = await momentOf(house, tx, register, unit, house.clock.now())
  const where: Where = {
    state: map.living,
    ...(finding === undefined ? {} : { fields: { [map.finding]: { is: finding } } }),
  }
  const living = await tx.listIds({ ...filterFor(register, where, actor, unit.zone), sort: byOpening })
  const judged = await judgedIn(house, tx, register, moment, living)
  const open = await tx.records(
    await tx.listIds({ ...filterFor(warnings, { closed: false }, actor, unit.zone), sort: byOpening }),
  )
  return judged.map((one) => ({
    ...rowFrom(map, one),
    warning: open.find(({ record }) => record.fields[warning.openFor] === one.record.id)?.record.id ?? null,
  }))
}

const weekTo = (today: Day) => ({ of: 'opened', from: addDays(today, -6), to: addDays(today, 1) }) as const

async function failedInWeek(tx: Reading, filter: Filter): Promise<Mechanisms['warnings']> {
  const shown = await tx.records(await tx.listIds({ ...filter, sort: byOpening }))
  return shown.map(({ record, title }) => ({ id: record.id, title, state: record.state }))
}

function rowFrom(
  map: MechanismMap['mechanism'],
  { record, watched, verdict }: Awaited<ReturnType<typeof judgedIn>>[number],
): Omit<MechanismRow, 'warning'> {
  const text = (field: string) => (typeof record.fields[field] === 'string' ? String(record.fields[field]) : null)
  return {
    ...{ id: record.id, state: record.state, title: text(map.title) ?? '' },
    ...{ finding: text(map.finding) ?? '', measure: text(map.measure) ?? '' },
    ...{ register: text(map.subject) ?? '', part: text(map.part), kind: text(map.kind) ?? '' },
    watched: { register: watched.register.label, part: labelOf(watched) },
    healthy: text(map.healthy) ?? '',
    ...{ standing: text(map.standing), since: text(map.standingSince) },
    figure: verdict && {
      ...{ value: verdict.value, base: verdict.base, from: verdict.from, until: verdict.until },
      failing: verdict.failing,
      amount: watched.kind === 'indicator' && isAmount(watched.register, watched.indicator),
      counted: countedRecords(
        watched.register,
        verdict.where,
        watched.kind === 'indicator' && !watched.indicator.base ? watched.indicator.name : undefined,
      ),
    },
  }
}
