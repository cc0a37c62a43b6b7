import type { FieldSpec } from '../../kernel/fields.ts'
import { bodies, studies } from './words.ts'

export const meetingFields = {
  title: { kind: 'text', label: { zh: '会议名称', en: 'Title' }, required: true, inList: true, aliases: ['会议'] },
  body: { kind: 'choice', label: { zh: '会议类别', en: 'Body' }, required: true, inList: true, choices: bodies },
  purpose: {
    kind: 'choice',
    label: { zh: '会议性质', en: 'Purpose' },
    required: true,
    inList: true,
    choices: {
      decision: { zh: '议决事项', en: 'Decision' },
      'special-study': { zh: '专题研究', en: 'Special study' },
      learning: { zh: '集中学习', en: 'Learning' },
      training: { zh: '制度培训', en: 'Training on rules' },
      deployment: { zh: '节前部署', en: 'Holiday deployment' },
      routine: { zh: '例会', en: 'Routine' },
    },
  },
  study: { kind: 'choice', label: { zh: '专题', en: 'Study' }, inList: true, choices: studies },
  plannedOn: { kind: 'day', label: { zh: '计划日期', en: 'Planned on' }, required: true, inList: true },
  place: { kind: 'text', label: { zh: '地点', en: 'Place' } },
  chair: { kind: 'person', label: { zh: '主持人', en: 'Chair' } },
  recorder: { kind: 'person', label: { zh: '记录人', en: 'Recorder' } },
  called: { kind: 'people', label: { zh: '应到人员', en: 'Called' } },
  present: { kind: 'people', label: { zh: '实到人员', en: 'Present' } },
  observers: { kind: 'longtext', label: { zh: '列席人员', en: 'Observers' } },
  heldOn: { kind: 'day', label: { zh: '召开日期', en: 'Held on' }, inList: true, aliases: ['会议时间'] },
  firstItem: { kind: 'text', label: { zh: '第一议题', en: 'First item' }, covers: ['HY08'] },
  content: { kind: 'longtext', label: { zh: '会议内容', en: 'What it dealt with' } },
  disciplineInvitedOn: { kind: 'day', label: { zh: '邀请纪检监察组日期', en: 'Discipline group invited on' } },
  disciplineAttended: { kind: 'yesno', label: { zh: '纪检监察组到会', en: 'Discipline group attended' } },
  disciplineOpinion: { kind: 'longtext', label: { zh: '纪检监察组意见', en: 'Its opinion' } },
  dutyRota: { kind: 'files', label: { zh: '值班安排与联系表', en: 'Duty rota and contacts' } },
  minutes: { kind: 'longtext', label: { zh: '会议记录', en: 'Minutes' } },
  minutesFile: { kind: 'files', label: { zh: '会议纪要', en: 'Minutes file' } },
  fileNumber: { kind: 'text', label: { zh: '归档号', en: 'File number' } },
} as const satisfies Readonly<{ [field: string]: FieldSpec }>
