import { addMonths, isDay } from '../../calendar/days.ts'
import { periodOf, previousPeriod } from '../../calendar/periods.ts'
import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import { type Asked, fen, type Questions } from '../words.ts'
import { treasury } from './words.ts'

/** Office supplies that were accepted in the quarter and in the same one a year ago. */
function bought({ record: { fields } }: Asked): Questions {
  const { from, before } = fields
  if (!isDay(from) || !isDay(before)) return {}
  const sum = (months: number) => ({
    register: 'purchase',
    ask: 'sum' as const,
    field: 'price',
    where: {
      state: ['accepted'],
      fields: { supplies: { is: true } },
      within: { of: 'closed' as const, from: addMonths(from, months), to: addMonths(before, months) },
    },
  })
  return { now: sum(0), earlier: sum(-12) }
}

const spending = ({ record: { fields }, known }: Facts) => ({
  spent: fen(known['now']),
  spentBefore: fen(known['earlier']) > 0 ? fen(known['earlier']) : fen(fields['spentBefore']),
})

/** Every quarter what went on office supplies is held against the same quarter of the year before, and against the reduction the unit has set itself. */
export const thriftCheck = defineRegister({
  name: 'thrift-check',
  label: { zh: '过紧日子核查', en: 'Thrift check' },
  covers: ['CW28'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    topic: { kind: 'text', label: { zh: '季度', en: 'Quarter' }, required: true, inList: true },
    from: { kind: 'day', label: { zh: '自', en: 'From' }, required: true },
    before: { kind: 'day', label: { zh: '至（不含）', en: 'Before' }, required: true },
    dueOn: { kind: 'day', label: { zh: '核查时限', en: 'Due on' }, required: true },
    spent: { kind: 'money', label: { zh: '办公用品采购', en: 'Office supplies' }, inList: true, covers: ['CW28'] },
    spentBefore: {
      kind: 'money',
      label: { zh: '上年同期', en: 'A year ago' },
      help: { zh: '台账有上年采购的自动统计。', en: 'Counted where last year’s purchases are in the house.' },
      inList: true,
      min: 0,
      covers: ['CW28'],
    },
    explanation: { kind: 'longtext', label: { zh: '增长原因和压减措施', en: 'Why more, and what is done' } },
  },
  columns: { title: 'topic', amount: 'spent' },
  parties: treasury,
  readers: ['office', 'accountant', 'leader', 'director'],
  states: {
    planned: { label: { zh: '待核查', en: 'Planned' }, awaits: ['report'] },
    reported: { label: { zh: '待复核', en: 'Reported' }, awaits: ['confirm'] },
    confirmed: { label: { zh: '已复核', en: 'Confirmed' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '安排核查', en: 'Plan' },
      by: ['time'],
      from: 'nothing',
      to: 'planned',
      takes: ['topic', 'from', 'before', 'dueOn'],
      elsewhere: { zh: '已经安排。', en: 'It is planned already.' },
    },
    report: {
      label: { zh: '报告核查结果', en: 'Report' },
      by: ['office'],
      from: ['planned'],
      to: 'reported',
      takes: ['spentBefore', 'explanation'],
      asks: bought,
      sets: spending,
      already: ['reported', 'confirmed'],
      covers: ['CW28'],
    },
    confirm: {
      label: { zh: '复核', en: 'Confirm' },
      by: ['accountant', 'leader'],
      from: ['reported'],
      to: 'confirmed',
      apart: ['report'],
      already: ['confirmed'],
      elsewhere: { zh: '先由办公室报告。', en: 'The office reports first.' },
    },
  },
  rules: {
    'thrift-more-is-explained': {
      label: { zh: '增长有说明', en: 'More is explained' },
      says: {
        zh: '办公用品采购超过上年同期，请写明原因和压减措施。',
        en: 'More went on supplies than a year ago: say why, and what is done about it.',
      },
      on: ['report'],
      severity: 'refuse',
      at: 'explanation',
      holds: ({ record: { fields } }) =>
        fen(fields['spent']) <= fen(fields['spentBefore']) || typeof fields['explanation'] === 'string',
      covers: ['CW28'],
    },
    'thrift-target-met': {
      label: { zh: '达到压减目标', en: 'The target is met' },
      says: { zh: '没有达到本单位的压减目标。', en: 'The unit’s own reduction target is missed.' },
      on: ['report'],
      severity: 'warn',
      at: 'spent',
      holds: ({ record: { fields }, settings }) =>
        fen(fields['spent']) * 100 <= fen(fields['spentBefore']) * (100 - (settings['reducePercent'] ?? 0)),
      covers: ['CW28'],
    },
  },
  settings: {
    reducePercent: {
      label: { zh: '压减目标（%）', en: 'Reduction, per cent' },
      standard: 5,
      measure: 'percent',
      loosens: 'down',
      min: 0,
      max: 90,
    },
  },
  deadlines: {
    'thrift-check-due': {
      label: { zh: '过紧日子核查时限', en: 'Check due' },
      verb: 'report',
      starts: { field: 'dueOn' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW28'],
    },
  },
  duties: {
    'quarterly-thrift-check': {
      label: { zh: '每季过紧日子核查', en: 'Quarterly thrift check' },
      recurs: { every: 'quarter', month: 1, on: 15 },
      shift: 'next',
      ahead: 9,
      verb: 'plan',
      fills: ({ due }) => {
        const quarter = previousPeriod(periodOf(due, 'quarter'))
        return { topic: `${quarter.label} 办公用品采购`, from: quarter.from, before: quarter.to, dueOn: due }
      },
      covers: ['CW28'],
    },
  },
  indicators: {
    'supplies-to-last-year': {
      label: { zh: '办公用品采购为上年同期的', en: 'Supplies to the same period last year' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { state: ['confirmed'] }, sum: 'spent' },
      base: { where: { state: ['confirmed'] }, sum: 'spentBefore' },
      window: 'year',
      by: { field: 'from' },
      threshold: { atMost: 1 },
      covers: ['CW28'],
    },
  },
})
