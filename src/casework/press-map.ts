/**
 * Registers from which papers are written. Main hands it in, because casework knows no register by name. A name the house has not got (yet) stands for nothing: papers
 * then tell nothing of it.
 */
export interface PressMap {
  readonly round: { readonly register: string }
  /** Post of the first-responsible person. */
  readonly principal: { readonly post: string }
  readonly feedback: { readonly register: string; readonly round: string }
  /** `elsewhere`: states in which a finding counts where it went, not for itself. */
  readonly finding: { readonly register: string; readonly round: string; readonly elsewhere: readonly string[] }
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
