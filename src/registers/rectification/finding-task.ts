import { defineRegister } from '../../kernel/register.ts'
import { overseers, responsible } from './words.ts'

/** Small tasks given to one person on the way (交办任务): to fetch a voucher, to ask a department. Whoever gets one sees the task, not the finding behind it. */
export const findingTask = defineRegister({
  name: 'finding-task',
  label: { zh: '交办任务', en: 'Task' },
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    title: { kind: 'text', label: { zh: '任务', en: 'Task' }, required: true, inList: true },
    finding: { kind: 'ref', register: 'inspection-finding', label: { zh: '问题', en: 'Finding' }, inList: true },
    measure: { kind: 'ref', register: 'rectification-measure', label: { zh: '措施', en: 'Measure' } },
    to: { kind: 'person', label: { zh: '承办人', en: 'Given to' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '办结时限', en: 'Due on' }, required: true, inList: true },
    detail: { kind: 'longtext', label: { zh: '具体要求', en: 'Detail' } },
    result: { kind: 'longtext', label: { zh: '办理结果', en: 'Result' } },
  },
  columns: { title: 'title', owner: 'to' },
  parties: {
    ...overseers,
    ...responsible,
    to: { field: 'to', label: { zh: '承办人', en: 'whoever it is given to' } },
    giver: { did: 'give', label: { zh: '交办人', en: 'who gave it' } },
    heads: { post: 'department-head', label: { zh: '部门负责人', en: 'head of a department' } },
  },
  readers: ['director', 'deputy', 'leadingGroup', 'office', 'responsible', 'to', 'giver'],
  states: {
    given: { label: { zh: '待办', en: 'Given' }, awaits: ['finish'] },
    done: { label: { zh: '已办结', en: 'Done' }, final: true },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    give: {
      label: { zh: '交办', en: 'Give' },
      by: ['director', 'deputy', 'leadingGroup', 'office', 'responsible', 'heads'],
      from: 'nothing',
      to: 'given',
      takes: ['title', 'finding', 'measure', 'to', 'dueOn', 'detail'],
      elsewhere: { zh: '任务已经交办。', en: 'The task is given already.' },
      covers: ['ZG16'],
    },
    finish: {
      label: { zh: '办结', en: 'Finish' },
      by: ['to'],
      from: ['given'],
      to: 'done',
      takes: ['result'],
      needs: ['result'],
      already: ['done'],
      elsewhere: { zh: '任务已经撤回，不必再办。', en: 'It was withdrawn.' },
      covers: ['ZG16'],
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      by: ['giver', 'office'],
      from: ['given'],
      to: 'withdrawn',
      reason: true,
      already: ['withdrawn'],
      elsewhere: { zh: '已办结的任务不能撤回。', en: 'What is done cannot be withdrawn.' },
    },
  },
  rules: {
    'task-due-from-today': {
      label: { zh: '办结时限不早于今天', en: 'Due today or later' },
      says: { zh: '办结时限早于今天，请另定日期。', en: 'It would be due before today; choose another day.' },
      on: ['give'],
      severity: 'refuse',
      at: 'dueOn',
      holds: ({ record: { fields }, today }) => typeof fields['dueOn'] !== 'string' || fields['dueOn'] >= today,
    },
  },
  deadlines: {
    'task-due': {
      label: { zh: '任务时限', en: 'Task due' },
      verb: 'finish',
      starts: { field: 'dueOn' },
      remind: [1],
      escalate: [
        { after: 1, to: 'giver' },
        { after: 5, to: 'office' },
      ],
      covers: ['ZG16'],
    },
  },
})
