import { type Day, type Instant, isDay } from '../../calendar/days.ts'
import type { Actor } from '../../kernel/actor.ts'
import { powers } from '../../kernel/powers.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import type { Register, Setting } from '../../kernel/register.ts'
import { effectOf, measureOf, type SettingEffect, settingsOn } from '../../kernel/settings.ts'
import { inUse, settingsOf } from '../../kernel/situation.ts'
import type { Measure } from '../../kernel/spec.ts'
import type { Label } from '../../kernel/words.ts'
import { asking } from '../asking.ts'
import { everyRecord } from '../ask/every-record.ts'
import type { House } from '../house.ts'
import { notInUse } from '../in-use.ts'
import type { Reading } from '../ports.ts'
import type { Answered, Names } from '../rows.ts'
import { namesOf, powersOf } from '../showing.ts'
import type { Who } from '../who.ts'

/** One figure of the unit for a setting: proposed, in force, returned or withdrawn. */
export interface SettingLine {
  readonly id: string
  readonly state: string
  readonly value: number
  readonly from: string
  readonly ground: string
  readonly at: Instant
  readonly proposedBy: readonly string[]
  readonly approvedBy: readonly string[]
  /** Against what holds, or would hold without it, on its day. */
  readonly effect: SettingEffect
  /** Waits for the second person. */
  readonly pending: boolean
  /** Verbs this person may do with it now. */
  readonly verbs: readonly string[]
}

export interface SettingRow {
  readonly name: string
  readonly label: Label
  readonly measure: Measure | null
  readonly standard: number
  readonly min: number | null
  readonly max: number | null
  readonly basis: string | null
  readonly loosens: 'up' | 'down' | 'either'
  /** In force today. */
  readonly value: number
  /** Id of the line it comes from; null where it is the standard. */
  readonly line: string | null
  /** Latest day first. */
  readonly history: readonly SettingLine[]
}

export interface SettingsOfRegister {
  readonly register: string
  readonly label: Label
  readonly domain: string
  readonly inUse: boolean
  readonly settings: readonly SettingRow[]
}

export interface SettingsToday {
  readonly today: Day
  readonly mayPropose: boolean
  readonly registers: readonly SettingsOfRegister[]
  readonly names: Names
}

/** Every setting of the registers in use with what holds today and what held before; of the others only the switch. */
export function readSettings(house: House, who: Who): Promise<Answered<SettingsToday>> {
  return asking(house, who, async (tx, asked) => {
    const { actor, unit, today } = await asked
    const { setting: map } = house.people
    const lines = await everyRecord(house, tx, { actor, unit }, { register: map.register })
    const unused = await notInUse(house, tx, today)
    const registers = house.registers.current.flatMap((register) => {
      const used = !unused.has(register.name)
      const shown = Object.values(register.settings).filter(({ name }) => used || name === inUse)
      if (shown.length === 0) return []
      const own = lines.filter(({ fields }) => fields[map.subject] === register.name)
      const { name, label, domain } = register
      const settings = shown.map((one) => rowOf(house, register, one, own, actor, today))
      return [{ register: name, label, domain, inUse: used, settings }]
    })
    const kept = house.registers.get(map.register)
    const [propose = ''] = map.propose
    const mayPropose = kept !== undefined && powers(kept, null, actor).some(({ verb, may }) => verb === propose && may)
    return { ok: true, today, mayPropose, registers, names: await namesIn(house, tx, actor, lines) }
  })
}

function namesIn(house: House, tx: Reading, actor: Actor, lines: readonly RegisterRecord[]): Promise<Names> {
  return namesOf(house, tx, actor, [...new Set(lines.flatMap(({ doers }) => Object.values(doers).flat()))])
}

function rowOf(
  house: House,
  register: Register,
  setting: Setting,
  own: readonly RegisterRecord[],
  actor: Actor,
  today: Day,
): SettingRow {
  const { setting: map } = house.people
  const { name, label, standard, min = null, max = null, basis = null } = setting
  const lines = own.filter(({ fields }) => fields[map.name] === name)
  const inForce = lines.filter(({ state }) => map.states.includes(state))
  const value = settingsOf(register, settingsOn(house.people, inForce, today))[name] ?? standard
  const history = lines
    .map((line) => lineOf(house, register, setting, line, inForce, actor))
    .sort((a, b) => (a.from === b.from ? (a.at < b.at ? 1 : -1) : a.from < b.from ? 1 : -1))
  const current = history.find(({ id, from }) => from <= today && inForce.some((one) => one.id === id))
  const up = effectOf(register, setting, standard, standard + 1)
  return {
    ...{ name, label, measure: measureOf(register, setting), standard, min, max, basis, value, history },
    loosens: up === 'loosens' ? 'up' : up === 'tightens' ? 'down' : 'either',
    line: current?.id ?? null,
  }
}

function lineOf(
  house: House,
  register: Register,
  setting: Setting,
  record: RegisterRecord,
  inForce: readonly RegisterRecord[],
  actor: Actor,
): SettingLine {
  const { setting: map } = house.people
  const { id, state, fields, openedAt, doers } = record
  const [value, from] = [Number(fields[map.value]), String(fields[map.from])]
  const before = inForce.filter(
    (one) => one.id !== id && String(one.fields[map.from]) <= from && one.openedAt < openedAt,
  )
  const own = isDay(from) ? settingsOn(house.people, before, from) : {}
  const held = settingsOf(register, own)[setting.name] ?? setting.standard
  const kept = house.registers.get(map.register)
  return {
    ...{ id, state, value, from, ground: String(fields[map.ground] ?? ''), at: openedAt },
    proposedBy: [...new Set(map.propose.flatMap((verb) => doers[verb] ?? []))],
    approvedBy: [...new Set([map.approve, map.alone].flatMap((verb) => doers[verb] ?? []))],
    effect: effectOf(register, setting, held, value),
    pending: map.pending.includes(state),
    verbs: kept ? powersOf(house, kept, record, actor).flatMap(({ verb, may }) => (may ? [verb] : [])) : [],
  }
}
