import { defineRegister } from '../../kernel/register.ts'
import { doerOf, fen, held, told } from '../words.ts'
import { byToday, treasury } from './words.ts'

/** Vouchers looked through by people appointed to it, none of them who made them: what was wrong, the entry that corrects it, and that another has seen it. */
export const voucherCheck = defineRegister({
  name: 'voucher-check',
  label: { zh: '凭证检查', en: 'Voucher check' },
  covers: ['CW27'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    topic: { kind: 'text', label: { zh: '检查事项', en: 'Topic' }, required: true, inList: true },
    vouchers: { kind: 'text', label: { zh: '凭证号', en: 'Vouchers' }, required: true, covers: ['CW27'] },
    voucherOn: { kind: 'day', label: { zh: '凭证日期', en: 'Date of the vouchers' }, required: true, covers: ['CW27'] },
    maker: { kind: 'person', label: { zh: '制单人', en: 'Made by' }, required: true },
    checker: { kind: 'person', label: { zh: '检查人', en: 'Checker' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '检查时限', en: 'Due on' }, required: true, inList: true },
    findings: { kind: 'longtext', label: { zh: '检查情况', en: 'What was found' }, covers: ['CW27'] },
    amount: { kind: 'money', label: { zh: '差错金额', en: 'Wrong amount' }, inList: true, min: 1, covers: ['CW27'] },
    asset: { kind: 'ref', register: 'depreciation', label: { zh: '涉及的折旧资产', en: 'Asset concerned' } },
    correctBy: { kind: 'day', label: { zh: '更正时限', en: 'Correct by' } },
    correcting: { kind: 'text', label: { zh: '更正凭证号', en: 'Correcting voucher' }, max: 40, covers: ['CW27'] },
  },
  columns: { title: 'topic', owner: 'checker', amount: 'amount' },
  parties: { ...treasury, checker: { field: 'checker', label: { zh: '检查人', en: 'checker' } } },
  readers: ['checker', 'accountant', 'leader', 'director'],
  states: {
    planned: { label: { zh: '待检查', en: 'Planned' }, awaits: ['look', 'look-clear'] },
    wrong: { label: { zh: '待更正', en: 'Wrong' }, awaits: ['correct'] },
    corrected: { label: { zh: '待核实', en: 'Corrected' }, awaits: ['verify'] },
    checked: { label: { zh: '已办结', en: 'Checked' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '安排检查', en: 'Plan' },
      by: ['leader', 'accountant'],
      from: 'nothing',
      to: 'planned',
      takes: ['topic', 'vouchers', 'voucherOn', 'maker', 'checker', 'dueOn'],
      elsewhere: { zh: '已经安排。', en: 'It is planned already.' },
    },
    look: {
      label: { zh: '登记差错', en: 'Look' },
      by: ['checker'],
      from: ['planned'],
      to: 'wrong',
      takes: ['findings', 'amount', 'asset', 'correctBy'],
      needs: ['findings', 'amount', 'correctBy'],
      already: ['wrong', 'corrected', 'checked'],
      covers: ['CW27'],
    },
    'look-clear': {
      label: { zh: '登记未发现差错', en: 'Nothing found' },
      by: ['checker'],
      from: ['planned'],
      to: 'checked',
      takes: ['findings'],
      needs: ['findings'],
      already: ['checked'],
      elsewhere: { zh: '已登记差错，更正后办结。', en: 'Something was wrong; it is corrected first.' },
    },
    correct: {
      label: { zh: '更正', en: 'Correct' },
      by: ['accountant'],
      from: ['wrong'],
      to: 'corrected',
      takes: ['correcting'],
      needs: ['correcting'],
      causes: [
        {
          register: 'depreciation',
          verb: 'reverse',
          each: ({ record: { fields } }) =>
            typeof fields['asset'] === 'string'
              ? [{ record: fields['asset'], fields: { correction: fen(fields['amount']) } }]
              : [],
        },
      ],
      already: ['corrected', 'checked'],
      elsewhere: { zh: '没有登记差错。', en: 'Nothing was found wrong.' },
      covers: ['CW27'],
    },
    verify: {
      label: { zh: '核实更正', en: 'Verify' },
      by: ['checker', 'leader'],
      from: ['corrected'],
      to: 'checked',
      apart: ['correct'],
      already: ['checked'],
      elsewhere: { zh: '先更正。', en: 'It is corrected first.' },
    },
  },
  rules: {
    'checker-is-not-the-maker': {
      label: { zh: '检查人不是制单人', en: 'Checked by another' },
      says: { zh: '检查人就是制单人，请换一个人检查。', en: 'Whoever made the vouchers does not check them.' },
      on: ['plan', 'look', 'look-clear'],
      severity: 'refuse',
      at: 'checker',
      holds: (facts) => {
        const { maker, checker } = facts.record.fields
        return maker !== checker && (facts.verb === 'plan' || maker !== doerOf(facts))
      },
      covers: ['CW27'],
    },
    'wrong-within-what-was-written-off': {
      label: { zh: '差错不超过累计折旧', en: 'Not more than was written off' },
      says: { zh: '差错金额超过这项资产的累计折旧，请核对。', en: 'It is more than was written off; please check.' },
      on: ['look', 'correct'],
      severity: 'refuse',
      at: 'amount',
      needs: ({ record }) => held('depreciation', record.fields['asset']),
      holds: ({ record: { fields }, known }) =>
        typeof fields['asset'] !== 'string' || fen(fields['amount']) <= fen(told(known['depreciation'], 'accumulated')),
      covers: ['CW27'],
    },
    'checked-voucher-by-today': {
      label: { zh: '凭证日期不晚于今天', en: 'Vouchers by today' },
      says: { zh: '凭证日期晚于今天，请核对。', en: 'The day is in the future; please check.' },
      on: ['plan'],
      severity: 'refuse',
      at: 'voucherOn',
      holds: ({ record: { fields }, today }) => byToday(fields['voucherOn'], today),
    },
  },
  deadlines: {
    'voucher-check-due': {
      label: { zh: '凭证检查时限', en: 'Check due' },
      verb: 'look',
      starts: { field: 'dueOn' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW27'],
    },
    'voucher-corrected-due': {
      label: { zh: '差错更正时限', en: 'Correction due' },
      verb: 'correct',
      starts: { field: 'correctBy' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW27'],
    },
  },
})
