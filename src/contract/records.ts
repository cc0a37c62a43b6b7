import { type Static, Type } from 'typebox'
import type { Fields as KernelFields } from '../kernel/fields.ts'
import { OneTimeLink } from './session.ts'
import { Cursor, Names, Power, Refusal } from './wording.ts'

/** Values by field name; what a kind holds is said at the kernel's `FieldKind`. Fields a person may not read are absent. */
export const Fields = Type.Unsafe<KernelFields>(Type.Object({}, { additionalProperties: true }))
export type Fields = KernelFields

const DueTime = Type.Object({ deadline: Type.String(), step: Type.String(), at: Type.String() })
const Raised = Type.Object({
  deadline: Type.String(),
  step: Type.String(),
  to: Type.String(),
  at: Type.String(),
})

/** A record as far as the asking person may read it. */
export const RecordRow = Type.Object({
  id: Type.String(),
  unit: Type.String(),
  register: Type.String(),
  version: Type.String(),
  revision: Type.Integer(),
  state: Type.String(),
  title: Type.String(),
  owner: Type.Union([Type.String(), Type.Null()]),
  dueAt: Type.Union([Type.String(), Type.Null()]),
  openedAt: Type.String(),
  changedAt: Type.String(),
  closedAt: Type.Union([Type.String(), Type.Null()]),
  fields: Fields,
  /** Times still to come, and those that passed without their verb. */
  due: Type.Array(DueTime),
  overdue: Type.Array(DueTime),
  late: Type.Array(Type.String()),
  raised: Type.Array(Raised),
  /** Rules that warned and were gone on in spite of. */
  warned: Type.Array(Type.Object({ rule: Type.String(), at: Type.String() })),
  /** Persons who have agreed in the present round of a review by all. */
  agreed: Type.Array(Type.String()),
  duty: Type.Union([Type.Object({ name: Type.String(), period: Type.String() }), Type.Null()]),
  erased: Type.Boolean(),
})
export type RecordRow = Static<typeof RecordRow>

export const RecordList = Type.Object({
  rows: Type.Array(RecordRow),
  names: Names,
  next: Cursor,
  /** Only when asked for with `total=1`. */
  total: Type.Optional(Type.Integer()),
})
export type RecordList = Static<typeof RecordList>

/** A record that points here, or that this one points to. */
const RecordLink = Type.Object({
  register: Type.String(),
  record: Type.String(),
  title: Type.String(),
  field: Type.String(),
  direction: Type.Union([Type.Literal('to'), Type.Literal('from')]),
})
export type RecordLink = Static<typeof RecordLink>

export const RecordAnswer = Type.Object({
  record: RecordRow,
  names: Names,
  powers: Type.Array(Power),
  links: Type.Array(RecordLink),
  /** Whether papers can be written from it: which, is asked when somebody wants one. */
  papers: Type.Boolean(),
})
export type RecordAnswer = Static<typeof RecordAnswer>

/** One thing that happened to a record. `changed` holds only fields the asking person may read. */
export const TimelineEntry = Type.Object({
  id: Type.String(),
  revision: Type.Integer(),
  verb: Type.String(),
  at: Type.String(),
  by: Type.Object({
    kind: Type.String(),
    person: Type.Optional(Type.String()),
    for: Type.Optional(Type.String()),
    seat: Type.Optional(Type.String()),
    recorder: Type.Optional(Type.String()),
  }),
  state: Type.Union([Type.String(), Type.Null()]),
  changed: Fields,
  note: Type.Union([Type.String(), Type.Null()]),
  erased: Type.Boolean(),
})
export type TimelineEntry = Static<typeof TimelineEntry>

export const Timeline = Type.Object({ entries: Type.Array(TimelineEntry), names: Names, next: Cursor })
export type Timeline = Static<typeof Timeline>

/** A paper signed by hand: by whom, on which day, and its scan. A scan that is missing is refused by the house, which says so in words. */
export const SignedPaper = Type.Object(
  {
    signer: Type.String({ maxLength: 100 }),
    on: Type.String({ maxLength: 20 }),
    scan: Type.Optional(
      Type.Array(
        Type.Object(
          {
            sha256: Type.String({ maxLength: 64 }),
            name: Type.String({ maxLength: 255 }),
            page: Type.Optional(Type.String({ maxLength: 40 })),
          },
          { additionalProperties: false },
        ),
        { maxItems: 20 },
      ),
    ),
  },
  {
    additionalProperties: false,
    description:
      'A recorder does the verb in the name of somebody who signed a paper: signer, day of signature and scan are required, duties are separated by the signer, the journal names both.',
  },
)
export type SignedPaper = Static<typeof SignedPaper>

/** Body of a write. `revision` is the one the person saw; without it the verb is done on whatever is there. */
export const VerbBody = Type.Object(
  {
    fields: Type.Optional(Fields),
    note: Type.Optional(Type.String({ maxLength: 20_000 })),
    revision: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Typed in for somebody who signed a paper (代录): the verb is done in the signer's name, and the paper is filed with it. */
    signed: Type.Optional(SignedPaper),
  },
  { additionalProperties: false },
)
export type VerbBody = Static<typeof VerbBody>

/** What was done. `replayed`: the key had been used for the same call before, nothing happened twice. */
export const VerbAnswer = Type.Object({
  record: RecordRow,
  names: Names,
  entry: Type.String(),
  warnings: Type.Array(Refusal),
  powers: Type.Array(Power),
  replayed: Type.Boolean(),
  /** Only when an account was opened, and only in the first answer: the link by which its holder sets a password. */
  link: Type.Optional(OneTimeLink),
})
export type VerbAnswer = Static<typeof VerbAnswer>

export const StoredFile = Type.Object({
  sha256: Type.String(),
  sm3: Type.String(),
  size: Type.Integer(),
  type: Type.String(),
  name: Type.String(),
})
export type StoredFile = Static<typeof StoredFile>
