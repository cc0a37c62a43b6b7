import type { Fields } from '../../kernel/fields.ts'

/**
 * What whoever oversees several units is told of them. Main hands it in, because casework knows no register by name. Only what a unit has shared with a seat is told,
 * and of it only what the seat may read.
 */
export interface OverviewMap {
  /** Of records of these registers: fields that travel with the summary, and verbs of which it is told that somebody did them. */
  readonly told: Readonly<{
    [register: string]: { readonly fields: readonly string[]; readonly verbs: readonly string[] }
  }>
  readonly round: {
    readonly register: string
    /** Days from which and until which it is worked on. */
    readonly from: string
    readonly ends: string
    readonly limit: string
    readonly over: readonly string[]
  }
  readonly finding: {
    readonly register: string
    readonly round: string
    readonly due: string
    readonly opened: string
    readonly closedOn: string
    readonly category: string
    readonly department: string
    readonly leader: string
    readonly degree: string
    /** States in which it counts: what was merged counts where it went. */
    readonly counted: readonly string[]
    /** Verbs that apply for a close-out, send one back, and take up again what was closed. */
    readonly declares: string
    readonly sendsBack: string
    readonly reopens: string
    /** States in which it waits for the next close-out, in which one is judged, and the last one. */
    readonly sentBack: string
    readonly reviewing: string
    readonly closed: string
  }
  /** Look-backs at closed findings, and where each keeps the seed it was drawn by. */
  readonly check: { readonly register: string; readonly finding: string; readonly seed: string }
  readonly measure: { readonly register: string; readonly finding: string; readonly text: string }
  /** Texts that are compared with each other, and the reference to the finding they belong to; null in the finding itself. */
  readonly wordings: readonly {
    readonly register: string
    readonly fields: readonly string[]
    readonly finding: string | null
  }[]
  /** What may be done to findings of several units at once, by name. */
  readonly acts: Readonly<{ [act: string]: OverviewAct }>
}

/** A verb on the finding itself, or (with `about`) one that begins a record about it. */
export interface OverviewAct {
  readonly register: string
  readonly verb: string
  /** Reference to the finding, in the record that is begun. */
  readonly about?: string
  readonly sets: Fields
  /** Field with a number that runs on from one to the next, and field for the day on which it is done. */
  readonly numbered?: string
  readonly dated?: string
}
