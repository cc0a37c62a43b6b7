import type { FieldSpec } from '../../kernel/fields.ts'
import { bodies, matters } from './words.ts'

const opinions = {
  passed: { zh: '通过', en: 'Passed' },
  incomplete: { zh: '材料不全', en: 'Incomplete' },
} as const

export const topicFields = {
  subject: { kind: 'text', label: { zh: '议题', en: 'Subject' }, required: true, inList: true, aliases: ['事项'] },
  kind: { kind: 'choice', label: { zh: '事项类别', en: 'Kind' }, required: true, inList: true, choices: matters },
  body: { kind: 'choice', label: { zh: '议决机构', en: 'Body' }, required: true, inList: true, choices: bodies },
  amount: { kind: 'money', label: { zh: '涉及金额', en: 'Amount' }, inList: true, min: 0, aliases: ['金额'] },
  department: { kind: 'department', label: { zh: '提出部门', en: 'Department' }, inList: true },
  explanation: { kind: 'longtext', label: { zh: '议题说明', en: 'Explanation' }, required: true },
  research: { kind: 'longtext', label: { zh: '事前调研', en: 'Research before' }, covers: ['HY02'] },
  consulted: { kind: 'longtext', label: { zh: '征求意见情况', en: 'Opinions collected' }, covers: ['HY02'] },
  communication: { kind: 'longtext', label: { zh: '会前沟通情况', en: 'Talks before' }, covers: ['HY02'] },
  papers: { kind: 'files', label: { zh: '上会材料', en: 'Papers' } },
  officeReview: { kind: 'choice', label: { zh: '办公室审查', en: 'Office review' }, choices: opinions },
  legalReview: { kind: 'choice', label: { zh: '法务审查', en: 'Legal review' }, choices: opinions },
  financeReview: { kind: 'choice', label: { zh: '财务审查', en: 'Finance review' }, choices: opinions },
  meeting: { kind: 'ref', register: 'meeting', label: { zh: '上会会议', en: 'Meeting' }, inList: true },
  discussion: { kind: 'longtext', label: { zh: '讨论情况', en: 'Discussion' } },
  votesFor: { kind: 'integer', label: { zh: '同意', en: 'For' }, min: 0 },
  votesAgainst: { kind: 'integer', label: { zh: '不同意', en: 'Against' }, min: 0 },
  abstained: { kind: 'integer', label: { zh: '弃权', en: 'Abstained' }, min: 0 },
  dissent: { kind: 'longtext', label: { zh: '不同意见', en: 'Dissent' }, covers: ['HY16'] },
  decision: { kind: 'longtext', label: { zh: '决定内容', en: 'Decision' } },
  decisionNumber: { kind: 'text', label: { zh: '决定编号', en: 'Decision number' }, inList: true },
  lead: { kind: 'person', label: { zh: '落实责任人', en: 'Carried out by' }, inList: true },
  dueOn: { kind: 'day', label: { zh: '落实时限', en: 'Carried out by day' } },
} as const satisfies Readonly<{ [field: string]: FieldSpec }>
