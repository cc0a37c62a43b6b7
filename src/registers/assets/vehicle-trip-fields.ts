import type { RegisterSpec } from '../../kernel/spec.ts'

/** What the dispatch book says of one trip. */
export const tripFields = {
  purpose: { kind: 'text', label: { zh: '用车事由', en: 'Purpose' }, required: true, inList: true },
  vehicle: { kind: 'ref', register: 'vehicle', label: { zh: '车辆', en: 'Vehicle' }, required: true, inList: true },
  department: { kind: 'department', label: { zh: '用车部门', en: 'Department' }, required: true, inList: true },
  applicant: { kind: 'person', label: { zh: '申请人', en: 'Applicant' }, inList: true },
  driver: {
    kind: 'person',
    label: { zh: '驾驶人', en: 'Driver' },
    required: true,
    inList: true,
    covers: ['ZC08'],
  },
  passengers: { kind: 'integer', label: { zh: '乘车人数', en: 'Passengers' }, min: 0, max: 60 },
  route: { kind: 'text', label: { zh: '行车路线', en: 'Route' }, required: true, covers: ['ZC08'] },
  outOfCounty: { kind: 'yesno', label: { zh: '出县', en: 'Out of the county' }, inList: true },
  leaveOn: { kind: 'day', label: { zh: '出车日期', en: 'Leaves on' }, required: true, inList: true },
  returnBy: { kind: 'day', label: { zh: '应返回日', en: 'Return by' }, required: true },
  mileageOut: { kind: 'integer', label: { zh: '出车里程', en: 'Mileage out' }, min: 0, covers: ['ZC08'] },
  keyOn: { kind: 'day', label: { zh: '交钥匙日期', en: 'Key handed on' } },
  mileageBack: { kind: 'integer', label: { zh: '返回里程', en: 'Mileage back' }, min: 0, covers: ['ZC08'] },
  distance: { kind: 'integer', label: { zh: '行驶里程', en: 'Distance' }, inList: true, min: 0, covers: ['ZC08'] },
  fuelCost: { kind: 'money', label: { zh: '加油费', en: 'Fuel' }, inList: true, min: 0, covers: ['ZC08'] },
  fuelPaper: { kind: 'files', label: { zh: '加油凭证', en: 'Fuel receipt' } },
  condition: { kind: 'text', label: { zh: '返回车况', en: 'Condition on return' }, covers: ['ZC08'] },
} as const satisfies RegisterSpec['fields']
