import { defineRegister } from '../../kernel/register.ts'
import { figure } from '../../kernel/answers.ts'
import { answerable, leadReaders, outsiders, overseers, responsible } from './words.ts'

/** Sweeps of a department for cases like a finding (举一反三). What is found there becomes a ticket; the loophole and the mechanism that closes it are named. */
export const similarCheck = defineRegister({
  name: 'similar-check',
  label: { zh: '举一反三排查', en: 'Sweep for similar cases' },
  covers: ['ZG29'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    scope: {
      kind: 'text',
      label: { zh: '排查内容', en: 'What is looked for' },
      required: true,
      inList: true,
      max: 500,
    },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
      covers: ['ZG29'],
    },
    department: {
      kind: 'department',
      label: { zh: '排查部门', en: 'Department' },
      required: true,
      inList: true,
      covers: ['ZG29'],
    },
    owner: { kind: 'person', label: { zh: '排查人', en: 'Who looks' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '排查时限', en: 'Due on' }, required: true, inList: true },
    sweptOn: { kind: 'day', label: { zh: '排查日期', en: 'Swept on' } },
    looked: { kind: 'integer', label: { zh: '排查件数', en: 'Looked at' }, min: 0, max: 1_000_000, covers: ['ZG29'] },
    similar: {
      kind: 'integer',
      label: { zh: '同类问题数', en: 'Similar cases' },
      inList: true,
      min: 0,
      max: 1_000_000,
      covers: ['ZG29'],
    },
    found: { kind: 'longtext', label: { zh: '同类问题情况', en: 'What they are' } },
    loophole: { kind: 'longtext', label: { zh: '漏洞', en: 'Loophole' }, covers: ['ZG29'] },
    regulation: {
      kind: 'ref',
      register: 'regulation',
      label: { zh: '堵塞漏洞的制度', en: 'Regulation that closes it' },
      covers: ['ZG29'],
    },
    files: { kind: 'files', label: { zh: '排查记录', en: 'Papers' } },
  },
  columns: { title: 'scope', owner: 'owner', department: 'department' },
  parties: { ...overseers, ...outsiders, ...responsible, head: answerable.head, owner: answerable.owner },
  readers: [...leadReaders, 'responsible', 'head', 'owner'],
  states: {
    assigned: { label: { zh: '待排查', en: 'Assigned' }, awaits: ['sweep'] },
    swept: { label: { zh: '已排查', en: 'Swept' }, final: true },
  },
  verbs: {
    assign: {
      label: { zh: '布置排查', en: 'Assign' },
      by: ['office', 'responsible'],
      from: 'nothing',
      to: 'assigned',
      takes: ['scope', 'finding', 'department', 'owner', 'dueOn'],
      elsewhere: { zh: '排查已经布置。', en: 'It is assigned already.' },
      covers: ['ZG29'],
    },
    sweep: {
      label: { zh: '登记排查结果', en: 'Enter the result' },
      by: ['owner', 'head'],
      from: ['assigned'],
      to: 'swept',
      takes: ['sweptOn', 'looked', 'similar', 'found', 'loophole', 'regulation', 'files'],
      needs: ['sweptOn', 'looked', 'similar'],
      causes: [
        {
          register: 'supervision-check',
          verb: 'find',
          each: ({ record: { fields } }) =>
            figure(fields['similar']) > 0
              ? [
                  {
                    fields: {
                      title: `同类问题：${String(fields['scope'])}`.slice(0, 200),
                      source: 'similar-check',
                      finding: fields['finding'] ?? null,
                      found: fields['found'] ?? null,
                      foundOn: fields['sweptOn'] ?? null,
                      inspector: fields['owner'] ?? null,
                      department: fields['department'] ?? null,
                    },
                  },
                ]
              : [],
        },
      ],
      already: ['swept'],
      covers: ['ZG29'],
    },
  },
  rules: {
    'similar-cases-are-told': {
      label: { zh: '同类问题写明情况', en: 'Similar cases are told' },
      says: {
        zh: '排查出同类问题的，请写明情况和漏洞；同类问题数不能多于排查件数。',
        en: 'Say what was found and where the loophole is; no more can be found than was looked at.',
      },
      on: ['sweep'],
      severity: 'refuse',
      at: 'similar',
      holds: ({ record: { fields } }) => {
        const similar = figure(fields['similar'])
        return similar <= figure(fields['looked']) && (similar === 0 || Boolean(fields['found'] && fields['loophole']))
      },
      covers: ['ZG29'],
    },
    'loophole-gets-a-mechanism': {
      label: { zh: '漏洞有制度', en: 'A loophole gets a mechanism' },
      says: {
        zh: '写明了漏洞但没有对应的制度：请尽快登记堵塞漏洞的制度。',
        en: 'A loophole without a regulation that closes it; enter one soon.',
      },
      on: ['sweep'],
      severity: 'warn',
      at: 'regulation',
      holds: ({ record: { fields } }) => !fields['loophole'] || Boolean(fields['regulation']),
      covers: ['ZG29'],
    },
  },
  deadlines: {
    'sweep-due': {
      label: { zh: '排查时限', en: 'Sweep due' },
      verb: 'sweep',
      starts: { field: 'dueOn' },
      remind: [3],
      escalate: [{ after: 1, to: 'office' }],
      covers: ['ZG29'],
    },
  },
  indicators: {
    'swept-rate': {
      label: { zh: '排查完成率', en: 'Swept' },
      unit: { zh: '次', en: 'sweeps' },
      value: { where: { state: ['swept'] } },
      base: { where: {} },
      window: 'all',
      covers: ['ZG29'],
    },
  },
})
