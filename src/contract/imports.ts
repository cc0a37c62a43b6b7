import { type Static, Type } from 'typebox'
import type { FieldValue as KernelValue } from '../kernel/fields.ts'
import { Fields } from './records.ts'
import { Label, Names, Power, type Refusal } from './wording.ts'

/** Half-open, in UTF-16 code units of the paper's text. */
const Span = Type.Tuple([Type.Integer(), Type.Integer()])
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const FieldValue = Type.Unsafe<KernelValue>(Type.Unknown())
const Texts = Type.Record(Type.String(), Type.String())

/** One thing a paper proposes, as the ledger room makes it: see `Proposal` there. `fields` holds ids where names could be told. */
export const ImportProposal = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('open'), Type.Literal('amend'), Type.Literal('known'), Type.Literal('contradicts')]),
  about: Type.Union([Type.Literal('feedback'), Type.Literal('finding'), Type.Literal('measure')]),
  /** Register and verb it would be done with; the verb is null where nothing is to be done. */
  register: Type.String(),
  verb: Nullable(Type.String()),
  section: Type.String(),
  /** Proposal, or record, of the finding that a measure belongs to. */
  of: Nullable(Type.String()),
  target: Nullable(Type.String()),
  fields: Fields,
  was: Fields,
  /** Names of people and departments that nobody here answers to, by field. */
  names: Texts,
  span: Span,
  places: Type.Record(Type.String(), Span),
  sheet: Nullable(Type.String()),
  cells: Texts,
  why: Label,
  /** Its record went on after the sheet was written: it is taken over one by one only. */
  stale: Type.Boolean(),
})
export type ImportProposal = Static<typeof ImportProposal>

/** What a check of the text found, with the places it speaks of. */
const ImportCheck = Type.Object({
  code: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('note')]),
  words: Label,
  spans: Type.Array(Span),
})

/** A heading of an existing ledger and where its values go. */
export const ImportColumn = Type.Object({
  sheet: Type.String(),
  column: Type.Integer(),
  letter: Type.String(),
  /** Name of the heading in a mapping. */
  key: Type.String(),
  heading: Type.String(),
  target: Nullable(Type.String()),
  by: Type.Union([Type.Literal('chosen'), Type.Literal('heading'), Type.Literal('likeness'), Type.Literal('none')]),
})
export type ImportColumn = Static<typeof ImportColumn>

/** Something in a workbook that a person must look at; its row is not lost. */
export const ImportDefect = Type.Object({
  sheet: Type.String(),
  row: Type.Integer(),
  column: Type.Integer(),
  cell: Type.String(),
  code: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('note')]),
  words: Label,
  value: Type.String(),
})
export type ImportDefect = Static<typeof ImportDefect>

const ImportTable = Type.Object({
  columns: Type.Array(ImportColumn),
  /** Where a column may go: fields, states in words, or nowhere. */
  targets: Type.Array(Type.Object({ target: Type.String(), label: Label })),
  rows: Type.Integer(),
  defects: Type.Array(ImportDefect),
})

/** Where a stretch of the text stood in the paper; counted from 1. */
const ImportPlace = Type.Object({
  start: Type.Integer(),
  end: Type.Integer(),
  page: Type.Optional(Type.Integer()),
  paragraph: Type.Optional(Type.Integer()),
  line: Type.Optional(Type.Integer()),
  sheet: Type.Optional(Type.String()),
  row: Type.Optional(Type.Integer()),
  column: Type.Optional(Type.Integer()),
})

/** Workbooks that were put together: what they want differently, each value with its file and cell. */
const ImportTogether = Type.Object({
  files: Type.Array(Type.String()),
  shared: Type.Integer(),
  conflicts: Type.Array(
    Type.Object({
      about: Type.Union([Type.Literal('finding'), Type.Literal('measure')]),
      register: Type.String(),
      title: Type.String(),
      field: Type.String(),
      proposal: Nullable(Type.String()),
      chosen: FieldValue,
      values: Type.Array(
        Type.Object({ file: Type.String(), sheet: Type.String(), cell: Type.String(), value: FieldValue }),
      ),
    }),
  ),
})
export type ImportTogether = Static<typeof ImportTogether>

export const TogetherBody = Type.Object(
  { papers: Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 60 }) },
  { additionalProperties: false },
)
export const TogetherAnswer = Type.Object({ record: Type.String() })
export type TogetherAnswer = Static<typeof TogetherAnswer>

/** A paper as it was read, beside what it proposes given what stands at this moment. */
export const ImportAnswer = Type.Object({
  paper: Type.Object({
    id: Type.String(),
    title: Type.String(),
    /** notice, feedback, ledger, other */
    kind: Type.String(),
    state: Type.String(),
    fields: Fields,
    powers: Type.Array(Power),
  }),
  text: Type.String(),
  /** Set when characters may differ from the paper: ocr, charset, pdf-fonts. */
  lossy: Nullable(Type.String()),
  positions: Type.Array(ImportPlace),
  warnings: Type.Array(Label),
  checks: Type.Array(ImportCheck),
  proposals: Type.Array(ImportProposal),
  table: Nullable(ImportTable),
  together: Nullable(ImportTogether),
  names: Names,
})
export type ImportAnswer = Static<typeof ImportAnswer>

/** What a person takes over: proposals by id, with the values they were edited to. */
export const ConfirmBody = Type.Object(
  {
    accept: Type.Array(
      Type.Object(
        { proposal: Type.String({ maxLength: 200 }), fields: Type.Optional(Fields) },
        { additionalProperties: false },
      ),
      { maxItems: 50_000 },
    ),
    /** Round and feedback that what is opened belongs to, where the paper does not bring its own. */
    round: Type.Optional(Type.String({ maxLength: 100 })),
    feedback: Type.Optional(Type.String({ maxLength: 100 })),
    /** Nothing more is wanted of this paper: it leaves the inbox. */
    close: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type ConfirmBody = Static<typeof ConfirmBody>

export const MappingBody = Type.Object(
  { columns: Type.Record(Type.String({ maxLength: 300 }), Type.String({ maxLength: 100 })) },
  { additionalProperties: false },
)

/** Lines of the answer to putting a paper in: newline-delimited JSON. The last is `done`, `kept-unread` or `refused`. */
export type IntakeStep =
  | { readonly step: 'received'; readonly bytes: number }
  | { readonly step: 'reading' }
  | { readonly step: 'done'; readonly record: string }
  /** The paper is kept and on record, but nothing could be made of it. */
  | { readonly step: 'kept-unread'; readonly record: string; readonly refusals: readonly Refusal[] }
  | { readonly step: 'refused'; readonly refusals: readonly Refusal[] }

/** Lines of the answer to a confirmation. The last is `done` or `refused`. */
export type ConfirmStep =
  | { readonly step: 'written'; readonly done: number; readonly of: number }
  | {
      readonly step: 'done'
      readonly written: number
      /** What did not go through, and why; the rest stands. */
      readonly refused: readonly {
        readonly proposal: string
        readonly refusals: readonly Refusal[]
      }[]
      readonly closed: boolean
    }
  | { readonly step: 'refused'; readonly refusals: readonly Refusal[] }
