import { defineRegister } from '../../kernel/register.ts'
import { leadReaders, outsiders, overseers, responsible } from './words.ts'

/**
 * Money a rectification brings back (追缴退缴): recovered from somebody, refunded to people, surrendered to the treasury. Each line says what is due; what was received is
 * the sum of its slips and is typed nowhere. The sums are the figures of the notice, to the fen.
 */
export const rectifiedMoney = defineRegister({
  name: 'rectified-money',
  label: { zh: '追缴退缴', en: 'Money brought back' },
  covers: ['ZG25'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: { kind: 'text', label: { zh: '事项', en: 'What for' }, required: true, inList: true },
    kind: {
      kind: 'choice',
      label: { zh: '类型', en: 'Kind' },
      required: true,
      inList: true,
      choices: {
        recovery: { zh: '追缴收回', en: 'Recovered' },
        refund: { zh: '退还个人', en: 'Refunded to people' },
        surrender: { zh: '上缴财政', en: 'Surrendered to the treasury' },
      },
      covers: ['ZG25'],
    },
    category: {
      kind: 'text',
      label: { zh: '款项类别', en: 'Category' },
      required: true,
      inList: true,
      covers: ['ZG25'],
    },
    payerKind: {
      kind: 'choice',
      label: { zh: '缴款人类别', en: 'Kind of payer' },
      required: true,
      choices: {
        unit: { zh: '本单位', en: 'The unit' },
        staff: { zh: '在职人员', en: 'Staff' },
        former: { zh: '离退休或调离人员', en: 'Former staff' },
        firm: { zh: '企业', en: 'Firm' },
        other: { zh: '其他', en: 'Other' },
      },
      covers: ['ZG25'],
    },
    payer: {
      kind: 'text',
      label: { zh: '缴款人或收款人', en: 'Who pays or is paid' },
      readers: ['director', 'office', 'responsible'],
      covers: ['ZG25'],
    },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
    },
    due: {
      kind: 'money',
      label: { zh: '应缴退金额', en: 'Due' },
      required: true,
      inList: true,
      min: 1,
      covers: ['ZG25'],
    },
    dueOn: { kind: 'day', label: { zh: '缴退时限', en: 'Due on' } },
    received: { kind: 'money', label: { zh: '已缴退金额', en: 'Received' }, inList: true, min: 0, covers: ['ZG25'] },
    waiver: { kind: 'text', label: { zh: '核减依据', en: 'Ground of a reduction' }, max: 500 },
  },
  columns: { title: 'title', amount: 'due' },
  parties: { ...overseers, ...outsiders, ...responsible },
  readers: [...leadReaders, 'responsible'],
  states: {
    owed: { label: { zh: '缴退中', en: 'Owed' }, awaits: ['settle'] },
    settled: { label: { zh: '已缴清', en: 'Settled' }, final: true },
  },
  verbs: {
    list: {
      label: { zh: '登记应缴退', en: 'Enter what is due' },
      by: ['office', 'responsible'],
      from: 'nothing',
      to: 'owed',
      takes: ['title', 'kind', 'category', 'payerKind', 'payer', 'finding', 'due', 'dueOn'],
      sets: () => ({ received: 0 }),
      elsewhere: { zh: '已经登记。', en: 'It is on record already.' },
      covers: ['ZG25'],
    },
    book: {
      label: { zh: '凭证入账', en: 'Book a slip' },
      by: ['house'],
      from: ['owed'],
      takes: ['received'],
      needs: ['received'],
      elsewhere: { zh: '已经缴清，不再登记凭证。', en: 'It is settled; no slip is booked any more.' },
      covers: ['ZG25'],
    },
    reduce: {
      label: { zh: '核减应缴退', en: 'Reduce what is due' },
      by: ['office'],
      from: ['owed'],
      takes: ['due', 'waiver'],
      needs: ['waiver'],
      reason: true,
      elsewhere: { zh: '已经缴清，不再核减。', en: 'It is settled.' },
    },
    settle: {
      label: { zh: '登记缴清', en: 'Settle' },
      by: ['office', 'responsible'],
      from: ['owed'],
      to: 'settled',
      already: ['settled'],
      covers: ['ZG25'],
    },
  },
  rules: {
    'settled-to-the-fen': {
      label: { zh: '缴清分文不差', en: 'Settled to the fen' },
      says: {
        zh: '已缴退金额与应缴退金额不相等：差额到账、核减或者更正凭证以后再登记缴清。',
        en: 'What was received is not what is due, to the fen: receive the rest, reduce, or put a slip right first.',
      },
      on: ['settle'],
      severity: 'refuse',
      at: 'received',
      holds: ({ record: { fields } }) => fields['received'] === fields['due'],
      covers: ['ZG25'],
    },
    'not-more-than-due': {
      label: { zh: '不多缴', en: 'No more than is due' },
      says: {
        zh: '已缴退金额会多于应缴退金额，请核对凭证金额。',
        en: 'More would be received than is due; check the amount of the slip.',
      },
      on: ['book', 'reduce'],
      severity: 'refuse',
      at: 'received',
      holds: ({ record: { fields } }) => Number(fields['received'] ?? 0) <= Number(fields['due'] ?? 0),
      covers: ['ZG25'],
    },
  },
  deadlines: {
    'money-due': {
      label: { zh: '缴退时限', en: 'To be settled by' },
      verb: 'settle',
      starts: { field: 'dueOn' },
      remind: [7],
      escalate: [{ after: 1, to: 'leadingGroup' }],
      covers: ['ZG25'],
    },
  },
  indicators: Object.fromEntries(
    (
      [
        ['money-recovered', 'recovery', { zh: '追缴收回金额', en: 'Recovered' }],
        ['money-refunded', 'refund', { zh: '退还个人金额', en: 'Refunded to people' }],
        ['money-surrendered', 'surrender', { zh: '上缴财政金额', en: 'Surrendered to the treasury' }],
      ] as const
    ).map(([name, kind, label]) => [
      name,
      {
        label,
        unit: { zh: '分', en: 'fen' },
        value: { where: { fields: { kind: { is: kind } } }, sum: 'received' },
        base: { where: { fields: { kind: { is: kind } } }, sum: 'due' },
        window: 'all' as const,
        covers: ['ZG25' as const],
      },
    ]),
  ),
})
