import { daysBetween, isDay } from '../../calendar/days.ts'
import { defineRegister } from '../../kernel/register.ts'
import { fen } from '../words.ts'
import { everyone, keepers } from './words.ts'

/** A vehicle of the house. It leaves on an approved trip only, and its mileage never runs backwards. */
export const vehicle = defineRegister({
  name: 'vehicle',
  label: { zh: '公务用车', en: 'Vehicle' },
  covers: ['ZC08'],
  version: '2026-01-01',
  domain: 'assets',
  starts: 'off',
  fields: {
    plate: {
      kind: 'text',
      label: { zh: '车牌号', en: 'Plate' },
      required: true,
      inList: true,
      max: 20,
      aliases: ['车牌', '车号'],
    },
    model: { kind: 'text', label: { zh: '品牌型号', en: 'Model' }, required: true, inList: true },
    card: { kind: 'ref', register: 'asset-card', label: { zh: '固定资产', en: 'Asset' } },
    seats: { kind: 'integer', label: { zh: '座位数', en: 'Seats' }, required: true, min: 1, max: 60 },
    mileage: {
      kind: 'integer',
      label: { zh: '里程（公里）', en: 'Mileage (km)' },
      required: true,
      inList: true,
      min: 0,
      covers: ['ZC08'],
    },
    insuredUntil: { kind: 'day', label: { zh: '保险到期', en: 'Insured until' }, required: true, inList: true },
    inspectedUntil: { kind: 'day', label: { zh: '年检到期', en: 'Inspected until' }, required: true, inList: true },
    condition: { kind: 'text', label: { zh: '车况', en: 'Condition' }, covers: ['ZC08'] },
  },
  columns: { title: 'plate' },
  parties: { ...keepers, everyone },
  readers: ['everyone'],
  states: {
    here: { label: { zh: '在库', en: 'Here' }, rests: true },
    out: { label: { zh: '出车', en: 'Out' }, rests: true },
    repair: { label: { zh: '维修保养', en: 'In repair' }, awaits: ['end-repair'] },
    retired: { label: { zh: '已退出', en: 'Retired' }, final: true },
  },
  verbs: {
    register: {
      label: { zh: '登记车辆', en: 'Register' },
      by: ['manager', 'house'],
      from: 'nothing',
      to: 'here',
      takes: ['plate', 'model', 'card', 'seats', 'mileage', 'insuredUntil', 'inspectedUntil', 'condition'],
      elsewhere: { zh: '该车已经登记。', en: 'It is registered already.' },
      covers: ['ZC08'],
    },
    renew: {
      label: { zh: '更新保险年检', en: 'Renew' },
      by: ['manager'],
      from: ['here', 'out', 'repair'],
      takes: ['insuredUntil', 'inspectedUntil'],
      elsewhere: { zh: '该车已经退出。', en: 'It was retired.' },
      covers: ['ZC08'],
    },
    'set-out': {
      label: { zh: '交钥匙出车', en: 'Set out' },
      by: ['house'],
      from: ['here'],
      to: 'out',
      already: ['out'],
      elsewhere: { zh: '该车在维修或已退出，不能出车。', en: 'It is in repair or was retired.' },
      covers: ['ZC08'],
    },
    'come-back': {
      label: { zh: '收车入库', en: 'Come back' },
      by: ['house'],
      from: ['out'],
      to: 'here',
      takes: ['mileage', 'condition'],
      already: ['here'],
      elsewhere: { zh: '该车没有出车。', en: 'It is not out.' },
      covers: ['ZC08'],
    },
    'send-to-repair': {
      label: { zh: '送修保养', en: 'Send to repair' },
      by: ['manager'],
      from: ['here'],
      to: 'repair',
      reason: true,
      already: ['repair'],
      elsewhere: { zh: '出车的先收车，已退出的不再送修。', en: 'It is out, or was retired.' },
      covers: ['ZC08'],
    },
    'end-repair': {
      label: { zh: '修好入库', en: 'End the repair' },
      by: ['manager'],
      from: ['repair'],
      to: 'here',
      takes: ['condition', 'mileage'],
      needs: ['condition'],
      already: ['here'],
      elsewhere: { zh: '该车没有送修。', en: 'It is not in repair.' },
      covers: ['ZC08'],
    },
    retire: {
      label: { zh: '退出使用', en: 'Retire' },
      by: ['leader', 'director'],
      from: ['here', 'repair'],
      to: 'retired',
      reason: true,
      already: ['retired'],
      elsewhere: { zh: '出车的先收车。', en: 'It is out.' },
    },
  },
  rules: {
    'mileage-never-backwards': {
      label: { zh: '里程不倒退', en: 'Mileage never runs backwards' },
      says: {
        zh: '里程小于上次登记的里程，请看表核对。',
        en: 'The mileage is less than it was; read the meter again.',
      },
      on: ['come-back', 'end-repair'],
      severity: 'refuse',
      at: 'mileage',
      holds: ({ record: { fields }, before }) => fen(fields['mileage']) >= fen(before?.fields['mileage']),
      covers: ['ZC08'],
    },
    'cover-not-shortened': {
      label: { zh: '保险年检向后延', en: 'Cover is lengthened' },
      says: { zh: '到期日早于原来的到期日，请核对。', en: 'It ends earlier than it did; check the days.' },
      on: ['renew'],
      severity: 'refuse',
      at: 'insuredUntil',
      holds: ({ record: { fields }, before }) =>
        ['insuredUntil', 'inspectedUntil'].every((field) => {
          const [now, then] = [fields[field], before?.fields[field]]
          return !isDay(now) || !isDay(then) || daysBetween(then, now) >= 0
        }),
      covers: ['ZC08'],
    },
  },
  claims: {
    plate: {
      label: { zh: '车牌号', en: 'Plate' },
      fields: ['plate'],
      says: { zh: '该车牌已经登记。', en: 'The plate is registered already.' },
    },
  },
  deadlines: {
    'insurance-due': {
      label: { zh: '续保时限', en: 'Insurance due' },
      verb: 'renew',
      starts: { field: 'insuredUntil' },
      remind: [30, 7],
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['ZC08'],
    },
    'inspection-due': {
      label: { zh: '年检时限', en: 'Inspection due' },
      verb: 'renew',
      starts: { field: 'inspectedUntil' },
      remind: [30, 7],
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['ZC08'],
    },
  },
})
