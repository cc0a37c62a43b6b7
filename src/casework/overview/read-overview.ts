import type { Day } from '../../calendar/days.ts'
import { type OverseenRound, type OverviewLine, overviewOf } from '../../ledger/overview.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { isUuid } from '../page.ts'
import { type Answered, type GlanceRow, type Names, refused } from '../rows.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Label } from '../../kernel/words.ts'
import { unitsOf } from '../units.ts'
import type { PersonWho } from '../who.ts'
import { dayOf, textIn } from './reading-fields.ts'

export interface Overview {
  readonly lines: readonly OverviewLine[]
  /** Units in which one holds a seat and that have shared nothing an overview tells of. */
  readonly silent: readonly string[]
  readonly names: Names
  readonly today: Day
}

/**
 * Every unit that has shared findings or rounds with a seat of this person, a line for each round. Asked at home, in one question over the summaries that units push
 * there: nothing of what is not shared is ever looked at.
 */
export function readOverview(house: House, who: PersonWho): Promise<Answered<Overview>> {
  return asking(house, atHome(who), async (tx, acting) => {
    const { today } = await acting
    const { round, finding } = house.overview
    const [rows, held, units] = await Promise.all([
      tx.glances(who.person, today, [round.register, finding.register]),
      tx.seatsHeld(who.person),
      unitsOf(house, tx),
    ])
    const shown = eachOnce(rows)
    const findings = countedOf(house, shown).map((row) => ({
      ...{ id: row.record, unit: row.unit, state: row.state, ...told(house, row) },
    }))
    const rounds = shown.filter(({ register }) => register === round.register).map((row) => roundOf(house, row, today))
    const lines = overviewOf(findings, rounds, statesOf(house), today)
    const sharing = new Set(shown.map(({ unit }) => unit))
    const hosts = held.filter(({ from, until }) => from <= today && today <= until).map(({ host }) => host)
    const silent = [...new Set(hosts)].filter((unit) => !sharing.has(unit))
    const mentioned = new Set([...sharing, ...silent])
    const names = Object.fromEntries(
      units.filter(({ unit }) => mentioned.has(unit)).map(({ unit, name }) => [unit, name]),
    )
    return { ok: true, lines, silent, names, today }
  })
}

/** A finding that one unit has shared, and the seat through which it is seen. */
export interface SharedFinding {
  readonly id: string
  readonly seat: string
  readonly revision: number
  readonly title: string
  readonly code: string | null
  readonly state: string
  readonly round: string | null
  readonly degree: string | null
  readonly dueOn: Day | null
  readonly late: boolean
  readonly sentBack: boolean
}

export interface SharedFindings {
  readonly findings: readonly SharedFinding[]
  readonly states: Readonly<{ [state: string]: Label }>
}

/** What one unit has shared: its findings, in the order of their opening. Of a unit that has shared nothing this tells what it tells of one that does not exist. */
export function readSharedFindings(house: House, who: PersonWho, unit: string): Promise<Answered<SharedFindings>> {
  return asking(house, atHome(who), async (tx, acting) => {
    const { today } = await acting
    const rows = isUuid(unit) ? await tx.glances(who.person, today, [house.overview.finding.register]) : []
    const own = eachOnce(rows).filter((row) => row.unit === unit)
    if (own.length === 0) return refused(refusal('not-found'))
    const findings = countedOf(house, own).map((row): SharedFinding => {
      const { round, reportedDegree, dueOn, sentBack } = told(house, row)
      const open = row.state !== house.overview.finding.closed
      return {
        ...{ id: row.record, seat: row.seat, revision: row.revision, title: row.title, state: row.state },
        ...{ code: textIn(row.facts.fields, 'code'), round, degree: reportedDegree, dueOn, sentBack },
        late: open && dueOn !== null && dueOn < today,
      }
    })
    const { states = {} } = house.registers.get(house.overview.finding.register) ?? {}
    const labels = Object.entries(states).map(([name, { label }]) => [name, label] as const)
    return { ok: true, findings, states: Object.fromEntries(labels) }
  })
}

/** Lists over many units are a matter of one's own unit, also while one sits in another. */
export function atHome({ person, home }: PersonWho): PersonWho {
  return { kind: 'person', person, home, unit: home }
}

/** What two seats of one person are shown is one record. */
export function eachOnce(rows: readonly GlanceRow[]): readonly GlanceRow[] {
  return [...new Map(rows.map((row) => [row.record, row])).values()]
}

export function countedOf({ overview: { finding } }: House, rows: readonly GlanceRow[]): readonly GlanceRow[] {
  return rows.filter(({ register, state }) => register === finding.register && finding.counted.includes(state))
}

function told({ overview: { finding } }: House, { facts: { fields, did } }: GlanceRow) {
  return {
    round: textIn(fields, finding.round),
    reportedDegree: textIn(fields, finding.degree),
    dueOn: dayOf(fields, finding.due),
    sentBack: did.includes(finding.sendsBack),
  }
}

/** The concentrated period, and after it the last day of the round. */
function roundOf({ overview: { round } }: House, row: GlanceRow, today: Day): OverseenRound {
  const [ends, limit] = [dayOf(row.facts.fields, round.ends), dayOf(row.facts.fields, round.limit)]
  const runs = ends !== null && (ends >= today || limit === null)
  return {
    ...{ id: row.record, unit: row.unit, title: row.title, over: round.over.includes(row.state) },
    ends: runs ? ends : limit,
  }
}

function statesOf({ overview: { finding } }: House) {
  return { reviewing: finding.reviewing, returned: finding.sentBack, closed: finding.closed }
}
