import { defineRegister } from '../../kernel/register.ts'
import { figure, figureIn } from '../../kernel/answers.ts'
import { leadReaders, outsiders, overseers, responsible } from './words.ts'

/** What an earlier inspection had found already (上轮遗留): the original words, what is still outstanding, and the finding under which it came back. */
export const carryOver = defineRegister({
  name: 'carry-over',
  label: { zh: '上轮遗留问题', en: 'Carry-over' },
  covers: ['ZG24'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    original: {
      kind: 'longtext',
      label: { zh: '原反馈问题', en: 'Original words' },
      required: true,
      inList: true,
      covers: ['ZG24'],
    },
    earlierRound: { kind: 'text', label: { zh: '原轮次', en: 'Earlier round' }, required: true, inList: true },
    level: {
      kind: 'choice',
      label: { zh: '原轮次层级', en: 'Its level' },
      required: true,
      choices: {
        province: { zh: '省委巡视', en: 'Province' },
        city: { zh: '市委巡察', en: 'City' },
        county: { zh: '县委巡察', en: 'County' },
      },
      covers: ['ZG24'],
    },
    earlier: { kind: 'ref', register: 'inspection-finding', label: { zh: '原问题记录', en: 'Earlier finding' } },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '本轮问题', en: 'Finding of this round' },
      required: true,
      inList: true,
      covers: ['ZG24'],
    },
    outstanding: {
      kind: 'money',
      label: { zh: '未了金额', en: 'Outstanding' },
      inList: true,
      min: 0,
      covers: ['ZG24'],
    },
    settledOn: { kind: 'day', label: { zh: '了结日期', en: 'Settled on' }, inList: true },
    result: { kind: 'longtext', label: { zh: '了结情况', en: 'How it was settled' } },
  },
  columns: { title: 'original', amount: 'outstanding' },
  parties: { ...overseers, ...outsiders, ...responsible },
  readers: [...leadReaders, 'responsible'],
  states: {
    outstanding: { label: { zh: '未了结', en: 'Outstanding' }, awaits: ['settle'] },
    settled: { label: { zh: '已了结', en: 'Settled' }, final: true },
  },
  verbs: {
    carry: {
      label: { zh: '登记遗留', en: 'Carry over' },
      by: ['office'],
      from: 'nothing',
      to: 'outstanding',
      takes: ['original', 'earlierRound', 'level', 'earlier', 'finding', 'outstanding'],
      elsewhere: { zh: '遗留问题已经登记。', en: 'It is on record already.' },
      covers: ['ZG24'],
    },
    settle: {
      label: { zh: '登记了结', en: 'Settle' },
      by: ['office'],
      from: ['outstanding'],
      to: 'settled',
      takes: ['settledOn', 'result'],
      needs: ['settledOn', 'result'],
      already: ['settled'],
      covers: ['ZG24'],
    },
  },
  rules: {
    'carried-from-another-finding': {
      label: { zh: '不是同一个问题', en: 'Not the same finding' },
      says: {
        zh: '原问题记录和本轮问题是同一条，请选择上一轮的问题。',
        en: 'Both are the same finding; name the one of the earlier round.',
      },
      on: ['carry'],
      severity: 'refuse',
      at: 'earlier',
      holds: ({ record: { fields } }) => !fields['earlier'] || fields['earlier'] !== fields['finding'],
      covers: ['ZG24'],
    },
    'outstanding-is-received': {
      label: { zh: '未了金额到账', en: 'What was outstanding is received' },
      says: {
        zh: '本轮问题下追缴退缴到账的金额少于未了金额：到账以后再登记了结。',
        en: 'Less has been received under this finding than was outstanding; settle it when it is.',
      },
      on: ['settle'],
      severity: 'refuse',
      at: 'outstanding',
      needs: ({ record: { fields } }) => ({
        received: {
          register: 'rectified-money',
          ask: 'sum',
          field: 'received',
          where: { fields: { finding: { is: String(fields['finding'] ?? '') } } },
        },
      }),
      holds: ({ record: { fields }, known }) => figureIn(known['received']) >= figure(fields['outstanding']),
      covers: ['ZG24'],
    },
  },
  indicators: {
    'carried-open': {
      label: { zh: '未了结的遗留问题', en: 'Carried over and open' },
      unit: { zh: '个', en: 'findings' },
      value: { where: { state: ['outstanding'] } },
      window: 'all',
      threshold: { atMost: 0 },
      covers: ['ZG24'],
    },
    'carried-amount': {
      label: { zh: '遗留未了金额', en: 'Amount outstanding' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { state: ['outstanding'] }, sum: 'outstanding' },
      window: 'all',
      covers: ['ZG24'],
    },
  },
})
