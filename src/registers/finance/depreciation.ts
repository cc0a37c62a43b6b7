import { defineRegister } from '../../kernel/register.ts'
import { fen } from '../words.ts'
import { everyone, treasury } from './words.ts'

/** Fixed assets as the books depreciate them, a batch a line: cost, what is written off, what is left. What is written off in full is depreciated no more. Read by everyone, because anybody may be asked to check a voucher of it. */
export const depreciation = defineRegister({
  name: 'depreciation',
  label: { zh: '折旧台账', en: 'Depreciation' },
  covers: ['CW27'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    asset: { kind: 'text', label: { zh: '资产或资产批次', en: 'Asset or batch' }, required: true, inList: true },
    number: { kind: 'text', label: { zh: '资产编号', en: 'Number' }, required: true, inList: true, max: 60 },
    cost: { kind: 'money', label: { zh: '原值', en: 'Cost' }, required: true, inList: true, min: 1, covers: ['CW27'] },
    accumulated: {
      kind: 'money',
      label: { zh: '累计折旧', en: 'Written off' },
      required: true,
      inList: true,
      min: 0,
      covers: ['CW27'],
    },
    left: { kind: 'money', label: { zh: '净值', en: 'Left' }, inList: true },
    month: { kind: 'day', label: { zh: '折旧月份（当月任一日）', en: 'Month (any day of it)' } },
    monthly: { kind: 'money', label: { zh: '本次折旧', en: 'Written off now' }, min: 1 },
    voucher: { kind: 'text', label: { zh: '凭证号', en: 'Voucher number' }, max: 40 },
    correction: { kind: 'money', label: { zh: '冲回金额', en: 'Taken back' }, min: 1, covers: ['CW27'] },
  },
  columns: { title: 'asset', amount: 'left' },
  parties: { ...treasury, everyone },
  readers: ['everyone'],
  states: {
    depreciating: { label: { zh: '计提中', en: 'Depreciating' }, rests: true },
    exhausted: { label: { zh: '已提足', en: 'Written off in full' }, rests: true },
    ended: { label: { zh: '已退出', en: 'Ended' }, final: true },
  },
  verbs: {
    register: {
      label: { zh: '登记资产', en: 'Register' },
      by: ['accountant'],
      from: 'nothing',
      to: 'depreciating',
      takes: ['asset', 'number', 'cost', 'accumulated'],
      sets: ({ record: { fields } }) => ({ left: fen(fields['cost']) - fen(fields['accumulated']) }),
      elsewhere: { zh: '已经登记。', en: 'It is registered already.' },
    },
    depreciate: {
      label: { zh: '计提折旧', en: 'Depreciate' },
      by: ['accountant'],
      from: ['depreciating'],
      takes: ['month', 'monthly', 'voucher'],
      needs: ['month', 'monthly', 'voucher'],
      sets: ({ record: { fields } }) => ({
        accumulated: fen(fields['accumulated']) + fen(fields['monthly']),
        left: fen(fields['left']) - fen(fields['monthly']),
      }),
      elsewhere: {
        zh: '折旧已经提足或资产已退出，不再计提。',
        en: 'It is written off in full, or gone; it is depreciated no more.',
      },
      covers: ['CW27'],
    },
    exhaust: {
      label: { zh: '提足停提', en: 'Stop' },
      by: ['accountant'],
      from: ['depreciating'],
      to: 'exhausted',
      already: ['exhausted'],
      elsewhere: { zh: '资产已经退出。', en: 'The asset is gone.' },
      covers: ['CW27'],
    },
    reverse: {
      label: { zh: '冲回多提折旧', en: 'Take back' },
      by: ['house'],
      from: ['depreciating', 'exhausted'],
      takes: ['correction'],
      needs: ['correction'],
      sets: ({ record: { fields } }) => ({
        accumulated: fen(fields['accumulated']) - fen(fields['correction']),
        left: fen(fields['left']) + fen(fields['correction']),
      }),
      elsewhere: { zh: '资产已经退出。', en: 'The asset is gone.' },
      covers: ['CW27'],
    },
    end: {
      label: { zh: '退出', en: 'End' },
      by: ['accountant'],
      from: ['depreciating', 'exhausted'],
      to: 'ended',
      reason: true,
      already: ['ended'],
    },
  },
  rules: {
    'depreciation-within-cost': {
      label: { zh: '累计折旧不超过原值', en: 'Not more than the cost' },
      says: {
        zh: '累计折旧会超过原值：提足折旧的资产不再计提，最后一次按净值计提。',
        en: 'More would be written off than it cost: what is written off in full stops, the last time takes what is left.',
      },
      on: ['depreciate', 'register'],
      severity: 'refuse',
      at: 'monthly',
      holds: ({ record }) => fen(record.fields['left']) >= 0,
      covers: ['CW27'],
    },
    'depreciation-once-a-month': {
      label: { zh: '一月一次', en: 'Once a month' },
      says: { zh: '这个月或更晚的月份已经计提过，请核对。', en: 'That month or a later one is booked already.' },
      on: ['depreciate'],
      severity: 'refuse',
      at: 'month',
      holds: ({ record: { fields }, before }) =>
        String(fields['month']).slice(0, 7) > String(before?.fields['month'] ?? '').slice(0, 7),
      covers: ['CW27'],
    },
    'exhausted-when-nothing-is-left': {
      label: { zh: '净值为零才是提足', en: 'Nothing is left' },
      says: { zh: '净值还不是零，没有提足。', en: 'Something is left; it is not written off in full.' },
      on: ['exhaust'],
      severity: 'refuse',
      at: 'left',
      holds: ({ record }) => fen(record.fields['left']) === 0,
    },
  },
  claims: {
    'depreciated-asset': {
      label: { zh: '资产编号', en: 'Number' },
      fields: ['number'],
      says: { zh: '这个资产编号已经登记。', en: 'This number is registered already.' },
    },
  },
  indicators: {
    'net-value': {
      label: { zh: '固定资产净值', en: 'Net value' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { state: ['depreciating', 'exhausted'] }, sum: 'left' },
      window: 'all',
      covers: ['CW27'],
    },
  },
})
