import type { Facts } from '../../kernel/spec.ts'
import { type Asked, fen, held, type Questions, stateOf, told } from '../words.ts'
import { misuseRule, recoveryRules } from './words.ts'

/** The rows of the catalogue that an entry of a fund answers. */
export const rows = ['CW20', 'CW30'] as const

/** The fund with its row held, and what of it is asked for and not yet paid. */
export function ofFund({ record: { fields } }: Asked): Questions {
  const { fund } = fields
  if (typeof fund !== 'string') return {}
  const where = { state: ['requested', 'approved'], fields: { fund: { is: fund } } }
  return {
    ...held('earmarked-fund', fund),
    promised: { register: 'fund-entry', ask: 'sum', field: 'amount', where, lock: fund },
  }
}

const fundIn = ({ known }: Facts) => known['earmarked-fund']

export const fundEntryRules = {
  ...recoveryRules('fund', rows),
  'fund-improper-within': misuseRule(rows),
  'fund-in-use': {
    label: { zh: '资金在用', en: 'The fund is in use' },
    says: { zh: '资金还没有批准用途或者已经结清。', en: 'The fund is not approved yet, or has ended.' },
    on: ['receive', 'apply'],
    severity: 'refuse',
    at: 'fund',
    needs: ofFund,
    holds: (facts: Facts) => stateOf(fundIn(facts)) === 'in-use',
  },
  'fund-use-permitted': {
    label: { zh: '用途在规定之内', en: 'A permitted use' },
    says: {
      zh: '这项用途不在资金的规定用途之内，不得支出：请照规定用途逐字填写，或改用其他经费。',
      en: 'The fund is not for this: take one of its permitted uses as it is written, or other money.',
    },
    on: ['apply'],
    severity: 'refuse',
    at: 'use',
    needs: ofFund,
    holds: (facts: Facts) => {
      const lines = String(told(fundIn(facts), 'permitted') ?? '').split(/[\n；;]/)
      return lines.map((line) => line.trim()).includes(String(facts.record.fields['use'] ?? '').trim())
    },
    covers: ['CW20'],
  },
  'fund-covers-it': {
    label: { zh: '余额足够', en: 'The fund covers it' },
    says: {
      zh: '超过资金余额减去已申请未支付的部分，不得支出。',
      en: 'It is more than the balance less what is asked for already.',
    },
    on: ['apply'],
    severity: 'refuse',
    at: 'amount',
    needs: ofFund,
    holds: (facts: Facts) =>
      fen(facts.record.fields['amount']) <= fen(told(fundIn(facts), 'balance')) - fen(facts.known['promised']),
    covers: ['CW20', 'CW30'],
  },
  'custodial-names-recipient': {
    label: { zh: '代管资金写明受助人', en: 'Names who benefits' },
    says: { zh: '代管资金支出须写明收款人或受助人。', en: 'What is kept for others is paid to somebody named.' },
    on: ['apply'],
    severity: 'refuse',
    at: 'recipient',
    needs: ofFund,
    holds: (facts: Facts) =>
      told(fundIn(facts), 'kind') !== 'custodial' || typeof facts.record.fields['recipient'] === 'string',
    covers: ['CW30'],
  },
} as const
