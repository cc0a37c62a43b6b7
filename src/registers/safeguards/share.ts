import { defineRegister } from '../../kernel/register.ts'

/** One record shown to one seat. Without such a line an outsider sees nothing of the unit. */
export const share = defineRegister({
  name: 'share',
  label: { zh: '席位可见记录', en: 'Share' },
  version: '2026-01-01',
  domain: 'safeguards',
  fields: {
    seat: { kind: 'ref', register: 'seat', label: { zh: '席位', en: 'Seat' }, required: true, inList: true },
    about: { kind: 'text', label: { zh: '事项', en: 'About' }, required: true, inList: true },
    register: { kind: 'text', label: { zh: '台账代码', en: 'Register' }, required: true, inList: true, max: 60 },
    target: { kind: 'text', label: { zh: '记录编号', en: 'Record id' }, required: true, max: 60 },
  },
  columns: { title: 'about' },
  parties: {
    security: { post: 'security-admin', label: { zh: '安全管理员', en: 'security administrator' } },
    director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
    rectification: { post: 'rectification-office', label: { zh: '整改办', en: 'rectification office' } },
  },
  readers: ['security', 'director', 'rectification'],
  states: {
    shared: { label: { zh: '可见', en: 'Shared' }, rests: true },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    share: {
      label: { zh: '开放', en: 'Share' },
      by: ['director', 'rectification', 'house'],
      from: 'nothing',
      to: 'shared',
      takes: ['seat', 'about', 'register', 'target'],
      elsewhere: { zh: '该记录已经开放。', en: 'It is shared already.' },
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      by: ['director', 'rectification'],
      from: ['shared'],
      to: 'withdrawn',
      already: ['withdrawn'],
    },
  },
  claims: {
    'shared-once': {
      label: { zh: '开放一次', en: 'Shared once' },
      fields: ['seat', 'target'],
      says: { zh: '这条记录已向该席位开放。', en: 'This record is shared with this seat already.' },
    },
  },
})
