import { defineRegister } from '../../kernel/register.ts'
import { byToday, treasury } from './words.ts'

/** An old claim whose papers were lacking: what is missing, what was added and on which day it was really made. Each added paper carries its mark, and none is dated back. */
export const retroVoucher = defineRegister({
  name: 'retro-voucher',
  label: { zh: '历史报销补正', en: 'Voucher completed afterwards' },
  covers: ['CW29'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    subject: { kind: 'text', label: { zh: '报销事项', en: 'Subject' }, required: true, inList: true },
    originalOn: { kind: 'day', label: { zh: '原凭证日期', en: 'Date of the voucher' }, required: true, inList: true },
    voucher: { kind: 'text', label: { zh: '原凭证号', en: 'Voucher number' }, required: true, inList: true, max: 40 },
    amount: { kind: 'money', label: { zh: '金额', en: 'Amount' }, required: true, min: 1 },
    missing: { kind: 'text', label: { zh: '缺少的材料', en: 'Missing' }, required: true, covers: ['CW29'] },
    owner: { kind: 'person', label: { zh: '补正责任人', en: 'Owner' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '补正时限', en: 'Due on' }, required: true },
    listedOn: { kind: 'day', label: { zh: '列入补正日期', en: 'Listed on' } },
    papers: { kind: 'files', label: { zh: '补充材料', en: 'Papers added' }, covers: ['CW29'] },
    madeOn: { kind: 'day', label: { zh: '补制日期', en: 'Made on' }, covers: ['CW29'] },
    mark: { kind: 'text', label: { zh: '补正标记', en: 'Mark' }, inList: true, covers: ['CW29'] },
    explanation: { kind: 'longtext', label: { zh: '解释说明', en: 'Explanation' }, covers: ['CW29'] },
  },
  columns: { title: 'subject', owner: 'owner', amount: 'amount' },
  parties: { ...treasury, owner: { field: 'owner', label: { zh: '补正责任人', en: 'owner' } } },
  readers: ['owner', 'accountant', 'leader', 'director'],
  states: {
    open: { label: { zh: '待补正', en: 'Open' }, awaits: ['complement'] },
    complemented: { label: { zh: '待审核', en: 'Complemented' }, awaits: ['verify'] },
    cleared: { label: { zh: '已补正', en: 'Cleared' }, final: true },
  },
  verbs: {
    list: {
      label: { zh: '列入补正', en: 'List' },
      by: ['accountant'],
      from: 'nothing',
      to: 'open',
      takes: ['subject', 'originalOn', 'voucher', 'amount', 'missing', 'owner', 'dueOn'],
      sets: ({ today }) => ({ listedOn: today }),
      elsewhere: { zh: '已经列入。', en: 'It is listed already.' },
      covers: ['CW29'],
    },
    complement: {
      label: { zh: '补充材料', en: 'Complement' },
      by: ['owner'],
      from: ['open'],
      to: 'complemented',
      takes: ['papers', 'madeOn', 'explanation'],
      needs: ['papers', 'madeOn', 'explanation'],
      sets: ({ record: { fields } }) => ({
        mark: `补正材料：${String(fields['madeOn'])} 补制，原凭证 ${String(fields['originalOn'])} ${String(fields['voucher'])}`,
      }),
      already: ['complemented', 'cleared'],
      covers: ['CW29'],
    },
    verify: {
      label: { zh: '审核通过', en: 'Verify' },
      by: ['accountant', 'leader'],
      from: ['complemented'],
      to: 'cleared',
      apart: ['complement'],
      already: ['cleared'],
      elsewhere: { zh: '先补充材料。', en: 'The papers are added first.' },
      covers: ['CW29'],
    },
    return: {
      label: { zh: '退回再补', en: 'Return' },
      by: ['accountant', 'leader'],
      from: ['complemented'],
      to: 'open',
      reason: true,
      already: ['open'],
      elsewhere: { zh: '已经审核通过。', en: 'It is cleared already.' },
    },
  },
  rules: {
    'retro-not-dated-back': {
      label: { zh: '补制材料不得倒签', en: 'Not dated back' },
      says: {
        zh: '补制日期早于列入补正的日期或晚于今天：补充材料写明真实的补制日期，不得倒签。',
        en: 'It would be made before it was asked for, or after today: an added paper says when it was really made.',
      },
      on: ['complement'],
      severity: 'refuse',
      at: 'madeOn',
      holds: ({ record: { fields }, today }) =>
        byToday(fields['madeOn'], today) && String(fields['listedOn']) <= String(fields['madeOn'] ?? today),
      covers: ['CW29'],
    },
    'retro-original-is-past': {
      label: { zh: '原凭证日期在今天之前', en: 'The voucher is old' },
      says: {
        zh: '原凭证日期不早于今天，当期报销请走报销流程。',
        en: 'It is no old voucher; claim it in the usual way.',
      },
      on: ['list'],
      severity: 'refuse',
      at: 'originalOn',
      holds: ({ record: { fields }, today }) =>
        typeof fields['originalOn'] !== 'string' || fields['originalOn'] < today,
    },
  },
  claims: {
    'retro-once': {
      label: { zh: '原凭证', en: 'Voucher' },
      fields: ['originalOn', 'voucher'],
      says: { zh: '这张凭证已经列入补正。', en: 'This voucher is listed already.' },
    },
  },
  deadlines: {
    'retro-due': {
      label: { zh: '补正时限', en: 'Completion due' },
      verb: 'complement',
      starts: { field: 'dueOn' },
      remind: [5],
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW29'],
    },
  },
  indicators: {
    'old-vouchers-cleared': {
      label: { zh: '历史凭证补正率', en: 'Old vouchers cleared' },
      unit: { zh: '张', en: 'vouchers' },
      value: { where: { state: ['cleared'] } },
      base: { where: {} },
      window: 'all',
      covers: ['CW29'],
    },
  },
})
