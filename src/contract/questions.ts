import { type Static, Type } from 'typebox'
import { RecordRow } from './records.ts'
import { Counted, Cursor, Names } from './wording.ts'

/** Something that waits for the asking person. */
export const InboxRow = Type.Object({
  record: RecordRow,
  register: Type.String(),
  /** The verb that is awaited. */
  verb: Type.String(),
  due: Type.Union([Type.String(), Type.Null()]),
  overdue: Type.Boolean(),
  /** It was raised to this person because a deadline passed. */
  raised: Type.Boolean(),
})
export type InboxRow = Static<typeof InboxRow>

export const Inbox = Type.Object({
  rows: Type.Array(InboxRow),
  names: Names,
  next: Cursor,
  counts: Type.Object({ overdue: Type.Integer(), dueSoon: Type.Integer(), all: Type.Integer() }),
})
export type Inbox = Static<typeof Inbox>

const SearchRow = Type.Object({
  register: Type.String(),
  id: Type.String(),
  title: Type.String(),
  state: Type.String(),
  snippet: Type.String(),
  changedAt: Type.String(),
})
export type SearchRow = Static<typeof SearchRow>
export const SearchAnswer = Type.Object({ rows: Type.Array(SearchRow) })
export type SearchAnswer = Static<typeof SearchAnswer>

/** Records that bear a code read off a label. */
export const CodeAnswer = Type.Object({
  rows: Type.Array(
    Type.Object({ register: Type.String(), id: Type.String(), title: Type.String(), state: Type.String() }),
  ),
})
export type CodeAnswer = Static<typeof CodeAnswer>

/** Who, when, which verb, hash: never what was written. */
const JournalRow = Type.Object({
  id: Type.String(),
  at: Type.String(),
  register: Type.String(),
  record: Type.String(),
  revision: Type.Integer(),
  verb: Type.String(),
  by: Type.Object({
    kind: Type.String(),
    person: Type.Optional(Type.String()),
    for: Type.Optional(Type.String()),
    seat: Type.Optional(Type.String()),
    recorder: Type.Optional(Type.String()),
  }),
  hash: Type.String(),
})
export type JournalRow = Static<typeof JournalRow>
export const JournalAnswer = Type.Object({ rows: Type.Array(JournalRow), names: Names, next: Cursor })
export type JournalAnswer = Static<typeof JournalAnswer>

export const signInKinds = [
  'signed-in',
  'failed',
  'locked',
  'unlocked',
  'signed-out',
  'signed-out-everywhere',
  'password-changed',
  'password-reset',
  'invited',
  'accepted',
  'acted-in',
  'acted-as',
  'second-factor-on',
  'second-factor-off',
  'second-factor-reset',
  'recovery-used',
  'recovery-renewed',
  'passkey-added',
  'passkey-removed',
] as const
export type SignInKind = (typeof signInKinds)[number]

/** A row of the sign-in log. `account` is absent when the name tried is not one of ours: the name itself is never kept. */
const SignInRow = Type.Object({
  id: Type.String(),
  at: Type.String(),
  kind: Type.Unsafe<SignInKind>(Type.String({ enum: [...signInKinds] })),
  account: Type.Union([Type.String(), Type.Null()]),
  person: Type.Union([Type.String(), Type.Null()]),
  address: Type.String(),
})
export type SignInRow = Static<typeof SignInRow>
export const SignInLog = Type.Object({ rows: Type.Array(SignInRow), names: Names, next: Cursor })
export type SignInLog = Static<typeof SignInLog>

export const IndicatorValue = Type.Object({
  name: Type.String(),
  value: Type.Number(),
  base: Type.Union([Type.Number(), Type.Null()]),
  /** value ÷ base as a fraction of 1; null without a base or where the base is 0. */
  rate: Type.Union([Type.Number(), Type.Null()]),
  window: Type.Object({ from: Type.Union([Type.String(), Type.Null()]), to: Type.Union([Type.String(), Type.Null()]) }),
  threshold: Type.Union([
    Type.Object({ atLeast: Type.Optional(Type.Number()), atMost: Type.Optional(Type.Number()) }),
    Type.Null(),
  ]),
  /** null without a threshold, or where there is no figure to hold against it. */
  healthy: Type.Union([Type.Boolean(), Type.Null()]),
  records: Counted,
  /** Of what it is a share. */
  baseRecords: Counted,
})
export type IndicatorValue = Static<typeof IndicatorValue>
export const Indicators = Type.Object({ asOf: Type.String(), indicators: Type.Array(IndicatorValue) })
export type Indicators = Static<typeof Indicators>

export const Option = Type.Object({ id: Type.String(), title: Type.String() })
export type Option = Static<typeof Option>
export const Options = Type.Object({ options: Type.Array(Option) })
export type Options = Static<typeof Options>

/** A list a person looks at often: the query string of the list, kept under a name of their own. */
const SavedView = Type.Object({ name: Type.String(), query: Type.String() })
export type SavedView = Static<typeof SavedView>
export const SavedViews = Type.Object({ views: Type.Array(SavedView) })
export type SavedViews = Static<typeof SavedViews>
export const SavedViewBody = Type.Object({ query: Type.String({ maxLength: 4000 }) }, { additionalProperties: false })
export type SavedViewBody = Static<typeof SavedViewBody>
