import { defineRegister } from '../../kernel/register.ts'

/**
 * A unit's own figure for a setting of a register, in force from a day. What ran before keeps the due days it was given. One proposes and another approves; the director
 * alone puts into force only what tightens the control, which the house judges (see `settingRefusals`).
 */
export const setting = defineRegister({
  name: 'setting',
  label: { zh: '参数设置', en: 'Setting' },
  version: '2026-01-01',
  domain: 'safeguards',
  fields: {
    register: { kind: 'text', label: { zh: '台账代码', en: 'Register' }, required: true, inList: true, max: 60 },
    setting: { kind: 'text', label: { zh: '参数代码', en: 'Setting' }, required: true, inList: true, max: 60 },
    value: { kind: 'integer', label: { zh: '数值', en: 'Value' }, required: true, inList: true },
    from: { kind: 'day', label: { zh: '生效日', en: 'In force from' }, required: true, inList: true },
    ground: { kind: 'text', label: { zh: '依据', en: 'Ground' }, required: true, inList: true },
    paper: { kind: 'files', label: { zh: '依据文件', en: 'Document' } },
  },
  columns: { title: 'setting' },
  parties: {
    director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
    office: { post: 'office', label: { zh: '办公室', en: 'office' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
  },
  readers: ['everyone'],
  states: {
    proposed: { label: { zh: '待批准', en: 'Proposed' }, awaits: ['approve'] },
    returned: { label: { zh: '已退回', en: 'Returned' }, awaits: ['resubmit'] },
    'in-force': { label: { zh: '生效', en: 'In force' }, rests: true },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    propose: {
      label: { zh: '提出', en: 'Propose' },
      by: ['office', 'director'],
      from: 'nothing',
      to: 'proposed',
      takes: ['register', 'setting', 'value', 'from', 'ground', 'paper'],
      elsewhere: { zh: '该参数已经提出。', en: 'It is proposed already.' },
    },
    approve: {
      label: { zh: '批准', en: 'Approve' },
      by: ['director'],
      from: ['proposed'],
      to: 'in-force',
      apart: ['propose', 'resubmit'],
      already: ['in-force'],
      elsewhere: {
        zh: '退回的先修改再报；已撤回的请重新提出。',
        en: 'What was returned is handed in again first; what was withdrawn is proposed anew.',
      },
    },
    tighten: {
      label: { zh: '收紧并直接生效', en: 'Tighten at once' },
      by: ['director'],
      from: ['proposed'],
      to: 'in-force',
      already: ['in-force'],
      elsewhere: {
        zh: '退回的先修改再报；已撤回的请重新提出。',
        en: 'What was returned is handed in again first; what was withdrawn is proposed anew.',
      },
    },
    return: {
      label: { zh: '退回', en: 'Return' },
      by: ['director'],
      from: ['proposed'],
      to: 'returned',
      reason: true,
      already: ['returned'],
      elsewhere: {
        zh: '已生效的参数不退回，请另提新的数值。',
        en: 'What is in force is not returned: propose another figure.',
      },
    },
    resubmit: {
      label: { zh: '修改后再报', en: 'Revise' },
      by: ['office'],
      from: ['returned'],
      to: 'proposed',
      takes: ['value', 'from', 'ground', 'paper'],
      already: ['proposed'],
      elsewhere: { zh: '只有退回的参数可以修改。', en: 'Only what was returned is handed in again.' },
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      by: ['office', 'director'],
      from: ['proposed', 'returned'],
      to: 'withdrawn',
      reason: true,
      already: ['withdrawn'],
      elsewhere: {
        zh: '已生效的参数不能一人撤回：请提出原来的数值，由另一人批准。',
        en: 'What is in force is not taken back by one person: propose the former figure, and another approves.',
      },
    },
  },
})
