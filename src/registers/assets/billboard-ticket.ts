import { addDays } from '../../calendar/days.ts'
import { defineRegister } from '../../kernel/register.ts'
import { doerOf, held, stateOf } from '../words.ts'
import { everyone, keepers } from './words.ts'

/** Something broken or dangerous about an outdoor facility, from its finding to its being verified as mended. A danger has a day, not days. */
export const billboardTicket = defineRegister({
  name: 'billboard-ticket',
  label: { zh: '户外广告报修', en: 'Billboard ticket' },
  covers: ['ZC07'],
  version: '2026-01-01',
  domain: 'assets',
  starts: 'off',
  fields: {
    subject: { kind: 'text', label: { zh: '问题', en: 'Subject' }, required: true, inList: true },
    billboard: {
      kind: 'ref',
      register: 'billboard',
      label: { zh: '设施', en: 'Facility' },
      required: true,
      inList: true,
    },
    round: { kind: 'ref', register: 'billboard-round', label: { zh: '巡检', en: 'Round' } },
    kind: {
      kind: 'choice',
      label: { zh: '问题类型', en: 'Kind' },
      required: true,
      inList: true,
      covers: ['ZC07'],
      choices: {
        picture: { zh: '画面破损', en: 'Picture broken' },
        light: { zh: '灯光或屏幕故障', en: 'Light or screen fails' },
        hazard: { zh: '安全隐患', en: 'Hazard' },
      },
    },
    reporter: { kind: 'person', label: { zh: '报修人', en: 'Reporter' } },
    photo: { kind: 'files', label: { zh: '现场照片', en: 'Photo' } },
    mender: { kind: 'person', label: { zh: '处理人', en: 'Mender' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '应修复日', en: 'Mend by' }, inList: true },
    result: { kind: 'longtext', label: { zh: '处理结果', en: 'Result' } },
    mendedOn: { kind: 'day', label: { zh: '修复日期', en: 'Mended on' }, inList: true },
    mendedPhoto: { kind: 'files', label: { zh: '修复后照片', en: 'Photo afterwards' } },
  },
  columns: { title: 'subject', owner: 'mender' },
  parties: { ...keepers, everyone, mender: { field: 'mender', label: { zh: '处理人', en: 'mender' } } },
  readers: ['everyone'],
  states: {
    open: { label: { zh: '待修复', en: 'Open' }, awaits: ['mend'] },
    mended: { label: { zh: '待核验', en: 'Mended' }, awaits: ['verify'] },
    verified: { label: { zh: '已办结', en: 'Verified' }, final: true },
  },
  verbs: {
    raise: {
      label: { zh: '报修', en: 'Raise' },
      by: ['everyone'],
      from: 'nothing',
      to: 'open',
      takes: ['subject', 'billboard', 'round', 'kind', 'photo', 'mender'],
      sets: (facts) => {
        const { today, settings, record } = facts
        const days = record.fields['kind'] === 'hazard' ? settings['hazardDays'] : settings['repairDays']
        return { reporter: doerOf(facts), dueOn: addDays(today, Number(days)) }
      },
      elsewhere: { zh: '该问题已经报修。', en: 'It was raised already.' },
      covers: ['ZC07'],
    },
    mend: {
      label: { zh: '修复', en: 'Mend' },
      by: ['mender'],
      from: ['open'],
      to: 'mended',
      takes: ['result', 'mendedPhoto'],
      needs: ['result'],
      sets: ({ today }) => ({ mendedOn: today }),
      already: ['mended'],
      elsewhere: { zh: '已经核验办结。', en: 'It was verified.' },
      covers: ['ZC07'],
    },
    verify: {
      label: { zh: '核验办结', en: 'Verify' },
      by: ['manager', 'leader'],
      from: ['mended'],
      to: 'verified',
      apart: ['mend'],
      already: ['verified'],
      elsewhere: { zh: '修复以后才能核验。', en: 'It is mended first.' },
      covers: ['ZC07'],
    },
    'send-back': {
      label: { zh: '退回重修', en: 'Send back' },
      by: ['manager', 'leader'],
      unasked: ['leader'],
      from: ['mended'],
      to: 'open',
      reason: true,
      already: ['open'],
      elsewhere: { zh: '已经核验办结。', en: 'It was verified.' },
    },
  },
  rules: {
    'ticket-on-standing-board': {
      label: { zh: '设施在用', en: 'The facility stands' },
      says: { zh: '该设施已经拆除，请核对设施。', en: 'The facility was dismantled; check which one it is.' },
      on: ['raise'],
      severity: 'refuse',
      at: 'billboard',
      needs: ({ record: { fields } }) => held('billboard', fields['billboard']),
      holds: ({ known }) => stateOf(known['billboard']) === 'standing',
      covers: ['ZC07'],
    },
    'hazard-mended-with-photo': {
      label: { zh: '隐患有整改照片', en: 'A hazard is shown to be gone' },
      says: { zh: '安全隐患须附排除后的照片。', en: 'Attach a photo that shows that the hazard is gone.' },
      on: ['mend'],
      severity: 'refuse',
      at: 'mendedPhoto',
      holds: ({ record: { fields } }) => fields['kind'] !== 'hazard' || Array.isArray(fields['mendedPhoto']),
      covers: ['ZC07'],
    },
  },
  settings: {
    repairDays: {
      label: { zh: '修复时限（天）', en: 'Days to mend' },
      standard: 3,
      measure: 'days',
      loosens: 'up',
      min: 0,
      max: 60,
    },
    hazardDays: {
      label: { zh: '隐患排除时限（天）', en: 'Days to remove a hazard' },
      standard: 1,
      measure: 'days',
      loosens: 'up',
      min: 0,
      max: 30,
    },
    verifyDays: { label: { zh: '核验时限（工作日）', en: 'Working days to verify' }, standard: 2, min: 1, max: 30 },
  },
  deadlines: {
    'mend-due': {
      label: { zh: '修复时限', en: 'Mending due' },
      verb: 'mend',
      starts: { field: 'dueOn' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['ZC07'],
    },
    'verify-due': {
      label: { zh: '核验时限', en: 'Verification due' },
      verb: 'verify',
      starts: { on: 'mend' },
      within: { workingDays: 'verifyDays' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['ZC07'],
    },
  },
  indicators: {
    'mended-in-time': {
      label: { zh: '报修按时办结率', en: 'Mended in time' },
      unit: { zh: '件', en: 'tickets' },
      value: { where: { closed: true, late: false } },
      base: { where: { closed: true } },
      window: 'year',
      by: 'closed',
      covers: ['ZC07'],
    },
  },
})
