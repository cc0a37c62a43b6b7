import { type Static, Type } from 'typebox'
import { Label } from './wording.ts'

const Span = Type.Tuple([Type.Integer(), Type.Integer()])

/** What stands against a notice, or is worth a look. */
export const NoticeDoubt = Type.Object({
  code: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('note')]),
  says: Label,
  spans: Type.Array(Span),
  records: Type.Array(Type.String()),
})
export type NoticeDoubt = Static<typeof NoticeDoubt>

export const NoticeFigure = Type.Object({
  id: Type.String(),
  label: Label,
  printed: Type.Union([Type.String(), Type.Null()]),
  definition: Label,
  base: Type.Union([Type.Number(), Type.Null()]),
  records: Type.Array(Type.String()),
})
export type NoticeFigure = Static<typeof NoticeFigure>

/** A figure of a notice followed back: the records it counts that one may read, and how many more there are. */
export const FollowedFigure = Type.Object({
  figure: Type.Object({
    label: Label,
    printed: Type.Union([Type.String(), Type.Null()]),
    definition: Label,
    asOf: Type.String(),
    rows: Type.Array(
      Type.Object({ register: Type.String(), id: Type.String(), title: Type.String(), state: Type.String() }),
    ),
    hidden: Type.Integer(),
  }),
})
export type FollowedFigure = Static<typeof FollowedFigure>

/** A notice as it would be frozen now. `sections` are the parts whose words may be replaced; {{figure:ID}} in them is filled in. */
export const NoticeDraft = Type.Object({
  asOf: Type.String(),
  html: Type.String(),
  text: Type.String(),
  sections: Type.Array(
    Type.Object({ name: Type.String(), composed: Type.String(), edited: Type.Union([Type.String(), Type.Null()]) }),
  ),
  figures: Type.Array(NoticeFigure),
  doubts: Type.Array(NoticeDoubt),
  publishable: Type.Boolean(),
})
export type NoticeDraft = Static<typeof NoticeDraft>

export const FreezeBody = Type.Object({ revision: Type.Optional(Type.Integer()) })

/** What a paper is completed with that stands nowhere in the ledger: typed when it is taken. */
const PaperWish = Type.Union([Type.Literal('number'), Type.Literal('addressee'), Type.Literal('signedOn')])

/** A paper a record can be printed as now, the forms in which it can be had, and what it is completed with. */
const OfferedPaper = Type.Object({
  kind: Type.String(),
  label: Label,
  says: Label,
  formats: Type.Array(Type.String()),
  takes: Type.Array(PaperWish),
})
export const OfferedPapers = Type.Object({ papers: Type.Array(OfferedPaper) })
export type OfferedPapers = Static<typeof OfferedPapers>

/** What a form that came back signed is for. `recorded`: typed in for a colleague (代录), else entered in the own name with the form. */
export const FoundForm = Type.Object({
  register: Type.String(),
  record: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  label: Label,
  steps: Type.Array(Type.Object({ verb: Type.String(), recorded: Type.Boolean() })),
})
export type FoundForm = Static<typeof FoundForm>

export const PaperQuery = Type.Object({
  format: Type.Union([Type.Literal('docx'), Type.Literal('html'), Type.Literal('paste'), Type.Literal('xlsx')]),
  asOf: Type.Optional(Type.String({ maxLength: 10 })),
  number: Type.Optional(Type.String({ maxLength: 60 })),
  addressee: Type.Optional(Type.String({ maxLength: 100 })),
  signedOn: Type.Optional(Type.String({ maxLength: 10 })),
})
export type PaperQuery = Static<typeof PaperQuery>
