import type { FieldValue, Fields } from '../kernel/fields.ts'
import { same, standing } from './finding-changes.ts'
import type { Known, KnownFinding, KnownMeasure } from './known.ts'
import { standingInMeasure } from './measures.ts'
import { normal, problemKey } from './normal.ts'
import type { Defect, LedgerMeasure, LedgerRow, RowValues, WorkbookColumn, WorkbookReading } from './workbook.ts'

/** A file that was read. Its sheets have names of their own, so that a sheet tells the file. */
export interface ReadFile {
  readonly file: string
  readonly reading: WorkbookReading
}

/** Where something stands: which file, which sheet, which cell (the row's first where the value has none). */
export interface Place {
  readonly file: string
  readonly sheet: string
  readonly cell: string
}

/** One finding or measure of which the files want different things. The first of them stands in the list until a person chooses. */
export interface Contradicting {
  readonly about: 'finding' | 'measure'
  /** The row of the list it is about: of its cells the sheet and the first. */
  readonly anchor: string
  readonly title: string
  readonly field: string
  readonly values: readonly (Place & { readonly value: FieldValue })[]
}

export interface MergedWorkbooks {
  readonly columns: readonly WorkbookColumn[]
  readonly rows: readonly LedgerRow[]
  readonly defects: readonly Defect[]
  /** How many problems stand in several files. */
  readonly shared: number
  readonly contradictions: readonly Contradicting[]
}

/** Tells a row of the list from every other one; what is made of a row keeps its cells. */
export const anchorOf = (sheet: string | null, cells: Readonly<{ [field: string]: string }>): string =>
  `${sheet ?? ''} ${Object.values(cells).sort()[0] ?? ''}`

/**
 * Many workbooks as one list. A problem is the same by its mark, which sheets of our own carry; else by its code; else by its wording where one of the two has no
 * code. Of a marked row only what somebody changed counts: an untouched cell of one file does not undo what another file changed. Every row and every measure of
 * every file is in the list once; two rows of one file are never taken for one another (what a file repeats is told among its defects).
 */
export function mergeWorkbooks(files: readonly ReadFile[], known: Known): MergedWorkbooks {
  const list = new MergedList()
  for (const { file, reading } of files) list.add(file, reading.rows)
  const findings = new Map(known.findings.map((one) => [one.id, one]))
  const merged = list.all.map((one) => mergedOf(one, findings))
  return {
    columns: files.flatMap(({ reading }) => reading.columns),
    defects: files.flatMap(({ reading }) => reading.defects),
    rows: merged.map(({ row }) => row),
    shared: list.all.filter(({ length }) => length > 1).length,
    contradictions: merged.flatMap(({ contradictions }) => contradictions),
  }
}

interface Standing<T> {
  readonly file: string
  readonly sheet: string
  readonly row: T
}

class MergedList {
  readonly all: Standing<LedgerRow>[][] = []
  readonly #byKey = new Map<string, Standing<LedgerRow>[][]>()

  add(file: string, rows: readonly LedgerRow[]): void {
    // Found among those of earlier files only, so that a file never meets itself.
    const found = rows.map((row) => this.#find(row))
    const taken = new Set<Standing<LedgerRow>[]>()
    rows.forEach((row, at) => {
      const one = { file, sheet: row.sheet, row }
      const known = found[at]?.find((other) => !taken.has(other))
      if (known === undefined) return this.#enter(one)
      taken.add(known)
      known.push(one)
      this.#name(known, row)
    })
  }

  #find(row: LedgerRow): Standing<LedgerRow>[][] {
    const [mark, code] = [markOf(row), codeOf(row)]
    const sameMark = mark === '' ? [] : (this.#byKey.get(`mark ${mark}`) ?? [])
    const sameCode = code === '' ? [] : (this.#byKey.get(`code ${code}`) ?? [])
    const sameTitle = this.#byKey.get(`title ${titleKey(row)}`) ?? []
    const worded = [
      ...sameCode,
      ...sameTitle.filter((one) => code === '' || allOf(one, codeOf).every((own) => own === '')),
    ]
    const free = worded.filter((one) => mark === '' || allOf(one, markOf).every((own) => own === ''))
    return [...sameMark, ...free]
  }

  #enter(one: Standing<LedgerRow>): void {
    const joined = [one]
    this.all.push(joined)
    this.#name(joined, one.row)
  }

  #name(joined: Standing<LedgerRow>[], row: LedgerRow): void {
    const [mark, code] = [markOf(row), codeOf(row)]
    const keys = [
      `title ${titleKey(row)}`,
      ...(code === '' ? [] : [`code ${code}`]),
      ...(mark === '' ? [] : [`mark ${mark}`]),
    ]
    for (const key of keys) {
      const list = this.#byKey.get(key)
      if (list === undefined) this.#byKey.set(key, [joined])
      else if (!list.includes(joined)) list.push(joined)
    }
  }
}

const allOf = (list: readonly Standing<LedgerRow>[], tell: (row: LedgerRow) => string) =>
  list.map(({ row }) => tell(row))

function mergedOf(list: readonly Standing<LedgerRow>[], findings: ReadonlyMap<string, KnownFinding>) {
  const [first] = list
  if (first === undefined) throw new RangeError('a merged row is made of rows')
  const known = findings.get(first.row.record?.id ?? list.find(({ row }) => row.record)?.row.record?.id ?? '')
  const { values, differing } = joinedValues(list, known ? (name) => standing(known, name) : null)
  const measures = joinedMeasures(list, known)
  const row: LedgerRow = {
    ...first.row,
    ...values,
    closed: list.find(({ row: { closed } }) => closed !== null)?.row.closed ?? null,
    measures: measures.map(({ measure }) => measure),
  }
  const own = differing.map(({ field, values: told }): Contradicting => {
    return { about: 'finding', anchor: anchorOf(row.sheet, row.cells), title: titleOf(first.row), field, values: told }
  })
  return { row, contradictions: [...own, ...measures.flatMap(({ contradictions }) => contradictions)] }
}

function joinedMeasures(list: readonly Standing<LedgerRow>[], known: KnownFinding | undefined) {
  const all = list.flatMap(({ file, row: { sheet, measures } }) =>
    measures.map((row): Standing<LedgerMeasure> => ({ file, sheet, row })),
  )
  const texts = new Map(all.flatMap(({ row }) => (row.record ? [[measureKey(row), row.record.id]] : [])))
  const groups = Map.groupBy(all, ({ row }) => row.record?.id ?? texts.get(measureKey(row)) ?? measureKey(row))
  return [...groups.values()].map((own) => joinedMeasure(own, known?.measures ?? []))
}

function joinedMeasure(own: readonly Standing<LedgerMeasure>[], measures: readonly KnownMeasure[]) {
  const [first] = own
  if (first === undefined) throw new RangeError('a merged measure is made of measures')
  const marked = own.find(({ row }) => row.record)?.row.record?.id
  const known = measures.find(({ id }) => id === marked)
  const { values, differing } = joinedValues(own, known ? (name) => standingInMeasure(known, name) : null)
  const measure: LedgerMeasure = {
    ...first.row,
    ...values,
    sheet: first.sheet,
    done: own.find(({ row: { done } }) => done !== null)?.row.done ?? null,
  }
  const contradictions = differing.map(({ field, values: told }): Contradicting => {
    const anchor = anchorOf(first.sheet, measure.cells)
    return { about: 'measure', anchor, title: wordsOf(first.row, 'text'), field, values: told }
  })
  return { measure, contradictions }
}

type Told = Place & { readonly value: FieldValue; readonly from: RowValues }

/** Of each field what was changed, by whoever changed it first; where nobody did, what the first file says of it. */
function joinedValues(list: readonly Standing<RowValues>[], stands: ((name: string) => FieldValue) | null) {
  const names = new Set(list.flatMap(({ row }) => Object.keys({ ...row.fields, ...row.names, ...row.unread })))
  const chosen = new Map<string, RowValues>()
  const differing: { field: string; values: readonly (Place & { value: FieldValue })[] }[] = []
  for (const name of [...names].sort()) {
    const told = list.flatMap((one) => toldIn(one, name))
    const changed = told.filter(({ value }) => (stands === null ? value !== null : !same(value, stands(name))))
    const [from = told[0]] = changed
    if (from) chosen.set(name, from.from)
    const different = new Set(changed.map(({ value }) => formless(value, name)))
    if (different.size > 1) differing.push({ field: name, values: changed.map(({ from: _row, ...one }) => one) })
  }
  return { values: valuesOf(list, chosen), differing }
}

/** A cell of another file than the row's would be looked for in the wrong one: it is told with what differs, not here. */
function valuesOf(list: readonly Standing<RowValues>[], chosen: ReadonlyMap<string, RowValues>): RowValues {
  const first = list[0]?.row
  const pick = <T>(of: (row: RowValues) => Readonly<{ [field: string]: T }>): { [field: string]: T } =>
    Object.fromEntries(
      [...chosen].flatMap(([name, row]) => {
        const value = of(row)[name]
        return value === undefined ? [] : [[name, value] as const]
      }),
    )
  const marks = list.flatMap(({ row }) => row.record ?? [])
  const oldest = Math.min(...marks.map(({ revision }) => revision))
  const record = marks[0] ? { ...marks[0], revision: oldest } : null
  const all = Object.entries(first?.cells ?? {})
  const own = all.filter(([name]) => (chosen.get(name) ?? first) === first)
  const cells = own.length > 0 ? own : all.slice(0, 1)
  const fields: Fields = pick((row) => row.fields)
  return {
    fields,
    names: pick((row) => row.names),
    unread: pick((row) => row.unread),
    record,
    cells: Object.fromEntries(cells),
  }
}

function toldIn({ file, sheet, row }: Standing<RowValues>, name: string): Told[] {
  const value = row.fields[name] ?? row.names[name] ?? row.unread[name] ?? (name in row.fields ? null : undefined)
  return value === undefined
    ? []
    : [{ file, sheet, cell: row.cells[name] ?? Object.values(row.cells)[0] ?? '', value, from: row }]
}

/** Texts that differ in form only say the same. */
const formless = (value: FieldValue, field: string): string => {
  if (typeof value !== 'string') return JSON.stringify(value)
  return field === 'title' ? problemKey(value) : normal(value)
}

const wordsOf = ({ fields }: RowValues, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}
const titleOf = (row: LedgerRow): string => wordsOf(row, 'title') || wordsOf(row, 'original')
const codeOf = (row: LedgerRow): string => normal(wordsOf(row, 'code'))
const markOf = (row: LedgerRow): string => row.record?.id ?? ''
const titleKey = (row: LedgerRow): string => problemKey(titleOf(row))
const measureKey = (one: LedgerMeasure): string => normal(wordsOf(one, 'text'))
