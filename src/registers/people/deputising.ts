import { defineRegister } from '../../kernel/register.ts'

/** Somebody acts for an absent colleague between two days. What the deputy does counts, for separation of duties, as done by both. */
export const deputising = defineRegister({
  name: 'deputising',
  label: { zh: '代理', en: 'Deputising' },
  version: '2026-01-01',
  domain: 'people',
  fields: {
    absent: { kind: 'person', label: { zh: '被代理人', en: 'Absent' }, required: true, inList: true },
    deputy: { kind: 'person', label: { zh: '代理人', en: 'Deputy' }, required: true, inList: true },
    from: { kind: 'day', label: { zh: '起始日', en: 'From' }, required: true, inList: true },
    until: { kind: 'day', label: { zh: '截止日', en: 'Until' }, required: true, inList: true },
    cause: { kind: 'text', label: { zh: '事由', en: 'Cause' }, required: true, inList: true },
  },
  columns: { title: 'cause', owner: 'deputy' },
  parties: {
    absentee: { field: 'absent', label: { zh: '被代理人', en: 'the absent person' } },
    security: { post: 'security-admin', label: { zh: '安全管理员', en: 'security administrator' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
  },
  readers: ['everyone'],
  states: {
    'in-force': { label: { zh: '代理中', en: 'In force' }, rests: true },
    ended: { label: { zh: '已结束', en: 'Ended' }, final: true },
  },
  verbs: {
    entrust: {
      label: { zh: '委托代理', en: 'Entrust' },
      by: ['security', 'house'],
      from: 'nothing',
      to: 'in-force',
      takes: ['absent', 'deputy', 'from', 'until', 'cause'],
      elsewhere: { zh: '代理已经设立，变更请先结束再委托。', en: 'It is in force; end it and entrust anew.' },
    },
    end: {
      label: { zh: '结束代理', en: 'End' },
      by: ['absentee', 'security'],
      from: ['in-force'],
      to: 'ended',
      already: ['ended'],
    },
  },
  rules: {
    'deputy-is-another': {
      label: { zh: '代理人须为他人', en: 'Deputy is another' },
      says: {
        zh: '代理人与被代理人是同一人，请另选代理人。',
        en: 'Deputy and absent person are the same; choose another.',
      },
      on: ['entrust'],
      severity: 'refuse',
      at: 'deputy',
      holds: ({ record: { fields } }) => !fields['absent'] || fields['absent'] !== fields['deputy'],
    },
    'deputising-in-order': {
      label: { zh: '代理起止', en: 'Days in order' },
      says: { zh: '截止日早于起始日，请核对。', en: 'The last day is before the first; please check.' },
      on: ['entrust'],
      severity: 'refuse',
      at: 'until',
      holds: ({ record: { fields } }) => !fields['until'] || !fields['from'] || fields['until'] >= fields['from'],
    },
  },
})
