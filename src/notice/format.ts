import type { Span } from '../text/tidy.ts'
import type { CheckFinding } from './checks/registry.ts'
import type { Kind } from './kind.ts'
import type { MeasureKind } from './measure-kinds.ts'
import type { Status } from './status.ts'

/** A measure of a problem: text without its marker; `span` covers exactly that text. */
export type Measure = {
  readonly marker: string | null
  readonly text: string
  readonly kinds: readonly MeasureKind[]
  readonly span: Span
}

/** A problem with its cure; `span` is the whole block with its label. */
export type Item = {
  readonly label: string | null
  readonly path: readonly string[]
  readonly title: string
  readonly status: Status
  readonly statusQuote: string | null
  readonly owner: string | null
  readonly deadline: string | null
  readonly span: Span
  readonly measures: readonly Measure[]
}

export type MoneyFact = { readonly quote: string; readonly cny: number; readonly span: Span }
export type DateFact = {
  readonly quote: string
  readonly iso: string
  readonly lossy?: true
  readonly readings?: readonly string[]
  readonly span: Span
}
export type CountFact = { readonly quote: string; readonly value: number; readonly unit: string; readonly span: Span }
/** `value` is a fraction (0.95 for 95 %); `base` the count of the same sentence that it is a share of, or null. */
export type RateFact = {
  readonly quote: string
  readonly value: number
  readonly base: number | null
  readonly span: Span
}

/**
 * What a notice or feedback report says, every part with its span in UTF-16 code units of the text as given.
 * This is the format that `bihuan read --json` prints; tools outside the project rely on it.
 */
export type Reading = {
  readonly kind: Kind
  readonly title: string | null
  readonly unit: string | null
  readonly partyOrg: string | null
  readonly inspector: string | null
  readonly inspection: { readonly start: string | null; readonly end: string | null }
  readonly feedbackOn: string | null
  readonly asOf: string | null
  readonly publishedOn: string | null
  readonly signedOn: string | null
  readonly announced: {
    readonly categories: number | null
    readonly aspects: number | null
    readonly problems: number | null
    readonly done: number | null
    readonly ongoing: number | null
  }
  readonly items: readonly Item[]
  readonly requirements?: readonly { readonly label: string | null; readonly text: string; readonly span: Span }[]
  readonly facts: {
    readonly money: readonly MoneyFact[]
    readonly dates: readonly DateFact[]
    readonly counts: readonly CountFact[]
    readonly rates: readonly RateFact[]
  }
  readonly contacts: readonly { readonly kind: string; readonly value: string; readonly span: Span }[]
  readonly checks: readonly CheckFinding[]
  readonly more?: readonly Reading[]
}
