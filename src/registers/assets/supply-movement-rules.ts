import { addMonths } from '../../calendar/days.ts'
import type { Facts } from '../../kernel/spec.ts'
import type { Where } from '../../kernel/where.ts'
import { type Asked, fen, held, type Questions, stateOf, told } from '../words.ts'

/** The article, with its row held: two people at the counter are served one after the other. */
export const itemOf = ({ record: { fields } }: Asked) => held('supply-item', fields['item'])

const stocked = (of: string, until: string): Where => ({
  state: ['stocked'],
  within: { of: { field: 'movedOn' }, from: `${of}-01-01`, to: until },
})

/** What was bought this year so far, and last year up to the same day. */
export function boughtSoFar({ today }: Pick<Facts, 'today'>): Questions {
  const year = Number(today.slice(0, 4))
  const next = `${year + 1}-01-01`
  const sameDay = addMonths(today, -12)
  const sum = { register: 'supply-movement', ask: 'sum', field: 'amount' } as const
  return {
    thisYear: { ...sum, where: stocked(String(year), next) },
    lastYear: { ...sum, where: stocked(String(year - 1), sameDay) },
  }
}

/** Stock never falls below nothing, nobody takes more than is given at a time, and buying is compared with the year before. */
export const movementRules = {
  'item-is-kept': {
    label: { zh: '品目在册', en: 'The item is kept' },
    says: { zh: '该品目已经停用，请选在册品目。', en: 'The item was dropped; choose another.' },
    on: ['stock', 'request'],
    severity: 'refuse',
    at: 'item',
    needs: itemOf,
    holds: ({ known }: Facts) => stateOf(known['supply-item']) === 'kept',
    covers: ['ZC09'],
  },
  'stock-never-below-nothing': {
    label: { zh: '库存不为负', en: 'Stock never below nothing' },
    says: {
      zh: '库存不够：请减少数量，或先采购入库。',
      en: 'There is not enough in the store: take less, or stock up.',
    },
    on: ['hand-out'],
    severity: 'refuse',
    at: 'quantity',
    needs: itemOf,
    holds: ({ record: { fields }, known }: Facts) =>
      fen(fields['quantity']) <= fen(told(known['supply-item'], 'stock')),
    covers: ['ZC09'],
  },
  'no-more-than-given': {
    label: { zh: '不超领用上限', en: 'No more than is given at a time' },
    says: {
      zh: '数量超过每次领用上限：请减少数量，或由办公室调整限额。',
      en: 'It is more than is given at a time: take less, or have the office set the limit.',
    },
    on: ['request'],
    severity: 'refuse',
    at: 'quantity',
    needs: itemOf,
    holds: ({ record: { fields }, known }: Facts) => {
      const most = told(known['supply-item'], 'perTime')
      return typeof most !== 'number' || fen(fields['quantity']) <= most
    },
    covers: ['ZC09'],
  },
  'stock-runs-low': {
    label: { zh: '不低于最低库存', en: 'Stock does not run low' },
    says: { zh: '领用后低于最低库存，请安排采购。', en: 'The store runs low after this; arrange a purchase.' },
    on: ['hand-out'],
    severity: 'warn',
    at: 'quantity',
    needs: itemOf,
    holds: ({ record: { fields }, known }: Facts) =>
      fen(told(known['supply-item'], 'stock')) - fen(fields['quantity']) >= fen(told(known['supply-item'], 'low')),
    covers: ['ZC09'],
  },
  'supplies-were-accepted': {
    label: { zh: '采购已验收', en: 'The purchase was accepted' },
    says: { zh: '对应的采购还没有验收，不能入库。', en: 'The purchase was not accepted yet.' },
    on: ['stock'],
    severity: 'refuse',
    at: 'purchase',
    needs: ({ record: { fields } }: Asked) => held('purchase', fields['purchase']),
    holds: ({ record: { fields }, known }: Facts) =>
      typeof fields['purchase'] !== 'string' || stateOf(known['purchase']) === 'accepted',
    covers: ['ZC09'],
  },
  'bought-no-more-than-before': {
    label: { zh: '采购不超上年同期', en: 'No more than in the same period' },
    says: {
      zh: '今年采购金额超过上年同期的控制比例，请说明原因，注意节约。',
      en: 'This year’s buying is above what the same period of last year allows; say why.',
    },
    on: ['stock'],
    severity: 'warn',
    at: 'amount',
    needs: boughtSoFar,
    holds: ({ record: { fields }, known, settings }: Facts) => {
      const before = fen(known['lastYear'])
      const now = fen(known['thisYear']) + fen(fields['amount'])
      return before === 0 || now * 100 <= before * Number(settings['percentOfLastYear'])
    },
    covers: ['ZC09'],
  },
} as const
