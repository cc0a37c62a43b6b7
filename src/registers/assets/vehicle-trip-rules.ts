import { daysBetween, isDay } from '../../calendar/days.ts'
import type { Facts } from '../../kernel/spec.ts'
import { type Asked, fen, held, stateOf, told } from '../words.ts'
import { leads } from './words.ts'

const vehicleOf = ({ record: { fields } }: Asked) => held('vehicle', fields['vehicle'])

/** Whether a paper of the vehicle holds until the day it is to come back. */
function lasts({ record: { fields }, known }: Facts, paper: string): boolean {
  const [until, back] = [told(known['vehicle'], paper), fields['returnBy']]
  return isDay(until) && isDay(back) && daysBetween(back, until) >= 0
}

/** Approved first and used then, by a vehicle that may be on the road, and for no more than its meter says. */
export const tripRules = {
  'vehicle-fit-to-leave': {
    label: { zh: '车辆可以出车', en: 'The vehicle is fit to leave' },
    says: {
      zh: '车辆不在库，或保险、年检在返回前到期：请换车，或先续保、年检。',
      en: 'The vehicle is not here, or its insurance or inspection ends before it is back: take another, or renew.',
    },
    on: ['apply', 'hand-key'],
    severity: 'refuse',
    at: 'vehicle',
    needs: vehicleOf,
    holds: (facts: Facts) =>
      ['insuredUntil', 'inspectedUntil'].every((paper) => lasts(facts, paper)) &&
      (facts.verb === 'apply' || stateOf(facts.known['vehicle']) === 'here'),
    covers: ['ZC08'],
  },
  'trip-days-in-order': {
    label: { zh: '先申请后用车', en: 'Asked for before' },
    says: {
      zh: '出车日期已过，或返回日早于出车日：用车须先申请审批。',
      en: 'The trip is in the past, or returns before it leaves: it is asked for first.',
    },
    on: ['apply'],
    severity: 'refuse',
    at: 'leaveOn',
    holds: ({ record: { fields }, today }: Facts) => {
      const { leaveOn, returnBy } = fields
      return (
        isDay(leaveOn) && isDay(returnBy) && daysBetween(today, leaveOn) >= 0 && daysBetween(leaveOn, returnBy) >= 0
      )
    },
    covers: ['ZC08'],
  },
  'seats-for-all': {
    label: { zh: '不超员', en: 'A seat for everybody' },
    says: { zh: '乘车人数加驾驶人超过座位数，请换车或分车。', en: 'There are more people than seats; take another.' },
    on: ['apply'],
    severity: 'refuse',
    at: 'passengers',
    needs: vehicleOf,
    holds: ({ record: { fields }, known }: Facts) =>
      fen(fields['passengers']) + 1 <= fen(told(known['vehicle'], 'seats')),
    covers: ['ZC08'],
  },
  'far-trips-go-higher': {
    label: { zh: '出县由分管领导批准', en: 'Out of the county is approved higher' },
    says: {
      zh: '出县用车须由分管领导批准。',
      en: 'A trip out of the county is approved by the deputy director.',
    },
    on: ['approve'],
    severity: 'refuse',
    at: 'outOfCounty',
    holds: (facts: Facts) => facts.record.fields['outOfCounty'] !== true || leads(facts),
    covers: ['ZC08'],
  },
  'key-on-the-day': {
    label: { zh: '当日交钥匙', en: 'The key on the day' },
    says: { zh: '还没到出车日，或已过返回日：不能交钥匙。', en: 'It is not the day of the trip.' },
    on: ['hand-key'],
    severity: 'refuse',
    at: 'leaveOn',
    holds: ({ record: { fields }, today }: Facts) => {
      const { leaveOn, returnBy } = fields
      return isDay(leaveOn) && isDay(returnBy) && daysBetween(leaveOn, today) >= 0 && daysBetween(today, returnBy) >= 0
    },
    covers: ['ZC08'],
  },
  'trip-mileage-forward': {
    label: { zh: '返回里程不小于出车里程', en: 'More on return than at the start' },
    says: { zh: '返回里程小于出车里程，请看表核对。', en: 'The meter cannot show less; read it again.' },
    on: ['return'],
    severity: 'refuse',
    at: 'mileageBack',
    holds: ({ record: { fields } }: Facts) => fen(fields['mileageBack']) >= fen(fields['mileageOut']),
    covers: ['ZC08'],
  },
  'trip-not-too-far': {
    label: { zh: '行驶里程合理', en: 'A plausible distance' },
    says: {
      zh: '行驶里程超过核对标准，请核对路线和里程，注意是否公车私用。',
      en: 'The distance is above what is looked into; compare it with the route.',
    },
    on: ['return'],
    severity: 'warn',
    at: 'mileageBack',
    holds: ({ record: { fields }, settings }: Facts) => fen(fields['distance']) <= Number(settings['farKilometres']),
    covers: ['ZC08'],
  },
  'fuel-has-receipt': {
    label: { zh: '加油有凭证', en: 'Fuel has a receipt' },
    says: { zh: '登记了加油费，请附加油凭证。', en: 'Attach the receipt of the fuel.' },
    on: ['return'],
    severity: 'refuse',
    at: 'fuelPaper',
    holds: ({ record: { fields } }: Facts) => fen(fields['fuelCost']) === 0 || Array.isArray(fields['fuelPaper']),
    covers: ['ZC08'],
  },
} as const
