import { type Static, Type } from 'typebox'
import { TimelineEntry } from './records.ts'
import { Cursor, Names, Power } from './wording.ts'

/** How many records of a list one may read have each value: of the state, or of a field. */
export const Counts = Type.Object({ counts: Type.Record(Type.String(), Type.Integer()) })
export type Counts = Static<typeof Counts>

/** What one may do with each of several records. Records one may not read are absent. */
export const PowersOfMany = Type.Object({ powers: Type.Record(Type.String(), Type.Array(Power)) })
export type PowersOfMany = Static<typeof PowersOfMany>

/** Something that happened to a record, or to one that points to it. */
export const StreamEntry = Type.Object({
  ...TimelineEntry.properties,
  register: Type.String(),
  record: Type.String(),
  title: Type.String(),
})
export type StreamEntry = Static<typeof StreamEntry>

/** Newest first. */
export const Stream = Type.Object({ entries: Type.Array(StreamEntry), names: Names, next: Cursor })
export type Stream = Static<typeof Stream>

const Cell = Type.Union([Type.String(), Type.Number(), Type.Null()])
const Row = Type.Array(Cell)

/** A list with what lies under each record, as a page that is about to be printed; on record as an export. */
export const PrintedList = Type.Object({
  title: Type.String(),
  /** Who prints, when (local time), and the number under which it stands on record. */
  by: Type.String(),
  at: Type.String(),
  record: Type.String(),
  under: Type.String(),
  columns: Type.Array(Type.String()),
  underColumns: Type.Array(Type.String()),
  groups: Type.Array(Type.Object({ cells: Row, under: Type.Array(Row) })),
})
export type PrintedList = Static<typeof PrintedList>

/** The words of a document; `cut` when it goes on. */
export const FileText = Type.Object({ text: Type.String(), cut: Type.Boolean() })
export type FileText = Static<typeof FileText>
