import type { Day } from '../../calendar/days.ts'
import {
  byCategory,
  type Figure,
  type FindingAcross,
  type Held,
  isIn,
  type LineAcross,
  linesAcross,
  whatHolds,
  type WidespreadFinding,
  widespread,
} from '../../ledger/across.ts'
import { Wordings } from '../../ledger/alike/wordings.ts'
import { kindsOf } from '../../notice/measure-kinds.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import type { Answered, GlanceRow, Names } from '../rows.ts'
import { unitsOf } from '../units.ts'
import type { PersonWho } from '../who.ts'
import { atHome, countedOf, eachOnce } from './read-overview.ts'
import { dayOf, textIn } from './reading-fields.ts'

export interface Statistics {
  readonly today: Day
  readonly total: number
  readonly units: readonly LineAcross[]
  readonly rounds: readonly LineAcross[]
  readonly categories: ReturnType<typeof byCategory>
  readonly holds: readonly Held[]
  /** Findings of which at least one measure is told. */
  readonly withMeasures: number
  readonly names: Names
}

/** What several units have in common: the widest first, `title` of the first of each. `of`: how many there are, where not all are told. */
export interface CommonFindings {
  readonly common: readonly (Omit<WidespreadFinding, 'ids'> & {
    readonly first: string
    readonly title: string
    readonly findings: number
  })[]
  readonly of: number
  readonly names: Names
}

/** Which findings are asked for; what is not named does not narrow. A null round or category: those without one. */
export interface StatisticsAsked {
  readonly figure: Figure
  readonly unit?: string
  readonly round?: string | null
  readonly category?: string | null
  readonly kind?: string
  /** The findings that are worded like this one. */
  readonly like?: string
}

export interface StatisticsRow {
  readonly id: string
  readonly unit: string
  readonly seat: string
  readonly title: string
  readonly state: string
  readonly round: string | null
  readonly category: string | null
  readonly dueOn: Day | null
}

const mostCommon = 50
const mostRows = 500

interface Told extends FindingAcross {
  readonly row: GlanceRow
}

interface Across {
  readonly told: readonly Told[]
  readonly today: Day
  readonly names: Names
}

/**
 * Counts and rates over every unit and round, and which kinds of measure hold. Counted from the summaries that units push to whoever oversees them: what is not shared
 * with a seat of this person is in no figure.
 */
export async function readStatistics(house: House, who: PersonWho): Promise<Answered<Statistics>> {
  const across = await readAcross(house, who)
  if (!across.ok) return across
  const { told, today, names } = across
  return {
    ...{ ok: true, today, total: told.length, names },
    units: linesAcross(told, 'unit', today),
    rounds: linesAcross(told, 'round', today),
    categories: byCategory(told),
    holds: whatHolds(told),
    withMeasures: told.filter(({ kinds }) => kinds.length > 0).length,
  }
}

/** Asked for by itself: to compare all titles takes as long as all the counts. */
export async function readCommonFindings(house: House, who: PersonWho): Promise<Answered<CommonFindings>> {
  const across = await readAcross(house, who)
  if (!across.ok) return across
  const titles = new Map(across.told.map(({ id, row }) => [id, row.title]))
  const groups = widespread(across.told, titlesOf(across.told))
  const common = groups.slice(0, mostCommon).map(({ category, ids: [first = '', ...more], units, rounds }) => ({
    ...{ category, units, rounds, first, title: titles.get(first) ?? '', findings: 1 + more.length },
  }))
  return { ok: true, common, of: groups.length, names: across.names }
}

/** The findings that a figure counts, with the seat through which each is seen. `of`: how many there are, where not all are told. */
export async function readStatisticsRows(
  house: House,
  who: PersonWho,
  asked: StatisticsAsked,
): Promise<Answered<{ readonly rows: readonly StatisticsRow[]; readonly of: number; readonly names: Names }>> {
  const across = await readAcross(house, who)
  if (!across.ok) return across
  const { told, today, names } = across
  const { like } = asked
  const alike =
    like === undefined ? null : new Set(widespread(told, titlesOf(told)).find(({ ids }) => ids.includes(like))?.ids)
  const found = told.filter(
    (one) =>
      isIn(asked.figure, one, today) &&
      (asked.unit === undefined || one.unit === asked.unit) &&
      (asked.round === undefined || one.round === asked.round) &&
      (asked.category === undefined || one.category === asked.category) &&
      (asked.kind === undefined || one.kinds.includes(asked.kind)) &&
      (alike === null || alike.has(one.id)),
  )
  const rows = found.slice(0, mostRows).map(({ id, unit, round, category, dueOn, row: { seat, title, state } }) => ({
    ...{ id, unit, seat, title, state, round, category, dueOn },
  }))
  return { ok: true, rows, of: found.length, names }
}

function readAcross(house: House, who: PersonWho): Promise<Answered<Across>> {
  return asking(house, atHome(who), async (tx, acting) => {
    const { today } = await acting
    const { round, finding, measure } = house.overview
    const [rows, texts, units] = await Promise.all([
      tx.glances(who.person, today, [round.register, finding.register]),
      tx.glanceTexts(who.person, today, { register: measure.register, about: measure.finding, text: measure.text }),
      unitsOf(house, tx),
    ])
    const shown = eachOnce(rows)
    const sharing = new Set(shown.map(({ unit }) => unit))
    const names = units.flatMap(({ unit, name }) => (sharing.has(unit) ? [[unit, name] as const] : []))
    return { ok: true, told: toldOf(house, shown, kindsByFinding(texts)), today, names: Object.fromEntries(names) }
  })
}

function toldOf(house: House, shown: readonly GlanceRow[], kinds: ReadonlyMap<string, readonly string[]>): Told[] {
  const { round, finding } = house.overview
  const rounds = new Map(shown.flatMap((row) => (row.register === round.register ? [[row.record, row.title]] : [])))
  return countedOf(house, shown).map((row): Told => {
    const { fields, did } = row.facts
    const closed = row.state === finding.closed
    return {
      ...{ id: row.record, unit: row.unit, round: rounds.get(textIn(fields, finding.round) ?? '') ?? null, closed },
      ...{ category: textIn(fields, finding.category), dueOn: dayOf(fields, finding.due) },
      closedOn: closed ? dayOf(fields, finding.closedOn) : null,
      declared: did.includes(finding.declares),
      ...{ returned: did.includes(finding.sendsBack), reopened: did.includes(finding.reopens) },
      ...{ kinds: kinds.get(row.record) ?? [], row },
    }
  })
}

const kindsByFinding = (byFinding: ReadonlyMap<string, readonly string[]>) =>
  new Map(
    [...byFinding].map(([finding, texts]) => [finding, [...new Set(texts.flatMap((text) => kindsOf(text)))]] as const),
  )

const titlesOf = (told: readonly Told[]): Wordings =>
  Wordings.of(told.map(({ id, unit, row: { title } }) => ({ id, finding: id, unit, year: 0, text: title })))
