import type { Day, Instant } from '../../calendar/days.ts'
import { stepOf } from '../../kernel/mechanisms.ts'
import { type Change, dueDifferences, type RuleTrial, ruleTrials } from '../../kernel/preview.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { refusal } from '../../kernel/refusal.ts'
import { part, type Register, type Setting } from '../../kernel/register.ts'
import { effectOf, type SettingEffect, settingsOn } from '../../kernel/settings.ts'
import { inUse, settingsOf } from '../../kernel/situation.ts'
import type { Answer, Question } from '../../kernel/where.ts'
import type { Label } from '../../kernel/words.ts'
import type { Acting } from '../acting.ts'
import { answerTo } from '../answers.ts'
import { everyRecord } from '../ask/every-record.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { judgedIn } from '../mechanisms/judge.ts'
import type { Reading } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import type { Who } from '../who.ts'

/** Records looked at: beyond that the count is told, and that it is one. */
const mostLooked = 500
/** Records named under each heading. */
const mostNamed = 20

export interface PreviewRow {
  readonly register: string
  readonly id: string
  readonly title: string
  /** Of a deadline: when it is due, and when the next one begun like it would be. */
  readonly at?: Instant
  readonly would?: Instant
  /** Of a rule or mechanism: which way it would be judged otherwise. */
  readonly turns?: 'refused' | 'passes' | 'warns' | 'silent'
}

/** One thing that would come out otherwise: how many records, and the first of them. */
export interface PreviewPart {
  readonly kind: 'deadline' | 'rule' | 'mechanism' | 'duty'
  readonly label: Label
  /** Of a rule: the verb it would judge otherwise. */
  readonly verb: Label | null
  readonly count: number
  readonly rows: readonly PreviewRow[]
}

export interface SettingPreview {
  readonly before: number
  readonly after: number
  readonly effect: SettingEffect
  readonly looked: number
  readonly of: number
  readonly parts: readonly PreviewPart[]
  /** What could not be tried out, in words. */
  readonly untold: readonly Label[]
}

export interface PreviewGiven {
  readonly register: string
  readonly setting: string
  readonly value: number
  readonly from: Day
}

/**
 * What a figure would do, by judging the open records of its register again with it: nothing is written. Only records this person may read are looked at and named.
 */
export function previewSetting(house: House, who: Who, given: PreviewGiven): Promise<Answered<SettingPreview>> {
  return asking(
    house,
    who,
    async (tx, asked) => {
      const acting = await asked
      const register = house.registers.get(given.register)
      const setting = register && part(register.settings, given.setting)
      if (!register || !setting) return refused(refusal('not-found'))
      const { min = -Infinity, max = Infinity, label } = setting
      if (!Number.isSafeInteger(given.value) || given.value < min || given.value > max) {
        const bounds = { setting: label, min: String(setting.min ?? '−∞'), max: String(setting.max ?? '∞') }
        return refused(refusal('setting-out-of-range', bounds, { field: house.people.setting.value }))
      }
      const change = changeBy(house, register, given, await tx.settings(register.name), acting)
      const before = settingsOf(register, change.before)[setting.name] ?? setting.standard
      const effect = effectOf(register, setting, before, given.value)
      const tried = await tryOut(house, tx, acting, { register, setting, change })
      return { ok: true, before, after: given.value, effect, ...tried }
    },
    'snapshot',
  )
}

/** Both figures as they would stand on the day from which the new one holds. */
function changeBy(
  house: House,
  { name }: Register,
  { setting, value, from }: PreviewGiven,
  rows: readonly RegisterRecord[],
  { unit: { zone } }: Acting,
): Change {
  const { subject } = house.people.setting
  const own = rows.filter(({ fields }) => fields[subject] === name)
  const before = settingsOn(house.people, own, from)
  const heldOn = (day: Day) => settingsOn(house.people, own, day)
  return { setting, before, after: { ...before, [setting]: value }, heldOn, now: house.clock.now(), zone }
}

interface Trying {
  readonly register: Register
  readonly setting: Setting
  readonly change: Change
}

async function tryOut(house: House, tx: Reading, acting: Acting, trying: Trying) {
  const { register, setting } = trying
  const open = await everyRecord(house, tx, acting, { register: register.name, where: { closed: false } })
  const records = open.slice(0, mostLooked)
  const counts = { looked: records.length, of: open.length }
  if (setting.name === inUse) return { ...counts, parts: dutiesOf(register, open), untold: [] }
  const due = deadlineParts(trying, records)
  const rules = await ruleParts(house, tx, trying, records)
  const watches = register.name === house.mechanisms.mechanism.register
  const mechanisms = watches ? await mechanismParts(house, tx, trying, records) : []
  const parts = [...due.parts, ...rules, ...mechanisms]
  return { ...counts, parts, untold: untoldOf(trying, due.untold, parts.length) }
}

function untoldOf({ register, setting }: Trying, without: number, parts: number): Label[] {
  const uses = Object.values(register.deadlines).some(
    ({ within }) => within && Object.values(within).includes(setting.name),
  )
  return [
    ...(without > 0
      ? [
          {
            zh: `${without} 个时限看不出从哪天起算，没有推算。`,
            en: `${without} running deadlines do not tell when they began and were not tried.`,
          },
        ]
      : []),
    ...(parts === 0 && !uses
      ? [
          {
            zh: '未结记录中没有用到这个参数的规则或时限：它在以后办理或登录时才起作用，无法按现有记录预演。',
            en: 'No rule or deadline of an open record reads this setting: it takes effect when something is done or somebody signs in later, and cannot be tried on records.',
          },
        ]
      : []),
    {
      zh: '规则按记录现有内容试算，以后办理时才填写的内容不在内；已经起算的时限不变。',
      en: 'Rules are tried on what stands in the records now, without what is filled in later; deadlines that run keep their day.',
    },
  ]
}

function deadlineParts({ register, change }: Trying, records: readonly RegisterRecord[]) {
  const byName = new Map<string, PreviewRow[]>()
  let untold = 0
  for (const record of records) {
    const told = dueDifferences(register, record, change)
    untold += told.untold
    for (const { deadline, at, would } of told.found)
      byName.set(deadline, [...(byName.get(deadline) ?? []), { ...rowFor(register, record), at, would }])
  }
  const parts = [...byName].map(([name, rows]) => {
    return partOf('deadline', register.deadlines[name]?.label ?? { zh: name, en: name }, null, rows)
  })
  return { parts, untold }
}

async function ruleParts(house: House, tx: Reading, { register, change }: Trying, records: readonly RegisterRecord[]) {
  const found = new Map<string, { trial: RuleTrial; rows: PreviewRow[] }>()
  const answers = new Answers(house, tx, change.zone)
  for (const record of records) {
    for (const trial of ruleTrials(register, record, change, { kind: 'house' })) {
      const known = { before: await answers.to(trial.asks.before), after: await answers.to(trial.asks.after) }
      const turns = trial.judge(known)
      if (turns === null) continue
      const key = `${trial.rule.name} ${trial.verb.name}`
      const one = found.get(key) ?? { trial, rows: [] }
      found.set(key, one)
      one.rows.push({ ...rowFor(register, record), turns })
    }
  }
  return [...found.values()].map(({ trial, rows }) => partOf('rule', trial.rule.label, trial.verb.label, rows))
}

/** The same question is asked of many records: what does not name the record is answered once. */
class Answers {
  readonly #house: House
  readonly #tx: Reading
  readonly #zone: string
  readonly #known = new Map<string, Promise<Answer>>()

  constructor(house: House, tx: Reading, zone: string) {
    this.#house = house
    this.#tx = tx
    this.#zone = zone
  }

  async to(asked: Readonly<{ [question: string]: Question }>): Promise<Readonly<{ [question: string]: Answer }>> {
    const told = Object.entries(asked).map(async ([name, question]) => [name, await this.#one(question)] as const)
    return Object.fromEntries(await Promise.all(told))
  }

  #one(question: Question): Promise<Answer> {
    const key = JSON.stringify(question)
    const known = this.#known.get(key) ?? answerTo(this.#house, this.#tx, question, this.#zone)
    this.#known.set(key, known)
    return known
  }
}

/** Living mechanisms judged by either figure: whether one would warn that does not, or the other way round. */
async function mechanismParts(
  house: House,
  tx: Reading,
  { register, change }: Trying,
  records: readonly RegisterRecord[],
): Promise<PreviewPart[]> {
  const { now, zone } = change
  const ids = records.map(({ id }) => id)
  const [before, after] = await Promise.all(
    [change.before, change.after].map(async (own) => {
      const moment = { now, zone, settings: settingsOf(register, own) }
      const judged = await judgedIn(house, tx, register, moment, ids)
      return new Map(
        judged.map(({ record, verdict, curing }) => {
          const step = verdict && stepOf(house.mechanisms, record, verdict, { curing }, moment)
          return [record.id, step !== null && (step.warns || verdict?.failing === true)] as const
        }),
      )
    }),
  )
  const rows = records.flatMap((record): PreviewRow[] => {
    const [was, would] = [before?.get(record.id) ?? false, after?.get(record.id) ?? false]
    return was === would ? [] : [{ ...rowFor(register, record), turns: would ? 'warns' : 'silent' }]
  })
  return rows.length > 0 ? [partOf('mechanism', { zh: '机制判定', en: 'Judgement of mechanisms' }, null, rows)] : []
}

/** Taking a register into use, or out of it: which duties begin or end. What is on record goes on either way. */
function dutiesOf(register: Register, open: readonly RegisterRecord[]): PreviewPart[] {
  const rows = open.map((record) => rowFor(register, record))
  const going = partOf('duty', { zh: '已有的未结记录照常办理', en: 'Open records go on as they are' }, null, rows)
  const duties = Object.values(register.duties).map(({ label }) => partOf('duty', label, null, []))
  return rows.length > 0 ? [...duties, going] : duties
}

function partOf(kind: PreviewPart['kind'], label: Label, verb: Label | null, rows: readonly PreviewRow[]): PreviewPart {
  return { kind, label, verb, count: new Set(rows.map(({ id }) => id)).size, rows: rows.slice(0, mostNamed) }
}

function rowFor({ name, columns }: Register, { id, fields }: RegisterRecord): PreviewRow {
  const title = fields[columns.title]
  return { register: name, id, title: typeof title === 'string' && title !== '' ? title : id.slice(0, 8) }
}
