import { defineRegister } from '../../kernel/register.ts'
import { stateIn, theOne } from '../../kernel/answers.ts'
import { evaluationParts, leadReaders, outsiders, overseers } from './words.ts'

/** Points taken off in an evaluation (评估扣分), each with its part and its ground. */
export const evaluationDeduction = defineRegister({
  name: 'evaluation-deduction',
  label: { zh: '评估扣分', en: 'Deduction' },
  covers: ['ZG37'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    ground: { kind: 'text', label: { zh: '扣分事项', en: 'Ground' }, required: true, inList: true, max: 500 },
    evaluation: { kind: 'ref', register: 'evaluation', label: { zh: '整改评估', en: 'Evaluation' }, required: true },
    part: {
      kind: 'choice',
      label: { zh: '评估部分', en: 'Part' },
      required: true,
      inList: true,
      choices: evaluationParts,
    },
    points: { kind: 'integer', label: { zh: '扣分', en: 'Points' }, required: true, inList: true, min: 1, max: 100 },
    finding: { kind: 'ref', register: 'inspection-finding', label: { zh: '有关问题', en: 'Finding' } },
  },
  columns: { title: 'ground' },
  parties: { ...overseers, ...outsiders },
  readers: leadReaders,
  states: {
    recorded: { label: { zh: '已登记', en: 'Recorded' }, rests: true },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    deduct: {
      label: { zh: '登记扣分', en: 'Deduct' },
      by: ['office', 'inspection'],
      from: 'nothing',
      to: 'recorded',
      takes: ['ground', 'evaluation', 'part', 'points', 'finding'],
      elsewhere: { zh: '扣分已经登记。', en: 'It is on record already.' },
      covers: ['ZG37'],
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      by: ['office', 'inspection'],
      from: ['recorded'],
      to: 'withdrawn',
      reason: true,
      already: ['withdrawn'],
    },
  },
  rules: {
    'deducted-while-open': {
      label: { zh: '评分中才能扣分', en: 'While it is being scored' },
      says: {
        zh: '评估已经出结果，不能再登记或者撤回扣分。',
        en: 'The evaluation has its result; nothing is taken off or given back any more.',
      },
      on: ['deduct', 'withdraw'],
      severity: 'refuse',
      at: 'evaluation',
      needs: ({ record: { fields } }) => theOne('evaluation', fields['evaluation']),
      holds: ({ record: { fields }, known }) => !fields['evaluation'] || stateIn(known['one']) === 'scoring',
    },
  },
})
