import { addMonths, type Day } from '../../calendar/days.ts'
import { periodOf } from '../../calendar/periods.ts'
import type { Facts, PartySpec } from '../../kernel/spec.ts'
import type { Answer, Question } from '../../kernel/where.ts'

/** What a rule may be asked before anything is known. */
export type Asked = Omit<Facts, 'known'>
export type Questions = Readonly<{ [question: string]: Question }>
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

/** A sum of money as it stands in a field or an answer: fen, nothing is 0. */
export function fen(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

/** A setting's whole yuan as fen. */
export function yuan(figure: number | undefined): number {
  return (figure ?? 0) * 100
}

/** What the record that a question found says in a field. */
export function told(answer: Answer | undefined, field: string): unknown {
  return typeof answer === 'object' ? answer?.fields[field] : undefined
}

export function stateOf(answer: Answer | undefined): string | null {
  return typeof answer === 'object' ? (answer?.state ?? null) : null
}

/** Who does it: an applicant is whoever applies, and is not typed in. */
export function doerOf({ actor }: Pick<Facts, 'actor'>): string | null {
  return actor.kind === 'person' ? actor.id : null
}

/** How many a list field holds. */
export function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

/** What a field of references or people names. */
export function names(list: unknown, one: unknown): boolean {
  return Array.isArray(list) && list.includes(one)
}

/** The record a reference names, with its row held until the verb is done. */
export function held(register: string, id: unknown): Questions {
  return typeof id === 'string' ? { [register]: { register, ask: 'first', where: { id }, lock: id } } : {}
}

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
