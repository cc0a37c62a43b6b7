import { defineRegister } from '../../kernel/register.ts'
import type { Facts, Settings } from '../../kernel/spec.ts'
import type { Question } from '../../kernel/where.ts'
import { fieldIn, figureIn, monthsAfter, stateIn, theOne } from '../../kernel/answers.ts'
import { evaluationParts, leadReaders, outsiders, overseers } from './words.ts'

const names = ['organised', 'responsible', 'tasks', 'satisfaction'] as const

/** Deductions of this evaluation, summed for each part, and the ballot that gives the satisfaction part. */
function deductionsOf({ record }: Omit<Facts, 'known'>): Readonly<{ [question: string]: Question }> {
  const sums = names.map((part): [string, Question] => [
    part,
    {
      register: 'evaluation-deduction',
      ask: 'sum',
      field: 'points',
      where: { state: ['recorded'], fields: { evaluation: { is: record.id }, part: { is: part } } },
    },
  ])
  return { ...Object.fromEntries(sums), ...theOne('satisfaction-ballot', record.fields['ballot']) }
}

/** What is left of each part: its points less what was taken off, never below 0; satisfaction by the ballot where there is one. */
function scoresOf({ known, settings }: Facts) {
  const rate = fieldIn(known['one'], 'rate')
  const left = (part: (typeof names)[number]) => {
    const points = settings[`${part}Points`] ?? 0
    const full = part === 'satisfaction' && typeof rate === 'number' ? Math.round((points * rate) / 1000) : points
    return Math.max(0, full - figureIn(known[part]))
  }
  const scores = {
    organised: left('organised'),
    responsible: left('responsible'),
    tasks: left('tasks'),
    satisfaction: left('satisfaction'),
  }
  const total = scores.organised + scores.responsible + scores.tasks + scores.satisfaction
  return { ...scores, total, grade: gradeOf(total, settings) }
}

function gradeOf(total: number, settings: Settings): string {
  const reaches = (cut: string) => total >= (settings[cut] ?? 0)
  return reaches('goodFrom')
    ? 'good'
    : reaches('fairlyGoodFrom')
      ? 'fairly-good'
      : reaches('fairFrom')
        ? 'fair'
        : 'poor'
}

const score = (part: keyof typeof evaluationParts) =>
  ({ kind: 'integer', label: evaluationParts[part], covers: ['ZG37'] }) as const
const points = (part: keyof typeof evaluationParts, standard: number) => ({
  label: { zh: `${evaluationParts[part].zh}分值`, en: `Points: ${evaluationParts[part].en}` },
  standard,
  min: 0,
  max: 100,
})

/**
 * The evaluation of a rectification (整改评估): a hundred points in parts, deductions with their grounds, a grade. The score is computed from the deductions and the
 * ballot; the grade's cuts are settings.
 */
export const evaluation = defineRegister({
  name: 'evaluation',
  label: { zh: '整改评估', en: 'Evaluation' },
  covers: ['ZG37'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: { kind: 'text', label: { zh: '评估名称', en: 'Title' }, required: true, inList: true },
    round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' }, required: true },
    evaluator: { kind: 'text', label: { zh: '评估单位', en: 'Evaluated by' }, required: true },
    dueOn: { kind: 'day', label: { zh: '评估时限', en: 'Due on' }, inList: true },
    ballot: { kind: 'ref', register: 'satisfaction-ballot', label: { zh: '满意度测评记录', en: 'Ballot' } },
    organised: score('organised'),
    responsible: score('responsible'),
    tasks: score('tasks'),
    satisfaction: score('satisfaction'),
    total: { kind: 'integer', label: { zh: '总分', en: 'Total' }, inList: true, covers: ['ZG37'] },
    grade: {
      kind: 'choice',
      label: { zh: '等次', en: 'Grade' },
      inList: true,
      choices: {
        good: { zh: '好', en: 'Good' },
        'fairly-good': { zh: '较好', en: 'Fairly good' },
        fair: { zh: '一般', en: 'Fair' },
        poor: { zh: '差', en: 'Poor' },
      },
      covers: ['ZG37'],
    },
    evaluatedOn: { kind: 'day', label: { zh: '评估日期', en: 'Evaluated on' }, inList: true },
    number: { kind: 'text', label: { zh: '文号', en: 'Number' } },
    files: { kind: 'files', label: { zh: '评估报告', en: 'Report' } },
  },
  columns: { title: 'title' },
  parties: { ...overseers, ...outsiders },
  readers: leadReaders,
  states: {
    scoring: { label: { zh: '评分中', en: 'Scoring' }, awaits: ['conclude'] },
    concluded: { label: { zh: '已出结果', en: 'Concluded' }, final: true },
  },
  verbs: {
    open: {
      label: { zh: '开始评估', en: 'Open' },
      by: ['office', 'inspection'],
      from: 'nothing',
      to: 'scoring',
      takes: ['title', 'round', 'evaluator', 'dueOn', 'ballot'],
      asks: ({ record: { fields } }) => theOne('inspection-round', fields['round']),
      sets: ({ record: { fields }, known, settings }) => {
        const ends = fieldIn(known['one'], 'concentratedEndsOn') ?? fieldIn(known['one'], 'dueOn')
        const dueOn = monthsAfter(ends, settings['evaluateMonths'])
        return fields['dueOn'] || dueOn === null ? {} : { dueOn }
      },
      elsewhere: { zh: '评估已经开始。', en: 'It is open already.' },
      covers: ['ZG37'],
    },
    conclude: {
      label: { zh: '出具结果', en: 'Conclude' },
      by: ['office', 'inspection'],
      from: ['scoring'],
      to: 'concluded',
      takes: ['ballot', 'evaluatedOn', 'number', 'files'],
      needs: ['evaluatedOn', 'files'],
      asks: deductionsOf,
      sets: scoresOf,
      already: ['concluded'],
      covers: ['ZG37'],
    },
  },
  rules: {
    'ballot-was-counted': {
      label: { zh: '测评已经统计', en: 'The ballot was counted' },
      says: {
        zh: '满意度测评还没有统计，或者不作统计：请先统计，或者不选测评记录。',
        en: 'The ballot is not counted: count it first, or name none.',
      },
      on: ['conclude'],
      severity: 'refuse',
      at: 'ballot',
      needs: ({ record: { fields } }) => theOne('satisfaction-ballot', fields['ballot']),
      holds: ({ record: { fields }, known }) => !fields['ballot'] || stateIn(known['one']) === 'counted',
    },
    'points-are-a-hundred': {
      label: { zh: '满分一百', en: 'A hundred in all' },
      says: {
        zh: '各部分分值之和不是一百分，请先在参数设置中调整。',
        en: 'The parts do not add up to a hundred; put the settings right first.',
      },
      on: ['conclude'],
      severity: 'refuse',
      holds: ({ settings }) => names.reduce((all, part) => all + (settings[`${part}Points`] ?? 0), 0) === 100,
    },
  },
  settings: {
    organisedPoints: points('organised', 15),
    responsiblePoints: points('responsible', 15),
    tasksPoints: points('tasks', 60),
    satisfactionPoints: points('satisfaction', 10),
    goodFrom: {
      label: { zh: '“好”的分数线', en: 'Good from' },
      standard: 90,
      measure: 'points',
      loosens: 'down',
      min: 0,
      max: 100,
    },
    fairlyGoodFrom: {
      label: { zh: '“较好”的分数线', en: 'Fairly good from' },
      standard: 80,
      measure: 'points',
      loosens: 'down',
      min: 0,
      max: 100,
    },
    fairFrom: {
      label: { zh: '“一般”的分数线', en: 'Fair from' },
      standard: 60,
      measure: 'points',
      loosens: 'down',
      min: 0,
      max: 100,
    },
    evaluateMonths: {
      label: { zh: '集中整改结束后评估月数', en: 'Months to evaluate' },
      standard: 1,
      measure: 'months',
      loosens: 'up',
      min: 1,
      max: 12,
    },
  },
  deadlines: {
    'evaluation-due': {
      label: { zh: '评估时限', en: 'Evaluation due' },
      verb: 'conclude',
      starts: { field: 'dueOn' },
      remind: [7],
      escalate: [{ after: 1, to: 'leadingGroup' }],
      covers: ['ZG37'],
    },
  },
})
