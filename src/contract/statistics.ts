import { type Static, Type } from 'typebox'
import { Names } from './wording.ts'

const Nullable = Type.Union([Type.String(), Type.Null()])
const Rate = Type.Union([Type.Number(), Type.Null()])
const Whole = Type.Integer()

const LineAcross = Type.Object({
  name: Nullable,
  findings: Whole,
  closed: Whole,
  closingRate: Rate,
  overdue: Whole,
  mostDays: Whole,
  closedLate: Whole,
  declared: Whole,
  returned: Whole,
  returnRate: Rate,
  reopened: Whole,
  reopenRate: Rate,
})
export type LineAcross = Static<typeof LineAcross>

/** Counted over all that units have shared. `units`: their names by `names`; a null round or category is one that is not told. */
export const Statistics = Type.Object({
  today: Type.String(),
  total: Whole,
  units: Type.Array(LineAcross),
  rounds: Type.Array(LineAcross),
  categories: Type.Array(Type.Object({ category: Nullable, findings: Whole, units: Whole, rounds: Whole })),
  holds: Type.Array(Type.Object({ kind: Type.String(), closed: Whole, reopened: Whole, rate: Rate })),
  withMeasures: Whole,
  names: Names,
})
export type Statistics = Static<typeof Statistics>

export const CommonFindings = Type.Object({
  common: Type.Array(
    Type.Object({
      category: Nullable,
      units: Type.Array(Type.String()),
      rounds: Type.Array(Type.String()),
      first: Type.String(),
      title: Type.String(),
      findings: Whole,
    }),
  ),
  of: Whole,
  names: Names,
})
export type CommonFindings = Static<typeof CommonFindings>

const Text = Type.Optional(Type.String({ maxLength: 200 }))

/** What a list of findings is narrowed to; an empty round or category is one that is not told. */
export const StatisticsQuery = Type.Object(
  {
    figure: Type.Optional(
      Type.Union([
        Type.Literal('all'),
        Type.Literal('closed'),
        Type.Literal('overdue'),
        Type.Literal('closed-late'),
        Type.Literal('declared'),
        Type.Literal('returned'),
        Type.Literal('reopened'),
        Type.Literal('closed-once'),
      ]),
    ),
    ...{ unit: Text, round: Text, category: Text, kind: Text, like: Text },
  },
  { additionalProperties: false },
)

export const StatisticsRows = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      unit: Type.String(),
      seat: Type.String(),
      title: Type.String(),
      state: Type.String(),
      round: Nullable,
      category: Nullable,
      dueOn: Nullable,
    }),
  ),
  of: Whole,
  names: Names,
})
export type StatisticsRows = Static<typeof StatisticsRows>
