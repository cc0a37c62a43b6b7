import type { Label } from './labels.ts'
import type { LeadIn } from './lead-ins.ts'

/** A paragraph of tidied text with the label it begins with and the lead-ins it holds. */
export type Line = {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly label: Label | null
  readonly leadIns: readonly LeadIn[]
}
