import type { Fields } from '../kernel/fields.ts'
import type { Said } from './paper-words.ts'

/**
 * What the unit's registers hold already, as plain data: the caller loads it, this room compares with it and never asks. It is handed in for one
 * round (or for the whole unit, where the round of a paper is not known yet).
 */
export interface Known {
  readonly feedbacks: readonly KnownFeedback[]
  readonly findings: readonly KnownFinding[]
}

export interface KnownFeedback {
  readonly id: string
  readonly revision: number
  readonly state: string
  readonly title: string
  readonly number: string | null
  readonly feedbackOn: string | null
  readonly announcedCategories: number | null
  readonly announcedAspects: number | null
  readonly announcedProblems: number | null
  readonly said?: Said
}

export interface KnownFinding {
  readonly id: string
  readonly revision: number
  readonly state: string
  readonly title: string
  /** Words of the feedback; null where the finding was opened from a notice or a ledger. */
  readonly original: string | null
  readonly number: string | null
  readonly category: string | null
  readonly aspect: string | null
  readonly path: string | null
  /** Id of the feedback, and of the paper it was opened from: findings of one of them belong together. */
  readonly feedback: string | null
  readonly paper: string | null
  /** `reportedDegree` as it stands: done, basic, lasting, undone. */
  readonly status: string | null
  /** Every value as it stands, by field name. Only what a workbook brings is looked up in it. */
  readonly fields: Fields
  /** What papers said of it where a person took it over in other words. */
  readonly said?: Said
  readonly measures: readonly KnownMeasure[]
}

export interface KnownMeasure {
  readonly id: string
  readonly revision: number
  readonly state: string
  readonly text: string
  readonly marker: string | null
  readonly fields: Fields
  readonly said?: Said
}
