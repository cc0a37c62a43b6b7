import { defineRegister } from '../../kernel/register.ts'
import { everyone, keepers } from './words.ts'

/** Who looks after the assets of a department: one person to a department, and a gap is filled within days. */
export const assetKeeper = defineRegister({
  name: 'asset-keeper',
  label: { zh: '部门资产专管人', en: 'Asset keeper' },
  covers: ['ZC01'],
  version: '2026-01-01',
  domain: 'assets',
  starts: 'off',
  fields: {
    scope: { kind: 'text', label: { zh: '管理范围', en: 'What is kept' }, required: true, inList: true },
    department: { kind: 'department', label: { zh: '部门', en: 'Department' }, required: true, inList: true },
    keeper: { kind: 'person', label: { zh: '专管人', en: 'Keeper' }, required: true, inList: true, covers: ['ZC01'] },
    since: { kind: 'day', label: { zh: '接任日期', en: 'Since' }, inList: true },
    list: { kind: 'files', label: { zh: '移交清单', en: 'List handed over' } },
  },
  columns: { title: 'scope', owner: 'keeper', department: 'department' },
  parties: { ...keepers, everyone },
  readers: ['everyone'],
  states: {
    'in-post': { label: { zh: '在岗', en: 'In post' }, rests: true },
    vacant: { label: { zh: '待接任', en: 'Vacant' }, awaits: ['hand-over'] },
  },
  verbs: {
    appoint: {
      label: { zh: '确定专管人', en: 'Appoint' },
      by: ['manager'],
      from: 'nothing',
      to: 'in-post',
      takes: ['scope', 'department', 'keeper'],
      sets: ({ today }) => ({ since: today }),
      elsewhere: { zh: '该部门已有专管人，换人请先登记离任。', en: 'The department has one; note the leaving first.' },
      covers: ['ZC01'],
    },
    'note-leaving': {
      label: { zh: '登记离任', en: 'Leave' },
      by: ['manager'],
      from: ['in-post'],
      to: 'vacant',
      reason: true,
      already: ['vacant'],
    },
    'hand-over': {
      label: { zh: '移交接任', en: 'Hand over' },
      by: ['manager'],
      from: ['vacant'],
      to: 'in-post',
      takes: ['keeper', 'list'],
      needs: ['keeper', 'list'],
      sets: ({ today }) => ({ since: today }),
      already: ['in-post'],
      covers: ['ZC01'],
    },
  },
  claims: {
    'department-keeper': {
      label: { zh: '一个部门一名专管人', en: 'One keeper to a department' },
      fields: ['department'],
      says: {
        zh: '该部门已有资产专管人：换人请登记离任后办理移交接任。',
        en: 'The department has a keeper; note the leaving, then hand over.',
      },
    },
  },
  settings: {
    keeperDays: {
      label: { zh: '专管人接任时限（工作日）', en: 'Working days to fill a gap' },
      standard: 5,
      min: 1,
      max: 60,
    },
  },
  deadlines: {
    'keeper-due': {
      label: { zh: '专管人接任时限', en: 'Keeper due' },
      verb: 'hand-over',
      starts: { on: 'note-leaving' },
      within: { workingDays: 'keeperDays' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['ZC01'],
    },
  },
})
