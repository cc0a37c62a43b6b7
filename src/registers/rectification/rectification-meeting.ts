import { defineRegister } from '../../kernel/register.ts'
import { meetingFields } from './rectification-meeting-fields.ts'
import { meetingRules } from './rectification-meeting-rules.ts'
import { leadReaders, outsiders, overseers } from './words.ts'

/** What is said of a meeting that was held. */
const told = [
  'title',
  'round',
  'heldOn',
  'place',
  'host',
  'attendees',
  'attended',
  'onPost',
  'confirmed',
  'material',
  'progress',
  'decisions',
  'signIn',
] as const

/**
 * Meetings about the rectification (整改会议): the study on the day of the feedback, the second one that settles departments, the mobilisation, the weekly hearing, push
 * meetings, study sessions. The weekly hearing is planned by the clock while a round is being cured, and is missed visibly.
 */
export const rectificationMeeting = defineRegister({
  name: 'rectification-meeting',
  label: { zh: '整改会议', en: 'Meeting on the rectification' },
  covers: ['ZG15'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: meetingFields,
  columns: { title: 'title', owner: 'host' },
  parties: {
    ...overseers,
    ...outsiders,
    attendee: { field: 'attendees', label: { zh: '参会人员', en: 'whoever was present' } },
  },
  readers: [...leadReaders, 'attendee'],
  states: {
    planned: { label: { zh: '待召开', en: 'Planned' }, awaits: ['hold'] },
    held: { label: { zh: '待存会议记录', en: 'Held' }, awaits: ['keep-minutes'] },
    filed: { label: { zh: '已存会议记录', en: 'Filed' }, final: true },
    'called-off': { label: { zh: '未召开', en: 'Called off' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '安排会议', en: 'Plan' },
      by: ['office', 'time'],
      from: 'nothing',
      to: 'planned',
      takes: ['title', 'kind', 'round', 'dueOn', 'host', 'place'],
      asks: () => ({
        round: { register: 'inspection-round', ask: 'first', where: { state: ['rectifying'] } },
      }),
      // Planned by the clock it has no round yet: it is about the one that is being cured.
      sets: ({ record: { fields }, known }) => {
        const round = known['round']
        return !fields['round'] && typeof round === 'object' && round ? { round: round.id } : {}
      },
      elsewhere: { zh: '会议已经安排。', en: 'It is planned already.' },
    },
    hold: {
      label: { zh: '登记召开', en: 'Enter as held' },
      by: ['office'],
      from: ['planned'],
      to: 'held',
      takes: told,
      needs: ['heldOn'],
      already: ['held', 'filed'],
      elsewhere: { zh: '没有召开的会议请另行登记。', en: 'A meeting called off is entered anew.' },
      covers: ['ZG05', 'ZG06', 'ZG14', 'ZG15'],
    },
    record: {
      label: { zh: '登记已召开的会议', en: 'Enter a meeting held' },
      by: ['office'],
      from: 'nothing',
      to: 'held',
      takes: ['kind', ...told],
      needs: ['round', 'heldOn'],
      elsewhere: { zh: '会议已经登记。', en: 'It is on record already.' },
      covers: ['ZG05', 'ZG06', 'ZG15', 'ZG22'],
    },
    'keep-minutes': {
      label: { zh: '存会议记录', en: 'Keep the minutes' },
      by: ['office'],
      from: ['held'],
      to: 'filed',
      takes: ['minutes', 'signIn'],
      needs: ['minutes'],
      already: ['filed'],
      elsewhere: { zh: '会议召开以后再存会议记录。', en: 'Minutes are kept once it is held.' },
      covers: ['ZG05', 'ZG06'],
    },
    'call-off': {
      label: { zh: '登记未召开', en: 'Call off' },
      by: ['office'],
      from: ['planned'],
      to: 'called-off',
      reason: true,
      already: ['called-off'],
      elsewhere: { zh: '已经召开的会议不能登记为未召开。', en: 'What was held cannot be called off.' },
    },
  },
  rules: meetingRules,
  settings: {
    minutesDays: {
      label: { zh: '会议记录存档时限（工作日）', en: 'Working days to keep the minutes' },
      standard: 5,
      min: 1,
      max: 30,
    },
  },
  deadlines: {
    'meeting-due': {
      label: { zh: '应召开日期', en: 'To be held by' },
      verb: 'hold',
      starts: { field: 'dueOn' },
      remind: [1],
      escalate: [
        { after: 1, to: 'leadingGroup' },
        { after: 7, to: 'director' },
      ],
      covers: ['ZG14'],
    },
    'minutes-due': {
      label: { zh: '会议记录存档时限', en: 'Minutes due' },
      verb: 'keep-minutes',
      starts: { on: 'hold' },
      within: { workingDays: 'minutesDays' },
      escalate: [{ after: 5, to: 'leadingGroup' }],
    },
  },
  duties: {
    'weekly-hearing': {
      label: { zh: '每周听取整改进展', en: 'Weekly hearing' },
      recurs: { every: 'week', on: 5 },
      shift: 'previous',
      ahead: 3,
      verb: 'plan',
      fills: ({ spoken, due }) => ({ title: `${spoken}听取整改进展`, kind: 'hearing', dueOn: due }),
      while: { register: 'inspection-round', where: { state: ['rectifying'] } },
      covers: ['ZG14'],
    },
  },
  indicators: {
    'hearing-rate': {
      label: { zh: '听取进展按期率', en: 'Hearings held' },
      unit: { zh: '次', en: 'hearings' },
      value: { where: { state: ['held', 'filed'], late: false, fields: { kind: { is: 'hearing' } } } },
      base: { where: { fields: { kind: { is: 'hearing' } } } },
      window: 'all',
      threshold: { atLeast: 0.8 },
      covers: ['ZG14'],
    },
    'push-meetings': {
      label: { zh: '推进会次数', en: 'Push meetings' },
      unit: { zh: '次', en: 'meetings' },
      value: { where: { state: ['held', 'filed'], fields: { kind: { is: 'push' } } } },
      window: 'all',
      covers: ['ZG15'],
    },
    'mobilisation-coverage': {
      label: { zh: '动员覆盖率', en: 'Coverage of the mobilisation' },
      unit: { zh: '人', en: 'people' },
      value: { where: { state: ['held', 'filed'], fields: { kind: { is: 'mobilisation' } } }, sum: 'attended' },
      base: { where: { state: ['held', 'filed'], fields: { kind: { is: 'mobilisation' } } }, sum: 'onPost' },
      window: 'all',
      threshold: { atLeast: 0.9 },
      covers: ['ZG06'],
    },
  },
})
