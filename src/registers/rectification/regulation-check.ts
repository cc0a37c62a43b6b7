import { defineRegister } from '../../kernel/register.ts'
import { fieldIn, figure, stateIn, theOne } from '../../kernel/answers.ts'
import { leadReaders, outsiders, overseers } from './words.ts'

/**
 * Samples whether a regulation is obeyed (制度执行监督), every quarter and leaders first. What is found becomes a ticket of supervision and is followed until it is
 * written off.
 */
export const regulationCheck = defineRegister({
  name: 'regulation-check',
  label: { zh: '制度执行抽查', en: 'Check of a regulation' },
  covers: ['ZG28'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: { kind: 'text', label: { zh: '抽查事项', en: 'Check' }, required: true, inList: true },
    regulation: {
      kind: 'ref',
      register: 'regulation',
      label: { zh: '制度', en: 'Regulation' },
      inList: true,
      covers: ['ZG28'],
    },
    dueOn: { kind: 'day', label: { zh: '抽查时限', en: 'Due on' } },
    checker: { kind: 'person', label: { zh: '抽查人', en: 'Checked by' }, inList: true },
    checkedOn: { kind: 'day', label: { zh: '抽查日期', en: 'Checked on' }, inList: true },
    sample: {
      kind: 'integer',
      label: { zh: '抽查件数', en: 'Sampled' },
      inList: true,
      min: 1,
      max: 100_000,
      covers: ['ZG28'],
    },
    compliant: {
      kind: 'integer',
      label: { zh: '符合件数', en: 'Compliant' },
      inList: true,
      min: 0,
      max: 100_000,
      covers: ['ZG28'],
    },
    leadersIncluded: { kind: 'yesno', label: { zh: '抽查含班子成员', en: 'Leaders included' }, covers: ['ZG28'] },
    found: { kind: 'longtext', label: { zh: '发现的问题', en: 'What was found' } },
    department: { kind: 'department', label: { zh: '问题所在部门', en: 'Department' } },
    files: { kind: 'files', label: { zh: '抽查记录', en: 'Papers' } },
  },
  columns: { title: 'title', owner: 'checker' },
  parties: {
    ...overseers,
    ...outsiders,
    checker: { field: 'checker', label: { zh: '抽查人', en: 'whoever checks' } },
  },
  readers: [...leadReaders, 'checker'],
  states: {
    planned: { label: { zh: '待抽查', en: 'Planned' }, awaits: ['check'] },
    checked: { label: { zh: '已抽查', en: 'Checked' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '安排抽查', en: 'Plan' },
      by: ['office', 'time'],
      from: 'nothing',
      to: 'planned',
      takes: ['title', 'regulation', 'dueOn', 'checker'],
      elsewhere: { zh: '抽查已经安排。', en: 'It is planned already.' },
    },
    check: {
      label: { zh: '登记抽查', en: 'Check' },
      by: ['checker', 'office'],
      from: ['planned'],
      to: 'checked',
      takes: [
        'regulation',
        'checker',
        'checkedOn',
        'sample',
        'compliant',
        'leadersIncluded',
        'found',
        'department',
        'files',
      ],
      needs: ['regulation', 'checker', 'checkedOn', 'sample', 'compliant'],
      causes: [
        {
          register: 'supervision-check',
          verb: 'find',
          each: ({ record: { fields } }) =>
            fields['found']
              ? [
                  {
                    fields: {
                      title: `${String(fields['title'])}：执行不到位`,
                      source: 'regulation-check',
                      found: fields['found'],
                      foundOn: fields['checkedOn'] ?? null,
                      inspector: fields['checker'] ?? null,
                      department: fields['department'] ?? null,
                    },
                  },
                ]
              : [],
        },
      ],
      already: ['checked'],
      covers: ['ZG28'],
    },
  },
  rules: {
    'checks-what-is-in-force': {
      label: { zh: '抽查执行中的制度', en: 'In force, and not one’s own' },
      says: {
        zh: '抽查的应是执行中的制度，抽查人不能是该制度的执行责任人。',
        en: 'What is checked must be in force, and whoever answers for it does not check it.',
      },
      on: ['check'],
      severity: 'refuse',
      at: 'checker',
      needs: ({ record: { fields } }) => theOne('regulation', fields['regulation']),
      holds: ({ record: { fields }, known }) =>
        !fields['regulation'] ||
        (stateIn(known['one']) === 'in-force' && fieldIn(known['one'], 'owner') !== fields['checker']),
      covers: ['ZG28'],
    },
    'compliant-within-sample': {
      label: { zh: '抽查数核对', en: 'Counts agree' },
      says: {
        zh: '符合件数不能多于抽查件数；少于抽查件数的请写明发现的问题和部门。',
        en: 'No more comply than were sampled; where fewer do, say what was found, and in which department.',
      },
      on: ['check'],
      severity: 'refuse',
      at: 'compliant',
      holds: ({ record: { fields } }) => {
        const [sample, compliant] = [figure(fields['sample']), figure(fields['compliant'])]
        return compliant <= sample && (compliant === sample || Boolean(fields['found'] && fields['department']))
      },
      covers: ['ZG28'],
    },
    'leaders-first': {
      label: { zh: '班子成员带头', en: 'Leaders first' },
      says: {
        zh: '本次抽查没有包含班子成员办理的事项，下次请纳入。',
        en: 'Nothing done by a leader was sampled; include it next time.',
      },
      on: ['check'],
      severity: 'warn',
      at: 'leadersIncluded',
      holds: ({ record: { fields } }) => fields['leadersIncluded'] === true,
      covers: ['ZG28'],
    },
  },
  deadlines: {
    'check-due': {
      label: { zh: '抽查时限', en: 'Check due' },
      verb: 'check',
      starts: { field: 'dueOn' },
      remind: [7],
      escalate: [{ after: 1, to: 'leadingGroup' }],
      covers: ['ZG28'],
    },
  },
  duties: {
    'quarterly-check': {
      label: { zh: '每季度制度执行抽查', en: 'Quarterly check' },
      recurs: { every: 'quarter', month: 3, on: 20 },
      shift: 'previous',
      ahead: 30,
      verb: 'plan',
      fills: ({ spoken, due }) => ({ title: `${spoken}制度执行抽查`, dueOn: due }),
      while: { register: 'regulation', where: { state: ['in-force'] } },
      covers: ['ZG28'],
    },
  },
  indicators: {
    'compliance-rate': {
      label: { zh: '制度执行率', en: 'Compliance rate' },
      unit: { zh: '件', en: 'cases' },
      value: { where: { state: ['checked'] }, sum: 'compliant' },
      base: { where: { state: ['checked'] }, sum: 'sample' },
      window: 'year',
      by: { field: 'checkedOn' },
      threshold: { atLeast: 0.95 },
      covers: ['ZG28'],
    },
  },
})
