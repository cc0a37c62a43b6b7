import { defineRegister } from '../../kernel/register.ts'
import type { CauseSpec, Facts, VerbSpec } from '../../kernel/spec.ts'
import { fundEntryRules, ofFund, rows } from './fund-entry-rules.ts'
import { doerOf, fen, told } from '../words.ts'
import {
  cashier,
  everyone,
  misuseFields,
  misuseVerb,
  recoveryDue,
  recoveryStates,
  recoveryVerbs,
  treasury,
} from './words.ts'

/** Adds to what the fund has received or spent, and so to its balance, with the verb that moves the money. */
function books(field: 'received' | 'spent', by: (facts: Facts) => number): readonly CauseSpec[] {
  const each = (facts: Facts) => [
    {
      record: String(facts.record.fields['fund']),
      fields: { [field]: fen(told(facts.known['earmarked-fund'], field)) + by(facts) },
    },
  ]
  return [{ register: 'earmarked-fund', verb: 'book', each }]
}

const amountOf = ({ record }: Facts) => fen(record.fields['amount'])
const { recover, conclude } = recoveryVerbs(rows)

/** What came into and went out of an earmarked fund: for a permitted use, by approval of somebody else, to a named recipient; what proves misused is brought back. */
export const fundEntry = defineRegister({
  name: 'fund-entry',
  label: { zh: '专项和代管资金收支', en: 'Fund entry' },
  covers: rows,
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    subject: { kind: 'text', label: { zh: '事由', en: 'Subject' }, required: true, inList: true },
    fund: {
      kind: 'ref',
      register: 'earmarked-fund',
      label: { zh: '资金', en: 'Fund' },
      required: true,
      inList: true,
      covers: rows,
    },
    direction: {
      kind: 'choice',
      label: { zh: '收支', en: 'In or out' },
      inList: true,
      choices: { in: { zh: '收入', en: 'In' }, out: { zh: '支出', en: 'Out' } },
    },
    amount: { kind: 'money', label: { zh: '金额', en: 'Amount' }, required: true, inList: true, min: 1, covers: rows },
    use: { kind: 'text', label: { zh: '用途', en: 'Use' }, covers: ['CW20'] },
    recipient: {
      kind: 'text',
      label: { zh: '收款人或受助人', en: 'Recipient' },
      readers: ['applicant', 'accountant', 'cashier', 'leader', 'director'],
      covers: ['CW30'],
    },
    approval: { kind: 'files', label: { zh: '申请和审批材料', en: 'Approval papers' }, covers: ['CW30'] },
    applicant: { kind: 'person', label: { zh: '申请人', en: 'Applicant' } },
    voucher: { kind: 'text', label: { zh: '凭证号', en: 'Voucher number' }, max: 40, covers: ['CW20'] },
    ...misuseFields,
  },
  columns: { title: 'subject', owner: 'applicant', amount: 'amount' },
  parties: {
    ...treasury,
    cashier,
    everyone,
    applicant: { field: 'applicant', label: { zh: '申请人', en: 'applicant' } },
  },
  readers: ['applicant', 'accountant', 'cashier', 'leader', 'director'],
  states: {
    received: { label: { zh: '已到账', en: 'Received' }, final: true },
    requested: { label: { zh: '待批准', en: 'Requested' }, awaits: ['approve'] },
    approved: { label: { zh: '待支付', en: 'Approved' }, awaits: ['pay'] },
    refused: { label: { zh: '不予批准', en: 'Refused' }, final: true },
    paid: { label: { zh: '已支付', en: 'Paid' }, final: true },
    ...recoveryStates,
  },
  verbs: {
    receive: {
      label: { zh: '登记到账', en: 'Receive' },
      by: ['cashier'],
      from: 'nothing',
      to: 'received',
      takes: ['subject', 'fund', 'amount', 'voucher'],
      needs: ['voucher'],
      asks: ofFund,
      sets: () => ({ direction: 'in' }),
      causes: books('received', amountOf),
      elsewhere: { zh: '已经登记。', en: 'It is entered already.' },
      covers: rows,
    },
    apply: {
      label: { zh: '申请支出', en: 'Apply' },
      by: ['everyone'],
      from: 'nothing',
      to: 'requested',
      takes: ['subject', 'fund', 'amount', 'use', 'recipient', 'approval'],
      needs: ['use', 'approval'],
      sets: (facts) => ({ direction: 'out', applicant: doerOf(facts) }),
      elsewhere: { zh: '已经申请。', en: 'It is asked for already.' },
      covers: rows,
    },
    approve: {
      label: { zh: '批准', en: 'Approve' },
      by: ['leader', 'director'],
      from: ['requested'],
      to: 'approved',
      apart: ['apply'],
      already: ['approved'],
      elsewhere: { zh: '没有待批准的申请。', en: 'Nothing waits to be approved.' },
      covers: ['CW30'],
    },
    refuse: {
      label: { zh: '不予批准', en: 'Refuse' },
      by: ['leader', 'director'],
      from: ['requested'],
      to: 'refused',
      reason: true,
      already: ['refused'],
      elsewhere: { zh: '没有待批准的申请。', en: 'Nothing waits to be approved.' },
    },
    pay: {
      label: { zh: '支付', en: 'Pay' },
      by: ['cashier'],
      from: ['approved'],
      to: 'paid',
      takes: ['voucher'],
      needs: ['voucher'],
      apart: ['apply', 'approve'],
      asks: ofFund,
      causes: books('spent', amountOf),
      already: ['paid'],
      elsewhere: { zh: '须先经批准。', en: 'It is approved first.' },
      covers: rows,
    },
    'find-misuse': { ...misuseVerb(rows), from: ['paid'] },
    recover: {
      ...recover,
      asks: ofFund,
      causes: books('spent', ({ record }) => -fen(record.fields['recoveredNow'])),
    } satisfies VerbSpec,
    conclude,
  },
  rules: fundEntryRules,
  settings: {
    approveDays: { label: { zh: '批准时限（工作日）', en: 'Working days to approve' }, standard: 5, min: 1, max: 60 },
  },
  deadlines: {
    'fund-recovery-due': recoveryDue(rows),
    'fund-entry-approval-due': {
      label: { zh: '专项支出批准时限', en: 'Approval due' },
      verb: 'approve',
      starts: { on: 'apply' },
      within: { workingDays: 'approveDays' },
      escalate: [{ after: 1, to: 'director' }],
    },
  },
  indicators: {
    'misused-still-out': {
      label: { zh: '违规使用未追回', en: 'Misused and still out' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { state: ['recovering'] }, sum: 'owed' },
      window: 'all',
      threshold: { atMost: 0 },
      covers: rows,
    },
    'misused-brought-back': {
      label: { zh: '违规使用已追回', en: 'Misused and brought back' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { state: ['recovering', 'recovered'] }, sum: 'recovered' },
      window: 'all',
      covers: rows,
    },
  },
})
