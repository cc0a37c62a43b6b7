import { addMonths, isDay } from '../../calendar/days.ts'
import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import { type Asked, fen, type Questions } from '../words.ts'
import { monthBefore, treasury } from './words.ts'

const lines = ['advertising', 'events', 'films', 'services'] as const

/** Receipts of the month by line, and of the same month of the year before. */
function receipts({ record: { fields } }: Asked): Questions {
  const { from, before } = fields
  if (!isDay(from) || !isDay(before)) return {}
  const sum = (of: readonly string[], years: number) => ({
    register: 'income',
    ask: 'sum' as const,
    field: 'amount',
    where: {
      state: ['verified'],
      fields: { line: { in: of } },
      within: { of: { field: 'receivedOn' }, from: addMonths(from, -12 * years), to: addMonths(before, -12 * years) },
    },
  })
  return {
    ...Object.fromEntries(lines.map((line) => [line, sum([line], 0)])),
    advertisingBefore: sum(['advertising'], 1),
    totalBefore: sum(lines, 1),
  }
}

/** A year ago is counted where the receipts of then are in the house; else it is what was stated, with its source. */
function figures({ record: { fields }, known }: Facts) {
  const counted = fen(known['totalBefore']) > 0
  const earlier = (field: 'advertisingBefore' | 'totalBefore') => fen(counted ? known[field] : fields[field])
  return {
    ...Object.fromEntries(lines.map((line) => [line, fen(known[line])])),
    total: lines.reduce((sum, line) => sum + fen(known[line]), 0),
    advertisingBefore: earlier('advertisingBefore'),
    totalBefore: earlier('totalBefore'),
    counted,
  }
}

const money = (zh: string, en: string) => ({ kind: 'money', label: { zh, en }, covers: ['CW19'] }) as const
const inYear = { window: 'year', by: { field: 'from' }, covers: ['CW19'] } as const
const confirmed = (sum: string) => ({ where: { state: ['confirmed'] }, sum })

/** What the house earns, month by month and line by line, against the same month of the year before: added up from the receipts, not typed. */
export const businessIncome = defineRegister({
  name: 'business-income',
  label: { zh: '经营创收月报', en: 'Business income' },
  covers: ['CW19'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    topic: { kind: 'text', label: { zh: '月份', en: 'Month' }, required: true, inList: true },
    from: { kind: 'day', label: { zh: '自', en: 'From' }, required: true },
    before: { kind: 'day', label: { zh: '至（不含）', en: 'Before' }, required: true },
    dueOn: { kind: 'day', label: { zh: '上报时限', en: 'Due on' }, required: true },
    department: { kind: 'department', label: { zh: '牵头部门', en: 'Lead department' }, covers: ['CW19'] },
    advertising: money('广告', 'Advertising'),
    events: money('活动', 'Events'),
    films: money('宣传片', 'Films'),
    services: money('其他经营', 'Other business'),
    total: { kind: 'money', label: { zh: '合计', en: 'Total' }, inList: true, covers: ['CW19'] },
    advertisingBefore: money('上年同期广告', 'Advertising a year ago'),
    totalBefore: {
      kind: 'money',
      label: { zh: '上年同期合计', en: 'Total a year ago' },
      help: {
        zh: '上年收入已在台账的自动统计，填写无效。',
        en: 'Counted where last year’s receipts are in the house; then what is typed does not matter.',
      },
      inList: true,
      covers: ['CW19'],
    },
    counted: { kind: 'yesno', label: { zh: '上年同期由台账统计', en: 'A year ago counted from receipts' } },
    source: { kind: 'files', label: { zh: '上年数据来源', en: 'Source of last year’s figures' } },
    benefit: { kind: 'longtext', label: { zh: '社会效益情况', en: 'Benefit to the public' }, covers: ['CW19'] },
  },
  columns: { title: 'topic', department: 'department', amount: 'total' },
  parties: { ...treasury, heads: { post: 'department-head', label: { zh: '部门负责人', en: 'head of a department' } } },
  readers: ['heads', 'accountant', 'leader', 'director'],
  states: {
    planned: { label: { zh: '待上报', en: 'Planned' }, awaits: ['report'] },
    reported: { label: { zh: '待复核', en: 'Reported' }, awaits: ['confirm'] },
    confirmed: { label: { zh: '已复核', en: 'Confirmed' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '建立月报', en: 'Plan' },
      by: ['time', 'accountant'],
      from: 'nothing',
      to: 'planned',
      takes: ['topic', 'from', 'before', 'dueOn'],
      elsewhere: { zh: '已经建立。', en: 'It exists already.' },
    },
    report: {
      label: { zh: '上报', en: 'Report' },
      by: ['heads'],
      from: ['planned'],
      to: 'reported',
      takes: ['department', 'advertisingBefore', 'totalBefore', 'source', 'benefit'],
      needs: ['department', 'benefit'],
      asks: receipts,
      sets: figures,
      already: ['reported', 'confirmed'],
      covers: ['CW19'],
    },
    confirm: {
      label: { zh: '复核', en: 'Confirm' },
      by: ['accountant'],
      from: ['reported'],
      to: 'confirmed',
      apart: ['report'],
      already: ['confirmed'],
      elsewhere: { zh: '先由牵头部门上报。', en: 'The lead department reports it first.' },
      covers: ['CW19'],
    },
    return: {
      label: { zh: '退回重报', en: 'Return' },
      by: ['accountant'],
      from: ['reported'],
      to: 'planned',
      reason: true,
      already: ['planned'],
      elsewhere: { zh: '已经复核。', en: 'It is confirmed already.' },
    },
  },
  rules: {
    'last-year-has-a-source': {
      label: { zh: '上年数据有来源', en: 'Last year has a source' },
      says: {
        zh: '台账没有上年同期收入，须填写上年同期数并附来源材料。',
        en: 'No receipts of a year ago are in the house: state the figures, with the paper they come from.',
      },
      on: ['report'],
      severity: 'refuse',
      at: 'source',
      holds: ({ record: { fields } }) => fields['counted'] === true || Array.isArray(fields['source']),
      covers: ['CW19'],
    },
    'advertising-within-the-total': {
      label: { zh: '广告不超过合计', en: 'Advertising within the total' },
      says: {
        zh: '上年同期广告收入大于合计，请核对。',
        en: 'Advertising of a year ago is more than the total; check.',
      },
      on: ['report'],
      severity: 'refuse',
      at: 'advertisingBefore',
      holds: ({ record: { fields } }) => fen(fields['advertisingBefore']) <= fen(fields['totalBefore']),
    },
  },
  deadlines: {
    'business-income-due': {
      label: { zh: '创收上报时限', en: 'Report due' },
      verb: 'report',
      starts: { field: 'dueOn' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW19'],
    },
  },
  duties: {
    'monthly-business-income': {
      label: { zh: '每月创收上报', en: 'Monthly business income' },
      recurs: { every: 'month', on: 15 },
      shift: 'next',
      ahead: 9,
      verb: 'plan',
      fills: ({ due }) => {
        const month = monthBefore(due)
        return { topic: `${month.from.slice(0, 7)} 经营创收`, ...month, dueOn: due }
      },
      covers: ['CW19'],
    },
  },
  indicators: {
    'advertising-to-last-year': {
      label: { zh: '广告收入为上年同期的', en: 'Advertising to the same period last year' },
      unit: { zh: '分', en: 'fen' },
      value: confirmed('advertising'),
      base: confirmed('advertisingBefore'),
      ...inYear,
      threshold: { atLeast: 1 },
    },
    'business-income-to-last-year': {
      label: { zh: '创收为上年同期的', en: 'Business income to the same period last year' },
      unit: { zh: '分', en: 'fen' },
      value: confirmed('total'),
      base: confirmed('totalBefore'),
      ...inYear,
    },
    'advertising-share': {
      label: { zh: '广告营收占比', en: 'Share of advertising' },
      unit: { zh: '分', en: 'fen' },
      value: confirmed('advertising'),
      base: confirmed('total'),
      ...inYear,
    },
  },
})
