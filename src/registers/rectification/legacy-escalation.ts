import { defineRegister } from '../../kernel/register.ts'
import { fieldIn, stateIn, theOne } from '../../kernel/answers.ts'
import { leadReaders, outsiders, overseers, responsible } from './words.ts'

/**
 * What a unit cannot cure by itself (遗留问题沟通): brought before the inspection office, the treasury, the state-assets office or the government, with every contact dated.
 * The finding stays 持续整改 until their decision has come.
 */
export const legacyEscalation = defineRegister({
  name: 'legacy-escalation',
  label: { zh: '遗留问题沟通', en: 'Escalation of what is beyond the unit' },
  covers: ['ZG34'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    matter: { kind: 'text', label: { zh: '事项', en: 'Matter' }, required: true, inList: true, max: 500 },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
      covers: ['ZG34'],
    },
    body: {
      kind: 'choice',
      label: { zh: '沟通对象', en: 'Body' },
      required: true,
      inList: true,
      choices: {
        'inspection-office': { zh: '巡察办', en: 'Inspection office' },
        treasury: { zh: '财政部门', en: 'Treasury' },
        'state-assets': { zh: '国资部门', en: 'State-assets office' },
        establishment: { zh: '机构编制部门', en: 'Establishment office' },
        government: { zh: '党委、政府', en: 'Party committee or government' },
        other: { zh: '其他', en: 'Other' },
      },
      covers: ['ZG34'],
    },
    reason: { kind: 'longtext', label: { zh: '不能自行解决的原因', en: 'Why it is beyond the unit' }, required: true },
    contactedOn: { kind: 'day', label: { zh: '最近沟通日期', en: 'Last contact' }, inList: true, covers: ['ZG34'] },
    contact: { kind: 'longtext', label: { zh: '本次沟通情况', en: 'This contact' }, max: 2000 },
    log: { kind: 'longtext', label: { zh: '沟通记录', en: 'All contacts' }, covers: ['ZG34'] },
    contacts: { kind: 'integer', label: { zh: '沟通次数', en: 'Number of contacts' }, inList: true },
    nextOn: { kind: 'day', label: { zh: '下次沟通时限', en: 'Next contact by' } },
    decision: { kind: 'longtext', label: { zh: '对方决定', en: 'Their decision' } },
    decidedOn: { kind: 'day', label: { zh: '决定日期', en: 'Decided on' }, inList: true },
    number: { kind: 'text', label: { zh: '决定文号', en: 'Number of the decision' } },
    files: { kind: 'files', label: { zh: '材料', en: 'Papers' } },
  },
  columns: { title: 'matter' },
  parties: { ...overseers, ...outsiders, ...responsible },
  readers: [...leadReaders, 'responsible'],
  states: {
    raised: { label: { zh: '沟通中', en: 'Raised' }, awaits: ['contact'] },
    decided: { label: { zh: '已有决定', en: 'Decided' }, final: true },
  },
  verbs: {
    raise: {
      label: { zh: '登记事项', en: 'Raise' },
      by: ['office', 'responsible'],
      from: 'nothing',
      to: 'raised',
      takes: ['matter', 'finding', 'body', 'reason', 'nextOn', 'files'],
      needs: ['nextOn'],
      elsewhere: { zh: '事项已经登记。', en: 'It is raised already.' },
      covers: ['ZG34'],
    },
    contact: {
      label: { zh: '登记沟通', en: 'Enter a contact' },
      by: ['office', 'responsible'],
      from: ['raised'],
      takes: ['contactedOn', 'contact', 'nextOn', 'files'],
      needs: ['contactedOn', 'contact', 'nextOn'],
      sets: ({ record: { fields }, before }) => ({
        contacts: Number(before?.fields['contacts'] ?? 0) + 1,
        log: [before?.fields['log'], `${String(fields['contactedOn'] ?? '')} ${String(fields['contact'] ?? '')}`]
          .filter(Boolean)
          .join('\n'),
      }),
      elsewhere: { zh: '对方已有决定。', en: 'They have decided.' },
      covers: ['ZG34'],
    },
    decide: {
      label: { zh: '登记对方决定', en: 'Enter their decision' },
      by: ['office'],
      from: ['raised'],
      to: 'decided',
      takes: ['decision', 'decidedOn', 'number', 'files'],
      needs: ['decision', 'decidedOn'],
      already: ['decided'],
      covers: ['ZG34'],
    },
  },
  rules: {
    'legacy-finding-is-lasting': {
      label: { zh: '问题为持续整改', en: 'The finding is lasting' },
      says: {
        zh: '该问题没有报告为“持续整改”，或者已申请销号：请先报告进展，完成程度选“持续整改”。',
        en: 'The finding is not reported as lasting, or is declared already: report its progress first.',
      },
      on: ['raise'],
      severity: 'refuse',
      at: 'finding',
      needs: ({ record: { fields } }) => theOne('inspection-finding', fields['finding']),
      holds: ({ record: { fields }, known }) =>
        !fields['finding'] ||
        (fieldIn(known['one'], 'reportedDegree') === 'lasting' &&
          ['underway', 'returned', 'reopened'].includes(stateIn(known['one']) ?? '')),
      covers: ['ZG34'],
    },
    'next-contact-later': {
      label: { zh: '下次沟通在后', en: 'The next one is later' },
      says: {
        zh: '沟通日期不能晚于今天，下次沟通时限应晚于今天。',
        en: 'A contact was made by today, and the next one is after today.',
      },
      on: ['raise', 'contact'],
      severity: 'refuse',
      at: 'nextOn',
      holds: ({ record: { fields }, today }) =>
        String(fields['contactedOn'] ?? '') <= today && (!fields['nextOn'] || String(fields['nextOn']) > today),
    },
  },
  deadlines: {
    'contact-due': {
      label: { zh: '下次沟通时限', en: 'Next contact due' },
      verb: 'contact',
      starts: { field: 'nextOn' },
      remind: [5],
      escalate: [{ after: 1, to: 'leadingGroup' }],
      covers: ['ZG34'],
    },
  },
  indicators: {
    'legacy-open': {
      label: { zh: '沟通中的遗留问题', en: 'Matters not decided' },
      unit: { zh: '项', en: 'matters' },
      value: { where: { state: ['raised'] } },
      window: 'all',
      covers: ['ZG34'],
    },
  },
})
