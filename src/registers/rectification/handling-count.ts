import { defineRegister } from '../../kernel/register.ts'
import { leadReaders, outsiders, overseers } from './words.ts'

/**
 * How many people were talked to or dealt with (谈话处理), as counts by kind for the notice. Whom it concerned stays with those who did it: this system keeps no names and
 * no cases.
 */
export const handlingCount = defineRegister({
  name: 'handling-count',
  label: { zh: '谈话处理', en: 'Talks and handling, counted' },
  covers: ['ZG23'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    kind: {
      kind: 'choice',
      label: { zh: '类型', en: 'Kind' },
      required: true,
      inList: true,
      choices: {
        interview: { zh: '约谈', en: 'Interview' },
        reminder: { zh: '提醒谈话', en: 'Reminder talk' },
        criticism: { zh: '批评教育', en: 'Criticism' },
        handled: { zh: '组织处理', en: 'Handled by the organisation' },
        sanction: { zh: '处分', en: 'Sanction' },
      },
    },
    people: { kind: 'integer', label: { zh: '人次', en: 'People' }, required: true, inList: true, min: 1, max: 10_000 },
    on: { kind: 'day', label: { zh: '日期', en: 'On' }, required: true, inList: true },
    round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' } },
    finding: { kind: 'ref', register: 'inspection-finding', label: { zh: '有关问题', en: 'Finding' } },
    number: { kind: 'text', label: { zh: '依据文号', en: 'Number of the paper' } },
  },
  columns: { title: 'kind' },
  parties: { ...overseers, ...outsiders },
  readers: leadReaders,
  states: {
    recorded: { label: { zh: '已登记', en: 'Recorded' }, rests: true },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    record: {
      label: { zh: '登记人次', en: 'Record' },
      by: ['office'],
      from: 'nothing',
      to: 'recorded',
      takes: ['kind', 'people', 'on', 'round', 'finding', 'number'],
      elsewhere: { zh: '已经登记；有误的请撤回后重新登记。', en: 'It is on record; withdraw it and enter it anew.' },
      covers: ['ZG23'],
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      by: ['office'],
      from: ['recorded'],
      to: 'withdrawn',
      reason: true,
      already: ['withdrawn'],
    },
  },
  rules: {
    'handled-by-today': {
      label: { zh: '日期不晚于今天', en: 'By today' },
      says: { zh: '日期晚于今天，请核对。', en: 'It would be after today; please check.' },
      on: ['record'],
      severity: 'refuse',
      at: 'on',
      holds: ({ record: { fields }, today }) => typeof fields['on'] !== 'string' || fields['on'] <= today,
    },
  },
  indicators: Object.fromEntries(
    (
      [
        ['people-interviewed', 'interview', { zh: '约谈人次', en: 'Interviewed' }],
        ['people-reminded', 'reminder', { zh: '提醒谈话人次', en: 'Reminded' }],
        ['people-criticised', 'criticism', { zh: '批评教育人次', en: 'Criticised' }],
        ['people-handled', 'handled', { zh: '组织处理人次', en: 'Handled' }],
        ['people-sanctioned', 'sanction', { zh: '处分人次', en: 'Sanctioned' }],
      ] as const
    ).map(([name, kind, label]) => [
      name,
      {
        label,
        unit: { zh: '人次', en: 'people' },
        value: { where: { state: ['recorded'], fields: { kind: { is: kind } } }, sum: 'people' },
        window: 'all' as const,
      },
    ]),
  ),
})
