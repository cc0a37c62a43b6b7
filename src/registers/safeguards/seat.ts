import { defineRegister } from '../../kernel/register.ts'
import { seats } from '../words.ts'

/** A dated place for an outsider (a reviewing body, the inspection office) in this unit. It sees only what is shared with it. */
export const seat = defineRegister({
  name: 'seat',
  label: { zh: '外部席位', en: 'Seat' },
  version: '2026-01-01',
  domain: 'safeguards',
  fields: {
    holder: { kind: 'text', label: { zh: '席位人员姓名', en: 'Holder' }, required: true, inList: true, max: 60 },
    outsider: {
      kind: 'text',
      label: { zh: '人员编号', en: 'Person id' },
      required: true,
      help: { zh: '该人员在其单位登记的编号。', en: 'Id of the person in the home unit.' },
    },
    home: { kind: 'unit', label: { zh: '所属单位', en: 'Home unit' }, required: true, inList: true },
    kind: { kind: 'choice', label: { zh: '席位类别', en: 'Kind' }, required: true, inList: true, choices: seats },
    from: { kind: 'day', label: { zh: '起始日', en: 'From' }, required: true, inList: true },
    until: { kind: 'day', label: { zh: '截止日', en: 'Until' }, required: true, inList: true },
  },
  columns: { title: 'holder' },
  parties: {
    security: { post: 'security-admin', label: { zh: '安全管理员', en: 'security administrator' } },
    director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
    rectification: { post: 'rectification-office', label: { zh: '整改办', en: 'rectification office' } },
  },
  readers: ['security', 'director', 'rectification'],
  states: {
    'in-force': { label: { zh: '有效', en: 'In force' }, rests: true },
    ended: { label: { zh: '已收回', en: 'Ended' }, final: true },
  },
  verbs: {
    grant: {
      label: { zh: '设立席位', en: 'Grant' },
      by: ['security', 'house'],
      from: 'nothing',
      to: 'in-force',
      takes: ['holder', 'outsider', 'home', 'kind', 'from', 'until'],
      elsewhere: { zh: '席位已经设立，变更请先收回再设立。', en: 'It is in force; withdraw it and grant anew.' },
    },
    withdraw: {
      label: { zh: '收回席位', en: 'Withdraw' },
      by: ['security'],
      from: ['in-force'],
      to: 'ended',
      already: ['ended'],
    },
  },
  rules: {
    'seat-has-an-end': {
      label: { zh: '席位起止', en: 'Days in order' },
      says: { zh: '截止日早于起始日，请核对。', en: 'The last day is before the first; please check.' },
      on: ['grant'],
      severity: 'refuse',
      at: 'until',
      holds: ({ record: { fields } }) => !fields['until'] || !fields['from'] || fields['until'] >= fields['from'],
    },
  },
})
