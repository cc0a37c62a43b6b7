import type { Sheet } from '../intake/intake.ts'
import type { FieldValue } from '../kernel/fields.ts'
import { normal, problemKey } from './normal.ts'
import { readWorkbook, type WorkbookOptions } from './read-workbook.ts'
import type { Defect, LedgerField, LedgerMeasure, LedgerRow, RowValues } from './workbook.ts'

/** Where something stands: which file, which sheet, which cell (the row's first where the value has none). */
export interface Place {
  readonly file: string
  readonly sheet: string
  readonly cell: string
}

export interface NamedWorkbook {
  readonly file: string
  readonly sheets: readonly Sheet[]
}

/** One problem of the merged list. */
export interface MergedRow {
  readonly file: string
  /** The row that came first, with what only later ones say filled in and their other measures behind its own. */
  readonly row: LedgerRow
  /** Places of the rows it was made of, the first one first. */
  readonly places: readonly Place[]
}

/** One problem of which the files say different things. The first value stands in the list until a person decides. */
export interface Contradicting {
  readonly title: string
  readonly field: string
  readonly values: readonly (Place & { readonly value: FieldValue })[]
}

export interface MergedWorkbooks {
  readonly rows: readonly MergedRow[]
  /** Problems that stand in several files. */
  readonly duplicates: readonly MergedRow[]
  readonly contradictions: readonly Contradicting[]
  readonly defects: readonly (Defect & { readonly file: string })[]
}

/**
 * Many workbooks as one list: a problem is the same by its code, or by its wording where one of the two has no code. Every row and every measure of every file is
 * in the list once; two rows of one file are never taken for one another (what a file repeats is told among its defects).
 */
export function mergeWorkbooks(
  files: readonly NamedWorkbook[],
  fields: readonly LedgerField[],
  options: WorkbookOptions = {},
): MergedWorkbooks {
  const list = new MergedList()
  const defects = files.flatMap(({ file, sheets }) => {
    const reading = readWorkbook(sheets, fields, options)
    list.add(file, reading.rows)
    return reading.defects.map((one) => ({ ...one, file }))
  })
  return { ...list.done(), defects }
}

interface Joined {
  readonly rows: { readonly file: string; readonly row: LedgerRow }[]
  readonly code: string
}

class MergedList {
  readonly #all: Joined[] = []
  readonly #byKey = new Map<string, Joined[]>()

  add(file: string, rows: readonly LedgerRow[]): void {
    // Found among those of earlier files only, so that a file never meets itself.
    const found = rows.map((row) => this.#find(row))
    const taken = new Set<Joined>()
    rows.forEach((row, at) => {
      const known = found[at]?.find((one) => !taken.has(one))
      if (known === undefined) return this.#enter(file, row)
      taken.add(known)
      known.rows.push({ file, row })
    })
  }

  #find(row: LedgerRow): readonly Joined[] {
    const code = codeOf(row)
    const sameCode = code === '' ? [] : (this.#byKey.get(`code ${code}`) ?? [])
    const sameTitle = this.#byKey.get(`title ${titleKey(row)}`) ?? []
    return [...sameCode, ...sameTitle.filter((one) => one.code === '' || code === '')]
  }

  #enter(file: string, row: LedgerRow): void {
    const joined = { rows: [{ file, row }], code: codeOf(row) }
    this.#all.push(joined)
    const keys = [`title ${titleKey(row)}`, ...(joined.code === '' ? [] : [`code ${joined.code}`])]
    for (const key of keys) {
      const list = this.#byKey.get(key)
      if (list === undefined) this.#byKey.set(key, [joined])
      else list.push(joined)
    }
  }

  done(): Omit<MergedWorkbooks, 'defects'> {
    const rows = this.#all.flatMap(mergedOf)
    return {
      rows,
      duplicates: rows.filter(({ places }) => places.length > 1),
      contradictions: this.#all.flatMap(contradictionsIn),
    }
  }
}

function mergedOf({ rows }: Joined): MergedRow[] {
  const [first, ...rest] = rows
  if (first === undefined) return []
  const row = rest.reduce((one, { row: other }) => joinedRow(one, other), first.row)
  return [{ file: first.file, row, places: rows.map(({ file, row: own }) => placeOf(file, own, 'title')) }]
}

/** Cells stay those of the first file: a cell of another one would be looked for in the wrong book. */
function joinedRow(one: LedgerRow, other: LedgerRow): LedgerRow {
  const known = new Set(one.measures.map(measureKey))
  const said = (name: string): boolean => toldOf(one, name) !== undefined
  const missing = <T>(values: Readonly<{ [field: string]: T }>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !said(name)))
  return {
    ...one,
    fields: { ...missing(other.fields), ...one.fields },
    names: { ...missing(other.names), ...one.names },
    unread: { ...missing(other.unread), ...one.unread },
    measures: [...one.measures, ...other.measures.filter((measure) => !known.has(measureKey(measure)))],
  }
}

/** Texts that differ in form only say the same. */
function contradictionsIn({ rows }: Joined): Contradicting[] {
  const [first] = rows
  if (first === undefined || rows.length < 2) return []
  const names = new Set(
    rows.flatMap(({ row }) => [...Object.keys(row.fields), ...Object.keys(row.names), ...Object.keys(row.unread)]),
  )
  return [...names].sort().flatMap((field) => {
    const values = rows.flatMap(({ file, row }) => {
      const value = toldOf(row, field)
      return value === undefined || value === null ? [] : [{ ...placeOf(file, row, field), value }]
    })
    const different = new Set(values.map(({ value }) => formless(value, field)))
    return different.size < 2 ? [] : [{ title: titleOf(first.row), field, values }]
  })
}

const toldOf = ({ fields, names, unread }: RowValues, name: string): FieldValue | undefined =>
  fields[name] ?? names[name] ?? unread[name]

const formless = (value: FieldValue, field: string): string => {
  if (typeof value !== 'string') return JSON.stringify(value)
  return field === 'title' ? problemKey(value) : normal(value)
}

const placeOf = (file: string, row: LedgerRow, field: string): Place => ({
  ...{ file, sheet: row.sheet, cell: row.cells[field] ?? `A${row.row}` },
})

const wordsOf = ({ fields }: RowValues, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}
const titleOf = (row: LedgerRow): string => wordsOf(row, 'title') || wordsOf(row, 'original')
const codeOf = (row: LedgerRow): string => normal(wordsOf(row, 'code'))
const titleKey = (row: LedgerRow): string => problemKey(titleOf(row))
const measureKey = (one: LedgerMeasure): string => normal(wordsOf(one, 'text'))
