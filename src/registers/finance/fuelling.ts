import { defineRegister } from '../../kernel/register.ts'
import { type Asked, doerOf, fen, held, type Questions, stateOf, told } from '../words.ts'
import {
  byToday,
  cashier,
  everyone,
  misuseFields,
  misuseRule,
  misuseVerb,
  recoveryDue,
  recoveryRules,
  recoveryStates,
  recoveryVerbs,
  treasury,
} from './words.ts'

const rows = ['CW22'] as const

/** The card with its row held, what was put on it and what was fuelled from it, and any higher mileage already entered. */
function ofCard({ record: { fields } }: Asked): Questions {
  const { card, mileage } = fields
  if (typeof card !== 'string') return {}
  const sum = (kind: string) => ({
    register: 'fuelling',
    ask: 'sum' as const,
    field: 'amount',
    where: { fields: { card: { is: card }, kind: { is: kind } } },
    lock: card,
  })
  const farther =
    typeof mileage === 'number'
      ? {
          farther: {
            register: 'fuelling',
            ask: 'count' as const,
            where: { fields: { card: { is: card }, mileage: { from: mileage + 1 } } },
          },
        }
      : {}
  return { ...held('fuel-card', card), topped: sum('top-up'), used: sum('fuelling'), ...farther }
}

/** What was put on a fuel card and what was fuelled from it: vehicle, litres, mileage, who; what proves improper is brought back with a voucher. */
export const fuelling = defineRegister({
  name: 'fuelling',
  label: { zh: '加油和充值登记', en: 'Fuelling' },
  covers: rows,
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    subject: { kind: 'text', label: { zh: '事由', en: 'Subject' }, required: true, inList: true },
    kind: {
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      inList: true,
      choices: {
        'top-up': { zh: '充值', en: 'Top-up' },
        fuelling: { zh: '加油', en: 'Fuelling' },
        quota: { zh: '历史定额报销', en: 'Fixed sum paid back, in former times' },
      },
    },
    card: { kind: 'ref', register: 'fuel-card', label: { zh: '加油卡', en: 'Fuel card' }, inList: true, covers: rows },
    amount: { kind: 'money', label: { zh: '金额', en: 'Amount' }, required: true, inList: true, min: 1 },
    on: { kind: 'day', label: { zh: '日期', en: 'On' }, required: true, inList: true },
    plate: { kind: 'text', label: { zh: '加油车辆车牌', en: 'Vehicle fuelled' }, max: 20, covers: rows },
    litres: { kind: 'integer', label: { zh: '加油量（升）', en: 'Litres' }, min: 1, max: 1000, covers: rows },
    mileage: { kind: 'integer', label: { zh: '里程表读数（公里）', en: 'Mileage, km' }, min: 0, covers: rows },
    user: { kind: 'person', label: { zh: '加油人', en: 'User' }, covers: rows },
    receipt: { kind: 'files', label: { zh: '小票', en: 'Receipt' } },
    ...misuseFields,
  },
  columns: { title: 'subject', owner: 'user', amount: 'amount' },
  parties: { ...treasury, cashier, everyone, user: { field: 'user', label: { zh: '加油人', en: 'user' } } },
  readers: ['user', 'office', 'accountant', 'cashier', 'leader', 'director'],
  states: {
    entered: { label: { zh: '待核对', en: 'Entered' }, awaits: ['verify'] },
    verified: { label: { zh: '已核对', en: 'Verified' }, final: true },
    ...recoveryStates,
  },
  verbs: {
    'top-up': {
      label: { zh: '充值', en: 'Top up' },
      by: ['cashier'],
      from: 'nothing',
      to: 'entered',
      takes: ['subject', 'card', 'amount', 'on', 'receipt'],
      needs: ['card', 'receipt'],
      sets: () => ({ kind: 'top-up' }),
      elsewhere: { zh: '已经登记。', en: 'It is entered already.' },
      covers: rows,
    },
    fuel: {
      label: { zh: '加油', en: 'Fuel' },
      by: ['everyone'],
      from: 'nothing',
      to: 'entered',
      takes: ['subject', 'card', 'amount', 'on', 'plate', 'litres', 'mileage', 'receipt'],
      needs: ['card', 'plate', 'litres', 'mileage', 'receipt'],
      sets: (facts) => ({ kind: 'fuelling', user: doerOf(facts) }),
      elsewhere: { zh: '已经登记。', en: 'It is entered already.' },
      covers: rows,
    },
    backfill: {
      label: { zh: '补录历史定额报销', en: 'Backfill' },
      by: ['accountant'],
      from: 'nothing',
      to: 'verified',
      takes: ['subject', 'amount', 'on', 'plate', 'user'],
      sets: () => ({ kind: 'quota' }),
      elsewhere: { zh: '已经登记。', en: 'It is entered already.' },
      covers: rows,
    },
    verify: {
      label: { zh: '核对', en: 'Verify' },
      by: ['accountant'],
      from: ['entered'],
      to: 'verified',
      apart: ['top-up', 'fuel'],
      already: ['verified'],
      elsewhere: { zh: '已在追回。', en: 'It is being recovered.' },
    },
    'find-misuse': { ...misuseVerb(rows), from: ['entered', 'verified'] },
    ...recoveryVerbs(rows),
  },
  rules: {
    ...recoveryRules('fuel', rows),
    'fuel-improper-within': misuseRule(rows),
    'fuel-card-in-use': {
      label: { zh: '加油卡在用', en: 'The card is in use' },
      says: { zh: '这张加油卡已经停用。', en: 'The card is stopped.' },
      on: ['top-up', 'fuel'],
      severity: 'refuse',
      at: 'card',
      needs: ofCard,
      holds: ({ known }) => stateOf(known['fuel-card']) === 'in-use',
      covers: rows,
    },
    'fuel-for-its-vehicle': {
      label: { zh: '一车一卡', en: 'For its own vehicle' },
      says: { zh: '加油车辆不是这张卡的车辆，不得混用。', en: 'The card belongs to another vehicle.' },
      on: ['fuel'],
      severity: 'refuse',
      at: 'plate',
      needs: ofCard,
      holds: ({ record: { fields }, known }) => told(known['fuel-card'], 'plate') === fields['plate'],
      covers: rows,
    },
    'fuel-on-the-card': {
      label: { zh: '卡内余额足够', en: 'Enough on the card' },
      says: { zh: '加油金额超过卡内余额，请核对小票和充值登记。', en: 'It is more than is on the card; please check.' },
      on: ['fuel'],
      severity: 'refuse',
      at: 'amount',
      needs: ofCard,
      holds: ({ record: { fields }, known }) => fen(fields['amount']) <= fen(known['topped']) - fen(known['used']),
      covers: rows,
    },
    'fuel-mileage-onward': {
      label: { zh: '里程不倒退', en: 'Mileage goes onward' },
      says: {
        zh: '里程表读数小于已登记的读数，请核对。',
        en: 'A higher mileage is on record already; please check.',
      },
      on: ['fuel'],
      severity: 'refuse',
      at: 'mileage',
      needs: ofCard,
      holds: ({ known }) => fen(known['farther']) === 0,
      covers: rows,
    },
    'fuel-by-today': {
      label: { zh: '日期不晚于今天', en: 'By today' },
      says: { zh: '日期晚于今天，请核对。', en: 'The day is in the future; please check.' },
      on: ['top-up', 'fuel', 'backfill'],
      severity: 'refuse',
      at: 'on',
      holds: ({ record: { fields }, today }) => byToday(fields['on'], today),
    },
  },
  settings: {
    verifyDays: { label: { zh: '核对时限（工作日）', en: 'Working days to verify' }, standard: 10, min: 1, max: 60 },
  },
  deadlines: {
    'fuel-recovery-due': recoveryDue(rows),
    'fuel-verified-due': {
      label: { zh: '加油核对时限', en: 'Verification due' },
      verb: 'verify',
      starts: { on: 'fuel' },
      within: { workingDays: 'verifyDays' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: rows,
    },
  },
  indicators: {
    'fuel-in-month': {
      label: { zh: '当月燃油费', en: 'Fuel of the month' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { fields: { kind: { is: 'fuelling' } } }, sum: 'amount' },
      window: 'month',
      by: { field: 'on' },
      covers: rows,
    },
    'improper-fuel-still-out': {
      label: { zh: '加油卡违规未追回', en: 'Improper fuel still out' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { state: ['recovering'] }, sum: 'owed' },
      window: 'all',
      threshold: { atMost: 0 },
      covers: rows,
    },
  },
})
