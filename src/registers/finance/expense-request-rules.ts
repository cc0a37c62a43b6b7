import type { Facts } from '../../kernel/spec.ts'
import { type Asked, fen, held, type Questions, sizeOf, stateOf, told, yuan } from '../words.ts'
import { againstLine, balanceOf } from './words.ts'

/** A decision and what was already approved under it. Its row is held, so that two requests cannot use the same sum. */
function decisionOf({ record: { fields } }: Asked): Questions {
  const { decision } = fields
  if (typeof decision !== 'string') return {}
  return {
    ...held('meeting-topic', decision),
    used: {
      register: 'expense-request',
      ask: 'sum',
      field: 'amount',
      where: { state: ['approved', 'finished'], fields: { decision: { is: decision } } },
      lock: decision,
    },
  }
}

const named = ({ record }: Facts) => typeof record.fields['decision'] === 'string'

/** What must hold before money is asked for and agreed to: room in the budget, a report in writing, a decision where the sum is large. */
export const requestRules = {
  'request-line-approved': {
    label: { zh: '预算指标已批准', en: 'Budget line approved' },
    says: {
      zh: '所选预算指标还没有批准或已经结转：先有预算，再申请支出。',
      en: 'The budget line is not approved, or is closed: the budget comes first.',
    },
    on: ['apply', 'resubmit'],
    severity: 'refuse',
    at: 'budgetLine',
    needs: ({ record: { fields } }: Asked) => againstLine(fields['budgetLine']),
    holds: ({ known }: Facts) => stateOf(known['budget-line']) === 'approved',
    covers: ['CW04'],
  },
  'request-within-budget': {
    label: { zh: '预算余额足够', en: 'Within the budget' },
    says: {
      zh: '申请金额超过预算指标余额：请减少金额、换用其他指标，或先报批调整预算。',
      en: 'It is more than the line has left: ask for less, take another line, or have the budget adjusted first.',
    },
    on: ['apply', 'resubmit'],
    severity: 'refuse',
    at: 'amount',
    needs: ({ record: { fields } }: Asked) => againstLine(fields['budgetLine']),
    holds: ({ record: { fields }, known }: Facts) => fen(fields['amount']) <= balanceOf(known),
    covers: ['CW04'],
  },
  'request-has-report': {
    label: { zh: '附书面报告', en: 'Written report' },
    says: {
      zh: '没有附书面报告：请上传使用或经办部门的报告。',
      en: 'The report of the department is missing; attach it.',
    },
    on: ['apply', 'resubmit'],
    severity: 'refuse',
    at: 'report',
    holds: ({ record }: Facts) => sizeOf(record.fields['report']) > 0,
    covers: ['CW05'],
  },
  'large-request-needs-decision': {
    label: { zh: '大额须集体决定', en: 'Large sums need a decision' },
    says: {
      zh: '金额超过大额支出标准，须经党组会集体研究：请先上会，再填写会议决定。',
      en: 'The sum is above the threshold: take it to the Party group first, then name the decision.',
    },
    on: ['approve'],
    severity: 'refuse',
    at: 'decision',
    holds: (facts: Facts) => named(facts) || fen(facts.record.fields['amount']) <= yuan(facts.settings['decisionYuan']),
    covers: ['CW05', 'CW08'],
  },
  'request-decision-stands': {
    label: { zh: '会议已作决定', en: 'The decision stands' },
    says: {
      zh: '所选议题还没有形成决定：请在会议决定后再批准。',
      en: 'The topic has not been decided; approve once it has.',
    },
    on: ['approve'],
    severity: 'refuse',
    at: 'decision',
    needs: decisionOf,
    holds: (facts: Facts) => !named(facts) || stateOf(facts.known['meeting-topic']) === 'decided',
    covers: ['CW05'],
  },
  'request-decision-on-funds': {
    label: { zh: '决定属于大额资金', en: 'A decision on funds' },
    says: {
      zh: '所选议题不是大额资金使用事项：请选择对应的会议决定。',
      en: 'The topic is no decision on large funds; choose the right one.',
    },
    on: ['approve'],
    severity: 'refuse',
    at: 'decision',
    needs: decisionOf,
    holds: (facts: Facts) => !named(facts) || told(facts.known['meeting-topic'], 'kind') === 'large-fund',
    covers: ['CW05'],
  },
  'request-within-decision': {
    label: { zh: '不超过决定金额', en: 'Within the decision' },
    says: {
      zh: '连同以前按这一决定批准的支出，已超过会议决定的金额：请核对金额或重新上会。',
      en: 'With what was approved under this decision before, it is more than was decided: check the sum, or go back to the meeting.',
    },
    on: ['approve'],
    severity: 'refuse',
    at: 'amount',
    needs: decisionOf,
    holds: (facts: Facts) =>
      !named(facts) ||
      fen(facts.record.fields['amount']) + fen(facts.known['used']) <=
        fen(told(facts.known['meeting-topic'], 'amount')),
    covers: ['CW05'],
  },
  'request-payments-done': {
    label: { zh: '付款已了结', en: 'Payments are settled' },
    says: {
      zh: '还有在途的付款：请先付清或退回，再办结。',
      en: 'A payment is on its way; pay or return it, then finish.',
    },
    on: ['finish'],
    severity: 'refuse',
    needs: ({ record }: Asked): Questions => ({
      open: {
        register: 'payment',
        ask: 'count',
        where: { state: ['submitted', 'checked', 'approved'], fields: { request: { is: record.id } } },
        lock: record.id,
      },
    }),
    holds: ({ known }: Facts) => !known['open'],
    covers: ['CW04'],
  },
} as const
