import { defineRegister } from '../../kernel/register.ts'
import { type Asked, fen, type Questions } from '../words.ts'
import { monthBefore, treasury } from './words.ts'

const inMonth = ({ record: { fields } }: Asked) => ({
  of: { field: 'receivedOn' },
  from: String(fields['from']),
  to: String(fields['before']),
})

/** What the income register holds of the month, and what in it nobody has verified yet. */
function booked(facts: Asked): Questions {
  const within = inMonth(facts)
  return {
    booked: { register: 'income', ask: 'sum', field: 'amount', where: { state: ['verified'], within } },
    open: { register: 'income', ask: 'count', where: { closed: false, within } },
  }
}

/** Every month the income that was entered is held against what the bank says. The sum of the books is counted here and typed nowhere; a difference is explained. */
export const incomeReconciliation = defineRegister({
  name: 'income-reconciliation',
  label: { zh: '收入月度对账', en: 'Monthly reconciliation' },
  covers: ['CW18'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    topic: { kind: 'text', label: { zh: '对账月份', en: 'Month' }, required: true, inList: true },
    from: { kind: 'day', label: { zh: '自', en: 'From' }, required: true },
    before: { kind: 'day', label: { zh: '至（不含）', en: 'Before' }, required: true },
    dueOn: { kind: 'day', label: { zh: '对账时限', en: 'Due on' }, required: true, inList: true },
    bank: { kind: 'money', label: { zh: '银行流水收入', en: 'By the bank' }, inList: true, min: 0 },
    booked: { kind: 'money', label: { zh: '台账收入', en: 'By the books' }, inList: true, covers: ['CW18'] },
    difference: { kind: 'money', label: { zh: '差额', en: 'Difference' }, inList: true, covers: ['CW18'] },
    explanation: { kind: 'longtext', label: { zh: '差额说明', en: 'Explanation' } },
    statement: { kind: 'files', label: { zh: '银行对账单', en: 'Bank statement' } },
  },
  columns: { title: 'topic', amount: 'difference' },
  parties: treasury,
  readers: ['accountant', 'leader', 'director'],
  states: {
    planned: { label: { zh: '待对账', en: 'Planned' }, awaits: ['reconcile'] },
    reconciled: { label: { zh: '待复核', en: 'Reconciled' }, awaits: ['confirm'] },
    confirmed: { label: { zh: '已复核', en: 'Confirmed' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '安排对账', en: 'Plan' },
      by: ['time'],
      from: 'nothing',
      to: 'planned',
      takes: ['topic', 'from', 'before', 'dueOn'],
      elsewhere: { zh: '已经安排。', en: 'It is planned already.' },
    },
    reconcile: {
      label: { zh: '对账', en: 'Reconcile' },
      by: ['accountant'],
      from: ['planned'],
      to: 'reconciled',
      takes: ['bank', 'statement', 'explanation'],
      needs: ['bank', 'statement'],
      asks: booked,
      sets: ({ record: { fields }, known }) => ({
        booked: fen(known['booked']),
        difference: fen(fields['bank']) - fen(known['booked']),
      }),
      already: ['reconciled', 'confirmed'],
      covers: ['CW18'],
    },
    confirm: {
      label: { zh: '复核', en: 'Confirm' },
      by: ['leader'],
      from: ['reconciled'],
      to: 'confirmed',
      apart: ['reconcile'],
      already: ['confirmed'],
      elsewhere: { zh: '先由会计对账。', en: 'The accountant reconciles it first.' },
      covers: ['CW18'],
    },
    return: {
      label: { zh: '退回重对', en: 'Return' },
      by: ['leader'],
      from: ['reconciled'],
      to: 'planned',
      reason: true,
      already: ['planned'],
      elsewhere: { zh: '已经复核。', en: 'It is confirmed already.' },
    },
  },
  rules: {
    'income-verified-before': {
      label: { zh: '当月收入都已核实', en: 'All of it verified' },
      says: {
        zh: '当月还有收入没有核实，请先核实或退回更正，再对账。',
        en: 'Some income of the month is not verified yet; do that first.',
      },
      on: ['reconcile'],
      severity: 'refuse',
      needs: booked,
      holds: ({ known }) => fen(known['open']) === 0,
      covers: ['CW18'],
    },
    'difference-explained': {
      label: { zh: '差额有说明', en: 'The difference is explained' },
      says: {
        zh: '银行流水与台账不一致，请查明原因并填写差额说明。',
        en: 'The bank and the books differ: find out why, and write it down.',
      },
      on: ['reconcile'],
      severity: 'refuse',
      at: 'explanation',
      holds: ({ record: { fields } }) => fields['difference'] === 0 || typeof fields['explanation'] === 'string',
      covers: ['CW18'],
    },
  },
  settings: {
    confirmDays: { label: { zh: '复核时限（工作日）', en: 'Working days to confirm' }, standard: 5, min: 1, max: 30 },
  },
  deadlines: {
    'reconciliation-due': {
      label: { zh: '对账时限', en: 'Reconciliation due' },
      verb: 'reconcile',
      starts: { field: 'dueOn' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW18'],
    },
    'reconciliation-confirmed-due': {
      label: { zh: '对账复核时限', en: 'Confirmation due' },
      verb: 'confirm',
      starts: { on: 'reconcile' },
      within: { workingDays: 'confirmDays' },
      escalate: [{ after: 1, to: 'director' }],
    },
  },
  duties: {
    'monthly-reconciliation': {
      label: { zh: '每月收入对账', en: 'Monthly reconciliation' },
      recurs: { every: 'month', on: 10 },
      shift: 'next',
      ahead: 9,
      verb: 'plan',
      fills: ({ due }) => {
        const month = monthBefore(due)
        return { topic: `${month.from.slice(0, 7)} 收入对账`, ...month, dueOn: due }
      },
      covers: ['CW18'],
    },
  },
})
