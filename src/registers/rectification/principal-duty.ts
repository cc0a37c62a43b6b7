import { defineRegister } from '../../kernel/register.ts'
import { leadReaders, outsiders, overseers } from './words.ts'

/**
 * What the person responsible first (第一责任人) did himself or herself: presided, divided the work, took findings on, supervised, reported. Kept apart from what the
 * office did, and confirmed by that person only.
 */
export const principalDuty = defineRegister({
  name: 'principal-duty',
  label: { zh: '第一责任人履职', en: 'Duty of the principal' },
  covers: ['ZG08'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: { kind: 'text', label: { zh: '履职事项', en: 'What was done' }, required: true, inList: true },
    kind: {
      kind: 'choice',
      label: { zh: '履职类型', en: 'Kind' },
      inList: true,
      choices: {
        presided: { zh: '主持会议', en: 'Presided' },
        divided: { zh: '研究分工', en: 'Divided the work' },
        'took-on': { zh: '认领问题', en: 'Took findings on' },
        supervised: { zh: '督促检查', en: 'Supervised' },
        reported: { zh: '个人报告', en: 'Reported in person' },
      },
      covers: ['ZG08'],
    },
    principal: {
      kind: 'person',
      label: { zh: '第一责任人', en: 'Responsible first' },
      inList: true,
      covers: ['ZG08'],
    },
    dueOn: { kind: 'day', label: { zh: '应登记日期', en: 'To be entered by' } },
    doneOn: { kind: 'day', label: { zh: '履职日期', en: 'Done on' }, inList: true },
    findings: { kind: 'refs', register: 'inspection-finding', label: { zh: '认领的问题', en: 'Findings taken on' } },
    content: { kind: 'longtext', label: { zh: '具体情况', en: 'What it was' } },
    files: { kind: 'files', label: { zh: '材料', en: 'Papers' } },
  },
  columns: { title: 'title', owner: 'principal' },
  parties: {
    ...overseers,
    ...outsiders,
    principal: { field: 'principal', label: { zh: '第一责任人', en: 'whoever is responsible first' } },
  },
  readers: [...leadReaders, 'principal'],
  states: {
    planned: { label: { zh: '待登记', en: 'Planned' }, awaits: ['record'] },
    recorded: { label: { zh: '待本人确认', en: 'Recorded' }, awaits: ['confirm'] },
    confirmed: { label: { zh: '本人已确认', en: 'Confirmed' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '列入当月', en: 'Plan' },
      by: ['office', 'time'],
      from: 'nothing',
      to: 'planned',
      takes: ['title', 'principal', 'dueOn'],
      elsewhere: { zh: '已经列入。', en: 'It is planned already.' },
    },
    record: {
      label: { zh: '登记履职', en: 'Record' },
      by: ['office', 'principal'],
      from: ['planned'],
      to: 'recorded',
      takes: ['title', 'kind', 'principal', 'doneOn', 'findings', 'content', 'files'],
      needs: ['kind', 'principal', 'doneOn', 'content'],
      already: ['recorded', 'confirmed'],
      covers: ['ZG08'],
    },
    confirm: {
      label: { zh: '本人确认', en: 'Confirm' },
      by: ['principal'],
      from: ['recorded'],
      to: 'confirmed',
      already: ['confirmed'],
      elsewhere: { zh: '先登记履职情况，再由本人确认。', en: 'It is recorded first.' },
      covers: ['ZG08'],
    },
  },
  rules: {
    'taken-on-names-findings': {
      label: { zh: '认领写明问题', en: 'Taken on by name' },
      says: { zh: '认领问题的，请写明认领了哪些问题。', en: 'Say which findings were taken on.' },
      on: ['record'],
      severity: 'refuse',
      at: 'findings',
      holds: ({ record: { fields } }) => {
        const { findings } = fields
        return fields['kind'] !== 'took-on' || (Array.isArray(findings) && findings.length > 0)
      },
      covers: ['ZG08'],
    },
    'duty-done-by-today': {
      label: { zh: '履职日期不晚于今天', en: 'Done by today' },
      says: { zh: '履职日期晚于今天，请核对。', en: 'It would be done after today; please check.' },
      on: ['record'],
      severity: 'refuse',
      at: 'doneOn',
      holds: ({ record: { fields }, today }) => typeof fields['doneOn'] !== 'string' || fields['doneOn'] <= today,
    },
  },
  deadlines: {
    'principal-duty-due': {
      label: { zh: '当月履职登记', en: 'To be recorded this month' },
      verb: 'record',
      starts: { field: 'dueOn' },
      escalate: [{ after: 1, to: 'leadingGroup' }],
      covers: ['ZG08'],
    },
  },
  duties: {
    'principal-every-month': {
      label: { zh: '第一责任人每月履职', en: 'Principal, monthly' },
      recurs: { every: 'month', on: 28 },
      shift: 'previous',
      ahead: 7,
      verb: 'plan',
      fills: ({ spoken, due }) => ({ title: `${spoken}第一责任人履职`, dueOn: due }),
      while: { register: 'inspection-round', where: { state: ['rectifying'] } },
      holder: { post: 'director', field: 'principal' },
      covers: ['ZG08'],
    },
  },
  indicators: {
    'principal-duties': {
      label: { zh: '第一责任人履职次数', en: 'Duties of the principal' },
      unit: { zh: '次', en: 'times' },
      value: { where: { state: ['confirmed'] } },
      window: 'all',
      covers: ['ZG08'],
    },
    'principal-reports': {
      label: { zh: '个人报告次数', en: 'Personal reports' },
      unit: { zh: '次', en: 'times' },
      value: { where: { state: ['confirmed'], fields: { kind: { is: 'reported' } } } },
      window: 'all',
      covers: ['ZG08'],
    },
  },
})
