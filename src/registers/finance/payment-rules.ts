import type { Facts } from '../../kernel/spec.ts'
import { type Asked, fen, held, type Questions, sizeOf, stateOf, told } from '../words.ts'

/** Payments that stand: asked for and not returned. */
const standing = ['submitted', 'checked', 'approved', 'paid'] as const

/** What a reference of the payment names, and what was paid or is to be paid on it before, with its row held. */
function paidOn(register: string, field: string) {
  return ({ record: { fields } }: Asked): Questions => {
    const id = fields[field]
    if (typeof id !== 'string') return {}
    const where = { state: standing, fields: { [field]: { is: id } } }
    return { ...held(register, id), before: { register: 'payment', ask: 'sum', field: 'amount', where, lock: id } }
  }
}

function fits(register: string) {
  return ({ record: { fields }, known }: Facts) =>
    known[register] === undefined ||
    fen(known['before']) + fen(fields['amount']) <= fen(told(known[register], 'amount'))
}

const begins = ['apply', 'resubmit'] as const

/** What must hold before money leaves the house. */
export const paymentRules = {
  'payment-request-approved': {
    label: { zh: '支出申请已批准', en: 'Request approved' },
    says: {
      zh: '支出申请还没有批准或已经办结：请先走完审批，再申请付款。',
      en: 'The expense request is not approved, or is finished: have it approved first.',
    },
    on: begins,
    severity: 'refuse',
    at: 'request',
    needs: ({ record: { fields } }: Asked) => held('expense-request', fields['request']),
    holds: ({ known }: Facts) => stateOf(known['expense-request']) === 'approved',
    covers: ['CW04', 'CW05'],
  },
  'payment-within-request': {
    label: { zh: '不超过批准金额', en: 'Within the request' },
    says: {
      zh: '连同已有付款，超过支出申请批准的金额：请减少金额或另行申请。',
      en: 'With what was paid before, it is more than was approved: pay less, or ask anew.',
    },
    on: begins,
    severity: 'refuse',
    at: 'amount',
    needs: paidOn('expense-request', 'request'),
    holds: fits('expense-request'),
    covers: ['CW04'],
  },
  'payment-within-contract': {
    label: { zh: '不超过合同金额', en: 'Within the contract' },
    says: {
      zh: '连同已有付款，超过合同金额：请核对，确需增加的先签补充合同。',
      en: 'With what was paid before, it is more than the contract: check, or sign a supplement first.',
    },
    on: begins,
    severity: 'refuse',
    at: 'amount',
    needs: paidOn('contract', 'contract'),
    holds: fits('contract'),
    covers: ['CW13'],
  },
  'payment-contract-reviewed': {
    label: { zh: '合同经法务审查', en: 'Contract reviewed' },
    says: {
      zh: '合同没有法务审查意见或没有签订，不能付款：请先送审、签订。',
      en: 'The contract was not reviewed by the legal adviser, or is not signed; it cannot be paid.',
    },
    on: begins,
    severity: 'refuse',
    at: 'contract',
    needs: ({ record: { fields } }: Asked) => held('contract', fields['contract']),
    holds: ({ known }: Facts) =>
      known['contract'] === undefined ||
      (['signed', 'completed'].includes(stateOf(known['contract']) ?? '') &&
        typeof told(known['contract'], 'opinion') === 'string'),
    covers: ['CW14'],
  },
  'payment-purchase-accepted': {
    label: { zh: '采购已验收', en: 'Purchase accepted' },
    says: {
      zh: '采购还没有验收，不能付款：请先由他人验收。',
      en: 'The purchase was not accepted yet; have somebody else accept it first.',
    },
    on: begins,
    severity: 'refuse',
    at: 'purchase',
    needs: ({ record: { fields } }: Asked) => held('purchase', fields['purchase']),
    holds: ({ known }: Facts) => known['purchase'] === undefined || stateOf(known['purchase']) === 'accepted',
    covers: ['CW08'],
  },
  'no-payment-to-individuals': {
    label: { zh: '不向个人转账', en: 'No payment to individuals' },
    says: {
      zh: '除稿费、劳务费、差旅外不得向个人转账：请改付单位账户，或选明事由。',
      en: 'Individuals are paid for manuscripts, labour or travel only: pay a unit, or name the reason.',
    },
    on: begins,
    severity: 'refuse',
    at: 'individualGround',
    holds: ({ record: { fields } }: Facts) =>
      fields['payeeKind'] !== 'individual' || typeof fields['individualGround'] === 'string',
    covers: ['CW02'],
  },
  'no-cash-payment': {
    label: { zh: '不用现金', en: 'No cash' },
    says: {
      zh: '不得以现金收付：请改用转账或公务卡。',
      en: 'Cash is neither paid nor taken: use a transfer or the official card.',
    },
    on: begins,
    severity: 'refuse',
    at: 'method',
    holds: ({ record: { fields } }: Facts) => fields['method'] !== 'cash',
    covers: ['CW02'],
  },
  'payment-has-invoice': {
    label: { zh: '有发票和附件', en: 'Invoice and papers' },
    says: {
      zh: '没有发票号码或没有附件：向单位付款须有发票，所有付款须附原始单据。',
      en: 'The invoice number or the papers are missing: a unit gives an invoice, and every payment has its vouchers.',
    },
    on: begins,
    severity: 'refuse',
    at: 'papers',
    holds: ({ record: { fields } }: Facts) =>
      sizeOf(fields['papers']) > 0 && (fields['payeeKind'] !== 'unit' || typeof fields['invoiceNumber'] === 'string'),
    covers: ['CW02'],
  },
} as const
