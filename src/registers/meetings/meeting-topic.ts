import { defineRegister } from '../../kernel/register.ts'

/** A matter for a meeting and what was decided on it. Only what other registers ask of a decision: who prepares and decides it is not said here yet. */
export const meetingTopic = defineRegister({
  name: 'meeting-topic',
  label: { zh: '议题', en: 'Meeting topic' },
  version: '2026-01-01',
  domain: 'meetings',
  starts: 'off',
  fields: {
    subject: { kind: 'text', label: { zh: '议题', en: 'Subject' }, required: true, inList: true },
    kind: {
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      required: true,
      inList: true,
      choices: {
        decision: { zh: '重大决策', en: 'Major decision' },
        appointment: { zh: '重要干部任免', en: 'Appointment' },
        project: { zh: '重大项目安排', en: 'Major project' },
        'large-fund': { zh: '大额资金使用', en: 'Large fund' },
        disposal: { zh: '资产处置', en: 'Disposal' },
        routine: { zh: '一般事项', en: 'Routine' },
      },
    },
    amount: { kind: 'money', label: { zh: '金额', en: 'Amount' } },
    decisionNumber: { kind: 'text', label: { zh: '决定编号', en: 'Decision number' }, inList: true },
  },
  columns: { title: 'subject', amount: 'amount' },
  parties: {
    office: { post: 'office', label: { zh: '办公室', en: 'office' } },
    director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
  },
  readers: ['office', 'director'],
  states: {
    proposed: { label: { zh: '待研究', en: 'Proposed' }, awaits: ['decide'] },
    decided: { label: { zh: '已决定', en: 'Decided' }, rests: true },
  },
  verbs: {
    propose: {
      label: { zh: '提出议题', en: 'Propose' },
      by: ['office'],
      from: 'nothing',
      to: 'proposed',
      takes: ['subject', 'kind', 'amount'],
      elsewhere: { zh: '该议题已经提出。', en: 'It is proposed already.' },
    },
    decide: {
      label: { zh: '登记决定', en: 'Decide' },
      by: ['office'],
      from: ['proposed'],
      to: 'decided',
      takes: ['decisionNumber'],
      needs: ['decisionNumber'],
      already: ['decided'],
    },
  },
})
