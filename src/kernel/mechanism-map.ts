/**
 * Which registers keep mechanisms and the warnings they give, and which fields of them carry the meaning. Main hands it in: the kernel knows no register by name.
 */
export interface MechanismMap {
  readonly mechanism: {
    readonly register: string
    /** States in which it is watched. */
    readonly living: readonly string[]
    /** Verb by which the house enters what it has seen. */
    readonly observe: string
    readonly title: string
    readonly measure: string
    readonly finding: string
    /** One of `kinds`. */
    readonly kind: string
    readonly kinds: {
      readonly register: string
      readonly duty: string
      readonly rule: string
      readonly indicator: string
    }
    /** Name of the register that is watched, and of the duty, rule or indicator of it. */
    readonly subject: string
    readonly part: string
    readonly since: string
    /** In one sentence, what counts as healthy. */
    readonly healthy: string
    /** Own thresholds: of a rate in hundredths, of a figure as it is. */
    readonly atLeast: string
    readonly atMost: string
    readonly silentDays: string
    readonly answers: string
    /** What the house saw last: standing, since when, when it warned last, how many it had counted then, how that warning ended and on which day. */
    readonly standing: string
    readonly standings: { readonly healthy: string; readonly failing: string; readonly recovering: string }
    readonly standingSince: string
    readonly warnedAt: string
    readonly counted: string
    readonly outcome: string
    readonly outcomeOn: string
    /** Value of `outcome` after which the finding is being cured again. */
    readonly resumed: string
    /** Names of settings: days without failure until it counts as recovered, days after which what goes on failing is told again, days without a record. */
    readonly recoverDays: string
    readonly againDays: string
    readonly usualSilentDays: string
  }
  readonly warning: {
    readonly register: string
    readonly raise: string
    readonly mechanism: string
    readonly measure: string
    readonly finding: string
    readonly title: string
    readonly seen: string
    readonly figure: string
    readonly base: string
    readonly from: string
    readonly until: string
    /** Where the records are to be looked at: a register and the question of its list. */
    readonly query: string
    readonly answers: string
    readonly counted: string
    /** Filled with the mechanism while the warning is open. */
    readonly openFor: string
  }
  /** Fields of a finding in whose words what could cure it is looked for. */
  readonly suggesting: { readonly words: readonly string[] }
  /** Where what a mechanism did in a window is kept as evidence of its measure. */
  readonly evidence: {
    readonly register: string
    readonly attach: string
    readonly title: string
    readonly finding: string
    readonly measures: string
    readonly kind: string
    /** Value of `kind`. */
    readonly records: string
    readonly mechanism: string
    readonly files: string
    readonly datedOn: string
    readonly remark: string
  }
  /** How a warning nobody answered in time is shown to whoever oversees the finding. */
  readonly showing: {
    readonly verb: string
    readonly subject: string
    readonly about: string
    /** Kind of the seats that see it then. */
    readonly seat: string
  }
}
