import type { FieldSpec } from '../../kernel/fields.ts'

/** What is kept of a citizen's opinion on a rectification. How to reach whoever wrote it is for the receiver's eyes. */
export const opinionFields = {
  subject: { kind: 'text', label: { zh: '意见事项', en: 'Subject' }, required: true, inList: true },
  words: { kind: 'longtext', label: { zh: '意见原文', en: 'Words' }, required: true, covers: ['GK03'] },
  channel: {
    kind: 'choice',
    label: { zh: '渠道', en: 'Channel' },
    required: true,
    inList: true,
    choices: {
      letter: { zh: '来信', en: 'Letter' },
      visit: { zh: '来访', en: 'Visit' },
      phone: { zh: '电话', en: 'Telephone' },
      mail: { zh: '邮箱', en: 'E-mail' },
      web: { zh: '网站或客户端', en: 'Website or app' },
    },
    covers: ['GK03', 'GK06'],
  },
  receivedOn: {
    kind: 'day',
    label: { zh: '收到日期', en: 'Received on' },
    required: true,
    inList: true,
    covers: ['GK03'],
  },
  receiptCode: {
    kind: 'text',
    label: { zh: '回执码', en: 'Receipt code' },
    max: 40,
    readers: ['receiver'],
    help: { zh: '群众凭回执码查询答复。', en: 'With it the citizen finds the answer.' },
  },
  contact: { kind: 'text', label: { zh: '联系方式', en: 'Contact' }, readers: ['receiver'] },
  notice: { kind: 'ref', register: 'public-notice', label: { zh: '有关通报', en: 'Notice' } },
  finding: { kind: 'ref', register: 'inspection-finding', label: { zh: '有关问题', en: 'Finding' }, covers: ['GK03'] },
  department: { kind: 'department', label: { zh: '承办部门', en: 'Department' }, inList: true },
  owner: { kind: 'person', label: { zh: '承办人', en: 'Who deals with it' }, inList: true, covers: ['GK03'] },
  dueOn: { kind: 'day', label: { zh: '办结时限', en: 'Due on' }, inList: true },
  extended: { kind: 'yesno', label: { zh: '已延期', en: 'Extended' } },
  answer: { kind: 'longtext', label: { zh: '答复内容', en: 'Answer' }, covers: ['GK03'] },
  answeredOn: { kind: 'day', label: { zh: '答复日期', en: 'Answered on' }, inList: true },
  satisfaction: {
    kind: 'choice',
    label: { zh: '群众评价', en: 'Satisfaction' },
    inList: true,
    choices: {
      satisfied: { zh: '满意', en: 'Satisfied' },
      fair: { zh: '基本满意', en: 'Fairly satisfied' },
      dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
    },
    covers: ['GK03'],
  },
  lookedBack: { kind: 'yesno', label: { zh: '已转“回头看”核查', en: 'Looked back at' }, covers: ['GK03'] },
} as const satisfies Readonly<{ [field: string]: FieldSpec }>
