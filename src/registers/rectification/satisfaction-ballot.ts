import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import { figure } from '../../kernel/answers.ts'
import { leadReaders, outsiders, overseers } from './words.ts'

/** Options of the ballot, with the setting that weighs each. */
const options = [
  ['excellent', 'excellentWeight'],
  ['good', 'goodWeight'],
  ['fair', 'fairWeight'],
  ['poor', 'poorWeight'],
  ['bad', 'badWeight'],
] as const

const sum = (fields: Facts['record']['fields']) => options.reduce((all, [option]) => all + figure(fields[option]), 0)

const count = (zh: string, en: string) =>
  ({ kind: 'integer', label: { zh, en }, min: 0, max: 1_000_000, covers: ['ZG37'] }) as const

const weight = (zh: string, en: string, standard: number) => ({ label: { zh, en }, standard, min: 0, max: 100 })

/**
 * Satisfaction with a rectification (满意度测评), as counts of each option. Single ballots have nobody who cast them and are kept nowhere; below the least number of
 * ballots no counts are entered at all, because they would tell who voted how.
 */
export const satisfactionBallot = defineRegister({
  name: 'satisfaction-ballot',
  label: { zh: '满意度测评', en: 'Satisfaction ballot' },
  covers: ['ZG37'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: { kind: 'text', label: { zh: '测评名称', en: 'Title' }, required: true, inList: true },
    round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' }, required: true },
    scope: { kind: 'text', label: { zh: '测评范围', en: 'Who was asked' }, required: true },
    heldOn: { kind: 'day', label: { zh: '测评日期', en: 'Held on' }, required: true, inList: true },
    issued: { kind: 'integer', label: { zh: '发出票数', en: 'Issued' }, required: true, min: 1, max: 1_000_000 },
    returned: { kind: 'integer', label: { zh: '收回票数', en: 'Returned' }, inList: true, min: 0, max: 1_000_000 },
    excellent: count('优', 'Excellent'),
    good: count('良', 'Good'),
    fair: count('中', 'Fair'),
    poor: count('差', 'Poor'),
    bad: count('劣', 'Bad'),
    rate: {
      kind: 'integer',
      label: { zh: '满意度（‰）', en: 'Satisfaction (per mille)' },
      inList: true,
      covers: ['ZG37'],
    },
    files: { kind: 'files', label: { zh: '统计表', en: 'Tally' } },
  },
  columns: { title: 'title' },
  parties: { ...overseers, ...outsiders },
  readers: leadReaders,
  states: {
    polling: { label: { zh: '测评中', en: 'Polling' }, awaits: ['count'] },
    counted: { label: { zh: '已统计', en: 'Counted' }, final: true },
    void: { label: { zh: '不作统计', en: 'Not counted' }, final: true },
  },
  verbs: {
    open: {
      label: { zh: '发出测评', en: 'Open' },
      by: ['office', 'house'],
      from: 'nothing',
      to: 'polling',
      takes: ['title', 'round', 'scope', 'heldOn', 'issued'],
      elsewhere: { zh: '测评已经发出。', en: 'It is open already.' },
    },
    count: {
      label: { zh: '登记统计', en: 'Count' },
      by: ['office', 'house'],
      from: ['polling'],
      to: 'counted',
      takes: ['returned', 'excellent', 'good', 'fair', 'poor', 'bad', 'files'],
      needs: ['returned', 'excellent', 'good', 'fair', 'poor', 'bad'],
      sets: ({ record: { fields }, settings }) => {
        const cast = sum(fields)
        const most = settings['excellentWeight'] ?? 0
        if (cast === 0 || most === 0) return {}
        const weighed = options.reduce((all, [option, name]) => all + figure(fields[option]) * (settings[name] ?? 0), 0)
        return { rate: Math.round((weighed * 1000) / (cast * most)) }
      },
      already: ['counted'],
      elsewhere: { zh: '不作统计的测评不能再登记。', en: 'It was left uncounted.' },
      covers: ['ZG37'],
    },
    void: {
      label: { zh: '不作统计', en: 'Leave uncounted' },
      by: ['office'],
      from: ['polling'],
      to: 'void',
      takes: ['returned'],
      needs: ['returned'],
      already: ['void'],
      elsewhere: { zh: '已经统计。', en: 'It is counted already.' },
    },
  },
  rules: {
    'ballots-not-too-few': {
      label: { zh: '票数不少于下限', en: 'Not too few ballots' },
      says: {
        zh: '收回的票数少于下限，分项数会暴露个人意见：请扩大范围重新测评，或者登记为不作统计。',
        en: 'Too few came back: counts would tell who voted how. Ask more people, or leave it uncounted.',
      },
      on: ['count'],
      severity: 'refuse',
      at: 'returned',
      holds: ({ record: { fields }, settings }) => figure(fields['returned']) >= (settings['leastBallots'] ?? 0),
      covers: ['ZG37'],
    },
    'ballots-add-up': {
      label: { zh: '票数相符', en: 'Ballots add up' },
      says: {
        zh: '各选项票数之和应等于收回票数，收回票数不多于发出票数，请核对。',
        en: 'The options add up to what was returned, and no more came back than went out; please check.',
      },
      on: ['count'],
      severity: 'refuse',
      at: 'returned',
      holds: ({ record: { fields } }) =>
        sum(fields) === figure(fields['returned']) && figure(fields['returned']) <= figure(fields['issued']),
    },
  },
  settings: {
    leastBallots: {
      label: { zh: '统计所需最少票数', en: 'Least ballots to count' },
      standard: 5,
      measure: 'times',
      loosens: 'down',
      min: 3,
      max: 100,
    },
    excellentWeight: weight('“优”的分值', 'Weight of excellent', 90),
    goodWeight: weight('“良”的分值', 'Weight of good', 75),
    fairWeight: weight('“中”的分值', 'Weight of fair', 60),
    poorWeight: weight('“差”的分值', 'Weight of poor', 45),
    badWeight: weight('“劣”的分值', 'Weight of bad', 30),
  },
})
