import { addDays, addMonths, compare, type Day } from '../../calendar/days.ts'
import { dayIn } from '../../calendar/zones.ts'
import type { Fields } from '../../kernel/fields.ts'
import { visibleFields } from '../../kernel/reading.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Label } from '../../kernel/words.ts'
import {
  type Bar,
  type BurnDay,
  burnDown,
  byKind,
  monthEnds,
  overdueByLeader,
  type Pictured,
  progressBy,
  statesOver,
} from '../../ledger/pictures.ts'
import { kindsOf } from '../../notice/measure-kinds.ts'
import type { Acting } from '../acting.ts'
import { everyRecord } from '../ask/every-record.ts'
import { asking } from '../asking.ts'
import { derive } from '../derive.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import { openEntry } from '../sealing.ts'
import { namesOf } from '../showing.ts'
import type { Who } from '../who.ts'
import { dayOf, textIn } from './reading-fields.ts'

export interface Pictures {
  readonly title: string
  readonly from: Day
  readonly to: Day
  readonly today: Day
  readonly total: number
  readonly categories: readonly Bar[]
  readonly departments: readonly Bar[]
  readonly leaders: readonly { readonly name: string | null; readonly count: number; readonly mostDays: number }[]
  readonly burn: readonly BurnDay[]
  readonly states: readonly { readonly day: Day; readonly counts: Readonly<{ [state: string]: number }> }[]
  readonly stateLabels: Readonly<{ [state: string]: Label }>
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  readonly measures: number
  /** Findings none of whose measures does more than study or meet. */
  readonly talkOnly: number
}

/** The whole of one round in figures, as far as this person may read it, at one moment: what is drawn from them is for the screen to say. */
export function readPictures(house: House, who: Who, id: string): Promise<Answered<Pictures>> {
  return asking(
    house,
    who,
    async (tx, acting) => {
      const here = await acting
      const { round, finding, measure } = house.overview
      const all = (register: string) => everyRecord(house, tx, here, { register })
      const [rounds, findings, measures] = await Promise.all([
        all(round.register),
        all(finding.register),
        all(measure.register),
      ])
      const found = rounds.find((one) => one.id === id)
      if (!found) return refused(refusal('not-found'))
      const own = findings.filter((one) => one.fields[finding.round] === id && finding.counted.includes(one.state))
      const ids = new Set(own.map((one) => one.id))
      const under = measures.filter(({ fields }) => ids.has(String(fields[measure.finding])))
      const pictured = await picturedOf(house, tx, here, own)
      const [from, to] = periodOf(house, found, pictured, here.today)
      const kinds = byKind(
        under.map(({ fields }) => ({
          finding: String(fields[measure.finding]),
          kinds: kindsOf(String(fields[measure.text] ?? '')),
        })),
      )
      return {
        ...{ ok: true, title: titleOf(house, found), from, to, today: here.today, total: own.length },
        categories: progressBy(pictured, 'category', here.today),
        departments: progressBy(pictured, 'department', here.today),
        leaders: overdueByLeader(pictured, here.today).map(({ name, count, mostDays }) => ({ name, count, mostDays })),
        burn: burnDown(pictured, from, to, here.today),
        states: statesOver(pictured, monthEnds(from, compare(here.today, to) < 0 ? here.today : to)),
        ...{ stateLabels: labelsOf(house), kinds: kinds.bars, measures: kinds.measures },
        talkOnly: kinds.talkOnly.length,
      }
    },
    'snapshot',
  )
}

function titleOf({ registers, people }: House, record: RegisterRecord): string {
  return derive(registers, people, record).columns.title
}

function labelsOf({ registers, overview: { finding } }: House): Readonly<{ [state: string]: Label }> {
  const states = Object.entries(registers.get(finding.register)?.states ?? {})
  return Object.fromEntries(states.map(([name, { label }]) => [name, label]))
}

/** From the feedback to the end of the concentrated period, or as far as the findings go. */
function periodOf(
  { overview: { round } }: House,
  { fields }: RegisterRecord,
  own: readonly Pictured[],
  today: Day,
): [Day, Day] {
  const opened = own.map(({ openedOn }) => openedOn).toSorted(compare)
  const from = dayOf(fields, round.from) ?? opened[0] ?? today
  const end = dayOf(fields, round.ends) ?? dayOf(fields, round.limit)
  const to = end !== null && compare(end, from) > 0 ? end : addMonths(from, 6)
  // What is drawn day by day stays a picture: a round of many years is shown by its last two.
  return compare(addMonths(from, 24), to) < 0 ? [addDays(addMonths(to, -24), 1), to] : [from, to]
}

async function picturedOf(
  house: House,
  tx: Reading,
  { actor, unit }: Acting,
  own: readonly RegisterRecord[],
): Promise<readonly Pictured[]> {
  const { finding: map } = house.overview
  const register = house.registers.get(map.register)
  const ids = own.map(({ id }) => id)
  const read = own.map((record) => {
    const visible = new Set(register ? visibleFields(register, record, actor) : [])
    const fields = Object.fromEntries(Object.entries(record.fields).filter(([name]) => visible.has(name)))
    return { record, fields }
  })
  const named = read.flatMap(({ fields }) => [fields[map.department], fields[map.leader]])
  const [histories, names] = await Promise.all([
    historiesOf(house, tx, ids, unit.zone),
    namesOf(
      house,
      tx,
      actor,
      named.filter((one) => typeof one === 'string'),
    ),
  ])
  const name = (fields: Fields, field: string) => names[textIn(fields, field) ?? ''] ?? null
  return read.map(({ record, fields }) => ({
    ...{ id: record.id, state: record.state, dueOn: dayOf(fields, map.due), history: histories.get(record.id) ?? [] },
    ...{
      category: textIn(fields, map.category),
      department: name(fields, map.department),
      leader: name(fields, map.leader),
    },
    openedOn: dayOf(fields, map.opened) ?? dayIn(record.openedAt, unit.zone),
    closedOn: closedOn(house, record, fields, unit.zone),
  }))
}

function closedOn({ overview: { finding } }: House, record: RegisterRecord, fields: Fields, zone: string): Day | null {
  if (record.state !== finding.closed) return null
  return dayOf(fields, finding.closedOn) ?? dayIn(record.closedAt ?? record.changedAt, zone)
}

/** Each state a record was in with the day it began, as its journal tells; two questions for all of them together. */
async function historiesOf(house: House, tx: Reading, ids: readonly string[], zone: string) {
  const [keys, entries] = await Promise.all([tx.keys(ids), tx.entriesUntil(ids, house.clock.now())])
  const histories = new Map<string, { readonly state: string; readonly from: Day }[]>()
  for (const id of ids) {
    const key = keys.get(id)
    if (!key) continue
    const opened = (entries.get(id) ?? []).map((one) => openEntry(house.cipher, key, one).entry)
    const states = opened.flatMap(({ at, effects: { state } }) =>
      state === undefined ? [] : [{ state, from: dayIn(at, zone) }],
    )
    histories.set(id, states)
  }
  return histories
}
