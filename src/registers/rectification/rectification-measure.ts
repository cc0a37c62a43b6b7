import { defineRegister } from '../../kernel/register.ts'
import type { Facts, VerbSpec } from '../../kernel/spec.ts'
import type { Answer, Question } from '../../kernel/where.ts'
import { answerable, outsiders, overseers, responsible } from './words.ts'

/** A measure belongs to the round of its finding: a plan counts by it what is not complete yet. */
const ofItsRound = {
  asks: findingOf,
  sets: ({ known }) => {
    const { round } = fieldsOf(known['finding'])
    return typeof round === 'string' ? { round } : {}
  },
} as const satisfies Pick<VerbSpec, 'asks' | 'sets'>

/**
 * Measures (整改措施): the work that should cure a finding, each with a person and a day. That measures are done cures nothing by itself: the finding is declared and
 * closed on its own.
 */
export const rectificationMeasure = defineRegister({
  name: 'rectification-measure',
  label: { zh: '整改措施', en: 'Measure' },
  covers: ['ZG11', 'ZG12'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
      aliases: ['反馈问题', '对应问题'],
    },
    round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' } },
    marker: { kind: 'text', label: { zh: '措施序号', en: 'Marker' }, inList: true, max: 40, aliases: ['措施编号'] },
    text: {
      kind: 'longtext',
      label: { zh: '整改措施', en: 'Measure' },
      required: true,
      inList: true,
      aliases: ['措施', '措施内容', '具体措施', '整改举措'],
      covers: ['ZG11'],
    },
    kinds: {
      kind: 'text',
      label: { zh: '措施类别', en: 'Kinds' },
      help: {
        zh: '如学习、会议、制度、资金、人员、流程。',
        en: 'Such as study, meeting, document, money, person, process.',
      },
    },
    leader: { kind: 'person', label: { zh: '责任领导', en: 'Leader responsible' }, aliases: ['牵头领导', '分管领导'] },
    department: {
      kind: 'department',
      label: { zh: '责任部门', en: 'Department' },
      inList: true,
      aliases: ['责任单位', '责任科室', '牵头部门', '责任股室'],
      covers: ['ZG11'],
    },
    owner: {
      kind: 'person',
      label: { zh: '责任人', en: 'Person responsible' },
      inList: true,
      aliases: ['具体责任人', '直接责任人'],
      covers: ['ZG11'],
    },
    standard: {
      kind: 'text',
      label: { zh: '完成标准', en: 'Standard' },
      max: 500,
      aliases: ['整改标准', '措施标准', '整改目标', '验收标准'],
    },
    dueOn: {
      kind: 'day',
      label: { zh: '完成时限', en: 'Due on' },
      inList: true,
      aliases: ['整改时限', '整改期限', '完成时间', '时限'],
      covers: ['ZG11', 'ZG39'],
    },
    evidence: { kind: 'files', label: { zh: '附件', en: 'Files' } },
    progress: {
      kind: 'longtext',
      label: { zh: '推进情况', en: 'Progress' },
      aliases: ['进展', '整改进展', '落实情况'],
    },
    result: { kind: 'text', label: { zh: '完成结果', en: 'Result' }, max: 500, aliases: ['成效', '整改成效'] },
    place: { kind: 'text', label: { zh: '来源位置', en: 'Place in the paper' }, max: 40 },
    paper: { kind: 'ref', register: 'imported-paper', label: { zh: '来源文件', en: 'Source paper' } },
    backfilled: { kind: 'yesno', label: { zh: '补录', en: 'Backfilled' } },
    doneOn: { kind: 'day', label: { zh: '完成日期', en: 'Done on' }, inList: true, aliases: ['实际完成时间'] },
  },
  columns: { title: 'text', owner: 'owner', department: 'department' },
  parties: { ...overseers, ...answerable, ...responsible, ...outsiders },
  readers: [
    'director',
    'deputy',
    'leadingGroup',
    'office',
    'leader',
    'head',
    'owner',
    'responsible',
    'inspection',
    'reviewer',
    'group',
    'discipline',
    'organisation',
    'publicity',
  ],
  states: {
    planned: { label: { zh: '未启动', en: 'Planned' }, awaits: ['start'] },
    underway: { label: { zh: '推进中', en: 'Underway' }, awaits: ['finish'] },
    done: { label: { zh: '已完成', en: 'Done' }, final: true },
  },
  verbs: {
    add: {
      label: { zh: '登记措施', en: 'Add' },
      by: ['office', 'responsible', 'house'],
      from: 'nothing',
      to: 'planned',
      takes: [
        'finding',
        'marker',
        'text',
        'kinds',
        'leader',
        'department',
        'owner',
        'standard',
        'dueOn',
        'evidence',
        'progress',
        'result',
        'place',
        'paper',
      ],
      ...ofItsRound,
      elsewhere: { zh: '这条措施已经登记。', en: 'The measure is on record already.' },
      covers: ['ZG11'],
    },
    backfill: {
      label: { zh: '补录', en: 'Backfill' },
      by: ['office', 'house'],
      from: 'nothing',
      to: 'underway',
      takes: [
        'finding',
        'marker',
        'text',
        'kinds',
        'leader',
        'department',
        'owner',
        'standard',
        'dueOn',
        'evidence',
        'progress',
        'result',
        'place',
        'paper',
        'backfilled',
      ],
      needs: ['backfilled'],
      ...ofItsRound,
      elsewhere: { zh: '这条措施已经登记。', en: 'The measure is on record already.' },
    },
    'backfill-done': {
      label: { zh: '补录已完成', en: 'Backfill as done' },
      by: ['office', 'house'],
      from: 'nothing',
      to: 'done',
      takes: [
        'finding',
        'marker',
        'text',
        'kinds',
        'leader',
        'department',
        'owner',
        'standard',
        'dueOn',
        'evidence',
        'progress',
        'result',
        'place',
        'paper',
        'backfilled',
        'doneOn',
      ],
      needs: ['backfilled'],
      ...ofItsRound,
      elsewhere: { zh: '这条措施已经登记。', en: 'The measure is on record already.' },
    },
    amend: {
      label: { zh: '补正信息', en: 'Amend' },
      by: ['office', 'leader', 'head', 'owner', 'responsible'],
      from: ['planned', 'underway'],
      takes: ['marker', 'text', 'kinds', 'standard', 'evidence', 'progress', 'result', 'place', 'paper'],
      elsewhere: { zh: '已完成的措施先恢复推进，再补正。', en: 'A measure that is done is resumed first.' },
    },
    assign: {
      label: { zh: '分解责任', en: 'Assign' },
      by: ['office', 'leader', 'head', 'house'],
      from: ['planned', 'underway'],
      takes: ['leader', 'department', 'owner', 'standard', 'dueOn'],
      elsewhere: { zh: '已完成的措施不再调整责任。', en: 'Nobody is given a measure that is done.' },
      covers: ['ZG11'],
    },
    start: {
      label: { zh: '启动', en: 'Start' },
      by: ['owner', 'head', 'leader', 'office'],
      unasked: ['head', 'leader', 'office'],
      from: ['planned'],
      to: 'underway',
      needs: ['owner', 'dueOn'],
      already: ['underway', 'done'],
    },
    'report-progress': {
      label: { zh: '报告进展', en: 'Report progress' },
      by: ['owner', 'head', 'leader', 'office'],
      from: ['underway'],
      takes: ['progress', 'evidence'],
      needs: ['progress'],
      elsewhere: {
        zh: '措施启动以后、完成以前报告进展。',
        en: 'Progress is reported after the start and before the end.',
      },
      covers: ['ZG16'],
    },
    finish: {
      label: { zh: '完成', en: 'Finish' },
      by: ['owner', 'head', 'office'],
      unasked: ['head', 'office'],
      from: ['underway'],
      to: 'done',
      takes: ['result', 'doneOn', 'evidence', 'progress'],
      needs: ['result', 'doneOn'],
      already: ['done'],
      elsewhere: { zh: '措施还没有启动，请先启动。', en: 'It has not been started yet.' },
      covers: ['ZG12'],
    },
    resume: {
      label: { zh: '恢复推进', en: 'Resume' },
      by: ['office', 'leader'],
      from: ['done'],
      to: 'underway',
      takes: ['dueOn'],
      reason: true,
      already: ['underway'],
      elsewhere: { zh: '只有已完成的措施可以恢复推进。', en: 'Only a measure that is done can be resumed.' },
    },
  },
  rules: {
    'measure-due-within-finding': {
      label: { zh: '不晚于问题的整改时限', en: 'Due within the finding' },
      says: {
        zh: '完成时限晚于问题的整改时限，请核对；问题属于长期坚持的除外。',
        en: 'It is due after the finding is to be cured; please check.',
      },
      on: ['add', 'assign'],
      severity: 'warn',
      at: 'dueOn',
      needs: findingOf,
      holds: ({ record: { fields }, known }) => {
        const finding = fieldsOf(known['finding'])
        if (finding['speed'] === 'lasting' || typeof finding['dueOn'] !== 'string') return true
        return typeof fields['dueOn'] !== 'string' || fields['dueOn'] <= finding['dueOn']
      },
      covers: ['ZG11'],
    },
    'measure-after-feedback': {
      label: { zh: '措施不早于反馈', en: 'Not before the feedback' },
      says: {
        zh: '措施的日期早于问题提出的日期：反馈以前做的工作不能算作整改措施，立行立改的除外，请核对。',
        en: 'It is dated before the finding was raised: what was done before is no measure, unless it was cured at once.',
      },
      on: ['add', 'assign', 'finish', 'backfill', 'backfill-done'],
      severity: 'warn',
      needs: findingOf,
      holds: ({ record: { fields }, known }) => {
        const { openedOn, speed } = fieldsOf(known['finding'])
        if (speed === 'at-once' || typeof openedOn !== 'string') return true
        return [fields['dueOn'], fields['doneOn']].every((day) => typeof day !== 'string' || day >= openedOn)
      },
      covers: ['ZG39'],
    },
    'done-by-today': {
      label: { zh: '完成日期不晚于今天', en: 'Done by today' },
      says: { zh: '完成日期晚于今天，请核对。', en: 'The day it was done is in the future; please check.' },
      on: ['finish', 'backfill-done'],
      severity: 'refuse',
      at: 'doneOn',
      holds: ({ record: { fields }, today }) => typeof fields['doneOn'] !== 'string' || fields['doneOn'] <= today,
    },
    'measure-backfill-is-marked': {
      label: { zh: '补录标记', en: 'Marked as backfilled' },
      says: {
        zh: '补录的措施“补录”一栏应为“是”；新的措施请用“登记措施”。',
        en: 'What is backfilled is marked so; a new measure is added.',
      },
      on: ['backfill', 'backfill-done'],
      severity: 'refuse',
      at: 'backfilled',
      holds: ({ record: { fields } }) => fields['backfilled'] === true,
    },
  },
  deadlines: {
    'measure-due': {
      label: { zh: '措施时限', en: 'Measure due' },
      verb: 'finish',
      starts: { field: 'dueOn' },
      remind: [7],
      escalate: [
        { after: 1, to: 'head' },
        { after: 5, to: 'leader', letter: { zh: '督办通知', en: 'Supervision notice' } },
      ],
      covers: ['ZG16'],
    },
  },
  indicators: {
    'measure-on-time-rate': {
      label: { zh: '措施按期完成率', en: 'On-time rate' },
      unit: { zh: '条', en: 'measures' },
      value: { where: { state: ['done'], late: false } },
      base: { where: { state: ['done'] } },
      window: 'all',
      covers: ['ZG16'],
    },
  },
})

function findingOf({ record: { fields } }: Omit<Facts, 'known'>): Readonly<{ [question: string]: Question }> {
  const { finding } = fields
  return typeof finding === 'string'
    ? { finding: { register: 'inspection-finding', ask: 'first', where: { id: finding } } }
    : {}
}

function fieldsOf(answer: Answer | undefined): Readonly<{ [field: string]: unknown }> {
  return typeof answer === 'object' ? (answer?.fields ?? {}) : {}
}
