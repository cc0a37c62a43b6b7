import type { Label, Language } from '../kernel/words.ts'
import { ledgerFields } from '../ledger/ledger-fields.ts'
import type { PackedFinding, PackedRecord } from '../ledger/package/content.ts'
import { type FormColumn, formColumns, officeColumns } from '../ledger/sheet-out/columns.ts'
import { officeBook, officeRows, type OfficeSheet } from '../ledger/sheet-out/office-book.ts'
import type { OfficeCell } from '../ledger/sheet-out/office-cells.ts'
import { refusal } from '../kernel/refusal.ts'
import type { Register } from '../kernel/register.ts'
import { asking } from './asking.ts'
import type { ListFilter } from './ask/list-records.ts'
import { takeExportUnder, type TakenExport } from './export.ts'
import type { House } from './house.ts'
import { namesHere } from './import/people.ts'
import { type Answered, type Names, type RecordRow, refused } from './rows.ts'
import type { PersonWho } from './who.ts'

/** The ledger in the form offices keep, as it is written into a file: sheets of a workbook, or the rows of a csv. */
export interface OfficeExport {
  readonly taken: TakenExport
  readonly content: { readonly sheets: OfficeSheet[] } | { readonly rows: OfficeCell[][] }
}

export interface OfficeAsked {
  readonly filter: Omit<ListFilter, 'register'>
  readonly format: 'xlsx' | 'csv'
  readonly language: Language
  readonly asked: string
  /** In the form of another system: its headings and where each goes. Null: the form of this house. */
  readonly form: readonly FormColumn[] | null
}

/** Takes the ledger out so that it can come back as changes of its records: on record like every export, complete or not at all. */
export async function takeOfficeExport(
  house: House,
  who: PersonWho,
  { filter, format, language, asked, form }: OfficeAsked,
  mark: (taken: TakenExport) => string,
): Promise<Answered<OfficeExport>> {
  const { finding, measure } = house.ledger
  const [above, below] = [house.registers.get(finding.register), house.registers.get(measure.register)]
  if (!above || !below) return refused(refusal('unknown-register', { register: finding.register }))
  const here = await asking(house, who, async (tx, acting) => ({
    ok: true,
    ...(await namesHere(house, tx, await acting)),
  }))
  if (!here.ok) return here
  const exported = { filter: { ...filter, register: above.name }, format, asked }
  const taken = await takeExportUnder(house, who, exported, { register: below.name, field: measure.finding })
  if (!taken.ok) return taken
  const gathered = await gather(taken, above.name)
  const readable = {
    finding: new Set(taken.columns.map(({ name }) => name)),
    measure: new Set(taken.underColumns.map(({ name }) => name)),
  }
  const mayRead = (about: 'finding' | 'measure', name: string) => name === 'state' || readable[about].has(name)
  const fields = ledgerFields(above, below)
  const ledger = {
    ...{ title: mark(taken), language, ...gathered },
    columns: form ? formColumns(form, fields, mayRead) : officeColumns(fields, mayRead),
    states: { finding: statesOf(above), measure: statesOf(below) },
    ...{ people: [...here.people.keys()], departments: [...here.departments.keys()] },
  }
  return { ok: true, taken, content: format === 'xlsx' ? { sheets: officeBook(ledger) } : { rows: officeRows(ledger) } }
}

const statesOf = ({ states }: Register): Readonly<{ [state: string]: Label }> =>
  Object.fromEntries(Object.values(states).map(({ name, label }) => [name, label]))

async function gather({ rows }: TakenExport, above: string) {
  const findings: (PackedFinding & { readonly measures: PackedRecord[] })[] = []
  const all: { [id: string]: string } = {}
  let last: Names | null = null
  for await (const { row, names } of rows) {
    // Rows of one page share their names.
    if (names !== last) Object.assign(all, names)
    last = names
    if (row.register === above) findings.push({ ...packed(row), measures: [] })
    else findings.at(-1)?.measures.push(packed(row))
  }
  return { findings, names: all }
}

const packed = ({ id, revision, state, fields }: RecordRow): PackedRecord => ({ id, revision, state, fields })
