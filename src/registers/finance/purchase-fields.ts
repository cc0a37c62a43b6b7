import type { RegisterSpec } from '../../kernel/spec.ts'

/** What is written down of a purchase, in the order in which it comes to be known. */
export const purchaseFields = {
  subject: {
    kind: 'text',
    label: { zh: '采购内容', en: 'Subject' },
    required: true,
    inList: true,
    aliases: ['采购项目'],
  },
  department: { kind: 'department', label: { zh: '申请部门', en: 'Department' }, required: true, inList: true },
  applicant: { kind: 'person', label: { zh: '申请人', en: 'Applicant' }, inList: true },
  amount: {
    kind: 'money',
    label: { zh: '预计金额', en: 'Estimated amount' },
    required: true,
    inList: true,
    min: 1,
    aliases: ['金额'],
  },
  supplies: { kind: 'yesno', label: { zh: '办公用品和耗材', en: 'Office supplies' }, covers: ['CW28'] },
  request: { kind: 'ref', register: 'expense-request', label: { zh: '支出申请', en: 'Request' } },
  mode: {
    kind: 'choice',
    label: { zh: '采购方式', en: 'Mode' },
    inList: true,
    covers: ['CW11'],
    choices: {
      inquiry: { zh: '询价', en: 'Inquiry' },
      comparison: { zh: '三方比选', en: 'Comparison of three' },
      tender: { zh: '招标', en: 'Tender' },
    },
  },
  eligible: { kind: 'yesno', label: { zh: '适合云平台采购', en: 'Offered on the platform' }, covers: ['CW10'] },
  onPlatform: {
    kind: 'yesno',
    label: { zh: '在云平台采购', en: 'Bought on the platform' },
    inList: true,
    covers: ['CW10'],
  },
  offPlatformReason: {
    kind: 'text',
    label: { zh: '不在平台采购的原因', en: 'Why not on the platform' },
    covers: ['CW10'],
  },
  urgentReason: { kind: 'longtext', label: { zh: '紧急原因', en: 'Why it could not wait' }, covers: ['CW09'] },
  decision: { kind: 'ref', register: 'meeting-topic', label: { zh: '会议决定', en: 'Decision' }, covers: ['CW09'] },
  reportedOn: { kind: 'day', label: { zh: '报备日期', en: 'Reported on' }, covers: ['CW09'] },
  reportPaper: { kind: 'files', label: { zh: '报备材料', en: 'Report' } },
  evaluators: { kind: 'people', label: { zh: '评审人员', en: 'Evaluators' }, covers: ['CW11'] },
  comparison: { kind: 'files', label: { zh: '比选材料', en: 'Comparison papers' }, covers: ['CW11'] },
  supplier: { kind: 'text', label: { zh: '供应商', en: 'Supplier' }, inList: true },
  price: { kind: 'money', label: { zh: '成交价', en: 'Price' }, inList: true, min: 1 },
  grounds: { kind: 'longtext', label: { zh: '选定理由', en: 'Grounds' }, covers: ['CW11'] },
  acceptor: { kind: 'person', label: { zh: '验收人', en: 'Acceptor' } },
  acceptance: { kind: 'files', label: { zh: '验收单', en: 'Acceptance' } },
} as const satisfies RegisterSpec['fields']
