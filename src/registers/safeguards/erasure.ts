import { defineRegister } from '../../kernel/register.ts'

/**
 * Erasing what should never have been stored (a classified text, a case lead, personal data). Two persons: one asks, another one approves;
 * then the record's content is gone from everywhere and the chain of hashes still verifies.
 */
export const erasure = defineRegister({
  name: 'erasure',
  label: { zh: '内容清除', en: 'Erasure' },
  version: '2026-01-01',
  domain: 'safeguards',
  fields: {
    register: { kind: 'text', label: { zh: '台账代码', en: 'Register' }, required: true, inList: true, max: 60 },
    target: {
      kind: 'text',
      label: { zh: '记录编号', en: 'Record id' },
      required: true,
      max: 60,
      help: { zh: '在记录页选择“申请清除内容”会自动填入。', en: 'Filled in when asked for from the record’s page.' },
    },
    ground: {
      kind: 'choice',
      label: { zh: '事由', en: 'Ground' },
      required: true,
      inList: true,
      choices: {
        mistaken: { zh: '误录入', en: 'Entered by mistake' },
        personal: { zh: '个人信息', en: 'Personal data' },
        'not-for-here': { zh: '不得在本系统处理的内容', en: 'Content this system must not hold' },
      },
    },
  },
  columns: { title: 'ground' },
  parties: {
    security: { post: 'security-admin', label: { zh: '安全管理员', en: 'security administrator' } },
    director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
    deputy: { post: 'deputy-director', label: { zh: '分管领导', en: 'deputy director' } },
    office: { post: 'office', label: { zh: '办公室', en: 'office' } },
  },
  readers: ['security', 'director', 'deputy', 'office'],
  states: {
    requested: { label: { zh: '待审批', en: 'Requested' }, awaits: ['approve'] },
    erased: { label: { zh: '已清除', en: 'Erased' }, final: true },
    refused: { label: { zh: '未批准', en: 'Refused' }, final: true },
  },
  verbs: {
    request: {
      label: { zh: '申请清除内容', en: 'Request erasure' },
      by: ['office', 'deputy', 'security', 'director'],
      from: 'nothing',
      to: 'requested',
      takes: ['register', 'target', 'ground'],
      elsewhere: { zh: '申请已经提出。', en: 'It is requested already.' },
    },
    approve: {
      label: { zh: '批准清除', en: 'Approve erasure' },
      by: ['director', 'security'],
      from: ['requested'],
      to: 'erased',
      apart: ['request'],
      erases: 'target',
      already: ['erased'],
      elsewhere: { zh: '未批准的申请请重新提出。', en: 'A refused request must be made anew.' },
    },
    refuse: {
      label: { zh: '不予批准', en: 'Refuse' },
      by: ['director', 'security'],
      from: ['requested'],
      to: 'refused',
      reason: true,
      already: ['refused'],
      elsewhere: { zh: '内容已经清除。', en: 'The content is erased already.' },
    },
  },
})
