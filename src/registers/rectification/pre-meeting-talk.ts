import { defineRegister } from '../../kernel/register.ts'
import { stateIn, theOne } from '../../kernel/answers.ts'

/** Talks before a democratic-life meeting (谈心谈话): whose opinion was asked for, what it was, what was answered. Read by the two who talked and by the office. */
export const preMeetingTalk = defineRegister({
  name: 'pre-meeting-talk',
  label: { zh: '谈心谈话', en: 'Talk before the meeting' },
  covers: ['ZG21'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    lifeMeeting: {
      kind: 'ref',
      register: 'democratic-life-meeting',
      label: { zh: '民主生活会', en: 'Democratic-life meeting' },
      required: true,
    },
    talker: { kind: 'person', label: { zh: '谈话人', en: 'Who asked' }, required: true, inList: true },
    partner: { kind: 'person', label: { zh: '谈话对象', en: 'Whom' }, required: true, inList: true },
    heldOn: { kind: 'day', label: { zh: '谈话日期', en: 'On' }, required: true, inList: true, covers: ['ZG21'] },
    opinions: { kind: 'longtext', label: { zh: '意见建议', en: 'Opinions' }, required: true, covers: ['ZG21'] },
    answer: { kind: 'longtext', label: { zh: '回应和采纳情况', en: 'Answer' }, covers: ['ZG21'] },
    takenUp: { kind: 'yesno', label: { zh: '已纳入对照检查材料', en: 'Taken into the papers' } },
  },
  columns: { title: 'heldOn', owner: 'talker' },
  parties: {
    office: { post: 'rectification-office', label: { zh: '整改办', en: 'rectification office' } },
    director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
    deputy: { post: 'deputy-director', label: { zh: '分管领导', en: 'deputy director' } },
    talker: { field: 'talker', label: { zh: '谈话人', en: 'who asked' } },
    partner: { field: 'partner', label: { zh: '谈话对象', en: 'who was asked' } },
  },
  readers: ['office', 'talker', 'partner'],
  states: {
    talked: { label: { zh: '待回应', en: 'Talked' }, awaits: ['answer'] },
    answered: { label: { zh: '已回应', en: 'Answered' }, final: true },
  },
  verbs: {
    talk: {
      label: { zh: '登记谈话', en: 'Enter a talk' },
      by: ['office', 'director', 'deputy'],
      from: 'nothing',
      to: 'talked',
      takes: ['lifeMeeting', 'talker', 'partner', 'heldOn', 'opinions'],
      elsewhere: { zh: '谈话已经登记。', en: 'It is on record already.' },
      covers: ['ZG21'],
    },
    answer: {
      label: { zh: '登记回应', en: 'Answer' },
      by: ['talker', 'office'],
      unasked: ['office'],
      from: ['talked'],
      to: 'answered',
      takes: ['answer', 'takenUp'],
      needs: ['answer'],
      already: ['answered'],
      covers: ['ZG21'],
    },
  },
  rules: {
    'talk-before-the-meeting': {
      label: { zh: '会前谈话', en: 'Before the meeting' },
      says: {
        zh: '谈话日期不能晚于今天，民主生活会召开以后不再登记会前谈话。',
        en: 'A talk is held by today, and before the democratic-life meeting.',
      },
      on: ['talk'],
      severity: 'refuse',
      at: 'heldOn',
      needs: ({ record: { fields } }) => theOne('democratic-life-meeting', fields['lifeMeeting']),
      holds: ({ record: { fields }, today, known }) =>
        String(fields['heldOn'] ?? '') <= today && !['held', 'done'].includes(stateIn(known['one']) ?? ''),
      covers: ['ZG21'],
    },
    'talk-between-two': {
      label: { zh: '不是自己同自己谈', en: 'Between two people' },
      says: { zh: '谈话人和谈话对象是同一个人，请核对。', en: 'Both are the same person; please check.' },
      on: ['talk'],
      severity: 'refuse',
      at: 'partner',
      holds: ({ record: { fields } }) => !fields['talker'] || fields['talker'] !== fields['partner'],
    },
  },
  indicators: {
    'talks-answered': {
      label: { zh: '意见回应率', en: 'Opinions answered' },
      unit: { zh: '次', en: 'talks' },
      value: { where: { state: ['answered'] } },
      base: { where: {} },
      window: 'all',
      covers: ['ZG21'],
    },
  },
})
