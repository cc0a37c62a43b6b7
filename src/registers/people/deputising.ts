import { defineRegister } from '../../kernel/register.ts'
import type { Facts, RuleSpec } from '../../kernel/spec.ts'
import { adminPosts } from '../words.ts'

/**
 * Somebody acts for an absent colleague between two days. What the deputy does counts, for separation of duties, as done by both. An administrator's post is
 * appointed to, never deputised: with it one person could come to hold two of the three powers by the back door.
 */
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
    'administrators-act-in-person': {
      label: { zh: '管理权限不得代理', en: 'Administrators act in person' },
      says: {
        zh: '被代理人在代理期间担任系统、安全或审计管理员，管理权限不得代理：请由安全管理员先免去其管理岗位，或另行任命他人担任后再委托。',
        en: 'The absent person is system, security or audit administrator in that time, and those posts are never deputised: have the post ended first and somebody else appointed to it, then entrust.',
      },
      on: ['entrust'],
      severity: 'refuse',
      at: 'absent',
      basis: 'GB/T 22239-2019, 8.1.4.2',
      needs: administrators,
      holds: ({ known }) => Number(known['held'] ?? 0) <= Number(known['over'] ?? 0),
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

/** Administrators' posts of the absent person that stand on record, and those of them whose last day lies before the deputising begins. */
function administrators({ record: { fields } }: Omit<Facts, 'known'>): ReturnType<NonNullable<RuleSpec['needs']>> {
  const { absent, from } = fields
  if (typeof absent !== 'string' || typeof from !== 'string') return {}
  const held = { person: { is: absent }, post: { in: adminPosts } }
  const ask = { register: 'appointment', ask: 'count', lock: absent } as const
  return {
    held: { ...ask, where: { state: ['in-force'], fields: held } },
    over: { ...ask, where: { state: ['in-force'], fields: { ...held, until: { before: from } } } },
  }
}
