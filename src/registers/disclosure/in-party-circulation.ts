import { defineRegister } from '../../kernel/register.ts'
import { figure } from '../../kernel/answers.ts'
import { above, publishers } from './words.ts'

/**
 * The feedback told in the Party in its original words (党内通报，原汁原味): to each subordinate organisation, with number, day and receipt. The text itself is not made
 * and not kept here.
 */
export const inPartyCirculation = defineRegister({
  name: 'in-party-circulation',
  label: { zh: '党内原文通报', en: 'Circulation in the Party' },
  covers: ['GK04'],
  cures: ['党内通报', '传达', '党员知晓'],
  version: '2026-01-01',
  domain: 'disclosure',
  starts: 'off',
  fields: {
    title: { kind: 'text', label: { zh: '通报文件', en: 'What was circulated' }, required: true, inList: true },
    number: { kind: 'text', label: { zh: '文号', en: 'Number' }, required: true, inList: true, covers: ['GK04'] },
    round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' }, required: true },
    organisation: {
      kind: 'text',
      label: { zh: '接收党组织', en: 'To which organisation' },
      required: true,
      inList: true,
      covers: ['GK04'],
    },
    original: {
      kind: 'yesno',
      label: { zh: '原文通报', en: 'In the original words' },
      required: true,
      covers: ['GK04'],
    },
    sentOn: { kind: 'day', label: { zh: '发出日期', en: 'Sent on' }, required: true, inList: true, covers: ['GK04'] },
    members: { kind: 'integer', label: { zh: '应阅知党员数', en: 'Members' }, required: true, min: 1, max: 100_000 },
    signed: {
      kind: 'integer',
      label: { zh: '已签阅党员数', en: 'Who have signed' },
      min: 0,
      max: 100_000,
      covers: ['GK04'],
    },
    receivedOn: { kind: 'day', label: { zh: '签收日期', en: 'Received on' }, inList: true, covers: ['GK04'] },
    receivedBy: { kind: 'text', label: { zh: '签收人', en: 'Received by' } },
    receipt: { kind: 'files', label: { zh: '签收签阅单', en: 'Receipt' } },
  },
  columns: { title: 'title' },
  parties: { ...publishers, ...above },
  readers: ['director', 'leadingGroup', 'office', 'inspection'],
  states: {
    sent: { label: { zh: '待签收', en: 'Sent' }, awaits: ['acknowledge'] },
    acknowledged: { label: { zh: '已签收', en: 'Acknowledged' }, final: true },
  },
  verbs: {
    send: {
      label: { zh: '登记发出', en: 'Send' },
      by: ['office'],
      from: 'nothing',
      to: 'sent',
      takes: ['title', 'number', 'round', 'organisation', 'original', 'sentOn', 'members'],
      elsewhere: { zh: '已经发出。', en: 'It is sent already.' },
      covers: ['GK04'],
    },
    acknowledge: {
      label: { zh: '登记签收签阅', en: 'Enter the receipt' },
      by: ['office'],
      from: ['sent'],
      to: 'acknowledged',
      takes: ['signed', 'receivedOn', 'receivedBy', 'receipt'],
      needs: ['signed', 'receivedOn', 'receivedBy'],
      already: ['acknowledged'],
      covers: ['GK04'],
    },
  },
  rules: {
    'circulated-in-original-words': {
      label: { zh: '原汁原味', en: 'In the original words' },
      says: {
        zh: '党内通报应当是反馈意见原文，不能摘编：请按原文通报后再登记。',
        en: 'It is circulated word by word, not abridged: do so, then enter it.',
      },
      on: ['send'],
      severity: 'refuse',
      at: 'original',
      holds: ({ record: { fields } }) => fields['original'] === true,
      covers: ['GK04'],
    },
    'circulation-days-in-order': {
      label: { zh: '签收核对', en: 'Receipt in order' },
      says: {
        zh: '发出日期不晚于今天，签收日期不早于发出日期，签阅人数不多于党员数，请核对。',
        en: 'It is sent by today, received after that, and no more have signed than there are members; please check.',
      },
      on: ['send', 'acknowledge'],
      severity: 'refuse',
      at: 'receivedOn',
      holds: ({ record: { fields }, today }) =>
        String(fields['sentOn'] ?? '') <= today &&
        String(fields['receivedOn'] ?? '9') >= String(fields['sentOn'] ?? '') &&
        figure(fields['signed']) <= figure(fields['members']),
    },
    'every-member-has-read': {
      label: { zh: '全体党员签阅', en: 'Every member has read it' },
      says: {
        zh: '还有党员没有签阅，请补齐后在签阅单上补签。',
        en: 'Some members have not signed; let them read and sign.',
      },
      on: ['acknowledge'],
      severity: 'warn',
      at: 'signed',
      holds: ({ record: { fields } }) => fields['signed'] === fields['members'],
      covers: ['GK04'],
    },
  },
  settings: {
    receiptDays: {
      label: { zh: '签收时限（工作日）', en: 'Working days to the receipt' },
      standard: 5,
      min: 1,
      max: 30,
    },
  },
  deadlines: {
    'circulation-receipt-due': {
      label: { zh: '签收时限', en: 'Receipt due' },
      verb: 'acknowledge',
      starts: { on: 'send' },
      within: { workingDays: 'receiptDays' },
      escalate: [{ after: 3, to: 'leadingGroup' }],
      covers: ['GK04'],
    },
  },
  indicators: {
    'members-reached': {
      label: { zh: '党员签阅率', en: 'Members reached' },
      unit: { zh: '人', en: 'members' },
      value: { where: {}, sum: 'signed' },
      base: { where: {}, sum: 'members' },
      window: 'all',
      covers: ['GK04'],
    },
  },
})
