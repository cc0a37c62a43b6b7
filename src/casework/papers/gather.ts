import type { Day } from '../../calendar/days.ts'
import { endOfDay } from '../../calendar/zones.ts'
import type { Fields } from '../../kernel/fields.ts'
import { visibleFields } from '../../kernel/reading.ts'
import { part } from '../../kernel/register.ts'
import { type Gathered, pressLedgerFrom, type Standing } from '../../press/from-records.ts'
import type { PressLedger } from '../../press/ledger.ts'
import type { Acting } from '../acting.ts'
import { everyRecord } from '../ask/every-record.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { mentionedIn, namesOf } from '../showing.ts'
import { asTheyStood } from './as-it-stood.ts'

export interface Wanted {
  /** Null for findings that belong to no round. */
  readonly round: string | null
  /** Day at whose end the ledger is looked at. */
  readonly asOf: Day
  readonly contacts: Fields
}

/**
 * The ledger of one round as it stood at the end of a day and as this person may read it. In a transaction whose questions see one moment, so that a count never
 * disagrees with the list below it.
 */
export async function gatherLedger(
  house: House,
  tx: Reading,
  acting: Acting,
  { round, asOf, contacts }: Wanted,
): Promise<PressLedger> {
  const { press } = house
  const all = (one: { readonly register: string; readonly asNow?: readonly string[] }) =>
    standings(house, tx, acting, one.register, asOf, one.asNow)
  const [rounds, feedbacks, findings, meetings, measures, money, slips, talks, regulations] = await Promise.all([
    ...([all(press.round), all(press.feedback), all(press.finding), all(press.meetings)] as const),
    ...([all(press.measure), all(press.money), all(press.slips), all(press.talks), all(press.regulations)] as const),
  ])
  const { elsewhere, round: of } = press.finding
  const own = findings.filter(({ state, fields }) => (fields[of] ?? null) === round && !elsewhere.includes(state))
  const ids = new Set(own.map(({ id }) => id))
  const under = (list: readonly Read[], { finding }: { readonly finding: string }) =>
    list.filter(({ fields }) => [fields[finding]].flat().some((id) => typeof id === 'string' && ids.has(id)))
  const names = await namesOf(house, tx, acting.actor, mentioned(house, [...own, ...under(measures, press.measure)]))
  const found: Gathered = {
    unit: acting.unit.name,
    asOf,
    contacts,
    round: rounds.find(({ id }) => id === round) ?? null,
    feedback: round === null ? null : (feedbacks.find(({ fields }) => fields[press.feedback.round] === round) ?? null),
    findings: own,
    measures: under(measures, press.measure),
    money: under(money, press.money),
    slips,
    talks: under(talks, press.talks),
    regulations: under(regulations, press.regulations),
    meetings: meetings.filter(({ fields }) => fields[press.meetings.round] === round),
    name: (id) => names[id] ?? null,
    choice: (of, field, value) => choiceOf(house, press[of].register, field, value),
  }
  return pressLedgerFrom(found)
}

interface Read extends Standing {
  readonly register: string
}

/** A register the house has not got stands for nothing; fields this person may not read are not there; those in `asNow` hold as they stand today. */
export async function standings(
  house: House,
  tx: Reading,
  acting: Acting,
  name: string,
  asOf: Day,
  asNow: readonly string[] = [],
): Promise<readonly Read[]> {
  const register = house.registers.get(name)
  if (!register) return []
  const now = await everyRecord(house, tx, acting, { register: name })
  const then = await asTheyStood(house, tx, now, endOfDay(asOf, acting.unit.zone))
  const today = new Map(now.map((record) => [record.id, record.fields]))
  return then.map((stood) => {
    const held = asNow.map((field) => [field, today.get(stood.id)?.[field] ?? null] as const)
    const record = { ...stood, fields: { ...stood.fields, ...Object.fromEntries(held) } }
    const visible = new Set(visibleFields(register, record, acting.actor))
    const fields = Object.fromEntries(Object.entries(record.fields).filter(([field]) => visible.has(field)))
    return { id: record.id, register: name, state: record.state, fields }
  })
}

function mentioned(house: House, records: readonly Read[]): readonly string[] {
  return records.flatMap(({ register, fields }) => mentionedIn(house, { register, fields, owner: null, agreed: [] }))
}

export function choiceOf(house: House, register: string, field: string, value: string): string {
  const declared = part(house.registers.get(register)?.fields ?? {}, field)
  return declared && 'choices' in declared ? (declared.choices[value]?.zh ?? value) : value
}
