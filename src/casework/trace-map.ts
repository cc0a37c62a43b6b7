/**
 * Registers in which casework itself leaves a record of what people do beside verbs. Main hands it in, because casework knows no register by name. Every member
 * names a register, its verbs and the fields that carry the meaning.
 */
export interface TraceMap {
  readonly export: {
    readonly register: string
    readonly begin: string
    readonly complete: string
    /** Broken off before everything had left. */
    readonly break: string
    /** Unit and name of who takes the list, as the sheet is marked. */
    readonly by: string
    /** Name of the register that is exported, and its Chinese label. */
    readonly subject: string
    readonly what: string
    readonly format: string
    /** The filter as it was asked for. */
    readonly filter: string
    /** Records the list had when it was asked for, and those that left. */
    readonly rows: string
    readonly sent: string
    /** Of a paper: the record it is about; of a form among them also its code and the step it stands for. */
    readonly target: string
    readonly code: string
    readonly verb: string
    /** The record's revision that was printed. */
    readonly revision: string
  }
  /** Papers signed by hand and typed in by somebody else. */
  readonly recording: {
    readonly register: string
    readonly file: string
    readonly about: string
    readonly signer: string
    readonly signedOn: string
    readonly scan: string
    /** Name of the register and verb the paper stands for, the record, its first day, and the entry that was written. */
    readonly subject: string
    readonly verb: string
    readonly target: string
    readonly began: string
    readonly entry: string
  }
}
