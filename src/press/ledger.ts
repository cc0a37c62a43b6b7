import type { Day } from '../calendar/days.ts'

/** How far a finding is reported to be cured. It is no state: only `closed` counts as 销号. */
export type Degree = 'done' | 'basic' | 'lasting' | 'undone'
export type Speed = 'at-once' | 'by-date' | 'lasting'
/** 追缴, 退还个人 and 上缴财政 are three things; none is ever added to another. */
export type MoneyKind = 'recovered' | 'refunded' | 'surrendered'
export type RegulationAction = 'new' | 'revised' | 'abolished'

export interface PressMeasure {
  readonly id: string
  readonly marker: string | null
  readonly text: string
  /** Kinds as the reader of notices names them: study, meeting, document, discipline, money, person, equipment, process, explanation, plan, other. */
  readonly kinds: readonly string[]
  readonly owner: string | null
  readonly dueOn: Day | null
  readonly doneOn: Day | null
  readonly result: string | null
  /** State of its register: planned, underway, done. */
  readonly state: string
}

export interface PressFinding {
  readonly id: string
  readonly code: string | null
  /** Number on the paper of the feedback. */
  readonly number: string | null
  /** Headings above it, outermost first: category, aspect, and what further levels the feedback has. */
  readonly path: readonly string[]
  readonly title: string
  readonly original: string | null
  /** State of its register; `closed` alone is 销号. */
  readonly state: string
  readonly degree: Degree | null
  readonly speed: Speed | null
  readonly standard: string | null
  readonly leader: string | null
  readonly department: string | null
  readonly owner: string | null
  readonly dueOn: Day | null
  readonly closedOn: Day | null
  readonly closingNumber: string | null
  readonly progress: string | null
  readonly result: string | null
  readonly rootCause: string | null
  /** Left out of the public text by approval: number and day only, never a ground (domain: withholding leaves no trace that hints why). */
  readonly withheld: { readonly number: string; readonly on: Day } | null
  readonly measures: readonly PressMeasure[]
}

export interface PressMoney {
  readonly id: string
  /** Id of the finding it belongs to. */
  readonly finding: string | null
  readonly kind: MoneyKind
  /** Fen, a whole number. */
  readonly fen: number
  readonly voucher: string | null
  readonly on: Day | null
}

export interface PressTalks {
  readonly id: string
  /** Kind in words: 约谈, 提醒谈话, 批评教育, 处理. */
  readonly kind: string
  readonly count: number
  readonly finding: string | null
}

export interface PressRegulation {
  readonly id: string
  readonly title: string
  readonly action: RegulationAction
  readonly on: Day | null
  readonly finding: string | null
}

export interface PressMeeting {
  readonly id: string
  /** Kind in words: 研究会, 推进会, 民主生活会. */
  readonly kind: string
  readonly on: Day | null
  readonly title: string
}

export interface PressContacts {
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly postcode: string | null
  readonly person: string | null
}

/**
 * All that the papers of a rectification are written from, as it stood on `asOf`: plain data, names of people and bodies as words. What an office has not got yet is null
 * or an empty list. Lists stand in the order in which they are printed.
 */
export interface PressLedger {
  readonly unit: { readonly name: string; readonly partyOrg: string | null }
  readonly round: {
    readonly name: string | null
    readonly inspector: string | null
    readonly startsOn: Day | null
    readonly endsOn: Day | null
    readonly feedbackOn: Day | null
    readonly feedbackNumber: string | null
  }
  readonly asOf: Day
  readonly findings: readonly PressFinding[]
  readonly money: readonly PressMoney[]
  readonly talks: readonly PressTalks[]
  readonly regulations: readonly PressRegulation[]
  readonly meetings: readonly PressMeeting[]
  readonly contacts: PressContacts
}

/** The body that issues papers: the Party organisation where there is one. */
export const issuerOf = ({ unit }: PressLedger): string => unit.partyOrg ?? unit.name
