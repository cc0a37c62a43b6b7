import type { Intake } from '../../intake/intake.ts'
import type { Fields } from '../../kernel/fields.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import type { Known } from '../../ledger/known.ts'
import { ledgerFields } from '../../ledger/ledger-fields.ts'
import { type Mapping, readMapping } from '../../ledger/mapping.ts'
import { type MergedWorkbooks, mergeWorkbooks } from '../../ledger/merge-workbooks.ts'
import { readWorkbook } from '../../ledger/read-workbook.ts'
import type { LedgerField, WorkbookReading } from '../../ledger/workbook.ts'
import type { Acting } from '../acting.ts'
import { planList } from '../ask/list-records.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import type { PaperFile } from './opened.ts'
import type { NamesHere } from './people.ts'

/** Papers looked through for where columns went last time. */
const mostPapers = 50

/** A workbook as rows of the ledger: columns as they were mapped for this paper, else as last time, else by their headings. */
export async function readTable(
  house: House,
  tx: Reading,
  acting: Acting,
  record: RegisterRecord,
  intake: Intake,
  here: NamesHere,
): Promise<WorkbookReading> {
  const mapping = await mappingFor(house, tx, acting, record)
  return readWorkbook(intake.cells ?? [], columnTargets(house), { mapping, ...here })
}

/** Several workbooks as rows of one ledger: each is read by itself, then they are compared with each other and with what stands. */
export async function readTables(
  house: House,
  tx: Reading,
  acting: Acting,
  record: RegisterRecord,
  files: readonly PaperFile[],
  known: Known,
  here: NamesHere,
): Promise<MergedWorkbooks> {
  const mapping = await mappingFor(house, tx, acting, record)
  const targets = columnTargets(house)
  const read = files.map(({ file, sheets }) => ({ file, reading: readWorkbook(sheets, targets, { mapping, ...here }) }))
  return mergeWorkbooks(read, known)
}

/** Fields of findings and measures that a column can go to. */
export function columnTargets(house: House): readonly LedgerField[] {
  const { finding, measure } = house.ledger
  const [findings, measures] = [house.registers.get(finding.register), house.registers.get(measure.register)]
  return findings && measures ? ledgerFields(findings, measures) : []
}

/** As chosen for this paper; else each heading as in the paper that mapped it last. */
async function mappingFor(
  house: House,
  tx: Reading,
  { actor, unit }: Acting,
  { fields }: RegisterRecord,
): Promise<Mapping | null> {
  const map = house.ledger.paper
  const own = mappingIn(house, fields)
  if (own) return own
  const plan = planList(house, { register: map.register }, { actor, unit })
  if ('refusals' in plan) return null
  const sort = { by: 'changed', descending: true } as const
  const { records } = await tx.list({ ...plan.filter, sort, after: null, limit: mostPapers, total: false })
  // By heading, the newest first: the forms of several systems are remembered side by side.
  const known = records.flatMap(({ record }) => mappingIn(house, record.fields) ?? [])
  if (known.length === 0) return null
  return { columns: Object.assign({}, ...known.toReversed().map(({ columns }) => columns)) }
}

/** A mapping as it stands on a paper's record; null where there is none, or it is none. */
function mappingIn(house: House, fields: Fields): Mapping | null {
  const text = fields[house.ledger.paper.columns]
  if (typeof text !== 'string') return null
  try {
    const columns: unknown = JSON.parse(text)
    return readMapping({ columns }, columnTargets(house))
  } catch {
    return null
  }
}
