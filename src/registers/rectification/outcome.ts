import { defineRegister } from '../../kernel/register.ts'
import { fieldIn, stateIn, theOne } from '../../kernel/answers.ts'
import { leadReaders, outsiders, overseers, responsible } from './words.ts'

/** What came of a rectification (成果转化): for a closed finding a value before, a value after, and the difference. */
export const outcome = defineRegister({
  name: 'outcome',
  label: { zh: '整改成果转化', en: 'Outcome' },
  covers: ['ZG37'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: {
      kind: 'text',
      label: { zh: '成果指标', en: 'What is measured' },
      required: true,
      inList: true,
      covers: ['ZG37'],
    },
    kind: {
      kind: 'choice',
      label: { zh: '成果类型', en: 'Kind' },
      required: true,
      inList: true,
      choices: {
        metric: { zh: '业务指标', en: 'Figure of the work' },
        regulation: { zh: '制度建设', en: 'Regulations' },
        income: { zh: '经营收入', en: 'Income' },
        award: { zh: '获奖', en: 'Awards' },
        service: { zh: '群众服务', en: 'Service to people' },
      },
      covers: ['ZG37'],
    },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
      covers: ['ZG37'],
    },
    unit: { kind: 'text', label: { zh: '计量单位', en: 'Counted in' }, required: true, max: 20 },
    wanted: {
      kind: 'choice',
      label: { zh: '以何为好', en: 'Which way is better' },
      required: true,
      choices: { more: { zh: '越多越好', en: 'More' }, fewer: { zh: '越少越好', en: 'Fewer' } },
    },
    baseline: {
      kind: 'integer',
      label: { zh: '整改前数值', en: 'Before' },
      required: true,
      inList: true,
      covers: ['ZG37'],
    },
    baselineOn: { kind: 'day', label: { zh: '整改前数值日期', en: 'Before, as of' }, required: true },
    result: { kind: 'integer', label: { zh: '整改后数值', en: 'After' }, inList: true, covers: ['ZG37'] },
    resultOn: { kind: 'day', label: { zh: '整改后数值日期', en: 'After, as of' } },
    change: { kind: 'integer', label: { zh: '变化', en: 'Difference' }, inList: true, covers: ['ZG37'] },
    better: { kind: 'yesno', label: { zh: '有改善', en: 'Better' }, inList: true },
    source: { kind: 'text', label: { zh: '数据来源', en: 'Where the figures come from' }, required: true },
    files: { kind: 'files', label: { zh: '材料', en: 'Papers' } },
  },
  columns: { title: 'title' },
  parties: { ...overseers, ...outsiders, ...responsible },
  readers: [...leadReaders, 'responsible'],
  states: {
    baseline: { label: { zh: '已记基线', en: 'Baseline on record' }, rests: true },
    compared: { label: { zh: '已比较', en: 'Compared' }, final: true },
  },
  verbs: {
    'set-baseline': {
      label: { zh: '登记整改前数值', en: 'Set the baseline' },
      by: ['office', 'responsible'],
      from: 'nothing',
      to: 'baseline',
      takes: ['title', 'kind', 'finding', 'unit', 'wanted', 'baseline', 'baselineOn', 'source'],
      elsewhere: { zh: '已经登记。', en: 'It is on record already.' },
      covers: ['ZG37'],
    },
    compare: {
      label: { zh: '登记整改后数值', en: 'Compare' },
      by: ['office', 'responsible'],
      from: ['baseline'],
      to: 'compared',
      takes: ['result', 'resultOn', 'files'],
      needs: ['result', 'resultOn', 'files'],
      sets: ({ record: { fields } }) => {
        const { result, baseline, wanted } = fields
        if (typeof result !== 'number' || typeof baseline !== 'number') return {}
        const change = result - baseline
        return { change, better: wanted === 'fewer' ? change < 0 : change > 0 }
      },
      already: ['compared'],
      covers: ['ZG37'],
    },
  },
  rules: {
    'baseline-of-its-time': {
      label: { zh: '基线不晚于反馈', en: 'The baseline is no later than the feedback' },
      says: {
        zh: '整改前数值的日期晚于问题提出日期：它已含整改的效果，请改用反馈时的数值。',
        en: 'It is dated after the finding was raised and shows some of the effect already; take the value of that time.',
      },
      on: ['set-baseline'],
      severity: 'warn',
      at: 'baselineOn',
      needs: ({ record: { fields } }) => theOne('inspection-finding', fields['finding']),
      holds: ({ record: { fields }, known }) => {
        const openedOn = fieldIn(known['one'], 'openedOn')
        return typeof openedOn !== 'string' || String(fields['baselineOn'] ?? '') <= openedOn
      },
      covers: ['ZG37'],
    },
    'outcome-of-a-closed-finding': {
      label: { zh: '销号以后比较', en: 'Of a closed finding' },
      says: {
        zh: '该问题还没有销号：销号以后再登记整改后数值，日期在销号以后。',
        en: 'The finding is not closed yet: compare after it is, with a value of a later day.',
      },
      on: ['compare'],
      severity: 'refuse',
      at: 'resultOn',
      needs: ({ record: { fields } }) => theOne('inspection-finding', fields['finding']),
      holds: ({ record: { fields }, known }) =>
        stateIn(known['one']) === 'closed' &&
        String(fields['resultOn'] ?? '') >= String(fieldIn(known['one'], 'closedOn') ?? ''),
      covers: ['ZG37'],
    },
  },
  indicators: {
    'outcomes-better': {
      label: { zh: '成果有改善比例', en: 'Outcomes that are better' },
      unit: { zh: '项', en: 'outcomes' },
      value: { where: { fields: { better: { is: true } } } },
      base: { where: { state: ['compared'] } },
      window: 'all',
      covers: ['ZG37'],
    },
  },
})
