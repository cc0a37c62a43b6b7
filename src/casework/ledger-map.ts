/**
 * Registers into which papers are read. Main hands it in, because casework knows no register by name. Every member names a register, and the fields and verbs of it
 * that carry the meaning; which values a paper proposes, and by which verb they are entered, is for the ledger room to say.
 */
export interface LedgerMap {
  /** Papers that were put in. */
  readonly paper: {
    readonly register: string
    readonly keep: string
    readonly keepUnread: string
    readonly confirm: string
    /** Remembers where the columns of a workbook go. */
    readonly map: string
    /** Nothing of it is taken over, with the reason. */
    readonly setAside: string
    /** State in which something of it may still be taken over. */
    readonly waiting: string
    readonly title: string
    readonly file: string
    readonly kind: string
    readonly why: string
    readonly insisted: string
    readonly round: string
    readonly feedback: string
    readonly columns: string
    readonly accepted: string
    readonly skipped: string
    /** Values of `kind` for what is no notice, feedback report or other text. */
    readonly kinds: { readonly ledger: string; readonly unreadable: string }
  }
  readonly feedback: { readonly register: string; readonly round: string; readonly paper: string }
  readonly finding: {
    readonly register: string
    readonly round: string
    readonly feedback: string
    readonly paper: string
    /** Day of the feedback, which days of measures and evidence are compared with. */
    readonly raisedOn: string
  }
  readonly measure: { readonly register: string; readonly finding: string; readonly paper: string }
}
