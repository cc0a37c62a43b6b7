import type { RegisterSpec } from '../../kernel/spec.ts'

/** What is written down of a disposal, in the order in which it comes to be known. */
export const disposalFields = {
  number: { kind: 'text', label: { zh: '处置编号', en: 'Number' }, required: true, inList: true, max: 40 },
  subject: { kind: 'text', label: { zh: '处置事项', en: 'Subject' }, required: true, inList: true },
  kind: {
    kind: 'choice',
    label: { zh: '处置方式', en: 'Kind' },
    required: true,
    inList: true,
    choices: {
      scrap: { zh: '报废', en: 'Scrapped' },
      sale: { zh: '出售', en: 'Sold' },
      transfer: { zh: '无偿调拨', en: 'Given to another unit' },
      loss: { zh: '报损', en: 'Written off as lost' },
    },
  },
  department: { kind: 'department', label: { zh: '申请部门', en: 'Department' }, required: true, inList: true },
  applicant: { kind: 'person', label: { zh: '申请人', en: 'Applicant' }, inList: true },
  cards: { kind: 'refs', register: 'asset-card', label: { zh: '处置资产', en: 'Assets' }, covers: ['ZC04'] },
  value: { kind: 'money', label: { zh: '账面原值', en: 'Book value' }, inList: true, min: 0 },
  grounds: { kind: 'longtext', label: { zh: '处置理由', en: 'Grounds' }, required: true },
  photos: { kind: 'files', label: { zh: '现状照片', en: 'Photos' } },
  appraisers: { kind: 'people', label: { zh: '鉴定人', en: 'Appraisers' }, covers: ['ZC04'] },
  appraisal: { kind: 'longtext', label: { zh: '鉴定意见', en: 'Appraisal' }, covers: ['ZC04'] },
  appraisalPaper: { kind: 'files', label: { zh: '鉴定书', en: 'Appraisal paper' }, covers: ['ZC04'] },
  residual: { kind: 'money', label: { zh: '评估残值', en: 'Appraised at' }, min: 0 },
  decision: { kind: 'ref', register: 'meeting-topic', label: { zh: '会议决定', en: 'Decision' }, covers: ['ZC04'] },
  disposedOn: { kind: 'day', label: { zh: '处置日期', en: 'Disposed on' }, inList: true },
  receiver: { kind: 'text', label: { zh: '回收或接收单位', en: 'Receiver' } },
  proceeds: { kind: 'money', label: { zh: '处置收入', en: 'Proceeds' }, inList: true, min: 0 },
  evidence: { kind: 'files', label: { zh: '处置凭证', en: 'Evidence' }, covers: ['ZC04'] },
  voucher: { kind: 'text', label: { zh: '记账凭证号', en: 'Voucher' }, max: 40, covers: ['ZC04'] },
  accountedOn: { kind: 'day', label: { zh: '核销日期', en: 'Accounted on' } },
} as const satisfies RegisterSpec['fields']
