// What the tests and the bench of the office sheets share: ledgers of any size, and the way of a sheet out and in again.
import type { FieldValue } from '../../kernel/fields.ts'
import type { Known } from '../known.ts'
import { knownFinding } from '../known-from-records.ts'
import type { PackedFinding, PackedRecord } from '../package/content.ts'
import { toyFields } from '../toy-registers.ts'
import { officeColumns } from './columns.ts'
import type { OfficeLedger } from './office-book.ts'

export const people = new Map([
  ['岑望舒', ['cen']],
  ['叶采薇', ['ye']],
  ['关山月', ['guan']],
])
export const departments = new Map([
  ['财务部', ['finance']],
  ['办公室', ['office']],
])
const names = { cen: '岑望舒', ye: '叶采薇', guan: '关山月', finance: '财务部', office: '办公室' }

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length]

/** Texts that sheets are known to spoil: formulas, guards, figures that are no numbers, days that are no days, lines, totals, remarks. */
const nasty = [
  '=SUM(A1:A9)',
  "'=已经加了引号",
  "''@两个引号",
  '-负责核对',
  '+86 号段全部停用',
  '0012',
  '1-2',
  '3/4',
  '1E5',
  '第一行\n第二行\n\n第四行',
  '合计三项',
  '说明：另附',
  '“引号”,逗号;分号\t制表',
  '１２３全角',
  'true',
  '长'.repeat(300),
  '一、像是标题',
  '<b>&amp;</b>',
]

const optional = (fields: { [name: string]: FieldValue | undefined }) =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

function findingOf(n: number, measures: number): PackedFinding {
  const fields = optional({
    ...{ title: `${pick(nasty, n) ?? ''}（第${n}号）`.replace(/\s+/gu, ''), code: `X-${n}`, number: `${n}` },
    original: n % 3 === 0 ? `${pick(nasty, n + 5)}` : undefined,
    category: n % 4 === 0 ? undefined : `第${n % 5}类`,
    aspect: n % 5 === 0 ? undefined : pick(['经费', '编审', '安全'], n),
    speed: pick(['at-once', 'by-date', 'lasting', undefined], n),
    ...{ leader: pick(['cen', 'ye', undefined], n), department: pick(['finance', undefined, 'office'], n) },
    ...{ owner: pick(['guan', undefined], n), helpers: n % 6 === 0 ? ['cen', 'guan'] : undefined },
    dueOn: n % 7 === 0 ? undefined : `2026-0${(n % 9) + 1}-15`,
    ...{ progress: n % 2 === 0 ? pick(nasty, n + 1) : undefined, result: n % 3 === 1 ? pick(nasty, n + 2) : undefined },
    reportedDegree: pick(['undone', 'basic', undefined], n),
  })
  const own = Array.from({ length: measures }, (_, k): PackedRecord => {
    const text = `${pick(nasty, n + k)}，落实第${n}号第${k + 1}项`
    const owner = pick(['ye', undefined], n + k)
    const dueOn = k % 2 === 0 ? '2026-08-01' : undefined
    const progress = k === 1 ? pick(nasty, n + 3) : undefined
    return {
      ...{ id: `m${n}-${k}`, revision: (k % 3) + 1, state: 'underway' },
      fields: optional({ text, marker: `${k + 1}`, owner, dueOn, progress }),
    }
  })
  return { id: `f${n}`, revision: (n % 4) + 1, state: 'underway', fields, measures: own }
}

/** Findings with none to three measures each, of every kind of value, many of them such as sheets are known to spoil. */
export function ledgerOf(findings: number): PackedFinding[] {
  return Array.from({ length: findings }, (_, n) => findingOf(n + 1, n % 4))
}

const states = { underway: { zh: '整改中', en: 'Underway' } }

export function officeLedger(findings: readonly PackedFinding[]): OfficeLedger {
  return {
    ...{ title: '云岫县融媒体中心整改台账', language: 'zh', names, findings },
    states: { finding: states, measure: { underway: { zh: '推进中', en: 'Underway' } } },
    columns: officeColumns(toyFields, () => true),
    ...{ people: [...people.keys()], departments: [...departments.keys()] },
  }
}

export const knownOf = (findings: readonly PackedFinding[]): Known => ({
  feedbacks: [],
  findings: findings.map((one) => knownFinding(one, one.measures)),
})
