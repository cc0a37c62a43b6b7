import { type Static, Type } from 'typebox'
import { InstantText, Label, Names } from './wording.ts'

const NullableText = Type.Union([Type.String(), Type.Null()])
const NullableInteger = Type.Union([Type.Integer(), Type.Null()])
const Effect = Type.Union([
  Type.Literal('loosens'),
  Type.Literal('tightens'),
  Type.Literal('same'),
  Type.Literal('either'),
])

/** One figure of the unit: proposed, in force, returned or withdrawn. */
const SettingLine = Type.Object({
  id: Type.String(),
  state: Type.String(),
  value: Type.Integer(),
  from: Type.String(),
  ground: Type.String(),
  at: InstantText,
  proposedBy: Type.Array(Type.String()),
  approvedBy: Type.Array(Type.String()),
  effect: Effect,
  pending: Type.Boolean(),
  verbs: Type.Array(Type.String()),
})
export type SettingLine = Static<typeof SettingLine>

const SettingRow = Type.Object({
  name: Type.String(),
  label: Label,
  measure: NullableText,
  standard: Type.Integer(),
  min: NullableInteger,
  max: NullableInteger,
  basis: NullableText,
  loosens: Type.Union([Type.Literal('up'), Type.Literal('down'), Type.Literal('either')]),
  value: Type.Integer(),
  line: NullableText,
  history: Type.Array(SettingLine),
})
export type SettingRow = Static<typeof SettingRow>

/** Every setting of the registers in use, with what holds today and what held before; of the others only the switch. */
export const SettingsAnswer = Type.Object({
  today: Type.String(),
  mayPropose: Type.Boolean(),
  registers: Type.Array(
    Type.Object({
      register: Type.String(),
      label: Label,
      domain: Type.String(),
      inUse: Type.Boolean(),
      settings: Type.Array(SettingRow),
    }),
  ),
  names: Names,
})
export type SettingsAnswer = Static<typeof SettingsAnswer>

export const PreviewQuery = Type.Object({
  register: Type.String({ maxLength: 60 }),
  setting: Type.String({ maxLength: 60 }),
  /** A whole number, in digits. */
  value: Type.String({ pattern: '^-?\\d{1,12}$' }),
  from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
})

const PreviewRow = Type.Object({
  register: Type.String(),
  id: Type.String(),
  title: Type.String(),
  at: Type.Optional(InstantText),
  would: Type.Optional(InstantText),
  turns: Type.Optional(
    Type.Union([Type.Literal('refused'), Type.Literal('passes'), Type.Literal('warns'), Type.Literal('silent')]),
  ),
})

/** What a figure would do to the open records of its register; nothing is written. */
export const SettingPreview = Type.Object({
  before: Type.Integer(),
  after: Type.Integer(),
  effect: Effect,
  looked: Type.Integer(),
  of: Type.Integer(),
  parts: Type.Array(
    Type.Object({
      kind: Type.Union([
        Type.Literal('deadline'),
        Type.Literal('rule'),
        Type.Literal('mechanism'),
        Type.Literal('duty'),
      ]),
      label: Label,
      verb: Type.Union([Label, Type.Null()]),
      count: Type.Integer(),
      rows: Type.Array(PreviewRow),
    }),
  ),
  untold: Type.Array(Label),
})
export type SettingPreview = Static<typeof SettingPreview>
