import { daysBetween, isDay } from '../../calendar/days.ts'
import { defineRegister } from '../../kernel/register.ts'
import { fen } from '../words.ts'
import { everyone, keepers } from './words.ts'

/** Rooms and land the house works in: how much, by which certificate, for what, and whether the authority in charge has it on file. */
export const premisesFiling = defineRegister({
  name: 'premises-filing',
  label: { zh: '办公用房用地备案', en: 'Premises filing' },
  covers: ['ZC06'],
  version: '2026-01-01',
  domain: 'assets',
  starts: 'off',
  fields: {
    name: { kind: 'text', label: { zh: '房屋或地块', en: 'Premises' }, required: true, inList: true },
    kind: {
      kind: 'choice',
      label: { zh: '类型', en: 'Kind' },
      required: true,
      inList: true,
      choices: {
        office: { zh: '办公用房', en: 'Offices' },
        technical: { zh: '技术业务用房', en: 'Technical rooms' },
        land: { zh: '办公用地', en: 'Land' },
      },
    },
    area: {
      kind: 'integer',
      label: { zh: '面积（平方米）', en: 'Area (m²)' },
      required: true,
      inList: true,
      min: 1,
      covers: ['ZC06'],
    },
    use: { kind: 'text', label: { zh: '用途', en: 'Use' }, required: true, inList: true, covers: ['ZC06'] },
    department: { kind: 'department', label: { zh: '使用部门', en: 'Department' } },
    people: { kind: 'integer', label: { zh: '使用人数', en: 'People in it' }, min: 0 },
    certificate: { kind: 'text', label: { zh: '权属证号', en: 'Certificate' }, max: 60, covers: ['ZC06'] },
    withoutCertificate: { kind: 'text', label: { zh: '无证原因', en: 'Why there is no certificate' } },
    certificatePaper: { kind: 'files', label: { zh: '权属证明', en: 'Certificate paper' } },
    filedWith: { kind: 'text', label: { zh: '备案部门', en: 'Filed with' }, inList: true, covers: ['ZC06'] },
    filedOn: { kind: 'day', label: { zh: '备案日期', en: 'Filed on' }, inList: true, covers: ['ZC06'] },
    receiptNumber: { kind: 'text', label: { zh: '备案回执号', en: 'Receipt number' }, max: 60, covers: ['ZC06'] },
    receipt: { kind: 'files', label: { zh: '备案回执', en: 'Receipt' }, covers: ['ZC06'] },
  },
  columns: { title: 'name', department: 'department' },
  parties: { ...keepers, everyone },
  readers: ['everyone'],
  states: {
    recorded: { label: { zh: '待备案', en: 'Recorded' }, awaits: ['file'] },
    filed: { label: { zh: '已备案', en: 'Filed' }, rests: true },
    given: { label: { zh: '已腾退', en: 'Given up' }, final: true },
  },
  verbs: {
    record: {
      label: { zh: '登记', en: 'Record' },
      by: ['manager', 'office'],
      from: 'nothing',
      to: 'recorded',
      takes: [
        'name',
        'kind',
        'area',
        'use',
        'department',
        'people',
        'certificate',
        'withoutCertificate',
        'certificatePaper',
      ],
      elsewhere: { zh: '该处已经登记。', en: 'It is recorded already.' },
      covers: ['ZC06'],
    },
    file: {
      label: { zh: '报备', en: 'File' },
      by: ['office'],
      from: ['recorded'],
      to: 'filed',
      takes: ['filedWith', 'filedOn', 'receiptNumber', 'receipt'],
      needs: ['filedWith', 'filedOn', 'receiptNumber', 'receipt'],
      already: ['filed'],
      elsewhere: { zh: '已经腾退，不再备案。', en: 'It was given up.' },
      covers: ['ZC06'],
    },
    change: {
      label: { zh: '变更登记', en: 'Change' },
      by: ['manager', 'office'],
      from: ['filed'],
      to: 'recorded',
      takes: ['area', 'use', 'department', 'people', 'certificate', 'withoutCertificate'],
      sets: () => ({ filedOn: null, receiptNumber: null, receipt: null }),
      reason: true,
      elsewhere: { zh: '备案以后才有变更。', en: 'It is filed first.' },
      covers: ['ZC06'],
    },
    'give-up': {
      label: { zh: '腾退', en: 'Give up' },
      by: ['office'],
      from: ['filed', 'recorded'],
      to: 'given',
      reason: true,
      already: ['given'],
    },
  },
  rules: {
    'certificate-or-reason': {
      label: { zh: '有证或写明原因', en: 'A certificate, or why not' },
      says: { zh: '没有填权属证号：请补填，或写明无证原因。', en: 'Name the certificate, or say why there is none.' },
      on: ['record', 'change'],
      severity: 'refuse',
      at: 'certificate',
      holds: ({ record: { fields } }) =>
        typeof fields['certificate'] === 'string' || typeof fields['withoutCertificate'] === 'string',
      covers: ['ZC06'],
    },
    'filed-by-today': {
      label: { zh: '备案日期不晚于今天', en: 'Filed by today' },
      says: { zh: '备案日期晚于今天：备案后再登记。', en: 'It is not filed yet; note it once it is.' },
      on: ['file'],
      severity: 'refuse',
      at: 'filedOn',
      holds: ({ record: { fields }, today }) => {
        const { filedOn } = fields
        return !isDay(filedOn) || daysBetween(filedOn, today) >= 0
      },
      covers: ['ZC06'],
    },
    'office-not-too-large': {
      label: { zh: '人均面积不超标', en: 'Area per head' },
      says: {
        zh: '人均办公面积超过标准：请核对面积和人数，超标的整改。',
        en: 'The area per head is above the standard; check it, or give rooms back.',
      },
      on: ['record', 'change'],
      severity: 'warn',
      at: 'area',
      holds: ({ record: { fields }, settings }) => {
        const people = fen(fields['people'])
        if (fields['kind'] !== 'office' || people === 0) return true
        return fen(fields['area']) <= people * Number(settings['areaPerHead'])
      },
      covers: ['ZC06'],
    },
  },
  claims: {
    'premises-certificate': {
      label: { zh: '权属证号', en: 'Certificate' },
      fields: ['certificate', 'name'],
      says: { zh: '该证号下的这处房地已经登记。', en: 'These premises are recorded under this certificate.' },
    },
  },
  settings: {
    fileDays: { label: { zh: '备案时限（工作日）', en: 'Working days to file' }, standard: 20, min: 1, max: 120 },
    areaPerHead: {
      label: { zh: '人均面积标准（平方米）', en: 'Area per head (m²)' },
      standard: 12,
      measure: 'squareMetres',
      loosens: 'up',
      min: 1,
      max: 60,
    },
  },
  deadlines: {
    'filing-due': {
      label: { zh: '备案时限', en: 'Filing due' },
      verb: 'file',
      starts: { on: 'record' },
      within: { workingDays: 'fileDays' },
      remind: [5],
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['ZC06'],
    },
    'change-filing-due': {
      label: { zh: '变更备案时限', en: 'Filing of a change due' },
      verb: 'file',
      starts: { on: 'change' },
      within: { workingDays: 'fileDays' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['ZC06'],
    },
  },
  indicators: {
    'filed-rate': {
      label: { zh: '备案率', en: 'On file' },
      unit: { zh: '处', en: 'premises' },
      value: { where: { state: ['filed'] } },
      base: { where: { closed: false } },
      window: 'all',
      threshold: { atLeast: 1 },
      covers: ['ZC06'],
    },
  },
})
