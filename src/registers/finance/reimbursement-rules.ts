import { addDays, isDay } from '../../calendar/days.ts'
import type { Facts } from '../../kernel/spec.ts'
import { type Asked, fen, type Questions, sizeOf, stateOf } from '../words.ts'
import { againstLine, balanceOf } from './words.ts'

/** The standard of the category that was in force on the day the money was spent. */
export function standardFor({ record: { fields } }: Asked): Questions {
  const { category, spentOn } = fields
  if (typeof category !== 'string' || typeof spentOn !== 'string' || !isDay(spentOn) || category === 'other') return {}
  const next = addDays(spentOn, 1)
  const lasting = [{ fields: { until: { filled: false } } }, { fields: { until: { from: spentOn } } }]
  return {
    standard: {
      register: 'expense-standard',
      ask: 'first',
      where: {
        state: ['in-force', 'ended'],
        fields: { category: { is: category }, from: { before: next } },
        any: lasting,
      },
    },
  }
}

const begins = ['apply', 'resubmit'] as const

/** What must hold before anything is paid back. */
export const reimbursementRules = {
  'claim-papers-complete': {
    label: { zh: '手续完备', en: 'Papers complete' },
    says: {
      zh: '手续不完备，不予报销：须附原始单据；差旅、会议、培训附审批单，接待附公函。',
      en: 'The papers are incomplete: vouchers, and the approval form or, for a reception, the official letter.',
    },
    on: begins,
    severity: 'refuse',
    at: 'invoices',
    holds: ({ record: { fields } }: Facts) =>
      sizeOf(fields['invoices']) > 0 &&
      (['other', 'meal'].includes(String(fields['category'])) || sizeOf(fields['approval']) > 0),
    covers: ['CW01'],
  },
  'claim-has-standard': {
    label: { zh: '有费用标准', en: 'A standard exists' },
    says: {
      zh: '这一类别在发生日期没有执行中的费用标准，无法核对：请会计先登记标准。',
      en: 'No standard of the category was in force that day; have the accountant enter it first.',
    },
    on: begins,
    severity: 'refuse',
    at: 'category',
    holds: ({ record: { fields } }: Facts) => fields['category'] === 'other' || typeof fields['limit'] === 'number',
    covers: ['CW03'],
  },
  'claim-within-standard': {
    label: { zh: '不超标准', en: 'Within the standard' },
    says: {
      zh: '超过费用标准，不予报销：请按标准金额申报，超出部分自理。',
      en: 'It is above the standard: claim what the standard allows, the rest is one’s own.',
    },
    on: begins,
    severity: 'refuse',
    at: 'amount',
    holds: ({ record: { fields } }: Facts) =>
      typeof fields['limit'] !== 'number' || fen(fields['amount']) <= fields['limit'],
    covers: ['CW01', 'CW03'],
  },
  'claim-within-budget': {
    label: { zh: '预算余额足够', en: 'Within the budget' },
    says: {
      zh: '预算指标没有批准或余额不足：请换用其他指标，或先报批调整预算。',
      en: 'The budget line is not approved or has too little left: take another, or have it adjusted first.',
    },
    on: begins,
    severity: 'refuse',
    at: 'budgetLine',
    needs: ({ record: { fields } }: Asked) => againstLine(fields['budgetLine']),
    holds: ({ record: { fields }, known }: Facts) =>
      stateOf(known['budget-line']) === 'approved' && fen(fields['amount']) <= balanceOf(known),
    covers: ['CW04'],
  },
  'claim-in-time': {
    label: { zh: '按期报销', en: 'Claimed in time' },
    says: {
      zh: '费用发生已超过报销期限，属于逾期报销：请在审批单上写明原因，今后按期报销。',
      en: 'It was spent longer ago than a claim may wait: the approval form says why, and the next is claimed in time.',
    },
    on: begins,
    severity: 'warn',
    at: 'spentOn',
    holds: ({ record: { fields }, today, settings }: Facts) =>
      !isDay(fields['spentOn']) || addDays(fields['spentOn'], settings['claimDays'] ?? 0) >= today,
    covers: ['CW01'],
  },
  'claim-spent-by-today': {
    label: { zh: '发生日期不晚于今天', en: 'Spent by today' },
    says: { zh: '发生日期晚于今天，请核对。', en: 'The day is in the future; please check.' },
    on: ['apply'],
    severity: 'refuse',
    at: 'spentOn',
    holds: ({ record: { fields }, today }: Facts) =>
      typeof fields['spentOn'] !== 'string' || fields['spentOn'] <= today,
    covers: ['CW01'],
  },
} as const
