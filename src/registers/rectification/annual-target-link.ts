import { defineRegister } from '../../kernel/register.ts'
import { figure } from '../../kernel/answers.ts'
import { leadReaders, outsiders, overseers, responsible } from './words.ts'

/** Ties a finding to a target of the year (与年度绩效目标结合): what was to be reached, and how far it was at the end. */
export const annualTargetLink = defineRegister({
  name: 'annual-target-link',
  label: { zh: '年度目标衔接', en: 'Link with a target of the year' },
  covers: ['ZG35'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    target: {
      kind: 'text',
      label: { zh: '年度目标', en: 'Target' },
      required: true,
      inList: true,
      max: 500,
      covers: ['ZG35'],
    },
    year: { kind: 'integer', label: { zh: '年度', en: 'Year' }, required: true, inList: true, min: 2000, max: 2100 },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
      covers: ['ZG35'],
    },
    education: { kind: 'text', label: { zh: '结合的主题教育', en: 'Thematic education' } },
    unit: { kind: 'text', label: { zh: '计量单位', en: 'Counted in' }, required: true, max: 20 },
    wanted: {
      kind: 'integer',
      label: { zh: '目标值', en: 'To be reached' },
      required: true,
      inList: true,
      min: 1,
      covers: ['ZG35'],
    },
    reached: { kind: 'integer', label: { zh: '完成值', en: 'Reached' }, inList: true, min: 0, covers: ['ZG35'] },
    reviewOn: { kind: 'day', label: { zh: '对账时限', en: 'To be compared by' }, required: true },
    met: { kind: 'yesno', label: { zh: '达到目标', en: 'Met' }, inList: true },
    gap: { kind: 'longtext', label: { zh: '查缺补漏', en: 'What is missing, and what is done about it' } },
    files: { kind: 'files', label: { zh: '目标完成表', en: 'Table' } },
  },
  columns: { title: 'target' },
  parties: { ...overseers, ...outsiders, ...responsible },
  readers: [...leadReaders, 'responsible'],
  states: {
    linked: { label: { zh: '推进中', en: 'Linked' }, awaits: ['compare'] },
    compared: { label: { zh: '已对账', en: 'Compared' }, final: true },
  },
  verbs: {
    link: {
      label: { zh: '登记衔接', en: 'Link' },
      by: ['office', 'responsible'],
      from: 'nothing',
      to: 'linked',
      takes: ['target', 'year', 'finding', 'education', 'unit', 'wanted', 'reviewOn'],
      elsewhere: { zh: '衔接已经登记。', en: 'It is linked already.' },
      covers: ['ZG35'],
    },
    compare: {
      label: { zh: '登记完成值', en: 'Compare' },
      by: ['office', 'responsible'],
      from: ['linked'],
      to: 'compared',
      takes: ['reached', 'gap', 'files'],
      needs: ['reached', 'files'],
      sets: ({ record: { fields } }) => ({ met: figure(fields['reached']) >= figure(fields['wanted']) }),
      already: ['compared'],
      covers: ['ZG35'],
    },
  },
  rules: {
    'missed-target-says-gap': {
      label: { zh: '未达到的查缺补漏', en: 'A missed target says what is missing' },
      says: {
        zh: '没有达到目标：请写明缺什么、怎么补。',
        en: 'The target is not met: say what is missing and what is done about it.',
      },
      on: ['compare'],
      severity: 'refuse',
      at: 'gap',
      holds: ({ record: { fields } }) => fields['met'] === true || Boolean(fields['gap']),
      covers: ['ZG35'],
    },
  },
  deadlines: {
    'target-due': {
      label: { zh: '对账时限', en: 'To be compared by' },
      verb: 'compare',
      starts: { field: 'reviewOn' },
      remind: [10],
      escalate: [{ after: 1, to: 'leadingGroup' }],
      covers: ['ZG35'],
    },
  },
  indicators: {
    'targets-met': {
      label: { zh: '年度目标达成率', en: 'Targets met' },
      unit: { zh: '项', en: 'targets' },
      value: { where: { fields: { met: { is: true } } } },
      base: { where: { state: ['compared'] } },
      window: 'all',
      covers: ['ZG35'],
    },
  },
})
