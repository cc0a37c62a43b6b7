import { cellName } from '../intake/intake.ts'
import type { Cell } from '../intake/intake.ts'
import type { Fields, FieldValue } from '../kernel/fields.ts'
import { type CellRead, readCell, textOf } from './cell-values.ts'
import { defect } from './defects.ts'
import type { Defect, Directory, LedgerField, MarkedCell, RowValues } from './workbook.ts'

/** Who is who, for names in cells. Where it is missing, names are kept as they are. */
export interface Directories {
  readonly people: Directory | null
  readonly departments: Directory | null
}

/** What names a record, and what is entered by the verb that ends it. */
const neverEmptied = new Set(['title', 'original', 'text', 'reportedDegree', 'closedOn', 'closingNumber', 'doneOn'])

/** Collects the values of one record from its cells; what cannot be read is told, and kept as text. */
export class Values {
  readonly fields: { [field: string]: FieldValue } = {}
  readonly names: { [field: string]: string } = {}
  readonly unread: { [field: string]: string } = {}
  readonly cells: { [field: string]: string } = {}
  readonly record: MarkedCell | null
  /** A due day that says 长期坚持. */
  lasting = false
  readonly #sheet: string
  readonly #defects: Defect[]
  readonly #directories: Directories

  constructor(sheet: string, defects: Defect[], directories: Directories, record: MarkedCell | null = null) {
    this.record = record
    this.#sheet = sheet
    this.#defects = defects
    this.#directories = directories
  }

  put(cell: Cell, field: LedgerField, heading: string): void {
    this.cells[field.field] = cellName(cell.row, cell.column)
    const read = readCell(cell, field, heading)
    if ('code' in read) {
      if (field.field === 'title' && read.code === 'text-too-long') return this.#shorten(cell, field)
      this.tell(read.code, cell, read.params)
      this.unread[field.field] = textOf(cell)
    } else if ('names' in read) this.#name(read.names, cell, field)
    else this.#take(read, cell, field)
  }

  /** In a row of our own a cell that is empty empties its field; but not one that who exported may not have been able to read, or that may not be empty. */
  leaveEmpty({ field, restricted }: LedgerField, row: number, column: number): void {
    if (this.record === null || restricted || neverEmptied.has(field) || field in this.cells) return
    this.fields[field] = null
    this.cells[field] = cellName(row, column)
  }

  #take(read: Extract<CellRead, { value: FieldValue }>, cell: Cell, { field }: LedgerField): void {
    if (read.value !== null) this.fields[field] = read.value
    if (read.lasting !== true) return
    this.lasting = true
    this.tell('due-is-lasting', cell)
    this.unread[field] = textOf(cell)
  }

  /** A problem told at length: the first sentence names it, the whole is kept as its original words. */
  #shorten(cell: Cell, { max }: LedgerField): void {
    const whole = textOf(cell).trim()
    const letters = [...whole.replace(/\s*\n\s*/gu, '')]
    const most = max ?? letters.length
    this.fields.title = `${letters.slice(0, most - 1).join('')}…`
    if (this.fields.original === undefined) {
      this.fields.original = whole
      this.cells.original = cellName(cell.row, cell.column)
    }
    this.tell('title-shortened', cell, { max: most })
  }

  #name(names: string, cell: Cell, { field, kind }: LedgerField): void {
    const directory = kind === 'department' ? this.#directories.departments : this.#directories.people
    const what = kind === 'department' ? 'department' : 'person'
    const several = kind === 'people'
    const list = several ? names.split(/[；;、，,\n]+|(?<=\p{Script=Han}{2,4})\s+/u) : [names]
    const ids: string[] = []
    for (const name of list.map((one) => one.trim()).filter((one) => one !== '')) {
      const found = directory === null ? [] : lookUp(directory, name)
      const [id] = found
      if (id !== undefined && found.length === 1) ids.push(id)
      else if (directory !== null)
        this.tell(found.length > 1 ? `${what}-ambiguous` : `${what}-unknown`, cell, { value: name })
    }
    if (ids.length < list.length) this.names[field] = names
    const [first] = ids
    if (several && ids.length > 0) this.fields[field] = ids
    else if (!several && first !== undefined) this.fields[field] = first
  }

  tell(code: Parameters<typeof defect>[0], cell: Cell, params: Parameters<typeof defect>[2] = {}): void {
    const { row, column } = cell
    const at = { sheet: this.#sheet, row, column, cell: cellName(row, column), value: textOf(cell) }
    this.#defects.push(defect(code, at, params))
  }

  done(): RowValues & { readonly fields: Fields } {
    const { fields, names, unread, cells, record } = this
    return { fields, names, unread, cells, record }
  }
}

/** 副主任 岑望舒 is 岑望舒: an office before a name is no part of it, where only one of the names ends the words. */
function lookUp(directory: Directory, name: string): readonly string[] {
  const words = name.replace(/\s+/gu, '')
  const exact = directory.get(name) ?? directory.get(words)
  if (exact) return exact
  for (let length = Math.min(4, words.length - 1); length >= 2; length--) {
    const found = directory.get(words.slice(-length))
    if (found) return found
  }
  return []
}
