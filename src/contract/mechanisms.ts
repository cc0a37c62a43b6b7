import { type Static, Type } from 'typebox'
import { Counted, InstantText, Label, Names } from './wording.ts'

const Nullable = Type.Union([Type.String(), Type.Null()])
const Base = Type.Union([Type.Integer(), Type.Null()])

/** A living mechanism and what it comes to now: of which days, how many of how many, and whether that is failing. */
const Mechanism = Type.Object({
  id: Type.String(),
  title: Type.String(),
  state: Type.String(),
  finding: Type.String(),
  measure: Type.String(),
  register: Type.String(),
  part: Nullable,
  kind: Type.String(),
  watched: Type.Object({ register: Label, part: Type.Union([Label, Type.Null()]) }),
  healthy: Type.String(),
  standing: Nullable,
  since: Nullable,
  warning: Nullable,
  figure: Type.Union([
    Type.Object({
      value: Type.Integer(),
      base: Base,
      from: Type.String(),
      until: Type.String(),
      failing: Type.Boolean(),
      /** The value is an amount, in fen. */
      amount: Type.Boolean(),
      counted: Counted,
    }),
    Type.Null(),
  ]),
})

/** All of them, what failed within seven days, how many findings are closed, and which of them a living mechanism keeps so. */
export const Mechanisms = Type.Object({
  rows: Type.Array(Mechanism),
  warnings: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), state: Type.String() })),
  closed: Type.Integer(),
  covered: Type.Array(Type.String()),
  /** The lists of living mechanisms, of the week's warnings and of closed findings. */
  lists: Type.Object({ living: Counted, week: Counted, closed: Counted }),
  names: Names,
})
export type Mechanisms = Static<typeof Mechanisms>

/** Where the records of a mechanism's counts are listed. */
const Lists = Type.Object({ records: Counted, late: Counted, kept: Counted, overridden: Counted })

/** What a mechanism has done since it was bound; the curve goes oldest first, over twelve windows. */
export const MechanismLife = Type.Object({
  life: Type.Object({
    since: Type.String(),
    records: Type.Integer(),
    late: Type.Integer(),
    refusals: Type.Integer(),
    overridden: Type.Integer(),
    lists: Lists,
    curve: Type.Array(
      Type.Object({
        from: Type.String(),
        until: Type.String(),
        value: Type.Integer(),
        base: Base,
        outside: Type.Boolean(),
      }),
    ),
  }),
})
export type MechanismLife = Static<typeof MechanismLife>

const DayText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** First and last day of the window, both included; what is left out is since when the mechanism counts, and today. */
export const EvidenceBody = Type.Object(
  { from: Type.Optional(DayText), to: Type.Optional(DayText) },
  { additionalProperties: false },
)
export type EvidenceBody = Static<typeof EvidenceBody>

const FrozenCounts = Type.Object({
  records: Type.Integer(),
  late: Type.Integer(),
  refusals: Type.Integer(),
  overridden: Type.Integer(),
})

/** A frozen list of a mechanism, followed back to the records one may read; of the others there is a count. */
export const MechanismEvidence = Type.Object({
  evidence: Type.Object({
    from: Type.String(),
    until: Type.String(),
    at: InstantText,
    sha256: Type.String(),
    counts: FrozenCounts,
    recounted: Type.Union([FrozenCounts, Type.Null()]),
    lists: Lists,
    refusals: Type.Array(Type.Object({ rule: Type.String(), label: Label, day: Type.String(), times: Type.Integer() })),
    register: Type.Object({ name: Type.String(), label: Label }),
    rows: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        state: Type.String(),
        openedAt: InstantText,
        changed: Type.Boolean(),
      }),
    ),
    more: Type.Integer(),
    hidden: Type.Integer(),
    intact: Type.Union([Type.Boolean(), Type.Null()]),
  }),
})
export type MechanismEvidence = Static<typeof MechanismEvidence>

/** What could keep a finding cured, best first, with the words of the finding for which each is offered. */
export const Suggestions = Type.Object({
  offers: Type.Array(
    Type.Object({
      register: Type.String(),
      registerLabel: Label,
      kind: Type.String(),
      part: Nullable,
      label: Label,
      words: Type.Array(Type.String()),
      refuses: Type.Array(Label),
      inUse: Type.Boolean(),
      bound: Nullable,
    }),
  ),
})
export type Suggestions = Static<typeof Suggestions>
