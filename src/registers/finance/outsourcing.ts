import { defineRegister } from '../../kernel/register.ts'
import { doerOf, fen, held, sizeOf, stateOf, told } from '../words.ts'
import { everyone, treasury } from './words.ts'

/**
 * A service bought from outside, from the invitation to the last payment, with its papers at every step. Somebody who does not run it looks at each node; that is how
 * favour contracts and benefits on the side are kept out.
 */
export const outsourcing = defineRegister({
  name: 'outsourcing',
  label: { zh: '服务外包', en: 'Outsourcing' },
  covers: ['CW12', 'CW25'],
  cures: ['外包', '劳务', '验收', '第三方'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    subject: { kind: 'text', label: { zh: '外包事项', en: 'Subject' }, required: true, inList: true },
    scope: { kind: 'longtext', label: { zh: '外包范围和内容', en: 'Scope' }, required: true, covers: ['CW12'] },
    department: { kind: 'department', label: { zh: '承办部门', en: 'Department' }, required: true, inList: true },
    owner: { kind: 'person', label: { zh: '承办人', en: 'Owner' }, inList: true },
    participants: { kind: 'people', label: { zh: '参与人员', en: 'Participants' }, required: true, covers: ['CW25'] },
    invited: { kind: 'longtext', label: { zh: '邀请单位', en: 'Invited' }, required: true },
    invitation: { kind: 'files', label: { zh: '邀请招标材料', en: 'Invitation' }, required: true },
    minutes: { kind: 'files', label: { zh: '议标记录', en: 'Minutes of the talks' } },
    price: { kind: 'money', label: { zh: '确定价格', en: 'Price' }, inList: true, min: 1 },
    pricePaper: { kind: 'files', label: { zh: '定价材料', en: 'Price paper' } },
    contract: { kind: 'ref', register: 'contract', label: { zh: '合同', en: 'Contract' } },
    node: { kind: 'text', label: { zh: '节点检查', en: 'Nodes inspected' } },
    paid: { kind: 'money', label: { zh: '已付金额', en: 'Paid' } },
  },
  columns: { title: 'subject', owner: 'owner', department: 'department', amount: 'price' },
  parties: {
    ...treasury,
    everyone,
    owner: { field: 'owner', label: { zh: '承办人', en: 'owner' } },
    participant: { field: 'participants', label: { zh: '参与人员', en: 'participants' } },
  },
  readers: ['owner', 'participant', 'office', 'leader', 'director', 'accountant'],
  states: {
    invited: { label: { zh: '待议标', en: 'Invited' }, awaits: ['negotiate'] },
    negotiated: { label: { zh: '待定价', en: 'Negotiated' }, awaits: ['fix-price'] },
    priced: { label: { zh: '待签合同', en: 'Priced' }, awaits: ['contract'] },
    contracted: { label: { zh: '执行中', en: 'Contracted' }, awaits: ['settle'] },
    settled: { label: { zh: '已结算', en: 'Settled' }, final: true },
  },
  verbs: {
    invite: {
      label: { zh: '邀请招标', en: 'Invite' },
      by: ['everyone'],
      from: 'nothing',
      to: 'invited',
      takes: ['subject', 'scope', 'department', 'participants', 'invited', 'invitation'],
      sets: (facts) => ({ owner: doerOf(facts) }),
      elsewhere: { zh: '该外包已经邀请。', en: 'It was invited already.' },
      covers: ['CW12'],
    },
    negotiate: {
      label: { zh: '议标', en: 'Negotiate' },
      by: ['owner'],
      from: ['invited'],
      to: 'negotiated',
      takes: ['minutes'],
      needs: ['minutes'],
      already: ['negotiated'],
      elsewhere: { zh: '已经议标。', en: 'The talks are over.' },
      covers: ['CW12'],
    },
    'fix-price': {
      label: { zh: '确定价格', en: 'Fix the price' },
      by: ['leader'],
      from: ['negotiated'],
      to: 'priced',
      takes: ['price', 'pricePaper'],
      needs: ['price', 'pricePaper'],
      apart: ['invite', 'negotiate'],
      already: ['priced'],
      elsewhere: {
        zh: '议标以后才能定价，签约以后不再改价。',
        en: 'It follows the talks and comes before the contract.',
      },
      covers: ['CW12'],
    },
    contract: {
      label: { zh: '签订合同', en: 'Contract' },
      by: ['owner'],
      from: ['priced'],
      to: 'contracted',
      takes: ['contract'],
      needs: ['contract'],
      already: ['contracted'],
      elsewhere: { zh: '须先确定价格。', en: 'The price is fixed first.' },
      covers: ['CW12'],
    },
    inspect: {
      label: { zh: '节点检查', en: 'Inspect' },
      by: ['office', 'accountant'],
      unasked: ['accountant'],
      from: ['negotiated', 'priced', 'contracted'],
      apart: ['invite', 'negotiate'],
      sets: ({ record: { fields, state } }) => {
        const done = typeof fields['node'] === 'string' ? fields['node'].split(' ') : []
        return { node: [...new Set([...done, state])].join(' ') }
      },
      reason: true,
      elsewhere: { zh: '现在没有需要检查的节点。', en: 'There is no node to inspect now.' },
      covers: ['CW25'],
    },
    settle: {
      label: { zh: '结算', en: 'Settle' },
      by: ['accountant'],
      from: ['contracted'],
      to: 'settled',
      apart: ['invite'],
      asks: ({ record: { fields } }) =>
        typeof fields['contract'] === 'string'
          ? {
              paid: {
                register: 'payment',
                ask: 'sum',
                field: 'amount',
                where: { state: ['paid'], fields: { contract: { is: fields['contract'] } } },
                lock: fields['contract'],
              },
            }
          : {},
      sets: ({ known }) => ({ paid: fen(known['paid']) }),
      already: ['settled'],
      elsewhere: { zh: '须先签订合同。', en: 'It is contracted first.' },
      covers: ['CW12'],
    },
  },
  rules: {
    'service-by-several': {
      label: { zh: '多人参与', en: 'Several take part' },
      says: {
        zh: '参与人员不足两人：请至少两人共同办理。',
        en: 'Fewer than two take part; let at least two do it together.',
      },
      on: ['invite'],
      severity: 'refuse',
      at: 'participants',
      holds: ({ record }) => sizeOf(record.fields['participants']) >= 2,
      covers: ['CW25'],
    },
    'service-nodes-inspected': {
      label: { zh: '重要节点检查', en: 'Nodes inspected' },
      says: {
        zh: '报价、合同或执行节点还没有检查：请由办公室或会计检查后再往下办。',
        en: 'A node before this one was not inspected; have the office or the accountant inspect it.',
      },
      on: ['fix-price', 'contract', 'settle'],
      severity: 'refuse',
      holds: ({ record: { fields }, before }) =>
        String(fields['node'] ?? '')
          .split(' ')
          .includes(before?.state ?? ''),
      covers: ['CW25'],
    },
    'service-contract-signed': {
      label: { zh: '合同已签订', en: 'Contract signed' },
      says: {
        zh: '合同没有签订，或金额超过确定的价格：请核对。',
        en: 'The contract is not signed, or is for more than the price that was fixed.',
      },
      on: ['contract'],
      severity: 'refuse',
      at: 'contract',
      needs: ({ record: { fields } }) => held('contract', fields['contract']),
      holds: ({ record: { fields }, known }) =>
        stateOf(known['contract']) === 'signed' && fen(told(known['contract'], 'amount')) <= fen(fields['price']),
      covers: ['CW12'],
    },
    'service-paid-in-full': {
      label: { zh: '按合同付清', en: 'Paid by the contract' },
      says: {
        zh: '还没有付过款，或付款与确定价格不一致：请核对付款后再结算。',
        en: 'Nothing was paid, or not what was fixed; check the payments first.',
      },
      on: ['settle'],
      severity: 'warn',
      holds: ({ record: { fields } }) => fen(fields['paid']) === fen(fields['price']),
      covers: ['CW12'],
    },
  },
  settings: {
    priceDays: {
      label: { zh: '议标后定价时限（工作日）', en: 'Working days to fix the price' },
      standard: 10,
      min: 1,
      max: 60,
    },
  },
  deadlines: {
    'price-due': {
      label: { zh: '定价时限', en: 'Price due' },
      verb: 'fix-price',
      starts: { on: 'negotiate' },
      within: { workingDays: 'priceDays' },
      escalate: [{ after: 1, to: 'director' }],
      covers: ['CW12'],
    },
  },
})
