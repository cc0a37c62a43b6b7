import { type Static, Type } from 'typebox'
import { Fields } from './records.ts'
import { Label, Names, Refusal } from './wording.ts'

const closed = { additionalProperties: false }
const Nullable = Type.Union([Type.String(), Type.Null()])
const Rate = Type.Union([Type.Number(), Type.Null()])
const Whole = Type.Integer()
const Id = Type.String({ maxLength: 100 })

/** One round of one unit, counted from what the unit has shared. */
export const OverviewLine = Type.Object({
  unit: Type.String(),
  /** Null: findings of rounds that are not shared, or of none. */
  round: Type.Union([
    Type.Object({ id: Type.String(), unit: Type.String(), title: Type.String(), ends: Nullable, over: Type.Boolean() }),
    Type.Null(),
  ]),
  total: Whole,
  closed: Whole,
  basic: Whole,
  lasting: Whole,
  overdue: Whole,
  closingRate: Rate,
  doneRate: Rate,
  returned: Whole,
  sentBack: Whole,
  reviewing: Whole,
  mostDays: Whole,
  daysLeft: Type.Union([Whole, Type.Null()]),
})
export type OverviewLine = Static<typeof OverviewLine>

/** Who is late first. `silent`: units in which one holds a seat and that have shared nothing. */
export const Overview = Type.Object({
  lines: Type.Array(OverviewLine),
  silent: Type.Array(Type.String()),
  names: Names,
  today: Type.String(),
})
export type Overview = Static<typeof Overview>

export const SharedFinding = Type.Object({
  id: Type.String(),
  seat: Type.String(),
  revision: Whole,
  title: Type.String(),
  code: Nullable,
  state: Type.String(),
  round: Nullable,
  degree: Nullable,
  dueOn: Nullable,
  late: Type.Boolean(),
  sentBack: Type.Boolean(),
})
export type SharedFinding = Static<typeof SharedFinding>

/** `states`: how each state is called; whoever only holds a seat is not told the register's view at home. */
export const SharedFindings = Type.Object({
  findings: Type.Array(SharedFinding),
  states: Type.Record(Type.String(), Label),
})
export type SharedFindings = Static<typeof SharedFindings>

/** One verb on findings of several units; a letter's number is that of the first and runs on. */
export const OverviewActBody = Type.Object(
  {
    items: Type.Array(Type.Object({ seat: Id, record: Id, revision: Type.Integer({ minimum: 0 }) }, closed), {
      minItems: 1,
      maxItems: 500,
    }),
    fields: Type.Optional(Fields),
    note: Type.Optional(Type.String({ maxLength: 20_000 })),
  },
  closed,
)
export type OverviewActBody = Static<typeof OverviewActBody>

const FoundWording = Type.Object({
  id: Type.String(),
  register: Type.String(),
  record: Type.String(),
  field: Type.String(),
  finding: Type.String(),
  unit: Type.String(),
  unitName: Type.String(),
  seat: Nullable,
  year: Whole,
  title: Type.String(),
  text: Type.String(),
})

/** A stretch that both have, or that only the first (a) or only the other one (b) has. */
const Run = Type.Object({
  is: Type.Union([Type.Literal('same'), Type.Literal('only-a'), Type.Literal('only-b')]),
  text: Type.String(),
})

const AlikeOther = Type.Object({
  wording: FoundWording,
  likeness: Type.Number(),
  contained: Type.Number(),
  runs: Type.Array(Run),
})
export type AlikeOther = Static<typeof AlikeOther>

const AlikeCluster = Type.Object({
  first: FoundWording,
  others: Type.Array(AlikeOther),
  more: Whole,
  findings: Whole,
  units: Whole,
})
export type AlikeCluster = Static<typeof AlikeCluster>

/** Line by line: units looked at, then what is alike. */
const AlikeStep = Type.Union([
  Type.Object({ step: Type.Literal('read'), done: Whole, of: Whole, wordings: Whole }),
  Type.Object({ step: Type.Literal('done'), clusters: Type.Array(AlikeCluster), wordings: Whole, formulas: Whole }),
  Type.Object({ step: Type.Literal('refused'), refusals: Type.Array(Refusal) }),
])
export type AlikeStep = Static<typeof AlikeStep>

const OverviewActStep = Type.Union([
  Type.Object({
    step: Type.Literal('one'),
    record: Type.String(),
    refusals: Type.Array(Refusal),
    warnings: Type.Array(Refusal),
    done: Whole,
    of: Whole,
  }),
  Type.Object({ step: Type.Literal('done'), done: Whole, refused: Whole }),
  Type.Object({ step: Type.Literal('refused'), refusals: Type.Array(Refusal) }),
])
export type OverviewActStep = Static<typeof OverviewActStep>

const Bar = Type.Object({ name: Nullable, total: Whole, closed: Whole, overdue: Whole })
export type Bar = Static<typeof Bar>

/** One round in figures; days as YYYY-MM-DD. `burn`: open is null for days to come. */
export const Pictures = Type.Object({
  title: Type.String(),
  from: Type.String(),
  to: Type.String(),
  today: Type.String(),
  total: Whole,
  categories: Type.Array(Bar),
  departments: Type.Array(Bar),
  leaders: Type.Array(Type.Object({ name: Nullable, count: Whole, mostDays: Whole })),
  burn: Type.Array(Type.Object({ day: Type.String(), open: Type.Union([Whole, Type.Null()]), ideal: Type.Number() })),
  states: Type.Array(Type.Object({ day: Type.String(), counts: Type.Record(Type.String(), Whole) })),
  stateLabels: Type.Record(Type.String(), Label),
  kinds: Type.Array(Type.Object({ kind: Type.String(), count: Whole })),
  measures: Whole,
  talkOnly: Whole,
})
export type Pictures = Static<typeof Pictures>

/** Closed findings drawn for the look-back; the same seed, count and day draw the same. `proves`: null while no check is planned under the seed. */
export const Draw = Type.Object({
  seed: Whole,
  on: Type.String(),
  way: Whole,
  strata: Type.Array(Type.Object({ stratum: Type.String(), drawn: Whole, of: Whole })),
  findings: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), category: Nullable })),
  proves: Type.Union([Type.Boolean(), Type.Null()]),
})
export type Draw = Static<typeof Draw>
