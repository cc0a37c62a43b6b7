import { defineRegister } from '../../kernel/register.ts'
import type { Question, Where } from '../../kernel/where.ts'
import { outsiders, overseers } from './words.ts'

/**
 * Figures of a round as of a day (统计截止日快照): counted by the machine on that day and never typed, so that every paper that speaks of the round can say the same. Another
 * day is not mixed in while the first is in use.
 */
export const asOfSnapshot = defineRegister({
  name: 'as-of-snapshot',
  label: { zh: '统计截止日快照', en: 'As-of snapshot' },
  covers: ['ZG33'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    title: { kind: 'text', label: { zh: '用途', en: 'What for' }, required: true, inList: true },
    round: {
      kind: 'ref',
      register: 'inspection-round',
      label: { zh: '巡察轮次', en: 'Round' },
      required: true,
      inList: true,
    },
    asOf: { kind: 'day', label: { zh: '统计截止日', en: 'As of' }, required: true, inList: true, covers: ['ZG33'] },
    findings: { kind: 'integer', label: { zh: '问题数', en: 'Findings' }, inList: true },
    closed: { kind: 'integer', label: { zh: '已销号数', en: 'Closed' }, inList: true },
    basic: { kind: 'integer', label: { zh: '基本完成未销号数', en: 'Basically done, not closed' } },
    lasting: { kind: 'integer', label: { zh: '持续整改数', en: 'Lasting' } },
    measures: { kind: 'integer', label: { zh: '措施数', en: 'Measures' } },
    measuresDone: { kind: 'integer', label: { zh: '已完成措施数', en: 'Measures done' } },
  },
  columns: { title: 'title' },
  parties: { ...overseers, ...outsiders },
  readers: ['director', 'deputy', 'leadingGroup', 'office', 'inspection'],
  states: {
    'in-use': { label: { zh: '使用中', en: 'In use' }, rests: true },
    superseded: { label: { zh: '已停用', en: 'Superseded' }, final: true },
  },
  verbs: {
    take: {
      label: { zh: '生成快照', en: 'Take' },
      by: ['office'],
      from: 'nothing',
      to: 'in-use',
      takes: ['title', 'round'],
      asks: ({ record: { fields } }) => figures(String(fields['round'])),
      sets: ({ known, today }) => ({
        asOf: today,
        ...Object.fromEntries(Object.entries(known).map(([name, figure]) => [name, Number(figure ?? 0)])),
      }),
      elsewhere: { zh: '快照已经生成，数据不能改动。', en: 'It is taken, and its figures stay.' },
      covers: ['ZG33'],
    },
    supersede: {
      label: { zh: '停用', en: 'Supersede' },
      by: ['office'],
      from: ['in-use'],
      to: 'superseded',
      reason: true,
      already: ['superseded'],
      covers: ['ZG33'],
    },
  },
  rules: {
    'one-as-of-day': {
      label: { zh: '同一截止日', en: 'One day for all' },
      says: {
        zh: '本轮另有一个截止日不同的快照正在使用：各类材料应当用同一截止日，请先停用原快照并说明理由。',
        en: 'Figures of this round as of another day are in use: papers go by one day, so supersede those first, with the reason.',
      },
      on: ['take'],
      severity: 'refuse',
      at: 'asOf',
      needs: ({ record: { fields }, today }): Readonly<{ [question: string]: Question }> => ({
        others: {
          register: 'as-of-snapshot',
          ask: 'count',
          where: { state: ['in-use'], fields: { round: { is: String(fields['round']) }, asOf: { before: today } } },
        },
      }),
      holds: ({ known }) => !known['others'],
      covers: ['ZG33'],
    },
  },
})

const counted = ['open', 'underway', 'declared', 'vetted', 'reviewing', 'closed', 'returned', 'reopened']

/** What is counted: what was merged or split counts where it went, and what is closed is not counted as going on. */
function figures(round: string): Readonly<{ [figure: string]: Question }> {
  const of = { round: { is: round } }
  const live = counted.filter((state) => state !== 'closed')
  const count = (register: string, where: Where): Question => ({ register, ask: 'count', where })
  return {
    findings: count('inspection-finding', { state: counted, fields: of }),
    closed: count('inspection-finding', { state: ['closed'], fields: of }),
    basic: count('inspection-finding', { state: live, fields: { ...of, reportedDegree: { is: 'basic' } } }),
    lasting: count('inspection-finding', { state: live, fields: { ...of, reportedDegree: { is: 'lasting' } } }),
    measures: count('rectification-measure', { fields: of }),
    measuresDone: count('rectification-measure', { state: ['done'], fields: of }),
  }
}
