import { defineRegister } from '../../kernel/register.ts'
import { leaders } from './words.ts'

/** Who of the leadership supervises what (领导分工). After a change a new document is due; until it is issued the old one holds. */
export const divisionOfLabour = defineRegister({
  name: 'division-of-labour',
  label: { zh: '领导分工', en: 'Division of labour' },
  covers: ['HY14'],
  cures: ['分工', '一岗双责', '职责不清', '责任不明'],
  version: '2026-01-01',
  domain: 'meetings',
  starts: 'off',
  fields: {
    title: { kind: 'text', label: { zh: '文件名称', en: 'Title' }, required: true, inList: true },
    changedOn: {
      kind: 'day',
      label: { zh: '班子变动日期', en: 'Leadership changed on' },
      required: true,
      inList: true,
    },
    change: { kind: 'longtext', label: { zh: '变动情况', en: 'Change' }, required: true },
    number: { kind: 'text', label: { zh: '文号', en: 'Number' }, inList: true },
    issuedOn: { kind: 'day', label: { zh: '印发日期', en: 'Issued on' }, inList: true },
    division: { kind: 'longtext', label: { zh: '分工内容', en: 'Division' } },
    leaders: { kind: 'people', label: { zh: '班子成员', en: 'Leaders' } },
    document: { kind: 'files', label: { zh: '文件', en: 'Document' } },
  },
  columns: { title: 'title' },
  parties: {
    ...leaders,
    personnel: { post: 'personnel', label: { zh: '人事', en: 'personnel' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
  },
  // Everybody must know whom to ask.
  readers: ['everyone'],
  states: {
    changed: { label: { zh: '待印发', en: 'Changed' }, awaits: ['issue'] },
    'in-force': { label: { zh: '执行中', en: 'In force' }, rests: true },
    ended: { label: { zh: '已被替代', en: 'Ended' }, final: true },
  },
  verbs: {
    'note-change': {
      label: { zh: '登记班子变动', en: 'Note a change' },
      by: ['personnel', 'office'],
      from: 'nothing',
      to: 'changed',
      takes: ['title', 'changedOn', 'change'],
      elsewhere: { zh: '这次变动已经登记。', en: 'The change is on record.' },
      covers: ['HY14'],
    },
    issue: {
      label: { zh: '印发分工', en: 'Issue' },
      by: ['office'],
      from: ['changed'],
      to: 'in-force',
      takes: ['number', 'issuedOn', 'division', 'leaders', 'document'],
      needs: ['number', 'issuedOn', 'division', 'leaders'],
      already: ['in-force'],
      elsewhere: { zh: '已被替代的分工不再印发。', en: 'What was replaced is not issued again.' },
      asks: () => ({ before: { register: 'division-of-labour', ask: 'first', where: { state: ['in-force'] } } }),
      causes: [
        {
          register: 'division-of-labour',
          verb: 'end',
          each: ({ known: { before } }) => (typeof before === 'object' && before ? [{ record: before.id }] : []),
        },
      ],
      covers: ['HY14'],
    },
    end: {
      label: { zh: '由新分工替代', en: 'End' },
      by: ['house'],
      from: ['in-force'],
      to: 'ended',
      already: ['ended'],
      elsewhere: { zh: '未印发的分工无须替代。', en: 'It was never issued.' },
    },
  },
  claims: {
    'division-number': {
      label: { zh: '文号唯一', en: 'Number is used once' },
      fields: ['number'],
      says: { zh: '这个文号已经用过。', en: 'This number is taken.' },
    },
  },
  settings: {
    divisionDays: {
      label: { zh: '分工印发时限（工作日）', en: 'Working days to issue' },
      standard: 10,
      min: 1,
      max: 60,
    },
  },
  deadlines: {
    'division-due': {
      label: { zh: '分工文件印发时限', en: 'Division due' },
      verb: 'issue',
      starts: { on: 'note-change' },
      within: { workingDays: 'divisionDays' },
      remind: [2],
      escalate: [{ after: 1, to: 'director' }],
      covers: ['HY14'],
    },
  },
})
