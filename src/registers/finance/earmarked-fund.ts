import { defineRegister } from '../../kernel/register.ts'
import { fen } from '../words.ts'
import { cashier, everyone, treasury } from './words.ts'

/**
 * Money that is not the house’s to spend as it likes: given for stated uses (专项), or kept for others (代管). What it holds follows from its receipts and
 * payments. Read by everyone: whoever may apply sees what it is for and what is left. Who was paid is in its entries, which few read.
 */
export const earmarkedFund = defineRegister({
  name: 'earmarked-fund',
  label: { zh: '专项和代管资金', en: 'Earmarked fund' },
  covers: ['CW20', 'CW30'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    name: { kind: 'text', label: { zh: '资金名称', en: 'Name' }, required: true, inList: true },
    kind: {
      kind: 'choice',
      label: { zh: '性质', en: 'Kind' },
      required: true,
      inList: true,
      choices: { earmarked: { zh: '专项资金', en: 'Earmarked' }, custodial: { zh: '代管资金', en: 'Kept for others' } },
    },
    source: { kind: 'text', label: { zh: '资金来源', en: 'Source' }, required: true, covers: ['CW20'] },
    permitted: {
      kind: 'longtext',
      label: { zh: '规定用途', en: 'Permitted uses' },
      help: { zh: '每行一项，支出时按此核对。', en: 'One a line; payments are held against it.' },
      required: true,
      covers: ['CW20'],
    },
    papers: { kind: 'files', label: { zh: '下达文件或章程', en: 'Document or statute' } },
    received: { kind: 'money', label: { zh: '累计收入', en: 'Received' } },
    spent: { kind: 'money', label: { zh: '累计支出', en: 'Spent' } },
    balance: { kind: 'money', label: { zh: '余额', en: 'Balance' }, inList: true, covers: ['CW30'] },
  },
  columns: { title: 'name', amount: 'balance' },
  parties: { ...treasury, cashier, everyone },
  readers: ['everyone'],
  states: {
    proposed: { label: { zh: '待批准', en: 'Proposed' }, awaits: ['approve'] },
    'in-use': { label: { zh: '在用', en: 'In use' }, rests: true },
    ended: { label: { zh: '已结清', en: 'Ended' }, final: true },
  },
  verbs: {
    propose: {
      label: { zh: '登记资金', en: 'Propose' },
      by: ['accountant'],
      from: 'nothing',
      to: 'proposed',
      takes: ['name', 'kind', 'source', 'permitted', 'papers'],
      needs: ['papers'],
      sets: () => ({ received: 0, spent: 0, balance: 0 }),
      elsewhere: { zh: '已经登记。', en: 'It is registered already.' },
    },
    approve: {
      label: { zh: '批准用途', en: 'Approve' },
      by: ['director'],
      from: ['proposed'],
      to: 'in-use',
      apart: ['propose'],
      already: ['in-use'],
      elsewhere: { zh: '已经结清。', en: 'It has ended.' },
    },
    book: {
      label: { zh: '收支入账', en: 'Book' },
      by: ['house'],
      from: ['in-use'],
      takes: ['received', 'spent'],
      sets: ({ record: { fields } }) => ({ balance: fen(fields['received']) - fen(fields['spent']) }),
      elsewhere: { zh: '资金没有批准或已经结清。', en: 'The fund is not approved, or has ended.' },
      covers: ['CW20', 'CW30'],
    },
    end: {
      label: { zh: '结清', en: 'End' },
      by: ['accountant'],
      from: ['in-use'],
      to: 'ended',
      reason: true,
      already: ['ended'],
      elsewhere: { zh: '还没有批准。', en: 'It is not approved yet.' },
    },
  },
  rules: {
    'fund-ends-empty': {
      label: { zh: '余额为零才能结清', en: 'Ends empty' },
      says: {
        zh: '资金还有余额，请先按规定使用或退回，再结清。',
        en: 'Something is left: spend or give it back first.',
      },
      on: ['end'],
      severity: 'refuse',
      at: 'balance',
      holds: ({ record }) => fen(record.fields['balance']) === 0,
    },
  },
  settings: {
    approveDays: { label: { zh: '批准时限（工作日）', en: 'Working days to approve' }, standard: 10, min: 1, max: 60 },
  },
  deadlines: {
    'fund-approval-due': {
      label: { zh: '资金用途批准时限', en: 'Approval due' },
      verb: 'approve',
      starts: { on: 'propose' },
      within: { workingDays: 'approveDays' },
      escalate: [{ after: 1, to: 'director' }],
    },
  },
  indicators: {
    'custodial-balance': {
      label: { zh: '代管资金余额', en: 'Balance kept for others' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { fields: { kind: { is: 'custodial' } } }, sum: 'balance' },
      window: 'all',
      covers: ['CW30'],
    },
  },
})
