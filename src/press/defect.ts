import type { Label } from '../kernel/words.ts'

/** Something that keeps a paper from being right, where it stands and what to do about it. All of them come at once. */
export interface Defect {
  readonly code: string
  readonly says: Label
  /** Section of the paper or id of the record it is about. */
  readonly at: string
}
