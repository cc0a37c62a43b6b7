import { defineRegister } from '../../kernel/register.ts'
import { sizeOf } from '../words.ts'
import { everyone, keepers } from './words.ts'

/** The regular look at every outdoor facility. What is broken or dangerous becomes a ticket; a round that saw only half of them is not done. */
export const billboardRound = defineRegister({
  name: 'billboard-round',
  label: { zh: '户外广告巡检', en: 'Billboard round' },
  covers: ['ZC07'],
  version: '2026-01-01',
  domain: 'assets',
  starts: 'off',
  fields: {
    title: { kind: 'text', label: { zh: '巡检名称', en: 'Title' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '应巡检日', en: 'Due on' }, required: true, inList: true },
    inspector: { kind: 'person', label: { zh: '巡检人', en: 'Inspector' }, inList: true },
    billboards: { kind: 'refs', register: 'billboard', label: { zh: '巡检的设施', en: 'Facilities seen' } },
    condition: { kind: 'longtext', label: { zh: '巡检情况', en: 'What was seen' } },
    photos: { kind: 'files', label: { zh: '照片', en: 'Photos' } },
    tickets: { kind: 'integer', label: { zh: '发现问题数', en: 'Tickets' }, inList: true, min: 0 },
  },
  columns: { title: 'title', owner: 'inspector' },
  parties: { ...keepers, everyone, inspector: { field: 'inspector', label: { zh: '巡检人', en: 'inspector' } } },
  readers: ['everyone'],
  states: {
    planned: { label: { zh: '待巡检', en: 'Planned' }, awaits: ['look'] },
    looked: { label: { zh: '已巡检', en: 'Looked at' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '安排巡检', en: 'Plan' },
      by: ['time', 'manager'],
      from: 'nothing',
      to: 'planned',
      takes: ['title', 'dueOn', 'inspector'],
      elsewhere: { zh: '巡检已经安排。', en: 'It is planned already.' },
      covers: ['ZC07'],
    },
    'name-inspector': {
      label: { zh: '指定巡检人', en: 'Name the inspector' },
      by: ['manager', 'leader'],
      unasked: ['leader'],
      from: ['planned'],
      takes: ['inspector'],
      needs: ['inspector'],
      elsewhere: { zh: '已经巡检完。', en: 'The round is over.' },
    },
    look: {
      label: { zh: '巡检完成', en: 'Done' },
      by: ['inspector', 'manager'],
      from: ['planned'],
      to: 'looked',
      takes: ['billboards', 'condition', 'photos'],
      needs: ['condition'],
      asks: ({ record }) => ({
        tickets: { register: 'billboard-ticket', ask: 'count', where: { fields: { round: { is: record.id } } } },
      }),
      sets: ({ known }) => ({ tickets: Number(known['tickets'] ?? 0) }),
      already: ['looked'],
      covers: ['ZC07'],
    },
  },
  rules: {
    'every-board-seen': {
      label: { zh: '逐处巡到', en: 'Every facility seen' },
      says: {
        zh: '还有在用设施没有巡到：请逐处巡检，并把巡检的设施全部选上。',
        en: 'Some standing facilities were not seen: look at each and name them all.',
      },
      on: ['look'],
      severity: 'refuse',
      at: 'billboards',
      needs: () => ({ standing: { register: 'billboard', ask: 'count', where: { state: ['standing'] } } }),
      holds: ({ record: { fields }, known }) => sizeOf(fields['billboards']) >= Number(known['standing']),
      covers: ['ZC07'],
    },
  },
  deadlines: {
    'round-due': {
      label: { zh: '巡检时限', en: 'Round due' },
      verb: 'look',
      starts: { field: 'dueOn' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['ZC07'],
    },
  },
  duties: {
    'monthly-round': {
      label: { zh: '每月户外广告巡检', en: 'Monthly round' },
      recurs: { every: 'month', on: 15 },
      shift: 'previous',
      ahead: 7,
      verb: 'plan',
      fills: ({ spoken, due }) => ({ title: `${spoken}户外广告巡检`, dueOn: due }),
      while: { register: 'billboard', where: { state: ['standing'] } },
      holder: { post: 'asset-manager', field: 'inspector' },
      covers: ['ZC07'],
    },
  },
})
