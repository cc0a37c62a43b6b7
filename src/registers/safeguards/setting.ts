import { defineRegister } from '../../kernel/register.ts'

/** A unit's own figure for a setting of a register, in force from a day. What ran before keeps the due days it was given. */
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
      apart: ['propose'],
      already: ['in-force'],
      elsewhere: { zh: '已撤回的参数请重新提出。', en: 'A withdrawn setting must be proposed anew.' },
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      by: ['director'],
      from: ['proposed', 'in-force'],
      to: 'withdrawn',
      reason: true,
      already: ['withdrawn'],
    },
  },
})
