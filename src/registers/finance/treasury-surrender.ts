import { defineRegister } from '../../kernel/register.ts'
import { fen } from '../words.ts'
import { cashier, treasury } from './words.ts'

/** What must be surrendered to the treasury or paid into the fiscal account. What remains is worked out from what was returned. */
export const treasurySurrender = defineRegister({
  name: 'treasury-surrender',
  label: { zh: '上缴财政', en: 'Surrender to the treasury' },
  covers: ['CW17'],
  cures: ['上缴', '国库', '非税收入', '财政专户', '结余资金'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    subject: { kind: 'text', label: { zh: '上缴事项', en: 'Subject' }, required: true, inList: true },
    account: {
      kind: 'choice',
      label: { zh: '缴入', en: 'Paid into' },
      required: true,
      choices: { treasury: { zh: '国库', en: 'Treasury' }, special: { zh: '财政专户', en: 'Fiscal account' } },
    },
    due: { kind: 'money', label: { zh: '应缴金额', en: 'Due' }, required: true, inList: true, min: 1 },
    dueOn: { kind: 'day', label: { zh: '上缴期限', en: 'Due on' }, required: true, inList: true },
    paid: { kind: 'money', label: { zh: '本次上缴', en: 'Paid now' }, min: 1 },
    voucher: { kind: 'text', label: { zh: '凭证号', en: 'Voucher number' } },
    returned: { kind: 'money', label: { zh: '累计上缴', en: 'Returned' }, inList: true },
    remaining: { kind: 'money', label: { zh: '尚未上缴', en: 'Remaining' }, inList: true, covers: ['CW17'] },
    talks: { kind: 'longtext', label: { zh: '协商情况', en: 'Talks' }, covers: ['CW17'] },
  },
  columns: { title: 'subject', amount: 'remaining' },
  parties: { ...treasury, cashier },
  readers: ['accountant', 'cashier', 'leader', 'director'],
  states: {
    open: { label: { zh: '待上缴', en: 'Open' }, awaits: ['surrender', 'conclude'] },
    settled: { label: { zh: '已缴清', en: 'Settled' }, final: true },
  },
  verbs: {
    register: {
      label: { zh: '登记应缴', en: 'Register' },
      by: ['accountant'],
      from: 'nothing',
      to: 'open',
      takes: ['subject', 'account', 'due', 'dueOn'],
      sets: ({ record }) => ({ returned: 0, remaining: fen(record.fields['due']) }),
      elsewhere: { zh: '已经登记。', en: 'It is registered already.' },
    },
    surrender: {
      label: { zh: '上缴', en: 'Surrender' },
      by: ['cashier'],
      from: ['open'],
      takes: ['paid', 'voucher'],
      needs: ['paid', 'voucher'],
      sets: ({ record: { fields } }) => ({
        returned: fen(fields['returned']) + fen(fields['paid']),
        remaining: fen(fields['remaining']) - fen(fields['paid']),
      }),
      elsewhere: { zh: '已经缴清。', en: 'It is settled.' },
      covers: ['CW17'],
    },
    negotiate: {
      label: { zh: '登记协商', en: 'Negotiate' },
      by: ['accountant', 'leader'],
      unasked: ['leader'],
      from: ['open'],
      takes: ['talks'],
      needs: ['talks'],
      elsewhere: { zh: '已经缴清。', en: 'It is settled.' },
      covers: ['CW17'],
    },
    conclude: {
      label: { zh: '缴清办结', en: 'Conclude' },
      by: ['accountant'],
      from: ['open'],
      to: 'settled',
      apart: ['surrender'],
      already: ['settled'],
      covers: ['CW17'],
    },
  },
  rules: {
    'surrender-not-more': {
      label: { zh: '不超过应缴', en: 'Not more than is due' },
      says: { zh: '本次上缴超过尚未上缴的金额，请核对。', en: 'It is more than remains; please check.' },
      on: ['surrender'],
      severity: 'refuse',
      at: 'paid',
      holds: ({ record }) => fen(record.fields['remaining']) >= 0,
      covers: ['CW17'],
    },
    'surrender-complete': {
      label: { zh: '已经缴清', en: 'All returned' },
      says: { zh: '还有金额没有上缴，不能办结。', en: 'Something remains to be surrendered; it cannot be concluded.' },
      on: ['conclude'],
      severity: 'refuse',
      at: 'remaining',
      holds: ({ record }) => fen(record.fields['remaining']) === 0,
      covers: ['CW17'],
    },
  },
  deadlines: {
    'surrender-due': {
      label: { zh: '上缴期限', en: 'Surrender due' },
      verb: 'conclude',
      starts: { field: 'dueOn' },
      remind: [10],
      escalate: [{ after: 1, to: 'director' }],
      covers: ['CW17'],
    },
  },
  indicators: {
    'still-to-surrender': {
      label: { zh: '尚未上缴金额', en: 'Still to surrender' },
      unit: { zh: '分', en: 'fen' },
      value: { where: {}, sum: 'remaining' },
      window: 'all',
      covers: ['CW17'],
    },
  },
})
