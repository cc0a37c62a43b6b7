import { defineRegister } from '../../kernel/register.ts'
import { byToday, cashier, treasury } from './words.ts'

/** Money that comes in, one line a receipt: from whom, into which account, for what it may be used. Entered by the cashier, verified by another. */
export const income = defineRegister({
  name: 'income',
  label: { zh: '收入台账', en: 'Income' },
  covers: ['CW18'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    payer: { kind: 'text', label: { zh: '付款单位', en: 'Payer' }, required: true, inList: true, aliases: ['来源'] },
    line: {
      kind: 'choice',
      label: { zh: '收入类别', en: 'Line' },
      required: true,
      inList: true,
      covers: ['CW18', 'CW19'],
      choices: {
        publicity: { zh: '事业收入（宣传费）', en: 'Institutional income (publicity fees)' },
        institutional: { zh: '其他事业收入', en: 'Other institutional income' },
        advertising: { zh: '广告', en: 'Advertising' },
        events: { zh: '活动', en: 'Events' },
        films: { zh: '宣传片', en: 'Films' },
        services: { zh: '其他经营', en: 'Other business' },
      },
    },
    amount: { kind: 'money', label: { zh: '金额', en: 'Amount' }, required: true, inList: true, min: 1 },
    receivedOn: { kind: 'day', label: { zh: '到账日期', en: 'Received on' }, required: true, inList: true },
    account: {
      kind: 'choice',
      label: { zh: '进入账户', en: 'Account' },
      required: true,
      covers: ['CW18'],
      choices: {
        unit: { zh: '单位银行账户', en: 'The unit’s bank account' },
        fiscal: { zh: '财政专户', en: 'Fiscal account' },
        elsewhere: { zh: '其他账户或现金', en: 'Another account, or cash' },
      },
    },
    use: { kind: 'text', label: { zh: '规定用途', en: 'What it may be used for' }, covers: ['CW18'] },
    contract: { kind: 'ref', register: 'contract', label: { zh: '合同', en: 'Contract' }, covers: ['CW19'] },
    voucher: { kind: 'text', label: { zh: '凭证号', en: 'Voucher number' }, required: true, max: 40 },
    papers: { kind: 'files', label: { zh: '票据', en: 'Papers' } },
  },
  columns: { title: 'payer', amount: 'amount' },
  parties: { ...treasury, cashier },
  readers: ['cashier', 'accountant', 'leader', 'director'],
  states: {
    entered: { label: { zh: '待核实', en: 'Entered' }, awaits: ['verify'] },
    returned: { label: { zh: '已退回', en: 'Returned' }, awaits: ['resubmit'] },
    verified: { label: { zh: '已核实', en: 'Verified' }, final: true },
  },
  verbs: {
    enter: {
      label: { zh: '登记收入', en: 'Enter' },
      by: ['cashier'],
      from: 'nothing',
      to: 'entered',
      takes: ['payer', 'line', 'amount', 'receivedOn', 'account', 'use', 'contract', 'voucher', 'papers'],
      elsewhere: { zh: '已经登记。', en: 'It is entered already.' },
      covers: ['CW18'],
    },
    verify: {
      label: { zh: '核实', en: 'Verify' },
      by: ['accountant'],
      from: ['entered'],
      to: 'verified',
      apart: ['enter', 'resubmit'],
      already: ['verified'],
      elsewhere: { zh: '退回的先由出纳更正。', en: 'What was returned is put right by the cashier first.' },
      covers: ['CW18'],
    },
    return: {
      label: { zh: '退回更正', en: 'Return' },
      by: ['accountant'],
      from: ['entered'],
      to: 'returned',
      reason: true,
      already: ['returned'],
      elsewhere: { zh: '已经核实，不能退回。', en: 'It is verified already.' },
    },
    resubmit: {
      label: { zh: '更正后重报', en: 'Resubmit' },
      by: ['cashier'],
      from: ['returned'],
      to: 'entered',
      takes: ['payer', 'line', 'amount', 'receivedOn', 'account', 'use', 'contract', 'voucher', 'papers'],
      already: ['entered'],
      elsewhere: { zh: '只有退回的可以更正。', en: 'Only what was returned is put right.' },
    },
  },
  rules: {
    'income-into-the-account': {
      label: { zh: '收入进单位账户', en: 'Into the proper account' },
      says: {
        zh: '收入必须进入单位银行账户或财政专户，不得存入其他账户或者收现金不入账。',
        en: 'Income goes into the unit’s account or the fiscal account, never elsewhere and never stays in cash.',
      },
      on: ['enter', 'resubmit'],
      severity: 'refuse',
      at: 'account',
      holds: ({ record }) => record.fields['account'] !== 'elsewhere',
      covers: ['CW18'],
    },
    'income-says-its-use': {
      label: { zh: '事业收入写明用途', en: 'Institutional income says its use' },
      says: {
        zh: '事业收入没有写明规定用途，请填写后再登记。',
        en: 'Institutional income must say what it may be used for.',
      },
      on: ['enter', 'resubmit'],
      severity: 'refuse',
      at: 'use',
      holds: ({ record: { fields } }) =>
        !['publicity', 'institutional'].includes(String(fields['line'])) || typeof fields['use'] === 'string',
      covers: ['CW18'],
    },
    'income-by-contract': {
      label: { zh: '经营收入有合同', en: 'Business income has a contract' },
      says: {
        zh: '经营收入没有选合同：有合同的请选上，没有合同的请说明。',
        en: 'Business income names no contract: choose it, or say why there is none.',
      },
      on: ['enter', 'resubmit'],
      severity: 'warn',
      at: 'contract',
      holds: ({ record: { fields } }) =>
        ['publicity', 'institutional'].includes(String(fields['line'])) || typeof fields['contract'] === 'string',
      covers: ['CW19'],
    },
    'income-received-by-today': {
      label: { zh: '到账日期不晚于今天', en: 'Received by today' },
      says: { zh: '到账日期晚于今天，请核对。', en: 'The day is in the future; please check.' },
      on: ['enter', 'resubmit'],
      severity: 'refuse',
      at: 'receivedOn',
      holds: ({ record: { fields }, today }) => byToday(fields['receivedOn'], today),
    },
  },
  claims: {
    'income-voucher': {
      label: { zh: '凭证号', en: 'Voucher number' },
      fields: ['voucher', 'receivedOn'],
      says: {
        zh: '当天的这个凭证号已经登记过一笔收入，请核对是否重复。',
        en: 'A receipt of that day has this voucher number already; please check.',
      },
    },
  },
  settings: {
    verifyDays: { label: { zh: '核实时限（工作日）', en: 'Working days to verify' }, standard: 5, min: 1, max: 30 },
  },
  deadlines: {
    'income-verified-due': {
      label: { zh: '收入核实时限', en: 'Verification due' },
      verb: 'verify',
      starts: { on: 'enter' },
      within: { workingDays: 'verifyDays' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW18'],
    },
  },
  indicators: {
    'institutional-income': {
      label: { zh: '事业收入', en: 'Institutional income' },
      unit: { zh: '分', en: 'fen' },
      value: {
        where: { state: ['verified'], fields: { line: { in: ['publicity', 'institutional'] } } },
        sum: 'amount',
      },
      window: 'year',
      by: { field: 'receivedOn' },
      covers: ['CW18'],
    },
  },
})
