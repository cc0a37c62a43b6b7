import { defineRegister } from '../../kernel/register.ts'
import { outsiders, overseers } from './words.ts'

/**
 * Rounds of inspection: who inspected, from when until when, and the day by which everything should be cured. That a round takes place is told to the whole staff at
 * its beginning, so that everybody reads it; what it found is another register.
 */
export const inspectionRound = defineRegister({
  name: 'inspection-round',
  label: { zh: '巡察轮次', en: 'Inspection round' },
  basis: '《中国共产党巡视工作条例》',
  covers: ['ZG01'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '轮次名称', en: 'Name' },
      required: true,
      inList: true,
      help: { zh: '如“十五届县委第七轮巡察”。', en: 'As it is called in the papers.' },
      aliases: ['巡察轮次', '轮次'],
      covers: ['ZG01'],
    },
    inspector: { kind: 'text', label: { zh: '巡察机构', en: 'Inspecting body' }, inList: true, aliases: ['巡察组'] },
    level: {
      kind: 'choice',
      label: { zh: '层级', en: 'Level' },
      choices: {
        province: { zh: '省级', en: 'Province' },
        city: { zh: '市级', en: 'City' },
        county: { zh: '县级', en: 'County' },
      },
    },
    type: {
      kind: 'choice',
      label: { zh: '巡察方式', en: 'Type' },
      inList: true,
      choices: {
        routine: { zh: '常规巡察', en: 'Routine' },
        special: { zh: '专项巡察', en: 'Special' },
        mobile: { zh: '机动巡察', en: 'Mobile' },
        joint: { zh: '联动巡察', en: 'Joint' },
        'look-back': { zh: '巡察“回头看”', en: 'Look-back' },
      },
    },
    partyOrg: { kind: 'text', label: { zh: '被巡察党组织', en: 'Inspected party organisation' } },
    startsOn: { kind: 'day', label: { zh: '进驻日期', en: 'Starts on' }, inList: true },
    endsOn: { kind: 'day', label: { zh: '结束日期', en: 'Ends on' }, inList: true },
    dueOn: {
      kind: 'day',
      label: { zh: '整改期限', en: 'To be cured by' },
      inList: true,
      help: {
        zh: '除长期坚持的以外，问题的整改时限不得晚于这一天。',
        en: 'No finding may be due later, except those of long standing.',
      },
      aliases: ['集中整改期限'],
    },
  },
  columns: { title: 'name' },
  parties: { ...overseers, ...outsiders, everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } } },
  readers: ['everyone', 'inspection', 'reviewer'],
  states: {
    rectifying: { label: { zh: '整改中', en: 'Rectifying' }, rests: true },
    concluded: { label: { zh: '已结束', en: 'Concluded' }, final: true },
  },
  verbs: {
    open: {
      label: { zh: '登记轮次', en: 'Open' },
      by: ['office', 'house'],
      from: 'nothing',
      to: 'rectifying',
      takes: ['name', 'inspector', 'level', 'type', 'partyOrg', 'startsOn', 'endsOn', 'dueOn'],
      elsewhere: { zh: '该轮次已经登记。', en: 'The round is on record already.' },
      covers: ['ZG01'],
    },
    revise: {
      label: { zh: '变更信息', en: 'Revise' },
      by: ['office'],
      from: ['rectifying'],
      takes: ['name', 'inspector', 'level', 'type', 'partyOrg', 'startsOn', 'endsOn', 'dueOn'],
      elsewhere: { zh: '已结束的轮次不再变更。', en: 'A concluded round is not changed.' },
    },
    conclude: {
      label: { zh: '结束整改', en: 'Conclude' },
      by: ['office', 'director'],
      from: ['rectifying'],
      to: 'concluded',
      already: ['concluded'],
    },
  },
  rules: {
    'round-days-in-order': {
      label: { zh: '轮次日期先后', en: 'Days in order' },
      says: {
        zh: '结束日期不能早于进驻日期，整改期限不能早于结束日期，请核对。',
        en: 'A round ends after it starts, and is to be cured after it ends; please check.',
      },
      on: ['open', 'revise'],
      severity: 'refuse',
      at: 'endsOn',
      holds: ({ record: { fields } }) =>
        inOrder(fields['startsOn'], fields['endsOn']) &&
        inOrder(fields['endsOn'], fields['dueOn']) &&
        inOrder(fields['startsOn'], fields['dueOn']),
    },
    'round-findings-closed': {
      label: { zh: '本轮问题全部销号', en: 'All findings closed' },
      says: {
        zh: '本轮仍有问题没有销号；结束后这些问题照常整改、照常催办。',
        en: 'Findings of this round are not closed yet; they go on, and so do their deadlines.',
      },
      on: ['conclude'],
      severity: 'warn',
      needs: ({ record }) => ({
        open: {
          register: 'inspection-finding',
          ask: 'count',
          where: { closed: false, fields: { round: { is: record.id } } },
        },
      }),
      holds: ({ known }) => !known['open'],
    },
  },
})

function inOrder(first: unknown, second: unknown): boolean {
  return typeof first !== 'string' || typeof second !== 'string' || first <= second
}
