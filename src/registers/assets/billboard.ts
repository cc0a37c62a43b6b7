import { daysBetween, isDay } from '../../calendar/days.ts'
import { defineRegister } from '../../kernel/register.ts'
import { fen } from '../words.ts'
import { everyone, keepers } from './words.ts'

/** An outdoor advertising facility: where it stands, who looks after it, how many of its faces are let and until when. */
export const billboard = defineRegister({
  name: 'billboard',
  label: { zh: '户外广告设施', en: 'Billboard' },
  covers: ['ZC07'],
  version: '2026-01-01',
  domain: 'assets',
  starts: 'off',
  fields: {
    number: { kind: 'text', label: { zh: '设施编号', en: 'Number' }, required: true, inList: true, max: 40 },
    kind: {
      kind: 'choice',
      label: { zh: '类型', en: 'Kind' },
      required: true,
      inList: true,
      covers: ['ZC07'],
      choices: {
        column: { zh: '高立柱', en: 'Column' },
        led: { zh: 'LED大屏', en: 'LED screen' },
        'tri-vision': { zh: '三面翻', en: 'Tri-vision' },
        'light-box': { zh: '灯箱', en: 'Light box' },
      },
    },
    place: { kind: 'text', label: { zh: '位置', en: 'Place' }, required: true, inList: true, covers: ['ZC07'] },
    department: { kind: 'department', label: { zh: '管理部门', en: 'Department' }, required: true, inList: true },
    keeper: { kind: 'person', label: { zh: '管护人', en: 'Keeper' }, required: true, inList: true },
    permitUntil: { kind: 'day', label: { zh: '设置许可到期', en: 'Permit until' }, inList: true },
    faces: { kind: 'integer', label: { zh: '可用面数', en: 'Faces' }, required: true, inList: true, min: 1 },
    used: { kind: 'integer', label: { zh: '在用面数', en: 'Faces in use' }, inList: true, min: 0, covers: ['ZC07'] },
    contract: { kind: 'ref', register: 'contract', label: { zh: '广告合同', en: 'Contract' }, covers: ['ZC07'] },
    usedUntil: { kind: 'day', label: { zh: '发布到期日', en: 'In use until' }, inList: true },
    photo: { kind: 'files', label: { zh: '照片', en: 'Photo' } },
  },
  columns: { title: 'place', owner: 'keeper', department: 'department' },
  parties: { ...keepers, everyone, keeper: { field: 'keeper', label: { zh: '管护人', en: 'keeper' } } },
  readers: ['everyone'],
  states: {
    standing: { label: { zh: '在用', en: 'Standing' }, rests: true },
    dismantled: { label: { zh: '已拆除', en: 'Dismantled' }, final: true },
  },
  verbs: {
    register: {
      label: { zh: '登记设施', en: 'Register' },
      by: ['manager', 'house'],
      from: 'nothing',
      to: 'standing',
      takes: ['number', 'kind', 'place', 'department', 'keeper', 'permitUntil', 'faces', 'photo'],
      sets: () => ({ used: 0 }),
      elsewhere: { zh: '该设施已经登记。', en: 'It is registered already.' },
      covers: ['ZC07'],
    },
    'note-use': {
      label: { zh: '登记使用', en: 'Note the use' },
      by: ['keeper', 'manager'],
      from: ['standing'],
      takes: ['used', 'contract', 'usedUntil', 'photo'],
      needs: ['used'],
      elsewhere: { zh: '该设施已经拆除。', en: 'It was dismantled.' },
      covers: ['ZC07'],
    },
    'renew-permit': {
      label: { zh: '许可续期', en: 'Renew the permit' },
      by: ['manager'],
      from: ['standing'],
      takes: ['permitUntil'],
      needs: ['permitUntil'],
      elsewhere: { zh: '该设施已经拆除。', en: 'It was dismantled.' },
    },
    dismantle: {
      label: { zh: '拆除', en: 'Dismantle' },
      by: ['leader', 'director'],
      from: ['standing'],
      to: 'dismantled',
      reason: true,
      already: ['dismantled'],
    },
  },
  rules: {
    'faces-within-board': {
      label: { zh: '不超过可用面数', en: 'No more faces than there are' },
      says: { zh: '在用面数多于可用面数：请核对。', en: 'More faces are in use than it has; check the figure.' },
      on: ['note-use'],
      severity: 'refuse',
      at: 'used',
      holds: ({ record: { fields } }) => fen(fields['used']) <= fen(fields['faces']),
      covers: ['ZC07'],
    },
    'use-until-a-day': {
      label: { zh: '发布有到期日', en: 'In use until a day' },
      says: { zh: '在用的要写发布到期日，且不早于今天。', en: 'What is in use is so until a day, which is not past.' },
      on: ['note-use'],
      severity: 'refuse',
      at: 'usedUntil',
      holds: ({ record: { fields }, today }) => {
        const { used, usedUntil } = fields
        return fen(used) === 0 || (isDay(usedUntil) && daysBetween(today, usedUntil) >= 0)
      },
      covers: ['ZC07'],
    },
    'permit-in-force': {
      label: { zh: '许可在有效期', en: 'The permit is in force' },
      says: {
        zh: '设置许可已经到期或没有登记，请先办理续期。',
        en: 'The permit has run out or is not on record; renew it.',
      },
      on: ['note-use'],
      severity: 'warn',
      at: 'permitUntil',
      holds: ({ record: { fields }, today }) => {
        const { permitUntil } = fields
        return isDay(permitUntil) && daysBetween(today, permitUntil) >= 0
      },
      covers: ['ZC07'],
    },
  },
  claims: {
    'billboard-number': {
      label: { zh: '设施编号', en: 'Billboard number' },
      fields: ['number'],
      says: { zh: '已有此编号的设施，请核对编号。', en: 'A facility has this number; check it.' },
    },
  },
  deadlines: {
    'permit-due': {
      label: { zh: '许可续期时限', en: 'Permit due' },
      verb: 'renew-permit',
      starts: { field: 'permitUntil' },
      remind: [30],
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['ZC07'],
    },
  },
  indicators: {
    utilisation: {
      label: { zh: '户外广告设施利用率', en: 'Utilisation' },
      unit: { zh: '面', en: 'faces' },
      value: { where: { state: ['standing'] }, sum: 'used' },
      base: { where: { state: ['standing'] }, sum: 'faces' },
      window: 'all',
      covers: ['ZC07'],
    },
  },
})
