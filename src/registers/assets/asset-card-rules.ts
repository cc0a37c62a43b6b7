import { daysBetween, isDay } from '../../calendar/days.ts'
import type { Facts } from '../../kernel/spec.ts'
import { type Asked, fen, held, type Questions, stateOf, told } from '../words.ts'

/** Whole months between two days, as the depreciation counts them: the month something came in does not count, the one it is counted in does. */
function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth] = from.split('-').map(Number)
  const [toYear, toMonth] = to.split('-').map(Number)
  return Math.max(0, (Number(toYear) - Number(fromYear)) * 12 + Number(toMonth) - Number(fromMonth))
}

/** Straight-line depreciation to a day, in whole fen and never more than the value. Exact beyond what a product of two numbers would hold. */
export function depreciation(value: number, months: number, acquiredOn: string, today: string): number {
  if (months <= 0) return 0
  const gone = Math.min(months, monthsBetween(acquiredOn, today))
  return Number((BigInt(value) * BigInt(gone)) / BigInt(months))
}

export function classOf({ record: { fields } }: Asked): Questions {
  return held('asset-class', fields['class'])
}

/** What the class says is copied to the card, so that the card says who answers for it without a second look. */
export function fromClass({ known }: Facts) {
  const department = told(known['asset-class'], 'department')
  return {
    ...(typeof department === 'string' && { answerable: department }),
    months: fen(told(known['asset-class'], 'months')),
  }
}

function keeperOf({ record: { fields } }: Asked): Questions {
  const department = fields['department']
  if (typeof department !== 'string') return {}
  const where = { state: ['in-post'], fields: { department: { is: department } } }
  return { keepers: { register: 'asset-keeper', ask: 'count', where } }
}

export const cardRules = {
  'card-class-in-force': {
    label: { zh: '类别有责任部门', en: 'Class has its department' },
    says: {
      zh: '所选类别已停用，没有责任部门：请选在用的类别。',
      en: 'The class is abolished and nobody answers for it: choose one in force.',
    },
    on: ['enter', 'reclassify'],
    severity: 'refuse',
    at: 'class',
    needs: classOf,
    holds: ({ known }: Facts) => stateOf(known['asset-class']) === 'in-force',
    covers: ['ZC02'],
  },
  'card-not-from-tomorrow': {
    label: { zh: '取得日期不晚于今天', en: 'Acquired by today' },
    says: { zh: '取得日期晚于今天：资产到手后再入账。', en: 'It was not acquired yet: enter it once it is here.' },
    on: ['enter'],
    severity: 'refuse',
    at: 'acquiredOn',
    holds: ({ record: { fields }, today }: Facts) => {
      const { acquiredOn } = fields
      return !isDay(acquiredOn) || daysBetween(acquiredOn, today) >= 0
    },
    covers: ['ZC01'],
  },
  'department-has-keeper': {
    label: { zh: '部门有专管人', en: 'The department has a keeper' },
    says: {
      zh: '使用部门还没有资产专管人：请先确定专人负责。',
      en: 'The department has no asset keeper yet: appoint one.',
    },
    on: ['enter', 'transfer', 'put-to-use'],
    severity: 'warn',
    at: 'department',
    needs: keeperOf,
    holds: ({ known }: Facts) => known['keepers'] !== 0,
    covers: ['ZC01'],
  },
  'purchase-was-accepted': {
    label: { zh: '采购已验收', en: 'The purchase was accepted' },
    says: {
      zh: '对应的采购还没有验收，不能入账：请先验收。',
      en: 'The purchase was not accepted yet: accept it first.',
    },
    on: ['enter'],
    severity: 'refuse',
    at: 'purchase',
    needs: ({ record: { fields } }: Asked) => held('purchase', fields['purchase']),
    holds: ({ record: { fields }, known }: Facts) =>
      typeof fields['purchase'] !== 'string' || stateOf(known['purchase']) === 'accepted',
    covers: ['ZC01'],
  },
  'lent-for-a-time': {
    label: { zh: '借用有期限', en: 'Lent for a time' },
    says: { zh: '归还日已经过去，请写今天或以后的日子。', en: 'The day of return has passed; choose a later one.' },
    on: ['lend'],
    severity: 'refuse',
    at: 'returnBy',
    holds: ({ record: { fields }, today }: Facts) => {
      const { returnBy } = fields
      return !isDay(returnBy) || daysBetween(today, returnBy) >= 0
    },
    covers: ['ZC01'],
  },
} as const
