import { defineRegister } from '../../kernel/register.ts'
import { leaders } from './words.ts'

/** The half-yearly look through past minutes (会议记录自查): what was found wrong is corrected, and by when. */
export const minutesCheck = defineRegister({
  name: 'minutes-check',
  label: { zh: '会议记录自查', en: 'Minutes check' },
  covers: ['HY05', 'HY07'],
  version: '2026-01-01',
  domain: 'meetings',
  starts: 'off',
  fields: {
    title: { kind: 'text', label: { zh: '自查事项', en: 'Title' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '完成时限', en: 'Due on' }, required: true, inList: true },
    looked: { kind: 'integer', label: { zh: '检查份数', en: 'Minutes looked at' }, min: 1, max: 10000 },
    defects: { kind: 'integer', label: { zh: '不规范处', en: 'Defects' }, inList: true, min: 0, max: 10000 },
    detail: { kind: 'longtext', label: { zh: '不规范情形', en: 'What was wrong' } },
    correctBy: { kind: 'day', label: { zh: '更正时限', en: 'Correct by' } },
    correction: { kind: 'longtext', label: { zh: '更正情况', en: 'Correction' } },
  },
  columns: { title: 'title' },
  parties: { ...leaders, recorders: { post: 'minute-taker', label: { zh: '会议记录人', en: 'minute taker' } } },
  readers: ['director', 'office', 'recorders', 'discipline'],
  states: {
    planned: { label: { zh: '待自查', en: 'Planned' }, awaits: ['look'] },
    looked: { label: { zh: '待更正', en: 'Looked at' }, awaits: ['correct'] },
    done: { label: { zh: '已完成', en: 'Done' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '安排自查', en: 'Plan' },
      by: ['office', 'time'],
      from: 'nothing',
      to: 'planned',
      takes: ['title', 'dueOn'],
      elsewhere: { zh: '自查已经安排。', en: 'It is planned already.' },
    },
    look: {
      label: { zh: '登记自查', en: 'Enter what was found' },
      by: ['office'],
      from: ['planned'],
      to: 'looked',
      takes: ['looked', 'defects', 'detail', 'correctBy'],
      needs: ['looked', 'defects', 'correctBy'],
      already: ['looked'],
      elsewhere: { zh: '自查已经完成。', en: 'It is done.' },
      covers: ['HY05', 'HY07'],
    },
    correct: {
      label: { zh: '登记更正', en: 'Enter the correction' },
      by: ['recorders'],
      from: ['looked'],
      to: 'done',
      takes: ['correction'],
      needs: ['correction'],
      already: ['done'],
      elsewhere: { zh: '自查以后才有更正。', en: 'A correction follows a check.' },
      covers: ['HY05'],
    },
  },
  rules: {
    'defects-are-described': {
      label: { zh: '不规范情形写明', en: 'Defects are described' },
      says: { zh: '发现不规范处，要写明是哪次会议、什么情形。', en: 'Say of which meeting, and what was wrong.' },
      on: ['look'],
      severity: 'refuse',
      at: 'detail',
      holds: ({ record: { fields } }) => !fields['defects'] || Boolean(fields['detail']),
      covers: ['HY05'],
    },
  },
  deadlines: {
    'minutes-check-due': {
      label: { zh: '自查时限', en: 'Check due' },
      verb: 'look',
      starts: { field: 'dueOn' },
      escalate: [{ after: 1, to: 'director' }],
      covers: ['HY07'],
    },
    'minutes-correction-due': {
      label: { zh: '更正时限', en: 'Correction due' },
      verb: 'correct',
      starts: { field: 'correctBy' },
      escalate: [{ after: 1, to: 'office' }],
      covers: ['HY05'],
    },
  },
  duties: {
    'minutes-check-half-yearly': {
      label: { zh: '半年会议记录自查', en: 'Half-yearly minutes check' },
      recurs: { every: 'half-year', month: 6, on: 10 },
      shift: 'next',
      ahead: 10,
      verb: 'plan',
      fills: ({ due, period }) => ({ title: `${period} 会议记录自查`, dueOn: due }),
      covers: ['HY05', 'HY07'],
    },
  },
})
