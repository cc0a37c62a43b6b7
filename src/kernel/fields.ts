import type { Label, RowId } from './words.ts'

/** A file as a record names it: the bytes are content-addressed, the page says where in a shared paper to look (共用佐证). */
export interface FileRef {
  readonly sha256: string
  readonly name: string
  readonly page?: string
}

/**
 * What a field may hold.
 * text, longtext, choice: string · integer: whole number · money: fen, whole number · day: `YYYY-MM-DD` ·
 * instant: ISO 8601 UTC · yesno: boolean · person, department, unit, ref: id · people, refs: ids · files: FileRef[].
 */
export type FieldKind =
  | 'text'
  | 'longtext'
  | 'integer'
  | 'money'
  | 'day'
  | 'instant'
  | 'choice'
  | 'yesno'
  | 'person'
  | 'people'
  | 'department'
  | 'unit'
  | 'ref'
  | 'refs'
  | 'files'

export type FieldValue = string | number | boolean | readonly string[] | readonly FileRef[] | null

/** Whether a field holds several: people, refs, files. */
export function isList(value: FieldValue | undefined): value is readonly string[] | readonly FileRef[] {
  return Array.isArray(value)
}

/** Values of a record by field name. A field that was never filled is absent, one that was emptied is null. */
export type Fields = Readonly<{ [field: string]: FieldValue }>

interface FieldBasics {
  readonly label: Label
  /** A sentence for the person who fills it in. */
  readonly help?: Label
  /** Must be filled when the record is created. What a later verb needs is said at that verb. */
  readonly required?: boolean
  /** Headings under which an imported ledger may bring this field. */
  readonly aliases?: readonly string[]
  /** Parties who may read it; absent = all readers of the register. */
  readonly readers?: readonly string[]
  /** Belongs to the columns a list shows unasked. */
  readonly inList?: boolean
  readonly covers?: readonly RowId[]
}

export interface TextField extends FieldBasics {
  readonly kind: 'text' | 'longtext'
  /** Longest value in characters; 200 for text and 20 000 for longtext unless told. */
  readonly max?: number
}

export interface NumberField extends FieldBasics {
  readonly kind: 'integer' | 'money'
  readonly min?: number
  readonly max?: number
}

export interface ChoiceField extends FieldBasics {
  readonly kind: 'choice'
  readonly choices: Readonly<{ [value: string]: Label }>
}

export interface RefField extends FieldBasics {
  readonly kind: 'ref' | 'refs'
  /** Name of the register it points into; registers name each other, they never import each other. */
  readonly register: string
}

export interface PeopleField extends FieldBasics {
  readonly kind: 'person' | 'people'
  /** Name of a reference field: only who may read the record it names can be named here, because being named tells of that record. */
  readonly readersOf?: string
}

export interface PlainField extends FieldBasics {
  readonly kind: 'day' | 'instant' | 'yesno' | 'department' | 'unit' | 'files'
}

/** A field as an author writes it: meaning only, no widget, no column. */
export type FieldSpec = TextField | NumberField | ChoiceField | RefField | PeopleField | PlainField
