import { defineRegister } from '../../kernel/register.ts'
import { above, everyone, publishers } from './words.ts'

/** Ways by which people can reach a unit with what they have to say (监督渠道): letters, web, telephone. Whether they work is checked (`channel-check`). */
export const supervisionChannel = defineRegister({
  name: 'supervision-channel',
  label: { zh: '监督渠道', en: 'Supervision channel' },
  covers: ['GK06'],
  version: '2026-01-01',
  domain: 'disclosure',
  starts: 'off',
  fields: {
    name: { kind: 'text', label: { zh: '渠道名称', en: 'Name' }, required: true, inList: true },
    type: {
      kind: 'choice',
      label: { zh: '渠道类型', en: 'Type' },
      required: true,
      inList: true,
      choices: {
        petition: { zh: '信访', en: 'Letters and visits' },
        web: { zh: '网络', en: 'Web' },
        phone: { zh: '电话', en: 'Telephone' },
      },
      covers: ['GK06'],
    },
    address: {
      kind: 'text',
      label: { zh: '号码或地址', en: 'Number or address' },
      required: true,
      inList: true,
      covers: ['GK06'],
    },
    keeper: { kind: 'person', label: { zh: '维护人', en: 'Who keeps it' }, required: true, inList: true },
    openHours: { kind: 'text', label: { zh: '受理时间', en: 'Hours' } },
    brokenSince: { kind: 'day', label: { zh: '不通日期', en: 'Broken since' } },
    mendedOn: { kind: 'day', label: { zh: '恢复日期', en: 'Mended on' } },
  },
  columns: { title: 'name', owner: 'keeper' },
  parties: {
    ...publishers,
    ...above,
    ...everyone,
    keeper: { field: 'keeper', label: { zh: '维护人', en: 'whoever keeps it' } },
  },
  readers: ['everyone', 'inspection'],
  states: {
    working: { label: { zh: '畅通', en: 'Working' }, rests: true },
    broken: { label: { zh: '不通', en: 'Broken' }, awaits: ['mend'] },
    closed: { label: { zh: '已停用', en: 'Closed' }, final: true },
  },
  verbs: {
    open: {
      label: { zh: '开通', en: 'Open' },
      by: ['office'],
      from: 'nothing',
      to: 'working',
      takes: ['name', 'type', 'address', 'keeper', 'openHours'],
      elsewhere: { zh: '渠道已经登记。', en: 'It is on record already.' },
      covers: ['GK06'],
    },
    'report-broken': {
      label: { zh: '登记不通', en: 'Report as broken' },
      by: ['office', 'keeper', 'house'],
      from: ['working'],
      to: 'broken',
      takes: ['brokenSince'],
      needs: ['brokenSince'],
      already: ['broken'],
      elsewhere: { zh: '渠道已经停用。', en: 'It is closed.' },
      covers: ['GK06'],
    },
    mend: {
      label: { zh: '登记恢复', en: 'Mend' },
      by: ['keeper', 'office'],
      unasked: ['office'],
      from: ['broken'],
      to: 'working',
      takes: ['mendedOn'],
      needs: ['mendedOn'],
      already: ['working'],
      elsewhere: { zh: '渠道已经停用。', en: 'It is closed.' },
      covers: ['GK06'],
    },
    close: {
      label: { zh: '停用', en: 'Close' },
      by: ['office'],
      from: ['working', 'broken'],
      to: 'closed',
      reason: true,
      already: ['closed'],
    },
  },
  claims: {
    'channel-address': {
      label: { zh: '号码或地址', en: 'Number or address' },
      fields: ['address'],
      says: { zh: '这个号码或地址已经登记为另一条渠道。', en: 'Another channel has this number or address.' },
    },
  },
  settings: {
    mendDays: { label: { zh: '恢复时限（工作日）', en: 'Working days to mend' }, standard: 2, min: 1, max: 20 },
  },
  deadlines: {
    'mend-due': {
      label: { zh: '恢复时限', en: 'To be mended by' },
      verb: 'mend',
      starts: { on: 'report-broken' },
      within: { workingDays: 'mendDays' },
      escalate: [{ after: 1, to: 'office' }],
      covers: ['GK06'],
    },
  },
  indicators: {
    'channels-working': {
      label: { zh: '渠道畅通率', en: 'Channels working' },
      unit: { zh: '条', en: 'channels' },
      value: { where: { state: ['working'] } },
      base: { where: { state: ['working', 'broken'] } },
      window: 'all',
      threshold: { atLeast: 1 },
      covers: ['GK06'],
    },
  },
})
