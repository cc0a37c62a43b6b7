import type { Facts, PartySpec } from '../../kernel/spec.ts'
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
