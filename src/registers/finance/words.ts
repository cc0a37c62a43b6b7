import { addMonths, type Day } from '../../calendar/days.ts'
import { periodOf } from '../../calendar/periods.ts'
import type { Facts, PartySpec, RegisterSpec } from '../../kernel/spec.ts'
import type { RowId } from '../../kernel/words.ts'
import { fen, held, type Questions, told } from '../words.ts'

type Known = Facts['known']

/** Who handles money, and who answers for it: no wider circle reads the registers of finance. */
export const treasury = {
  director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
  leader: { post: 'deputy-director', label: { zh: '分管领导', en: 'deputy director' } },
  accountant: { post: 'accountant', label: { zh: '会计', en: 'accountant' } },
  office: { post: 'office', label: { zh: '办公室', en: 'office' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

export const cashier = { post: 'cashier', label: { zh: '出纳', en: 'cashier' } } as const satisfies PartySpec
export const everyone = { everyone: true, label: { zh: '全体人员', en: 'everyone' } } as const satisfies PartySpec

/** A budget line and what stands against it, with its row held: two people asking at once are told one after the other. */
export function againstLine(line: unknown): Questions {
  if (typeof line !== 'string') return {}
  const fields = { budgetLine: { is: line } }
  return {
    ...held('budget-line', line),
    committed: {
      register: 'expense-request',
      ask: 'sum',
      field: 'committed',
      where: { state: ['submitted', 'agreed', 'approved', 'finished'], fields },
      lock: line,
    },
    reimbursed: {
      register: 'reimbursement',
      ask: 'sum',
      field: 'amount',
      where: { state: ['submitted', 'checked', 'approved', 'paid'], fields },
      lock: line,
    },
  }
}

/** Budget less what is committed and what was paid back to people, in fen. */
export function balanceOf(known: Known): number {
  return fen(told(known['budget-line'], 'amount')) - fen(known['committed']) - fen(known['reimbursed'])
}

/** The calendar month before the one a day is in. */
export function monthBefore(day: Day): { readonly from: Day; readonly before: Day } {
  const { from } = periodOf(day, 'month')
  return { from: addMonths(from, -1), before: from }
}

/** Not later than today, or not filled. */
export function byToday(day: unknown, today: Day): boolean {
  return typeof day !== 'string' || day <= today
}

/** What is written down of money that must come back: how much, from when on, what has come and what is still out. */
export const recoveryFields = {
  recoverBy: { kind: 'day', label: { zh: '追回时限', en: 'Recover by' } },
  recoveredNow: { kind: 'money', label: { zh: '本次追回', en: 'Recovered now' }, min: 1 },
  slip: { kind: 'text', label: { zh: '追回凭证号', en: 'Voucher of the recovery' }, max: 40 },
  recovered: { kind: 'money', label: { zh: '累计追回', en: 'Recovered' } },
  owed: { kind: 'money', label: { zh: '尚未追回', en: 'Still out' }, inList: true },
} as const satisfies RegisterSpec['fields']

/** Of money spent for what it was not meant for. */
export const misuseFields = {
  improper: { kind: 'money', label: { zh: '不合规金额', en: 'Improper amount' }, min: 1 },
  misuse: { kind: 'text', label: { zh: '不合规情况', en: 'What was improper' }, max: 500 },
  ...recoveryFields,
} as const satisfies RegisterSpec['fields']

export const recoveryStates = {
  recovering: { label: { zh: '追回中', en: 'Being recovered' }, awaits: ['recover', 'conclude'] },
  recovered: { label: { zh: '已追回', en: 'Recovered' }, final: true },
} as const satisfies RegisterSpec['states']

/** The cashier enters what comes back, and somebody else says that it is all. */
export function recoveryVerbs(covers: readonly RowId[]) {
  return {
    recover: {
      label: { zh: '登记追回', en: 'Recover' },
      by: ['cashier'],
      from: ['recovering'],
      takes: ['recoveredNow', 'slip'],
      needs: ['recoveredNow', 'slip'],
      sets: ({ record: { fields } }: Facts) => ({
        recovered: fen(fields['recovered']) + fen(fields['recoveredNow']),
        owed: fen(fields['owed']) - fen(fields['recoveredNow']),
      }),
      elsewhere: { zh: '没有待追回的款项。', en: 'Nothing is to be recovered.' },
      covers,
    },
    conclude: {
      label: { zh: '追回办结', en: 'Conclude' },
      by: ['accountant'],
      from: ['recovering'],
      to: 'recovered',
      apart: ['recover'],
      already: ['recovered'],
      elsewhere: { zh: '没有待追回的款项。', en: 'Nothing is to be recovered.' },
      covers,
    },
  } as const
}

/** Found improper afterwards; from which states on, the register says. */
export function misuseVerb(covers: readonly RowId[]) {
  return {
    label: { zh: '登记违规使用', en: 'Find a misuse' },
    by: ['accountant', 'leader'],
    to: 'recovering',
    takes: ['improper', 'misuse', 'recoverBy'],
    needs: ['improper', 'misuse', 'recoverBy'],
    sets: ({ record: { fields } }: Facts) => ({ recovered: 0, owed: fen(fields['improper']) }),
    already: ['recovering', 'recovered'],
    elsewhere: { zh: '还没有支付，退回即可。', en: 'It is not paid yet; return it.' },
    covers,
  } as const
}

export function recoveryRules(what: string, covers: readonly RowId[]) {
  return {
    [`${what}-recovered-not-more`]: {
      label: { zh: '追回不超过应追', en: 'Not more than is out' },
      says: { zh: '本次追回超过尚未追回的金额，请核对。', en: 'It is more than is still out; please check.' },
      on: ['recover'],
      severity: 'refuse',
      at: 'recoveredNow',
      holds: ({ record }: Facts) => fen(record.fields['owed']) >= 0,
      covers,
    },
    [`${what}-recovered-in-full`]: {
      label: { zh: '全部追回', en: 'Recovered in full' },
      says: { zh: '还有款项没有追回，不能办结。', en: 'Something is still out; it cannot be concluded.' },
      on: ['conclude'],
      severity: 'refuse',
      at: 'owed',
      holds: ({ record }: Facts) => fen(record.fields['owed']) === 0,
      covers,
    },
  } as const
}

export function misuseRule(covers: readonly RowId[]) {
  return {
    label: { zh: '不超过支出金额', en: 'Not more than was spent' },
    says: { zh: '不合规金额超过这笔支出的金额，请核对。', en: 'It is more than was spent; please check.' },
    on: ['find-misuse'],
    severity: 'refuse',
    at: 'improper',
    holds: ({ record: { fields } }: Facts) => fen(fields['improper']) <= fen(fields['amount']),
    covers,
  } as const
}

export function recoveryDue(covers: readonly RowId[]) {
  return {
    label: { zh: '追回时限', en: 'Recovery due' },
    verb: 'conclude',
    starts: { field: 'recoverBy' },
    remind: [5],
    escalate: [{ after: 1, to: 'director' }],
    covers,
  } as const
}
