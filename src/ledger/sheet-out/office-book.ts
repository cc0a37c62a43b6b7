import type { Label, Language } from '../../kernel/words.ts'
import type { PackedFinding, PackedRecord } from '../package/content.ts'
import { markHeadings, markOf } from '../record-marks.ts'
import type { OfficeColumn } from './columns.ts'
import { type OfficeCell, officeCell, type OfficeWords } from './office-cells.ts'
import { listSheet, type Validation, validationsOf } from './validations.ts'

/** A sheet as `writeXlsx` of hucre takes it: cells, merged ranges counted from 0, lists to choose from, rows that stay in sight. */
export interface OfficeSheet {
  readonly name: string
  readonly rows: OfficeCell[][]
  readonly merges: { startRow: number; endRow: number; startCol: number; endCol: number }[]
  readonly columns: { width: number; hidden?: boolean; style?: { alignment: { wrapText: true; vertical: 'top' } } }[]
  readonly dataValidations: Validation[]
  readonly freezePane?: { rows: number }
  readonly pageSetup?: {
    orientation: 'landscape'
    paperSize: 'a4'
    fitToPage: true
    fitToWidth: 1
    fitToHeight: 0
    printTitlesRow: string
  }
}

export interface OfficeLedger extends OfficeWords {
  /** What the sheet is headed by: whose ledger, who took it, when, under which number it stands on record. */
  readonly title: string
  readonly columns: readonly OfficeColumn[]
  readonly findings: readonly PackedFinding[]
  /** Names to choose from. */
  readonly people: readonly string[]
  readonly departments: readonly string[]
}

/** The title and the two rows of headings. */
export const headRows = 3
/** Rows of the sheet for what is new that have lists to choose from. */
const newRows = 200

const sheetNames = {
  ledger: { zh: '整改台账', en: 'Ledger' },
  added: { zh: '新增问题', en: 'New findings' },
} as const satisfies Readonly<{ [sheet: string]: Label }>

const addedTitle: Label = {
  zh: '新增问题填在本表，每行一条措施；同一问题有几条措施的，问题各列只填第一行。填好后把整个文件导入系统，确认后才登记。',
  en: 'Put new findings here, one measure a row; where a finding has several, fill its columns in the first row only. Import the whole file; nothing is entered before it is confirmed.',
}

const groups = {
  finding: { zh: '反馈问题', en: 'Finding' },
  measure: { zh: '整改措施', en: 'Measure' },
  mark: { zh: '系统标识', en: 'Marks' },
} as const satisfies Readonly<{ [group: string]: Label }>

/**
 * The ledger in the form offices keep: a row for each measure, the cells of its problem spanning them, lists to choose from, and in hidden columns which record a row is and how
 * many entries it had, so that it comes back as changes of these records. A second sheet takes what is new. Pure, and linear in the number of cells.
 */
export function officeBook(ledger: OfficeLedger): OfficeSheet[] {
  const { columns, findings, language } = ledger
  const merges: OfficeSheet['merges'] = [...headMerges(columns)]
  const rows = [[ledger.title], ...headsOf(columns, language)]
  for (const finding of findings) {
    const at = rows.length
    rows.push(...rowsOf(finding, ledger))
    const last = rows.length - 1
    if (last > at) columns.forEach(({ about }, k) => about === 'finding' && merges.push(down(at, last, k)))
  }
  const added = [[addedTitle[language]], ...headsOf(columns, language)]
  const lists = listSheet(ledger)
  return [
    sheetOf(sheetNames.ledger[language], rows, merges, ledger, Math.max(rows.length, headRows + 1)),
    sheetOf(sheetNames.added[language], added, headMerges(columns), ledger, headRows + newRows),
    { ...lists, merges: [], dataValidations: [] },
  ]
}

/** The same rows for a csv, all of one length, by which a csv is known; it has no merged cells and no lists: the words of a problem stand in its first row, the marks in every one. */
export function officeRows(ledger: OfficeLedger): OfficeCell[][] {
  const { columns, findings, language } = ledger
  const title = [ledger.title, ...Array<null>(columns.length + 1).fill(null)]
  return [title, ...headsOf(columns, language), ...findings.flatMap((one) => rowsOf(one, ledger))]
}

function rowsOf(finding: PackedFinding, ledger: OfficeLedger): OfficeCell[][] {
  const { columns } = ledger
  const measures: readonly (PackedRecord | null)[] = finding.measures.length > 0 ? finding.measures : [null]
  return measures.map((measure, at) => {
    const cells = columns.map((column) => {
      const record = column.about === 'measure' ? measure : at === 0 ? finding : null
      return record === null ? null : officeCell(column, record, ledger)
    })
    return [...cells, markOf(finding), measure === null ? null : markOf(measure)]
  })
}

function headsOf(columns: readonly OfficeColumn[], language: Language): OfficeCell[][] {
  const first = columns.map(({ about }, at) => (columns[at - 1]?.about === about ? null : groups[about][language]))
  const second = columns.map(({ label }) => label[language])
  const marks = [markHeadings.finding[language], markHeadings.measure[language]]
  return [
    [...first, groups.mark[language], null],
    [...second, ...marks],
  ]
}

function headMerges(columns: readonly OfficeColumn[]): OfficeSheet['merges'] {
  const wide = columns.length
  const own = columns.filter(({ about }) => about === 'finding').length
  return [across(0, 0, wide), across(1, 0, own), across(1, own, wide - own), across(1, wide, 2)].filter(
    ({ startCol, endCol }) => endCol > startCol,
  )
}

const wrapped = { alignment: { wrapText: true, vertical: 'top' } } as const

function sheetOf(
  name: string,
  rows: OfficeCell[][],
  merges: OfficeSheet['merges'],
  ledger: OfficeLedger,
  lastRow: number,
): OfficeSheet {
  const shown = ledger.columns.map(({ width }) => ({ width, style: wrapped }))
  return {
    ...{ name, rows, merges, freezePane: { rows: headRows } },
    columns: [...shown, { width: 12, hidden: true }, { width: 12, hidden: true }],
    dataValidations: validationsOf(ledger, headRows + 1, lastRow),
    pageSetup: {
      ...{ orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: `$2:$${headRows}`,
    },
  }
}

const across = (row: number, from: number, cells: number) => ({
  ...{ startRow: row, endRow: row, startCol: from, endCol: from + cells - 1 },
})
const down = (startRow: number, endRow: number, column: number) => ({
  ...{ startRow, endRow, startCol: column, endCol: column },
})
