import { type Day, isDay } from '../calendar/days.ts'
import type { Registers } from './assemble.ts'
import type { RegisterRecord } from './record.ts'
import { type Refusal, refusal } from './refusal.ts'
import { part, type Register, type Setting } from './register.ts'
import { inUse, settingsOf } from './situation.ts'
import type { Measure, Settings, Span } from './spec.ts'

/** Which register keeps a unit's own figures, and which fields and verbs of it carry the meaning. Main hands it in. */
export interface SettingMap {
  readonly register: string
  /** States in which a line is in force. */
  readonly states: readonly string[]
  /** States in which a line waits for the second person. */
  readonly pending: readonly string[]
  /** Field that names the register the setting belongs to. */
  readonly subject: string
  readonly name: string
  readonly value: string
  readonly from: string
  readonly ground: string
  /** Verbs by which a figure is proposed (the last who did one of them is its author), and by which it comes into force. */
  readonly propose: readonly string[]
  readonly approve: string
  /** Verb by which one person alone puts a figure into force: only where that tightens the control. */
  readonly alone: string
}

/** What another figure does to the control: `either` where only a person can tell. */
export type SettingEffect = 'loosens' | 'tightens' | 'same' | 'either'

/** The unit's own figures for a register's settings, as of a day: of several in force the one that began last, of one day the one proposed last. */
export function settingsOn(
  { setting }: { readonly setting: Pick<SettingMap, 'name' | 'value' | 'from'> },
  rows: readonly RegisterRecord[],
  today: Day,
): Settings {
  const since = new Map<string, string>()
  const figures: { [name: string]: number } = {}
  for (const { fields } of rows.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1))) {
    const [name, value, from] = [fields[setting.name], fields[setting.value], fields[setting.from]]
    if (typeof name !== 'string' || typeof value !== 'number' || typeof from !== 'string' || from > today) continue
    if ((since.get(name) ?? '') > from) continue
    since.set(name, from)
    figures[name] = value
  }
  return figures
}

/** Deadlines whose length a setting is. */
function deadlinesBy({ deadlines }: Register, setting: string): { readonly name: string; readonly span: Span }[] {
  return Object.values(deadlines).flatMap(({ name, within }) =>
    within && Object.values(within).includes(setting) ? [{ name, span: within }] : [],
  )
}

/** What a figure is counted in: as declared, else as the deadline counts whose length it is. */
export function measureOf(register: Register, { name, measure }: Setting): Measure | null {
  if (measure !== undefined) return measure
  const [first] = deadlinesBy(register, name)
  if (!first) return null
  const { span } = first
  return 'workingDays' in span ? 'workingDays' : 'days' in span ? 'days' : 'months' in span ? 'months' : 'minutes'
}

/**
 * Whether another figure loosens the control. As the setting declares; a longer time limit loosens, and so does taking a register out of use. Of what nobody
 * declared it may, so that it never comes into force by one person alone.
 */
export function effectOf(register: Register, { name, loosens }: Setting, before: number, after: number): SettingEffect {
  if (before === after) return 'same'
  const direction = loosens ?? (name === inUse ? 'down' : deadlinesBy(register, name).length > 0 ? 'up' : 'either')
  if (direction === 'either') return 'either'
  return after > before === (direction === 'up') ? 'loosens' : 'tightens'
}

/** What is wrong with a figure as it is proposed, and whether one person alone may put it into force: all of it at once. */
export function settingRefusals(
  registers: Pick<Registers, 'get'>,
  map: SettingMap,
  { register: kept, fields, id }: Pick<RegisterRecord, 'register' | 'fields' | 'id'>,
  verb: string,
  rows: readonly RegisterRecord[],
): Refusal[] {
  if (kept !== map.register || ![...map.propose, map.approve, map.alone].includes(verb)) return []
  const register = registers.get(String(fields[map.subject] ?? ''))
  if (!register) {
    const named = String(fields[map.subject] ?? '').slice(0, 60)
    return [refusal('setting-of-nothing', { register: named }, { field: map.subject })]
  }
  const setting = part(register.settings, fields[map.name])
  if (!setting) {
    const named = String(fields[map.name] ?? '').slice(0, 60)
    return [refusal('setting-unknown', { register: register.label, setting: named }, { field: map.name })]
  }
  const [value, from] = [Number(fields[map.value]), fields[map.from]]
  const { min = -Infinity, max = Infinity, label } = setting
  if (value < min || value > max) {
    const bounds = { setting: label, min: String(setting.min ?? '−∞'), max: String(setting.max ?? '∞') }
    return [refusal('setting-out-of-range', bounds, { field: map.value })]
  }
  if (verb !== map.alone || !isDay(from)) return []
  const before = settingsOf(register, settingsOn({ setting: map }, othersOf(rows, map, register, id), from))[
    setting.name
  ]
  return effectOf(register, setting, before ?? setting.standard, value) === 'tightens'
    ? []
    : [refusal('setting-may-loosen', { setting: label })]
}

function othersOf(rows: readonly RegisterRecord[], map: SettingMap, { name }: Register, id: string): RegisterRecord[] {
  return rows.filter(({ id: own, fields, state }) => {
    return own !== id && fields[map.subject] === name && map.states.includes(state)
  })
}
