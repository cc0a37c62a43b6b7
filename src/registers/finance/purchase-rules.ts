import type { Facts } from '../../kernel/spec.ts'
import { type Asked, fen, held, names, type Questions, sizeOf, stateOf, told, yuan } from '../words.ts'

const requestOf = ({ record: { fields } }: Asked) => held('expense-request', fields['request'])

function quotationsOf({ record }: Asked): Questions {
  const where = { state: ['received'], fields: { purchase: { is: record.id } } }
  return { quotations: { register: 'quotation', ask: 'count', where, lock: record.id } }
}

/** The house buys from whom it compared, where it has to, for no more than was approved, and somebody else accepts what came. */
export const purchaseRules = {
  'purchase-request-approved': {
    label: { zh: '支出申请已批准', en: 'Request approved' },
    says: {
      zh: '支出申请还没有批准，不能采购：大额的先上会，批准后再采购。',
      en: 'The expense request is not approved; large sums go to the meeting first.',
    },
    on: ['apply'],
    severity: 'refuse',
    at: 'request',
    needs: requestOf,
    holds: ({ known }: Facts) => stateOf(known['expense-request']) === 'approved',
    covers: ['CW08'],
  },
  'purchase-within-request': {
    label: { zh: '不超过批准金额', en: 'Within the request' },
    says: {
      zh: '采购金额超过支出申请批准的金额：请减少金额或另行申请。',
      en: 'It is more than the request that was approved: buy for less or ask anew.',
    },
    on: ['apply', 'award'],
    severity: 'refuse',
    at: 'amount',
    needs: requestOf,
    holds: ({ record: { fields }, known }: Facts) =>
      known['expense-request'] === undefined ||
      Math.max(fen(fields['amount']), fen(fields['price'])) <= fen(told(known['expense-request'], 'amount')),
    covers: ['CW08'],
  },
  'tender-above-threshold': {
    label: { zh: '达到标准须招标', en: 'Tender above the threshold' },
    says: {
      zh: '金额达到招标标准，须履行招标程序：请把采购方式改为招标。',
      en: 'The sum reaches the threshold for a tender; choose a tender.',
    },
    on: ['apply'],
    severity: 'refuse',
    at: 'mode',
    holds: ({ record: { fields }, settings }: Facts) =>
      fields['mode'] === 'tender' || fen(fields['amount']) < yuan(settings['tenderYuan']),
    covers: ['CW11'],
  },
  'platform-purchase': {
    label: { zh: '云平台采购', en: 'On the platform' },
    says: {
      zh: '适合云平台采购的须在平台采购；确不能的，请写明原因。',
      en: 'What the platform offers is bought there; if it cannot be, say why.',
    },
    on: ['apply', 'buy-urgently'],
    severity: 'refuse',
    at: 'offPlatformReason',
    holds: ({ record: { fields } }: Facts) =>
      fields['eligible'] !== true || fields['onPlatform'] === true || typeof fields['offPlatformReason'] === 'string',
    covers: ['CW10'],
  },
  'quotations-enough': {
    label: { zh: '报价家数足够', en: 'Quotations enough' },
    says: {
      zh: '报价家数不足：询价、比选至少要有规定家数的有效报价，请补充报价后再比选。',
      en: 'There are too few quotations: enter as many as the rules ask for, then compare.',
    },
    on: ['compare'],
    severity: 'refuse',
    needs: quotationsOf,
    holds: ({ record: { fields }, known, settings }: Facts) =>
      fields['mode'] === 'tender' || Number(known['quotations'] ?? 0) >= (settings['quotations'] ?? 0),
    covers: ['CW11'],
  },
  'evaluators-several': {
    label: { zh: '多人评审', en: 'Several evaluate' },
    says: {
      zh: '评审人员不足两人，或包含申请人：请由两名以上其他人员评审。',
      en: 'Fewer than two evaluate, or the applicant is one of them: name two others.',
    },
    on: ['compare'],
    severity: 'refuse',
    at: 'evaluators',
    holds: ({ record: { fields } }: Facts) =>
      sizeOf(fields['evaluators']) >= 2 && !names(fields['evaluators'], fields['applicant']),
    covers: ['CW11', 'CW25'],
  },
  'award-to-one-who-quoted': {
    label: { zh: '在报价方中选定', en: 'One of those who quoted' },
    says: {
      zh: '选定的供应商和价格与报价不符：请按有效报价选定。',
      en: 'No standing quotation has this supplier and price; choose from the quotations.',
    },
    on: ['award'],
    severity: 'refuse',
    at: 'supplier',
    needs: ({ record }: Asked): Questions => {
      const { supplier, price } = record.fields
      if (typeof supplier !== 'string' || typeof price !== 'number') return {}
      const fields = { purchase: { is: record.id }, supplier: { is: supplier }, price: { is: price } }
      return { quotation: { register: 'quotation', ask: 'count', where: { state: ['received'], fields } } }
    },
    holds: ({ known }: Facts) => Number(known['quotation'] ?? 0) > 0,
    covers: ['CW11'],
  },
  'award-not-the-lowest': {
    label: { zh: '未选最低价', en: 'Not the lowest' },
    says: { zh: '有更低的报价：请确认选定理由写清楚了。', en: 'Somebody quoted less; see that the grounds say why.' },
    on: ['award'],
    severity: 'warn',
    at: 'grounds',
    needs: ({ record }: Asked): Questions => {
      const { price } = record.fields
      if (typeof price !== 'number') return {}
      const fields = { purchase: { is: record.id }, price: { before: price } }
      return { lower: { register: 'quotation', ask: 'count', where: { state: ['received'], fields } } }
    },
    holds: ({ known }: Facts) => !known['lower'],
    covers: ['CW11'],
    cures: ['最低价', '比价'],
  },
  'urgent-purchase-decided': {
    label: { zh: '紧急采购集体决定', en: 'Decided together' },
    says: {
      zh: '紧急采购须由党组会集体决定：所选议题还没有形成决定。',
      en: 'An urgent purchase is decided by the Party group together, and the topic is not decided yet.',
    },
    on: ['buy-urgently'],
    severity: 'refuse',
    at: 'decision',
    needs: ({ record: { fields } }: Asked) => held('meeting-topic', fields['decision']),
    holds: ({ known }: Facts) => stateOf(known['meeting-topic']) === 'decided',
    covers: ['CW09'],
  },
  'acceptor-is-another': {
    label: { zh: '他人验收', en: 'Accepted by another' },
    says: {
      zh: '评审人员不得验收：请由其他人员验收。',
      en: 'Whoever evaluated does not accept; let somebody else do it.',
    },
    on: ['accept'],
    severity: 'refuse',
    holds: (facts: Facts) => facts.actor.kind !== 'person' || !names(facts.record.fields['evaluators'], facts.actor.id),
    covers: ['CW08'],
  },
} as const
