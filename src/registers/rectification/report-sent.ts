import { defineRegister } from '../../kernel/register.ts'
import { leadReaders, outsiders, overseers } from './words.ts'

/**
 * Reports to those above (报送件): of the Party group on the rectification, and of the principal on what he or she did for it, apart from each other. To whom, under
 * which number, and the receipt.
 */
export const reportSent = defineRegister({
  name: 'report-sent',
  label: { zh: '报送件', en: 'Report sent' },
  covers: ['ZG32'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: { kind: 'text', label: { zh: '标题', en: 'Title' }, required: true, inList: true },
    kind: {
      kind: 'choice',
      label: { zh: '报送类型', en: 'Kind' },
      required: true,
      inList: true,
      choices: {
        progress: { zh: '整改进展情况报告', en: 'Progress of the rectification' },
        principal: { zh: '主要负责人组织落实情况报告', en: 'What the principal did' },
        plan: { zh: '整改方案', en: 'Plan' },
        statistics: { zh: '统计报表', en: 'Statistics' },
        other: { zh: '其他', en: 'Other' },
      },
      covers: ['ZG32', 'ZG08'],
    },
    round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' } },
    recipient: {
      kind: 'text',
      label: { zh: '报送对象', en: 'To whom' },
      required: true,
      inList: true,
      help: {
        zh: '如县纪委监委、县委组织部、县委巡察办；每个对象登记一件。',
        en: 'One record for each body it goes to.',
      },
      covers: ['ZG32'],
    },
    dueOn: { kind: 'day', label: { zh: '报送时限', en: 'Due on' } },
    asOf: { kind: 'day', label: { zh: '统计截止日', en: 'As of' } },
    files: { kind: 'files', label: { zh: '报送文件', en: 'Paper' } },
    pledged: {
      kind: 'yesno',
      label: { zh: '主要负责人已作真实性承诺', en: 'Pledged by the principal' },
      covers: ['ZG32'],
    },
    number: { kind: 'text', label: { zh: '文号', en: 'Number' }, inList: true, covers: ['ZG32'] },
    sentOn: { kind: 'day', label: { zh: '报送日期', en: 'Sent on' }, inList: true },
    receivedOn: { kind: 'day', label: { zh: '签收日期', en: 'Received on' }, inList: true, covers: ['ZG32'] },
    receivedBy: { kind: 'text', label: { zh: '签收人', en: 'Received by' } },
    receipt: { kind: 'files', label: { zh: '回执', en: 'Receipt' } },
  },
  columns: { title: 'title' },
  parties: { ...overseers, ...outsiders },
  readers: leadReaders,
  states: {
    drafted: { label: { zh: '待签发', en: 'Drafted' }, awaits: ['approve'] },
    returned: { label: { zh: '退回修改', en: 'Returned' }, awaits: ['draft-again'] },
    approved: { label: { zh: '待报送', en: 'Approved' }, awaits: ['send'] },
    sent: { label: { zh: '待签收', en: 'Sent' }, awaits: ['acknowledge'] },
    acknowledged: { label: { zh: '已签收', en: 'Acknowledged' }, final: true },
  },
  verbs: {
    draft: {
      label: { zh: '拟稿', en: 'Draft' },
      by: ['office'],
      from: 'nothing',
      to: 'drafted',
      takes: ['title', 'kind', 'round', 'recipient', 'dueOn', 'asOf', 'files'],
      elsewhere: { zh: '已经拟稿。', en: 'It is drafted already.' },
      covers: ['ZG32'],
    },
    'draft-again': {
      label: { zh: '修改后提交', en: 'Hand in again' },
      by: ['office'],
      from: ['returned'],
      to: 'drafted',
      takes: ['title', 'recipient', 'asOf', 'files'],
      elsewhere: { zh: '只有退回的报告需要重新提交。', en: 'Only what was returned is handed in again.' },
    },
    approve: {
      label: { zh: '签发', en: 'Approve' },
      by: ['director'],
      from: ['drafted'],
      to: 'approved',
      takes: ['pledged'],
      apart: ['draft', 'draft-again'],
      already: ['approved', 'sent', 'acknowledged'],
      elsewhere: { zh: '退回的报告修改提交以后再签发。', en: 'It is handed in again first.' },
      covers: ['ZG32'],
    },
    return: {
      label: { zh: '退回修改', en: 'Return' },
      by: ['director'],
      from: ['drafted'],
      to: 'returned',
      reason: true,
      already: ['returned'],
      elsewhere: { zh: '报告已经签发。', en: 'It is approved already.' },
    },
    send: {
      label: { zh: '登记报送', en: 'Send' },
      by: ['office'],
      from: ['approved'],
      to: 'sent',
      takes: ['number', 'sentOn', 'files'],
      needs: ['number', 'sentOn', 'files'],
      already: ['sent', 'acknowledged'],
      elsewhere: { zh: '先由主要负责人签发，再报送。', en: 'The principal approves it first.' },
      covers: ['ZG32'],
    },
    acknowledge: {
      label: { zh: '登记签收', en: 'Enter the receipt' },
      by: ['office'],
      from: ['sent'],
      to: 'acknowledged',
      takes: ['receivedOn', 'receivedBy', 'receipt'],
      needs: ['receivedOn', 'receivedBy'],
      already: ['acknowledged'],
      elsewhere: { zh: '还没有报送。', en: 'It has not been sent yet.' },
      covers: ['ZG32'],
    },
  },
  rules: {
    'report-is-pledged': {
      label: { zh: '真实性承诺', en: 'Pledged to be true' },
      says: {
        zh: '进展情况报告和主要负责人组织落实情况报告，签发时由主要负责人作真实性承诺。',
        en: 'The principal pledges that these two reports are true when approving them.',
      },
      on: ['approve'],
      severity: 'refuse',
      at: 'pledged',
      holds: ({ record: { fields } }) =>
        !['progress', 'principal'].includes(String(fields['kind'])) || fields['pledged'] === true,
      covers: ['ZG32'],
    },
    'both-reports-go': {
      label: { zh: '两份报告一并报送', en: 'Both reports go' },
      says: {
        zh: '本轮还没有拟出主要负责人组织落实情况报告：它和进展情况报告是两件，请一并报送。',
        en: 'The report on what the principal did is not drafted yet; the two go together.',
      },
      on: ['send'],
      severity: 'warn',
      needs: ({ record: { fields } }) => ({
        other: {
          register: 'report-sent',
          ask: 'count',
          where: { fields: { kind: { is: 'principal' }, round: { is: String(fields['round'] ?? '') } } },
        },
      }),
      holds: ({ record: { fields }, known }) => fields['kind'] !== 'progress' || Number(known['other'] ?? 0) > 0,
      covers: ['ZG32'],
    },
    'receipt-after-sending': {
      label: { zh: '签收日期核对', en: 'Received after it was sent' },
      says: {
        zh: '签收日期不能早于报送日期，也不能晚于今天，请核对。',
        en: 'It is received after it was sent and by today; please check.',
      },
      on: ['acknowledge'],
      severity: 'refuse',
      at: 'receivedOn',
      holds: ({ record: { fields }, today }) =>
        typeof fields['receivedOn'] !== 'string' ||
        (fields['receivedOn'] <= today && fields['receivedOn'] >= String(fields['sentOn'] ?? '')),
    },
  },
  settings: {
    receiptDays: {
      label: { zh: '取得回执时限（工作日）', en: 'Working days to get a receipt' },
      standard: 5,
      min: 1,
      max: 30,
    },
  },
  deadlines: {
    'report-due': {
      label: { zh: '报送时限', en: 'To be sent by' },
      verb: 'send',
      starts: { field: 'dueOn' },
      remind: [7],
      escalate: [{ after: 1, to: 'director' }],
      covers: ['ZG32'],
    },
    'receipt-due': {
      label: { zh: '取得回执时限', en: 'Receipt due' },
      verb: 'acknowledge',
      starts: { on: 'send' },
      within: { workingDays: 'receiptDays' },
      escalate: [{ after: 5, to: 'leadingGroup' }],
      covers: ['ZG32'],
    },
  },
  claims: {
    'report-number': {
      label: { zh: '文号', en: 'Number' },
      fields: ['number', 'recipient'],
      says: {
        zh: '同一文号已经报送过这个对象，请核对。',
        en: 'A report of this number has gone to this body already; please check.',
      },
    },
  },
})
