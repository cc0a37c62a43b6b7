import { defineRegister } from '../../kernel/register.ts'
import { againstLine, balanceOf, cashier, everyone, treasury } from './words.ts'

/** A line of the year's budget. Requests and reimbursements stand against it; nothing is spent that no approved line has room for. */
export const budgetLine = defineRegister({
  name: 'budget-line',
  label: { zh: '预算指标', en: 'Budget line' },
  covers: ['CW04'],
  cures: ['预算', '超预算', '无预算', '预算编制', '预算执行'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    number: {
      kind: 'text',
      label: { zh: '指标编号', en: 'Number' },
      required: true,
      inList: true,
      max: 40,
      aliases: ['指标文号'],
    },
    name: {
      kind: 'text',
      label: { zh: '指标名称', en: 'Name' },
      required: true,
      inList: true,
      aliases: ['预算项目', '项目名称'],
    },
    year: {
      kind: 'integer',
      label: { zh: '预算年度', en: 'Year' },
      required: true,
      inList: true,
      min: 2000,
      max: 2100,
      aliases: ['年度'],
    },
    amount: {
      kind: 'money',
      label: { zh: '预算金额', en: 'Amount' },
      required: true,
      inList: true,
      min: 0,
      aliases: ['指标金额'],
      covers: ['CW04'],
    },
    source: {
      kind: 'choice',
      label: { zh: '资金来源', en: 'Source' },
      inList: true,
      choices: {
        fiscal: { zh: '财政拨款', en: 'Fiscal appropriation' },
        own: { zh: '事业与经营收入', en: 'Own income' },
        earmarked: { zh: '专项经费', en: 'Earmarked fund' },
      },
    },
    department: { kind: 'department', label: { zh: '使用部门', en: 'Department' }, inList: true },
    paper: { kind: 'files', label: { zh: '批复文件', en: 'Approval paper' } },
  },
  columns: { title: 'name', department: 'department', amount: 'amount' },
  parties: { ...treasury, cashier, everyone },
  readers: ['everyone'],
  states: {
    proposed: { label: { zh: '待批准', en: 'Proposed' }, awaits: ['approve'] },
    approved: { label: { zh: '已批准', en: 'Approved' }, rests: true },
    closed: { label: { zh: '已结转', en: 'Closed' }, final: true },
  },
  verbs: {
    propose: {
      label: { zh: '编报指标', en: 'Propose' },
      by: ['accountant', 'house'],
      from: 'nothing',
      to: 'proposed',
      takes: ['number', 'name', 'year', 'amount', 'source', 'department', 'paper'],
      elsewhere: { zh: '该指标已经编报。', en: 'It is proposed already.' },
    },
    approve: {
      label: { zh: '批准指标', en: 'Approve' },
      by: ['director'],
      from: ['proposed'],
      to: 'approved',
      apart: ['propose'],
      already: ['approved'],
      elsewhere: { zh: '该指标已经结转。', en: 'It is closed.' },
      covers: ['CW04'],
    },
    adjust: {
      label: { zh: '调整金额', en: 'Adjust' },
      by: ['director'],
      from: ['approved'],
      takes: ['amount', 'paper'],
      needs: ['amount'],
      reason: true,
      elsewhere: { zh: '只有已批准的指标可以调整。', en: 'Only an approved line is adjusted.' },
    },
    close: {
      label: { zh: '年终结转', en: 'Close' },
      by: ['accountant'],
      from: ['approved'],
      to: 'closed',
      already: ['closed'],
      elsewhere: { zh: '尚未批准的指标不能结转。', en: 'It is not approved yet.' },
    },
  },
  rules: {
    'line-covers-commitments': {
      label: { zh: '不低于已占用', en: 'Not below what is committed' },
      says: {
        zh: '调整后的金额低于已经占用和支出的金额：请先收回未执行的支出申请，或提高金额。',
        en: 'The line would be less than what stands against it: withdraw requests first, or choose a higher amount.',
      },
      on: ['adjust'],
      severity: 'refuse',
      at: 'amount',
      needs: ({ record }) => againstLine(record.id),
      holds: ({ record: { fields }, before, known }) => {
        const given = Number(fields['amount'] ?? 0) - Number(before?.fields['amount'] ?? 0)
        return balanceOf(known) + given >= 0
      },
      covers: ['CW04'],
    },
  },
  claims: {
    'budget-number': {
      label: { zh: '指标编号', en: 'Budget number' },
      fields: ['year', 'number'],
      says: { zh: '该年度已有此编号的指标，请核对编号。', en: 'The year has a line of this number; check the number.' },
    },
  },
})
