import { type Static, type TSchema, Type } from 'typebox'
import type { FieldKind } from '../kernel/fields.ts'
import { Label } from './wording.ts'

const kinds = [
  'text',
  'longtext',
  'integer',
  'money',
  'day',
  'instant',
  'choice',
  'yesno',
  'person',
  'people',
  'department',
  'unit',
  'ref',
  'refs',
  'files',
] as const satisfies readonly FieldKind[]

/** A field as a screen is told of it. `register` is where a ref, refs, person, people, department or unit is picked from. */
export const FieldView = Type.Object({
  name: Type.String(),
  kind: Type.Unsafe<FieldKind>(Type.String({ enum: [...kinds] })),
  label: Label,
  help: Type.Optional(Label),
  required: Type.Boolean(),
  inList: Type.Boolean(),
  /** In which form a list can be filtered by it; null = not at all. */
  key: Type.Union([Type.Literal('text'), Type.Literal('int'), Type.Literal('day'), Type.Null()]),
  /** Not every reader of the record may read it. */
  restricted: Type.Boolean(),
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
  choices: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: Label }))),
  register: Type.Optional(Type.String()),
})
export type FieldView = Static<typeof FieldView>

export const StateView = Type.Object({
  name: Type.String(),
  label: Label,
  final: Type.Boolean(),
  rests: Type.Boolean(),
  awaits: Type.Array(Type.String()),
})
export type StateView = Static<typeof StateView>

/** `from` is `nothing` for a verb that creates the record. `reason`: a note in words is required; `wordless`: none is taken. */
export const VerbView = Type.Object({
  name: Type.String(),
  label: Label,
  by: Type.Array(Type.String()),
  from: Type.Union([Type.Literal('nothing'), Type.Array(Type.String())]),
  to: Type.Union([Type.String(), Type.Null()]),
  takes: Type.Array(Type.String()),
  needs: Type.Array(Type.String()),
  reason: Type.Boolean(),
  wordless: Type.Boolean(),
  /** True when only the machine does it (the clock, the house): never a button. */
  machine: Type.Boolean(),
})
export type VerbView = Static<typeof VerbView>

const Named = Type.Object({ name: Type.String(), label: Label })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const IndicatorView = Type.Object({
  name: Type.String(),
  label: Label,
  unit: Label,
  window: Type.String(),
  rate: Type.Boolean(),
  /** The figure is an amount, in fen. */
  amount: Type.Boolean(),
  threshold: Type.Union([
    Type.Object({ atLeast: Type.Optional(Type.Number()), atMost: Type.Optional(Type.Number()) }),
    Type.Null(),
  ]),
})
export type IndicatorView = Static<typeof IndicatorView>

/** A register as a screen is told of it: everything needed to draw list, form, record page and timeline, and no rule. */
export const RegisterView = Type.Object({
  name: Type.String(),
  label: Label,
  domain: Type.String(),
  basis: Type.Union([Type.String(), Type.Null()]),
  version: Type.String(),
  /** In the order an official reads them. */
  fields: Type.Array(FieldView),
  columns: Type.Object({
    title: Type.String(),
    owner: Type.Union([Type.String(), Type.Null()]),
    department: Type.Union([Type.String(), Type.Null()]),
    amount: Type.Union([Type.String(), Type.Null()]),
  }),
  /** Field whose value tells its records apart, for labels and for whoever types it. */
  code: orNull(Type.String()),
  states: Type.Array(StateView),
  verbs: Type.Array(VerbView),
  parties: Type.Array(Named),
  rules: Type.Array(
    Type.Object({
      ...Named.properties,
      says: Label,
      severity: Type.Union([Type.Literal('refuse'), Type.Literal('warn')]),
      basis: orNull(Type.String()),
    }),
  ),
  deadlines: Type.Array(Type.Object({ ...Named.properties, verb: Type.String(), basis: orNull(Type.String()) })),
  duties: Type.Array(
    Type.Object({
      ...Named.properties,
      recurs: Type.Object({
        every: Type.String(),
        on: Type.Optional(Type.Integer()),
        month: Type.Optional(Type.Integer()),
      }),
    }),
  ),
  indicators: Type.Array(IndicatorView),
  settings: Type.Array(
    Type.Object({
      ...Named.properties,
      standard: Type.Number(),
      min: orNull(Type.Number()),
      max: orNull(Type.Number()),
      basis: orNull(Type.String()),
    }),
  ),
})
export type RegisterView = Static<typeof RegisterView>
