import { defineRegister } from '../../kernel/register.ts'
import { fen } from '../words.ts'
import {
  cashier,
  recoveryDue,
  recoveryFields,
  recoveryRules,
  recoveryStates,
  recoveryVerbs,
  treasury,
} from './words.ts'

const rows = ['CW21'] as const
const insured = (of: 'pension' | 'medical') => ({ fields: { insurance: { is: of } } })

/** Insurance the house paid in somebody’s stead: person by person for which months, what was paid, what of it is that person’s to pay back, and what came back. */
export const paidOnBehalf = defineRegister({
  name: 'paid-on-behalf',
  label: { zh: '代缴社保医保清理', en: 'Insurance paid on behalf' },
  covers: rows,
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    name: { kind: 'text', label: { zh: '参保人', en: 'Insured' }, required: true, inList: true, max: 60 },
    staff: { kind: 'person', label: { zh: '在职人员', en: 'If still of the house' } },
    insurance: {
      kind: 'choice',
      label: { zh: '险种', en: 'Insurance' },
      required: true,
      inList: true,
      choices: { pension: { zh: '养老保险', en: 'Pension' }, medical: { zh: '医疗保险', en: 'Medical' } },
      covers: rows,
    },
    from: { kind: 'day', label: { zh: '代缴期间自', en: 'From' }, required: true, covers: rows },
    to: { kind: 'day', label: { zh: '代缴期间至', en: 'To' }, required: true },
    amount: { kind: 'money', label: { zh: '代缴金额', en: 'Paid' }, required: true, min: 1, covers: rows },
    share: {
      kind: 'money',
      label: { zh: '单位应承担', en: 'The house’s share' },
      required: true,
      min: 0,
      covers: rows,
    },
    due: { kind: 'money', label: { zh: '应追缴', en: 'Due' }, inList: true, covers: rows },
    ...recoveryFields,
  },
  columns: { title: 'name', amount: 'owed' },
  parties: { ...treasury, cashier, staff: { field: 'staff', label: { zh: '本人', en: 'the insured' } } },
  readers: ['staff', 'accountant', 'cashier', 'leader', 'director'],
  states: recoveryStates,
  verbs: {
    register: {
      label: { zh: '登记代缴', en: 'Register' },
      by: ['accountant'],
      from: 'nothing',
      to: 'recovering',
      takes: ['name', 'staff', 'insurance', 'from', 'to', 'amount', 'share', 'recoverBy'],
      needs: ['recoverBy'],
      sets: ({ record: { fields } }) => {
        const due = fen(fields['amount']) - fen(fields['share'])
        return { due, recovered: 0, owed: due }
      },
      elsewhere: { zh: '已经登记。', en: 'It is registered already.' },
      covers: rows,
    },
    ...recoveryVerbs(rows),
  },
  rules: {
    ...recoveryRules('behalf', rows),
    'behalf-share-within': {
      label: { zh: '单位承担不超过代缴', en: 'The share is within what was paid' },
      says: {
        zh: '单位应承担部分不小于代缴金额，没有应追缴的款项，请核对。',
        en: 'The house’s share is all that was paid or more; nothing would be due. Please check.',
      },
      on: ['register'],
      severity: 'refuse',
      at: 'share',
      holds: ({ record }) => fen(record.fields['due']) > 0,
      covers: rows,
    },
    'behalf-months-in-order': {
      label: { zh: '期间先后正确', en: 'In order' },
      says: { zh: '代缴期间的截止早于起始，请核对。', en: 'It ends before it begins; please check.' },
      on: ['register'],
      severity: 'refuse',
      at: 'to',
      holds: ({ record: { fields } }) => String(fields['from']) <= String(fields['to']),
    },
  },
  claims: {
    'behalf-once': {
      label: { zh: '同一人同一险种同一起始期间', en: 'One person, one insurance, one beginning' },
      fields: ['name', 'insurance', 'from'],
      says: { zh: '这个人这个险种的这一期间已经登记，请核对。', en: 'It is registered already; please check.' },
    },
  },
  deadlines: { 'behalf-recovery-due': recoveryDue(rows) },
  indicators: {
    'pension-to-recover': {
      label: { zh: '应追缴代缴养老保险', en: 'Pension paid on behalf, due' },
      unit: { zh: '分', en: 'fen' },
      value: { where: insured('pension'), sum: 'due' },
      window: 'all',
      covers: rows,
    },
    'medical-to-recover': {
      label: { zh: '应追缴代缴医疗保险', en: 'Medical insurance paid on behalf, due' },
      unit: { zh: '分', en: 'fen' },
      value: { where: insured('medical'), sum: 'due' },
      window: 'all',
      covers: rows,
    },
    'behalf-recovered': {
      label: { zh: '代缴追回率', en: 'Recovered' },
      unit: { zh: '分', en: 'fen' },
      value: { where: {}, sum: 'recovered' },
      base: { where: {}, sum: 'due' },
      window: 'all',
      covers: rows,
    },
  },
})
