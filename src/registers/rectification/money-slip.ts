import { defineRegister } from '../../kernel/register.ts'
import { fieldIn, figure, theOne } from '../../kernel/answers.ts'
import { overseers } from './words.ts'

/** The money line under a slip, locked: two slips entered at once must not overlook each other. */
const lineOf = ({ record: { fields } }: { record: { fields: { readonly [field: string]: unknown } } }) => {
  const { one } = theOne('rectified-money', fields['money'])
  return one ? { one: { ...one, lock: String(fields['money']) } } : {}
}

/** One payment with its voucher (缴退凭证), in money or in kind. It adds itself to what the line has received; a slip in error is withdrawn, never changed. */
export const moneySlip = defineRegister({
  name: 'money-slip',
  label: { zh: '缴退凭证', en: 'Slip' },
  covers: ['ZG25'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    money: {
      kind: 'ref',
      register: 'rectified-money',
      label: { zh: '追缴退缴事项', en: 'Line' },
      required: true,
      inList: true,
    },
    amount: {
      kind: 'money',
      label: { zh: '金额', en: 'Amount' },
      required: true,
      inList: true,
      min: 1,
      covers: ['ZG25'],
    },
    paidOn: { kind: 'day', label: { zh: '缴退日期', en: 'Paid on' }, required: true, inList: true, covers: ['ZG25'] },
    voucher: { kind: 'text', label: { zh: '凭证号', en: 'Voucher' }, required: true, inList: true, covers: ['ZG25'] },
    form: {
      kind: 'choice',
      label: { zh: '缴退方式', en: 'How' },
      required: true,
      choices: { money: { zh: '资金', en: 'In money' }, kind: { zh: '实物折价', en: 'In kind' } },
    },
    goods: { kind: 'text', label: { zh: '实物名称、数量和折价依据', en: 'What, how much, and how valued' }, max: 500 },
    files: { kind: 'files', label: { zh: '凭证', en: 'Paper' } },
  },
  columns: { title: 'voucher', amount: 'amount' },
  parties: {
    ...overseers,
    heads: { post: 'department-head', label: { zh: '部门负责人', en: 'head of a department' } },
    enterer: { did: 'enter', label: { zh: '登记人', en: 'who entered it' } },
  },
  readers: ['director', 'deputy', 'leadingGroup', 'office', 'enterer'],
  states: {
    booked: { label: { zh: '已入账', en: 'Booked' }, rests: true },
    withdrawn: { label: { zh: '已冲销', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    enter: {
      label: { zh: '登记凭证', en: 'Enter' },
      by: ['office', 'heads'],
      from: 'nothing',
      to: 'booked',
      takes: ['money', 'amount', 'paidOn', 'voucher', 'form', 'goods', 'files'],
      asks: lineOf,
      causes: [
        {
          register: 'rectified-money',
          verb: 'book',
          each: ({ record: { fields }, known }) => [
            {
              record: String(fields['money']),
              fields: { received: figure(fieldIn(known['one'], 'received')) + figure(fields['amount']) },
            },
          ],
        },
      ],
      elsewhere: { zh: '凭证已经入账；有误的请冲销后重新登记。', en: 'It is booked; withdraw it and enter it anew.' },
      covers: ['ZG25'],
    },
    withdraw: {
      label: { zh: '冲销', en: 'Withdraw' },
      by: ['office'],
      from: ['booked'],
      to: 'withdrawn',
      takes: ['voucher'],
      reason: true,
      already: ['withdrawn'],
      asks: lineOf,
      causes: [
        {
          register: 'rectified-money',
          verb: 'book',
          each: ({ record: { fields }, known }) => [
            {
              record: String(fields['money']),
              fields: { received: figure(fieldIn(known['one'], 'received')) - figure(fields['amount']) },
            },
          ],
        },
      ],
    },
  },
  rules: {
    'goods-are-described': {
      label: { zh: '实物写明', en: 'Goods described' },
      says: {
        zh: '实物折价的，请写明实物名称、数量和折价依据。',
        en: 'In kind: say what, how much, and how it was valued.',
      },
      on: ['enter'],
      severity: 'refuse',
      at: 'goods',
      holds: ({ record: { fields } }) => fields['form'] !== 'kind' || Boolean(fields['goods']),
      covers: ['ZG25'],
    },
    'paid-by-today': {
      label: { zh: '缴退日期不晚于今天', en: 'Paid by today' },
      says: { zh: '缴退日期晚于今天，请核对。', en: 'It would be paid after today; please check.' },
      on: ['enter'],
      severity: 'refuse',
      at: 'paidOn',
      holds: ({ record: { fields }, today }) => typeof fields['paidOn'] !== 'string' || fields['paidOn'] <= today,
    },
    'slip-has-its-paper': {
      label: { zh: '附凭证', en: 'Paper attached' },
      says: { zh: '没有附凭证扫描件，请尽快补上。', en: 'The paper is not attached; add it soon.' },
      on: ['enter'],
      severity: 'warn',
      at: 'files',
      holds: ({ record: { fields } }) => Array.isArray(fields['files']) && fields['files'].length > 0,
    },
  },
  claims: {
    'voucher-once': {
      label: { zh: '凭证号', en: 'Voucher' },
      fields: ['voucher'],
      says: {
        zh: '这个凭证号已经登记过，请核对是否重复入账。',
        en: 'This voucher is on record already; is it being booked twice?',
      },
    },
  },
})
