import type { Fields } from '../../kernel/fields.ts'
import type { RegisterSpec } from '../../kernel/spec.ts'
import { sizeOf } from '../words.ts'

/** Elements a contract must have, with the word by which a missing one is named. */
const elements = {
  party: '对方单位',
  amount: '金额',
  endsOn: '期限',
  paymentTerms: '付款约定',
  acceptanceTerms: '验收约定',
  breachTerms: '违约责任',
  text: '合同文本',
} as const

/** The elements a contract lacks, in words; empty when it has them all. */
export function missing(fields: Fields): string {
  const absent = Object.entries(elements).filter(
    ([field]) => !fields[field] || (Array.isArray(fields[field]) && sizeOf(fields[field]) === 0),
  )
  return absent.map(([, word]) => word).join('、')
}

/** What is written down of a contract. */
export const contractFields = {
  number: { kind: 'text', label: { zh: '合同编号', en: 'Number' }, required: true, inList: true, max: 60 },
  subject: {
    kind: 'text',
    label: { zh: '合同标的', en: 'Subject' },
    required: true,
    inList: true,
    aliases: ['合同名称'],
  },
  party: { kind: 'text', label: { zh: '对方单位', en: 'Other party' }, inList: true, aliases: ['乙方', '签约单位'] },
  department: { kind: 'department', label: { zh: '承办部门', en: 'Department' }, required: true, inList: true },
  owner: { kind: 'person', label: { zh: '承办人', en: 'Owner' }, inList: true },
  participants: { kind: 'people', label: { zh: '参与洽谈人员', en: 'Participants' }, covers: ['CW25'] },
  purchase: { kind: 'ref', register: 'purchase', label: { zh: '采购', en: 'Purchase' } },
  amount: { kind: 'money', label: { zh: '合同金额', en: 'Amount' }, inList: true, min: 1, aliases: ['金额'] },
  startsOn: { kind: 'day', label: { zh: '起始日', en: 'From' } },
  endsOn: { kind: 'day', label: { zh: '截止日', en: 'Until' }, inList: true },
  paymentTerms: { kind: 'longtext', label: { zh: '付款约定', en: 'Payment terms' } },
  acceptanceTerms: { kind: 'longtext', label: { zh: '验收约定', en: 'Acceptance terms' } },
  breachTerms: { kind: 'longtext', label: { zh: '违约责任', en: 'Breach' } },
  text: { kind: 'files', label: { zh: '合同文本', en: 'Text' } },
  missing: { kind: 'text', label: { zh: '缺少要素', en: 'Missing elements' }, covers: ['CW13'] },
  opinion: { kind: 'text', max: 1000, label: { zh: '法务审查意见', en: 'Legal opinion' }, covers: ['CW14'] },
  signedOn: { kind: 'day', label: { zh: '签订日期', en: 'Signed on' }, inList: true },
} as const satisfies RegisterSpec['fields']
