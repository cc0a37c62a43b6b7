import type { Fields } from '../kernel/fields.ts'
import type { Label } from '../kernel/words.ts'

/** Half-open, in UTF-16 code units of the paper's text. */
export type Span = readonly [start: number, end: number]

/**
 * open: a record that is not there yet · amend: values that differ from what stands, or fill what is empty · known: stands already, nothing to do ·
 * contradicts: the paper says less or otherwise than what stands, so that a person must look; accepting it changes nothing by itself.
 */
export type ProposalKind = 'open' | 'amend' | 'known' | 'contradicts'

export type About = 'feedback' | 'finding' | 'measure'

/** One thing a paper or workbook proposes, for a person to accept, edit or skip. */
export interface Proposal {
  /** The same reading against the same state gives the same id: letters, digits and hyphens. A changed record gives an amendment another id. */
  readonly id: string
  readonly kind: ProposalKind
  readonly about: About
  /** Headings above it in the paper, as one line; empty where there are none. */
  readonly section: string
  /** Finding that a measure belongs to: the id of its proposal when it is opened by one, else of its record. Null for feedback and finding. */
  readonly of: string | null
  /** Of a finding, the feedback it comes from: the id of its proposal when it is opened by one, else of its record. Null where the paper does not tell. */
  readonly feedback: string | null
  /** Record it is about; null where there is none yet. */
  readonly target: string | null
  /** Revision of the target that was compared with, for the version check of the verb. */
  readonly revision: number | null
  /** Verb of the register that would do it; null where nothing is to be done. */
  readonly verb: string | null
  /** Values by the register's field names; for `known` and `contradicts` what the paper says and was not taken. */
  readonly fields: Fields
  /** What stands, for the same names. Filled for amend and contradicts. */
  readonly was: Fields
  /** What the paper said before of these, where it was taken over in other words: the correction is against that. */
  readonly said: Fields
  /** Names of people and departments that could not be told apart or found, by field: what the workbook says. */
  readonly names: Readonly<{ [field: string]: string }>
  /** Went on after the sheet that proposes it was written: nobody takes it over in bulk. */
  readonly stale: boolean
  readonly span: Span
  readonly places: Readonly<{ [field: string]: Span }>
  /** For workbooks: the cell each value stands in, such as `C7`, and the sheet. */
  readonly sheet: string | null
  readonly cells: Readonly<{ [field: string]: string }>
  /** Part of the cell's text that a value is, where the cell holds several. */
  readonly parts: Readonly<{ [field: string]: Span }>
  /** One sentence: by what it was matched, or how it differs. */
  readonly why: Label
}
