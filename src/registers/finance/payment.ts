import { defineRegister } from '../../kernel/register.ts'
import { paymentRules } from './payment-rules.ts'
import { doerOf, held, told } from '../words.ts'
import { cashier, everyone, treasury } from './words.ts'

/** Money that leaves the house: asked for by one, checked by the accountant, approved by a leader, paid by the cashier; four different people. */
export const payment = defineRegister({
  name: 'payment',
  label: { zh: '付款', en: 'Payment' },
  covers: ['CW02'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    subject: { kind: 'text', label: { zh: '付款事项', en: 'Subject' }, required: true, inList: true },
    request: { kind: 'ref', register: 'expense-request', label: { zh: '支出申请', en: 'Request' }, required: true },
    decisionNumber: { kind: 'text', label: { zh: '决定编号', en: 'Decision number' }, covers: ['CW05'] },
    contract: { kind: 'ref', register: 'contract', label: { zh: '合同', en: 'Contract' } },
    purchase: { kind: 'ref', register: 'purchase', label: { zh: '采购', en: 'Purchase' } },
    amount: {
      kind: 'money',
      label: { zh: '付款金额', en: 'Amount' },
      required: true,
      inList: true,
      min: 1,
      aliases: ['金额'],
    },
    payee: { kind: 'text', label: { zh: '收款方', en: 'Payee' }, required: true, inList: true, aliases: ['收款单位'] },
    payeeKind: {
      kind: 'choice',
      label: { zh: '收款方类型', en: 'Kind of payee' },
      required: true,
      choices: { unit: { zh: '单位', en: 'Unit' }, individual: { zh: '个人', en: 'Individual' } },
    },
    individualGround: {
      kind: 'choice',
      label: { zh: '付个人事由', en: 'Ground for paying an individual' },
      covers: ['CW02'],
      choices: {
        manuscript: { zh: '稿费', en: 'Manuscript fee' },
        labour: { zh: '劳务费', en: 'Labour fee' },
        travel: { zh: '差旅', en: 'Travel' },
      },
    },
    method: {
      kind: 'choice',
      label: { zh: '支付方式', en: 'Method' },
      required: true,
      inList: true,
      choices: {
        transfer: { zh: '转账', en: 'Transfer' },
        card: { zh: '公务卡', en: 'Official card' },
        cash: { zh: '现金', en: 'Cash' },
      },
    },
    invoiceNumber: { kind: 'text', label: { zh: '发票号码', en: 'Invoice number' }, max: 40, aliases: ['发票号'] },
    papers: { kind: 'files', label: { zh: '原始单据', en: 'Vouchers' } },
    applicant: { kind: 'person', label: { zh: '经办人', en: 'Applicant' }, inList: true },
    voucher: { kind: 'text', label: { zh: '凭证号', en: 'Voucher number' }, max: 40 },
    paidOn: { kind: 'day', label: { zh: '付款日期', en: 'Paid on' }, inList: true },
  },
  columns: { title: 'subject', owner: 'applicant', amount: 'amount' },
  parties: {
    ...treasury,
    cashier,
    everyone,
    applicant: { field: 'applicant', label: { zh: '经办人', en: 'applicant' } },
  },
  readers: ['applicant', 'leader', 'director', 'accountant', 'cashier', 'office'],
  states: {
    submitted: { label: { zh: '待审核', en: 'Submitted' }, awaits: ['check'] },
    checked: { label: { zh: '待批准', en: 'Checked' }, awaits: ['approve'] },
    approved: { label: { zh: '待支付', en: 'Approved' }, awaits: ['pay'] },
    returned: { label: { zh: '已退回', en: 'Returned' }, awaits: ['resubmit'] },
    paid: { label: { zh: '已支付', en: 'Paid' }, final: true },
  },
  verbs: {
    apply: {
      label: { zh: '申请付款', en: 'Apply' },
      by: ['everyone'],
      from: 'nothing',
      to: 'submitted',
      takes: [
        'subject',
        'request',
        'contract',
        'purchase',
        'amount',
        'payee',
        'payeeKind',
        'individualGround',
        'method',
        'invoiceNumber',
        'papers',
      ],
      asks: ({ record: { fields } }) => held('expense-request', fields['request']),
      sets: (facts) => {
        const decided = told(facts.known['expense-request'], 'decisionNumber')
        return {
          applicant: doerOf(facts),
          ...(typeof decided === 'string' && { decisionNumber: decided }),
        }
      },
      elsewhere: { zh: '该付款已经申请。', en: 'It has been asked for already.' },
    },
    check: {
      label: { zh: '审核单据', en: 'Check' },
      by: ['accountant'],
      from: ['submitted'],
      to: 'checked',
      apart: ['apply', 'resubmit'],
      already: ['checked'],
      elsewhere: { zh: '该付款不在审核环节。', en: 'It does not wait for the accountant.' },
      covers: ['CW02'],
    },
    approve: {
      label: { zh: '批准付款', en: 'Approve' },
      by: ['leader', 'director'],
      from: ['checked'],
      to: 'approved',
      apart: ['apply', 'resubmit', 'check'],
      already: ['approved'],
      elsewhere: { zh: '须先经会计审核。', en: 'The accountant checks it first.' },
    },
    pay: {
      label: { zh: '支付', en: 'Pay' },
      by: ['cashier'],
      from: ['approved'],
      to: 'paid',
      takes: ['voucher'],
      needs: ['voucher'],
      sets: ({ today }) => ({ paidOn: today }),
      apart: ['apply', 'resubmit', 'check', 'approve'],
      already: ['paid'],
      elsewhere: { zh: '须先经批准。', en: 'It is approved first.' },
    },
    return: {
      label: { zh: '退回', en: 'Return' },
      by: ['accountant', 'leader', 'director'],
      unasked: ['director'],
      from: ['submitted', 'checked'],
      to: 'returned',
      reason: true,
      already: ['returned'],
      elsewhere: { zh: '已批准或已支付，不能退回。', en: 'It is approved or paid.' },
    },
    resubmit: {
      label: { zh: '重新提交', en: 'Resubmit' },
      by: ['applicant'],
      from: ['returned'],
      to: 'submitted',
      takes: ['amount', 'payee', 'payeeKind', 'individualGround', 'method', 'invoiceNumber', 'papers'],
      already: ['submitted'],
      elsewhere: { zh: '只有退回的付款可以重新提交。', en: 'Only a returned payment is resubmitted.' },
    },
  },
  rules: paymentRules,
  claims: {
    'payment-invoice': {
      label: { zh: '发票号码', en: 'Invoice number' },
      fields: ['invoiceNumber'],
      says: {
        zh: '该发票号码已经用于另一笔付款，不得重复付款。',
        en: 'The invoice was used for another payment; it is not paid twice.',
      },
    },
  },
  settings: {
    payDays: { label: { zh: '批准后付款时限（工作日）', en: 'Working days to pay' }, standard: 5, min: 1, max: 60 },
  },
  deadlines: {
    'pay-due': {
      label: { zh: '付款时限', en: 'Payment due' },
      verb: 'pay',
      starts: { on: 'approve' },
      within: { workingDays: 'payDays' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW02'],
    },
  },
  indicators: {
    'paid-in-month': {
      label: { zh: '当月支付金额', en: 'Paid in the month' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { state: ['paid'] }, sum: 'amount' },
      window: 'month',
      by: { field: 'paidOn' },
      covers: ['CW04'],
    },
    'irregular-payments': {
      label: { zh: '负面清单付款', en: 'Payments on the negative list' },
      unit: { zh: '笔', en: 'payments' },
      value: {
        where: {
          any: [
            { fields: { method: { is: 'cash' } } },
            { fields: { payeeKind: { is: 'individual' }, individualGround: { filled: false } } },
            { fields: { payeeKind: { is: 'unit' }, invoiceNumber: { filled: false } } },
            { fields: { papers: { filled: false } } },
          ],
        },
      },
      window: 'all',
      threshold: { atMost: 0 },
      covers: ['CW02'],
    },
  },
})
