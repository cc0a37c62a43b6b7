import { type Static, Type } from 'typebox'
import type { Place } from '../kernel/refusal.ts'
import type { Label as KernelLabel } from '../kernel/words.ts'

/** A wording in both languages. */
export const Label = Type.Object({ zh: Type.String(), en: Type.String() })
export type Label = Static<typeof Label> & KernelLabel

/** The list of the records a figure counts: query string of a register's list. Null where no list shows just those. */
export const Counted = Type.Union([Type.Object({ register: Type.String(), query: Type.String() }), Type.Null()])
export type Counted = Static<typeof Counted>

/** Instants travel as ISO 8601 UTC with milliseconds and Z. */
export const InstantText = Type.String({ pattern: '^[1-9]\\d{3}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' })

/** What a refusal is about, so that a form, a list or a line of a file can point at it; the members are said at the kernel's `Place`. */
const RefusalPlace = Type.Unsafe<Place>(
  Type.Object(
    {
      register: Type.Optional(Type.String()),
      verb: Type.Optional(Type.String()),
      field: Type.Optional(Type.String()),
      rule: Type.Optional(Type.String()),
      claim: Type.Optional(Type.String()),
      file: Type.Optional(Type.String()),
      sheet: Type.Optional(Type.String()),
      row: Type.Optional(Type.Integer()),
      column: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
      span: Type.Optional(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 })),
    },
    { additionalProperties: false },
  ),
)

/**
 * A refusal, or a warning: stable kebab-case code, words for a person, and where. `details` are the figures the words speak of, such as the
 * two revisions of a version conflict.
 */
export const Refusal = Type.Object({
  code: Type.String(),
  words: Label,
  at: Type.Optional(RefusalPlace),
  details: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})
export type Refusal = Static<typeof Refusal>

/** Every answer that is not 2xx has this shape. */
export const Refusals = Type.Object({ refusals: Type.Array(Refusal) })
export type Refusals = Static<typeof Refusals>

/** What a person may do next with a record: a verb that may be used now, or the refusal that stands before it. */
export const Power = Type.Object({
  verb: Type.String(),
  may: Type.Boolean(),
  /** Why not. */
  refusal: Type.Optional(Refusal),
})
export type Power = Static<typeof Power>

/** Display names of the persons, departments, units and records a page mentions, by id. */
export const Names = Type.Record(Type.String(), Type.String())
export type Names = Static<typeof Names>

/** Where the next page begins; null at the end. Opaque. */
export const Cursor = Type.Union([Type.String(), Type.Null()])
