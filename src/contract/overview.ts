import { type Static, Type } from 'typebox'
import { Fields } from './records.ts'
import { Names, Refusal } from './wording.ts'

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

export const SharedFindings = Type.Object({ findings: Type.Array(SharedFinding) })
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
