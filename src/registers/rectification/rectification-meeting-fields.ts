import type { FieldSpec } from '../../kernel/fields.ts'

/** What is kept of a meeting about the rectification, in the order of its minutes. */
export const meetingFields = {
  title: { kind: 'text', label: { zh: '会议名称', en: 'Title' }, required: true, inList: true },
  kind: {
    kind: 'choice',
    label: { zh: '会议类型', en: 'Kind' },
    required: true,
    inList: true,
    choices: {
      'same-day': { zh: '当日研究', en: 'Study on the same day' },
      second: { zh: '二次研究（扩大会）', en: 'Second study, expanded' },
      mobilisation: { zh: '动员部署会', en: 'Mobilisation' },
      hearing: { zh: '听取整改进展', en: 'Hearing of progress' },
      push: { zh: '整改推进会', en: 'Push meeting' },
      study: { zh: '专题学习', en: 'Study session' },
    },
  },
  round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' } },
  dueOn: { kind: 'day', label: { zh: '应召开日期', en: 'To be held by' } },
  heldOn: { kind: 'day', label: { zh: '召开日期', en: 'Held on' }, inList: true, aliases: ['会议日期'] },
  place: { kind: 'text', label: { zh: '地点', en: 'Place' } },
  host: { kind: 'person', label: { zh: '主持人', en: 'Chair' }, inList: true },
  attendees: { kind: 'people', label: { zh: '参会人员', en: 'Present' }, covers: ['ZG05'] },
  attended: {
    kind: 'integer',
    label: { zh: '到会人数', en: 'Number present' },
    min: 0,
    max: 100_000,
    covers: ['ZG06'],
  },
  onPost: {
    kind: 'integer',
    label: { zh: '在岗人数', en: 'Number on post' },
    min: 1,
    max: 100_000,
    covers: ['ZG06'],
  },
  confirmed: {
    kind: 'refs',
    register: 'inspection-finding',
    label: { zh: '明确责任部门的问题', en: 'Findings whose department was settled' },
    covers: ['ZG05'],
  },
  material: { kind: 'text', label: { zh: '学习材料', en: 'What was studied' }, max: 1000, covers: ['ZG22'] },
  progress: {
    kind: 'longtext',
    label: { zh: '较上次进展', en: 'Progress since the last one' },
    covers: ['ZG14'],
  },
  decisions: { kind: 'longtext', label: { zh: '议定事项', en: 'What was decided' }, covers: ['ZG14'] },
  minutes: { kind: 'files', label: { zh: '会议记录', en: 'Minutes' } },
  signIn: { kind: 'files', label: { zh: '签到表', en: 'Sign-in sheet' } },
} as const satisfies Readonly<{ [field: string]: FieldSpec }>
