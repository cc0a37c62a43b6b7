import type { PaperKind } from '../press/papers/kinds.ts'
import type { LetterKind } from '../press/papers/letters.ts'

export interface PaperOffer {
  readonly kind: PaperKind
  /** A form stands for the first of these verbs that the state of its record has; in a state that has none of them it is not offered. */
  readonly verbs?: readonly string[]
  /** Of these verbs those that somebody of another body signs: they are entered in the own name, with the form, because a recorder types in for colleagues only. */
  readonly outside?: readonly string[]
}

/**
 * Registers from which papers are written. Main hands it in, because casework knows no register by name. A name the house has not got (yet) stands for nothing: papers
 * then tell nothing of it.
 */
export interface PressMap {
  readonly round: {
    readonly register: string
    /** Body that concludes, and by which field each body is named as a reviewer. */
    readonly closer: string
    readonly reviewers: Readonly<{ [field: string]: string }>
  }
  /** Which papers a record of a register can be printed as; the forms among them come back signed for one of those verbs. */
  readonly offers: Readonly<{ [register: string]: readonly PaperOffer[] }>
  readonly plan: { readonly register: string; readonly round: string }
  readonly review: {
    readonly register: string
    readonly body: string
    readonly finding: string
    readonly plan: string
    readonly round: string
  }
  readonly letter: {
    readonly register: string
    readonly finding: string
    readonly kind: string
    readonly number: string
    readonly issuedOn: string
    readonly lastDay: string
    /** What each value of `kind` is called in the papers. */
    readonly kinds: Readonly<{ [value: string]: LetterKind }>
  }
  readonly evidence: {
    readonly register: string
    readonly finding: string
    readonly title: string
    readonly datedOn: string
    readonly shared: string
    readonly files: string
    /** State of what was not withdrawn. */
    readonly kept: string
  }
  /** Post of the first-responsible person. */
  readonly principal: { readonly post: string }
  readonly feedback: { readonly register: string; readonly round: string }
  readonly finding: {
    readonly register: string
    readonly round: string
    /** States in which a finding counts where it went, not for itself. */
    readonly elsewhere: readonly string[]
    /** Fields that hold as they stand now, of whatever day a paper is: what is withheld today is not told in a paper as of yesterday. */
    readonly asNow: readonly string[]
  }
  /** What belongs to a finding of the round by that reference. */
  readonly measure: { readonly register: string; readonly finding: string }
  readonly money: { readonly register: string; readonly finding: string }
  /** Slips booked on such a sum. */
  readonly slips: { readonly register: string }
  readonly talks: { readonly register: string; readonly finding: string }
  readonly regulations: { readonly register: string; readonly finding: string }
  /** What belongs to the round itself. */
  readonly meetings: { readonly register: string; readonly round: string }
  readonly notice: {
    readonly register: string
    readonly round: string
    readonly kind: string
    readonly asOf: string
    readonly edits: string
    readonly text: string
    readonly files: string
    readonly hash: string
    readonly withheld: string
    /** Verb that keeps a person's words, and the one that freezes the text. */
    readonly edit: string
    readonly freeze: string
    /** Value of `kind` for the text that leaves, and the state in which it does. */
    readonly public: string
    readonly published: string
    readonly publishedOn: string
    readonly contacts: Readonly<{ [part in 'phone' | 'mail' | 'address' | 'postcode' | 'contactName']: string }>
  }
  /** What citizens write to a unit about its rectification. */
  readonly opinion: {
    readonly register: string
    /** Verb by which the house takes one in. */
    readonly receive: string
    readonly channel: string
    /** Value of `channel` for what came by the public page. */
    readonly byPage: string
    readonly subject: string
    readonly words: string
    readonly notice: string
    readonly contact: string
    readonly receivedOn: string
    /** Kept as a hash: whoever reads the table cannot ask in a citizen's place. */
    readonly receipt: string
    readonly answer: string
    readonly answeredOn: string
  }
}
