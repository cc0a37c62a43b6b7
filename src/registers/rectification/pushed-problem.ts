import { defineRegister } from '../../kernel/register.ts'
import { fieldIn, stateIn, theOne } from '../../kernel/answers.ts'
import { leadReaders, outsiders, overseers } from './words.ts'

/**
 * Practical problems that a meeting raised and somebody solves (会议提出问题): push meetings, and what was said at the democratic-life meeting. How many were raised and
 * solved is counted here and typed nowhere.
 */
export const pushedProblem = defineRegister({
  name: 'pushed-problem',
  label: { zh: '会议提出问题', en: 'Problem raised at a meeting' },
  covers: ['ZG15'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: { kind: 'text', label: { zh: '实际问题', en: 'Problem' }, required: true, inList: true, covers: ['ZG15'] },
    meeting: { kind: 'ref', register: 'rectification-meeting', label: { zh: '提出的会议', en: 'Meeting' } },
    lifeMeeting: {
      kind: 'ref',
      register: 'democratic-life-meeting',
      label: { zh: '提出的民主生活会', en: 'Democratic-life meeting' },
      covers: ['ZG20'],
    },
    finding: { kind: 'ref', register: 'inspection-finding', label: { zh: '有关问题', en: 'Finding' } },
    raisedOn: { kind: 'day', label: { zh: '提出日期', en: 'Raised on' }, inList: true },
    owner: { kind: 'person', label: { zh: '承办人', en: 'Who solves it' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '解决时限', en: 'Due on' }, required: true, inList: true },
    result: { kind: 'longtext', label: { zh: '解决情况', en: 'How it was solved' } },
    solvedOn: { kind: 'day', label: { zh: '解决日期', en: 'Solved on' }, inList: true },
  },
  columns: { title: 'title', owner: 'owner' },
  parties: {
    ...overseers,
    ...outsiders,
    owner: { field: 'owner', label: { zh: '承办人', en: 'whoever solves it' } },
  },
  readers: [...leadReaders, 'owner'],
  states: {
    raised: { label: { zh: '待解决', en: 'Raised' }, awaits: ['solve'] },
    solved: { label: { zh: '已解决', en: 'Solved' }, final: true },
  },
  verbs: {
    raise: {
      label: { zh: '登记提出', en: 'Raise' },
      by: ['office'],
      from: 'nothing',
      to: 'raised',
      takes: ['title', 'meeting', 'lifeMeeting', 'finding', 'owner', 'dueOn'],
      asks: ({ record: { fields } }) =>
        fields['meeting']
          ? theOne('rectification-meeting', fields['meeting'])
          : theOne('democratic-life-meeting', fields['lifeMeeting']),
      sets: ({ known }) => {
        const heldOn = fieldIn(known['one'], 'heldOn')
        return typeof heldOn === 'string' ? { raisedOn: heldOn } : {}
      },
      elsewhere: { zh: '已经登记。', en: 'It is raised already.' },
      covers: ['ZG15'],
    },
    solve: {
      label: { zh: '登记解决', en: 'Solve' },
      by: ['owner', 'office'],
      unasked: ['office'],
      from: ['raised'],
      to: 'solved',
      takes: ['result', 'solvedOn'],
      needs: ['result', 'solvedOn'],
      already: ['solved'],
      covers: ['ZG15'],
    },
  },
  rules: {
    'raised-at-a-meeting': {
      label: { zh: '写明会议', en: 'Raised at a meeting' },
      says: {
        zh: '请写明是哪次会议提出的，并且这次会议已经登记召开。',
        en: 'Say at which meeting it was raised; that meeting must be entered as held.',
      },
      on: ['raise'],
      severity: 'refuse',
      at: 'meeting',
      needs: ({ record: { fields } }) => theOne('rectification-meeting', fields['meeting']),
      holds: ({ record: { fields }, known }) =>
        fields['meeting']
          ? ['held', 'filed'].includes(stateIn(known['one']) ?? '')
          : typeof fields['raisedOn'] === 'string',
      covers: ['ZG15'],
    },
    'solved-in-its-time': {
      label: { zh: '解决日期核对', en: 'Solved in its time' },
      says: {
        zh: '解决日期不能早于提出日期，也不能晚于今天，请核对。',
        en: 'It is solved after it was raised and by today; please check.',
      },
      on: ['solve'],
      severity: 'refuse',
      at: 'solvedOn',
      holds: ({ record: { fields }, today }) =>
        typeof fields['solvedOn'] !== 'string' ||
        (fields['solvedOn'] <= today && fields['solvedOn'] >= String(fields['raisedOn'] ?? '')),
    },
  },
  deadlines: {
    'solve-due': {
      label: { zh: '解决时限', en: 'To be solved by' },
      verb: 'solve',
      starts: { field: 'dueOn' },
      remind: [3],
      escalate: [{ after: 1, to: 'office' }],
      covers: ['ZG15'],
    },
  },
  indicators: {
    'problems-solved': {
      label: { zh: '实际问题解决率', en: 'Problems solved' },
      unit: { zh: '个', en: 'problems' },
      value: { where: { state: ['solved'] } },
      base: { where: {} },
      window: 'all',
      covers: ['ZG15'],
    },
  },
})
