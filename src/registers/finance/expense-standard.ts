import { defineRegister } from '../../kernel/register.ts'
import { everyone, treasury } from './words.ts'

/** What may be spent per person and day in a category, from a day on. Reimbursements are held to the standard in force. */
export const expenseStandard = defineRegister({
  name: 'expense-standard',
  label: { zh: '费用标准', en: 'Expense standard' },
  covers: ['CW03'],
  cures: ['超标准', '开支标准', '扩大范围'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    category: {
      kind: 'choice',
      label: { zh: '费用类别', en: 'Category' },
      required: true,
      inList: true,
      choices: {
        travel: { zh: '差旅', en: 'Travel' },
        meeting: { zh: '会议', en: 'Meetings' },
        reception: { zh: '公务接待', en: 'Reception' },
        meal: { zh: '工作就餐', en: 'Working meals' },
        training: { zh: '培训', en: 'Training' },
      },
    },
    limit: {
      kind: 'money',
      label: { zh: '每人每天限额', en: 'Limit per person and day' },
      required: true,
      inList: true,
      min: 1,
    },
    from: { kind: 'day', label: { zh: '执行起始日', en: 'From' }, required: true, inList: true },
    until: { kind: 'day', label: { zh: '执行截止日', en: 'Until' }, inList: true },
    basis: { kind: 'text', label: { zh: '依据', en: 'Basis' }, required: true, inList: true },
  },
  columns: { title: 'basis', amount: 'limit' },
  parties: { ...treasury, everyone },
  readers: ['everyone'],
  states: {
    proposed: { label: { zh: '待批准', en: 'Proposed' }, awaits: ['approve'] },
    'in-force': { label: { zh: '执行中', en: 'In force' }, rests: true },
    ended: { label: { zh: '已停用', en: 'Ended' }, final: true },
  },
  verbs: {
    propose: {
      label: { zh: '拟定标准', en: 'Propose' },
      by: ['accountant'],
      from: 'nothing',
      to: 'proposed',
      takes: ['category', 'limit', 'from', 'until', 'basis'],
      elsewhere: { zh: '该标准已经拟定。', en: 'It is proposed already.' },
    },
    approve: {
      label: { zh: '批准执行', en: 'Approve' },
      by: ['director'],
      from: ['proposed'],
      to: 'in-force',
      apart: ['propose'],
      already: ['in-force'],
      elsewhere: { zh: '停用的标准请重新拟定。', en: 'An ended standard is proposed anew.' },
      covers: ['CW03'],
    },
    end: {
      label: { zh: '停用', en: 'End' },
      by: ['accountant'],
      from: ['in-force'],
      to: 'ended',
      takes: ['until'],
      needs: ['until'],
      already: ['ended'],
      elsewhere: { zh: '该标准没有执行。', en: 'It is not in force.' },
    },
  },
  claims: {
    'standard-from': {
      label: { zh: '同类标准起始日', en: 'Standard of a category' },
      fields: ['category', 'from'],
      says: {
        zh: '该类别在这一天已有标准，请先停用或改起始日。',
        en: 'The category has a standard from that day; end it or choose another day.',
      },
    },
  },
})
