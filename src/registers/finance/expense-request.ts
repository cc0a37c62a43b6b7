import { defineRegister } from '../../kernel/register.ts'
import { requestRules } from './expense-request-rules.ts'
import { doerOf, fen, told } from '../words.ts'
import { againstLine, balanceOf, cashier, everyone, treasury } from './words.ts'

/**
 * The written request that goes before an expense: the department reports, the supervising leader agrees, the director approves, and above the threshold the Party
 * group has decided. What is asked for stands against the budget line from the day of the request; what was not spent is released when it is finished.
 */
export const expenseRequest = defineRegister({
  name: 'expense-request',
  label: { zh: '支出申请', en: 'Expense request' },
  covers: ['CW05'],
  cures: ['事前审批', '先支后批', '支出审批', '大额支出', '未经审批'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    subject: {
      kind: 'text',
      label: { zh: '支出事项', en: 'Subject' },
      required: true,
      inList: true,
      aliases: ['事项'],
    },
    department: { kind: 'department', label: { zh: '申请部门', en: 'Department' }, required: true, inList: true },
    applicant: { kind: 'person', label: { zh: '申请人', en: 'Applicant' }, inList: true },
    budgetLine: {
      kind: 'ref',
      register: 'budget-line',
      label: { zh: '预算指标', en: 'Budget line' },
      required: true,
      covers: ['CW04'],
    },
    amount: {
      kind: 'money',
      label: { zh: '申请金额', en: 'Amount' },
      required: true,
      inList: true,
      min: 1,
      aliases: ['金额'],
    },
    grounds: { kind: 'longtext', label: { zh: '支出理由', en: 'Grounds' }, required: true },
    report: { kind: 'files', label: { zh: '书面报告', en: 'Written report' }, covers: ['CW05'] },
    balance: { kind: 'money', label: { zh: '申请时指标余额', en: 'Balance when asked' } },
    committed: { kind: 'money', label: { zh: '占用预算', en: 'Committed' }, inList: true },
    decision: { kind: 'ref', register: 'meeting-topic', label: { zh: '会议决定', en: 'Decision' }, covers: ['CW05'] },
    decisionNumber: { kind: 'text', label: { zh: '决定编号', en: 'Decision number' } },
  },
  columns: { title: 'subject', owner: 'applicant', department: 'department', amount: 'amount' },
  parties: {
    ...treasury,
    cashier,
    everyone,
    applicant: { field: 'applicant', label: { zh: '申请人', en: 'applicant' } },
    head: { post: 'department-head', of: 'department', label: { zh: '部门负责人', en: 'head of the department' } },
  },
  readers: ['applicant', 'head', 'leader', 'director', 'accountant', 'cashier', 'office'],
  states: {
    submitted: { label: { zh: '待分管领导同意', en: 'Submitted' }, awaits: ['agree'] },
    agreed: { label: { zh: '待主要负责人批准', en: 'Agreed' }, awaits: ['approve'] },
    approved: { label: { zh: '已批准', en: 'Approved' }, awaits: ['finish'] },
    returned: { label: { zh: '已退回', en: 'Returned' }, awaits: ['resubmit'] },
    finished: { label: { zh: '已办结', en: 'Finished' }, final: true },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    apply: {
      label: { zh: '申请支出', en: 'Apply' },
      by: ['everyone'],
      from: 'nothing',
      to: 'submitted',
      takes: ['subject', 'department', 'budgetLine', 'amount', 'grounds', 'report'],
      asks: ({ record }) => againstLine(record.fields['budgetLine']),
      sets: (facts) => ({
        applicant: doerOf(facts),
        balance: balanceOf(facts.known),
        committed: fen(facts.record.fields['amount']),
      }),
      elsewhere: { zh: '该申请已经提交。', en: 'It has been submitted already.' },
      covers: ['CW05'],
    },
    agree: {
      label: { zh: '分管领导同意', en: 'Agree' },
      by: ['leader'],
      from: ['submitted'],
      to: 'agreed',
      apart: ['apply', 'resubmit'],
      already: ['agreed'],
      elsewhere: { zh: '只有待同意的申请可以办理。', en: 'It does not wait for the deputy director.' },
      covers: ['CW05'],
    },
    approve: {
      label: { zh: '主要负责人批准', en: 'Approve' },
      by: ['director'],
      from: ['agreed'],
      to: 'approved',
      takes: ['decision'],
      apart: ['apply', 'resubmit', 'agree'],
      asks: ({ record: { fields } }) =>
        typeof fields['decision'] === 'string'
          ? { decision: { register: 'meeting-topic', ask: 'first', where: { id: fields['decision'] } } }
          : {},
      sets: ({ known }) => {
        const number = told(known['decision'], 'decisionNumber')
        return typeof number === 'string' ? { decisionNumber: number } : {}
      },
      already: ['approved'],
      elsewhere: { zh: '须先经分管领导同意。', en: 'The deputy director agrees first.' },
      covers: ['CW05'],
    },
    return: {
      label: { zh: '退回', en: 'Return' },
      by: ['leader', 'director'],
      from: ['submitted', 'agreed'],
      to: 'returned',
      reason: true,
      already: ['returned'],
      elsewhere: { zh: '已批准或已结束的申请不能退回。', en: 'It is approved or over.' },
    },
    resubmit: {
      label: { zh: '重新提交', en: 'Resubmit' },
      by: ['applicant'],
      from: ['returned'],
      to: 'submitted',
      takes: ['subject', 'budgetLine', 'amount', 'grounds', 'report'],
      sets: ({ record }) => ({ committed: fen(record.fields['amount']) }),
      already: ['submitted'],
      elsewhere: { zh: '只有退回的申请可以重新提交。', en: 'Only a returned request is resubmitted.' },
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      by: ['applicant'],
      from: ['submitted', 'agreed', 'returned'],
      to: 'withdrawn',
      already: ['withdrawn'],
      elsewhere: {
        zh: '已批准的申请请办结，未用的预算随之收回。',
        en: 'An approved request is finished, which releases what was not spent.',
      },
    },
    finish: {
      label: { zh: '办结', en: 'Finish' },
      by: ['accountant'],
      from: ['approved'],
      to: 'finished',
      asks: ({ record }) => ({
        paid: {
          register: 'payment',
          ask: 'sum',
          field: 'amount',
          where: { state: ['paid'], fields: { request: { is: record.id } } },
          lock: record.id,
        },
      }),
      sets: ({ known }) => ({ committed: fen(known['paid']) }),
      already: ['finished'],
      elsewhere: { zh: '只有已批准的申请可以办结。', en: 'Only an approved request is finished.' },
      covers: ['CW04'],
    },
  },
  rules: requestRules,
  settings: {
    decisionYuan: {
      label: { zh: '大额支出上会标准（元，超过即上会）', en: 'Sums above this need a decision (yuan)' },
      standard: 10_000,
      measure: 'yuan',
      loosens: 'up',
      min: 0,
      max: 10_000_000,
    },
    agreeDays: {
      label: { zh: '分管领导审批时限（工作日）', en: 'Working days to agree' },
      standard: 3,
      min: 1,
      max: 30,
    },
    approveDays: {
      label: { zh: '主要负责人审批时限（工作日）', en: 'Working days to approve' },
      standard: 5,
      min: 1,
      max: 30,
    },
  },
  deadlines: {
    'agree-due': {
      label: { zh: '分管领导审批', en: 'Agreement due' },
      verb: 'agree',
      starts: { on: 'apply' },
      within: { workingDays: 'agreeDays' },
      escalate: [{ after: 1, to: 'director' }],
      covers: ['CW05'],
    },
    'approve-due': {
      label: { zh: '主要负责人审批', en: 'Approval due' },
      verb: 'approve',
      starts: { on: 'agree' },
      within: { workingDays: 'approveDays' },
      covers: ['CW05'],
    },
  },
})
