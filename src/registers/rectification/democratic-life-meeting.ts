import { daysBetween, isDay } from '../../calendar/days.ts'
import { defineRegister } from '../../kernel/register.ts'
import { fieldIn, figureIn } from '../../kernel/answers.ts'
import { lifeMeetingRules } from './democratic-life-meeting-rules.ts'
import { leadReaders, outsiders, overseers } from './words.ts'

/**
 * The democratic-life meeting on a rectification (专题民主生活会), step by step: a plan, study and talks, papers of self-examination, the meeting with criticism and
 * self-criticism, and the curing of what was raised there. Days of all steps are kept, and how long after the feedback it was held.
 */
export const democraticLifeMeeting = defineRegister({
  name: 'democratic-life-meeting',
  label: { zh: '专题民主生活会', en: 'Democratic-life meeting' },
  covers: ['ZG20'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: { kind: 'text', label: { zh: '会议名称', en: 'Title' }, required: true, inList: true },
    round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' }, required: true },
    dueOn: { kind: 'day', label: { zh: '应召开日期', en: 'To be held by' }, inList: true },
    plan: { kind: 'files', label: { zh: '会议方案', en: 'Plan' } },
    consultedOn: { kind: 'day', label: { zh: '征求意见完成日期', en: 'Talks finished on' }, covers: ['ZG20'] },
    talks: { kind: 'integer', label: { zh: '谈心谈话次数', en: 'Number of talks' }, covers: ['ZG21'] },
    writtenOn: { kind: 'day', label: { zh: '对照检查材料审定日期', en: 'Papers ready on' }, covers: ['ZG20'] },
    heldOn: { kind: 'day', label: { zh: '召开日期', en: 'Held on' }, inList: true, covers: ['ZG20'] },
    host: { kind: 'person', label: { zh: '主持人', en: 'Chair' } },
    attendees: { kind: 'people', label: { zh: '参会人员', en: 'Present' } },
    supervisors: { kind: 'text', label: { zh: '上级督导人员', en: 'Supervisors from above' } },
    criticism: {
      kind: 'longtext',
      label: { zh: '批评和自我批评情况', en: 'Criticism and self-criticism' },
      readers: ['director', 'deputy', 'leadingGroup', 'office', 'attendee', 'inspection'],
    },
    minutes: { kind: 'files', label: { zh: '会议记录', en: 'Minutes' } },
    daysSinceFeedback: {
      kind: 'integer',
      label: { zh: '距反馈天数', en: 'Days since the feedback' },
      inList: true,
      covers: ['ZG20'],
    },
    finishedOn: { kind: 'day', label: { zh: '整改完成日期', en: 'Cured on' } },
  },
  columns: { title: 'title', owner: 'host' },
  parties: {
    ...overseers,
    ...outsiders,
    attendee: { field: 'attendees', label: { zh: '参会人员', en: 'whoever was present' } },
  },
  readers: [...leadReaders, 'attendee'],
  states: {
    planned: { label: { zh: '会前学习、谈话', en: 'Planned' }, awaits: ['consult'] },
    consulted: { label: { zh: '起草对照检查材料', en: 'Consulted' }, awaits: ['write-up'] },
    written: { label: { zh: '待召开', en: 'Written up' }, awaits: ['hold'] },
    held: { label: { zh: '会后整改', en: 'Held' }, awaits: ['finish'] },
    done: { label: { zh: '已完成', en: 'Done' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '制定方案', en: 'Plan' },
      by: ['office'],
      from: 'nothing',
      to: 'planned',
      takes: ['title', 'round', 'dueOn', 'plan', 'host'],
      elsewhere: { zh: '方案已经登记。', en: 'It is planned already.' },
      covers: ['ZG20'],
    },
    consult: {
      label: { zh: '谈话征求意见完成', en: 'Talks finished' },
      by: ['office'],
      from: ['planned'],
      to: 'consulted',
      takes: ['consultedOn'],
      needs: ['consultedOn'],
      asks: ({ record }) => ({
        talks: { register: 'pre-meeting-talk', ask: 'count', where: { fields: { lifeMeeting: { is: record.id } } } },
      }),
      sets: ({ known }) => ({ talks: figureIn(known['talks']) }),
      already: ['consulted', 'written', 'held', 'done'],
      covers: ['ZG20', 'ZG21'],
    },
    'write-up': {
      label: { zh: '对照检查材料审定完成', en: 'Papers ready' },
      by: ['office'],
      from: ['consulted'],
      to: 'written',
      takes: ['writtenOn'],
      needs: ['writtenOn'],
      already: ['written', 'held', 'done'],
      elsewhere: { zh: '先完成谈话征求意见。', en: 'Talks come first.' },
      covers: ['ZG20'],
    },
    hold: {
      label: { zh: '登记召开', en: 'Enter as held' },
      by: ['office'],
      from: ['written'],
      to: 'held',
      takes: ['heldOn', 'host', 'attendees', 'supervisors', 'criticism', 'minutes'],
      needs: ['heldOn', 'host', 'attendees', 'criticism', 'minutes'],
      asks: ({ record: { fields } }) => ({
        feedback: {
          register: 'inspection-feedback',
          ask: 'first',
          where: { fields: { round: { is: String(fields['round'] ?? '') } } },
        },
      }),
      sets: ({ record: { fields }, known }) => {
        const feedbackOn = fieldIn(known['feedback'], 'feedbackOn')
        const { heldOn } = fields
        return isDay(feedbackOn) && isDay(heldOn) ? { daysSinceFeedback: daysBetween(feedbackOn, heldOn) } : {}
      },
      already: ['held', 'done'],
      elsewhere: { zh: '先完成谈话和对照检查材料。', en: 'Talks and papers come first.' },
      covers: ['ZG20'],
    },
    finish: {
      label: { zh: '会后整改完成', en: 'Cured' },
      by: ['office'],
      from: ['held'],
      to: 'done',
      takes: ['finishedOn'],
      needs: ['finishedOn'],
      already: ['done'],
      elsewhere: { zh: '会议还没有召开。', en: 'It has not been held yet.' },
      covers: ['ZG20'],
    },
  },
  rules: lifeMeetingRules,
  deadlines: {
    'life-meeting-due': {
      label: { zh: '应召开日期', en: 'To be held by' },
      verb: 'hold',
      starts: { field: 'dueOn' },
      remind: [7],
      escalate: [{ after: 1, to: 'leadingGroup' }],
      covers: ['ZG20'],
    },
  },
})
