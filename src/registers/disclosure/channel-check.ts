import { defineRegister } from '../../kernel/register.ts'
import { figureIn } from '../../kernel/answers.ts'
import { above, everyone, publishers } from './words.ts'

const listed = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/** The monthly test of all supervision channels (监督渠道检查): somebody rings, writes and looks, and says of each whether it works. */
export const channelCheck = defineRegister({
  name: 'channel-check',
  label: { zh: '监督渠道检查', en: 'Check of the channels' },
  covers: ['GK06'],
  cures: ['举报电话', '监督渠道', '意见箱', '公开电话'],
  version: '2026-01-01',
  domain: 'disclosure',
  starts: 'off',
  fields: {
    title: { kind: 'text', label: { zh: '检查事项', en: 'Check' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '检查时限', en: 'Due on' } },
    checker: { kind: 'person', label: { zh: '检查人', en: 'Checked by' }, inList: true },
    checkedOn: { kind: 'day', label: { zh: '检查日期', en: 'Checked on' }, inList: true },
    working: {
      kind: 'refs',
      register: 'supervision-channel',
      label: { zh: '畅通的渠道', en: 'Working' },
      covers: ['GK06'],
    },
    broken: {
      kind: 'refs',
      register: 'supervision-channel',
      label: { zh: '不通的渠道', en: 'Broken' },
      covers: ['GK06'],
    },
    remarks: { kind: 'longtext', label: { zh: '检查情况', en: 'Remarks' } },
  },
  columns: { title: 'title', owner: 'checker' },
  parties: {
    ...publishers,
    ...above,
    ...everyone,
    checker: { field: 'checker', label: { zh: '检查人', en: 'whoever checks' } },
  },
  readers: ['everyone', 'inspection'],
  states: {
    planned: { label: { zh: '待检查', en: 'Planned' }, awaits: ['check'] },
    checked: { label: { zh: '已检查', en: 'Checked' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '安排检查', en: 'Plan' },
      by: ['office', 'time'],
      from: 'nothing',
      to: 'planned',
      takes: ['title', 'dueOn', 'checker'],
      elsewhere: { zh: '检查已经安排。', en: 'It is planned already.' },
    },
    check: {
      label: { zh: '登记检查', en: 'Check' },
      by: ['checker', 'office'],
      from: ['planned'],
      to: 'checked',
      takes: ['checker', 'checkedOn', 'working', 'broken', 'remarks'],
      needs: ['checkedOn'],
      causes: [
        {
          register: 'supervision-channel',
          verb: 'report-broken',
          each: ({ record: { fields } }) =>
            listed(fields['broken']).map((record) => ({
              record,
              fields: { brokenSince: fields['checkedOn'] ?? null },
            })),
        },
      ],
      already: ['checked'],
      covers: ['GK06'],
    },
  },
  rules: {
    'every-channel-is-checked': {
      label: { zh: '逐条检查', en: 'Every channel' },
      says: {
        zh: '没有逐条检查：每条在用的渠道都要列在“畅通”或“不通”一栏，已登记不通的不再列入。',
        en: 'Each channel in use must stand under working or broken, once; those reported as broken are left out.',
      },
      on: ['check'],
      severity: 'refuse',
      at: 'working',
      needs: () => ({
        open: { register: 'supervision-channel', ask: 'count', where: { state: ['working'] } },
      }),
      holds: ({ record: { fields }, known }) => {
        const all = [...listed(fields['working']), ...listed(fields['broken'])]
        return new Set(all).size === all.length && all.length === figureIn(known['open'])
      },
      covers: ['GK06'],
    },
  },
  deadlines: {
    'channel-check-due': {
      label: { zh: '检查时限', en: 'Check due' },
      verb: 'check',
      starts: { field: 'dueOn' },
      escalate: [{ after: 1, to: 'leadingGroup' }],
      covers: ['GK06'],
    },
  },
  duties: {
    'monthly-channel-check': {
      label: { zh: '每月检查监督渠道', en: 'Monthly check of the channels' },
      recurs: { every: 'month', on: 10 },
      shift: 'next',
      ahead: 5,
      verb: 'plan',
      fills: ({ spoken, due }) => ({ title: `${spoken}监督渠道检查`, dueOn: due }),
      while: { register: 'supervision-channel', where: { closed: false } },
      holder: { post: 'rectification-office', field: 'checker' },
      covers: ['GK06'],
      cures: ['渠道不畅', '监督渠道'],
    },
  },
})
