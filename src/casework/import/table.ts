import type { Fields } from '../../kernel/fields.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import type { Register } from '../../kernel/register.ts'
import type { Intake } from '../../intake/intake.ts'
import type { Mapping } from '../../ledger/mapping.ts'
import { readWorkbook } from '../../ledger/read-workbook.ts'
import type { LedgerField, LedgerMeasure, LedgerRow, WorkbookReading } from '../../ledger/workbook.ts'
import type { Acting } from '../acting.ts'
import { planList } from '../ask/list-records.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'
import { found, type NamesHere } from './people.ts'

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
  const reading = readWorkbook(intake.cells ?? [], ledgerFields(house), mapping ?? undefined)
  return { ...reading, rows: reading.rows.map((row) => withIds(house, row, here)) }
}

function withIds(house: House, row: LedgerRow, here: NamesHere): LedgerRow {
  const own = resolved(house.registers.get(house.ledger.finding.register), row, here)
  const register = house.registers.get(house.ledger.measure.register)
  return { ...row, ...own, measures: row.measures.map((one) => ({ ...one, ...resolved(register, one, here) })) }
}

function resolved(register: Register | undefined, row: LedgerRow | LedgerMeasure, here: NamesHere) {
  if (!register || Object.keys(row.names).length === 0) return {}
  const { fields, names } = found(register, row.names, here)
  return { fields: { ...row.fields, ...fields }, names }
}

/** Fields of findings and measures a column can go to: those people write, not those the house fills in. */
export function ledgerFields(house: House): readonly LedgerField[] {
  const { finding, measure } = house.ledger
  const own = new Set<string>([finding.feedback, finding.paper, finding.round, measure.finding, measure.paper])
  return (['finding', 'measure'] as const).flatMap((about) => {
    const register = house.registers.get(house.ledger[about].register)
    return Object.values(register?.fields ?? {})
      .filter(({ name, kind }) => !own.has(name) && kind !== 'files' && kind !== 'ref' && kind !== 'refs')
      .map((field) => ({
        ...{ about, field: field.name, kind: field.kind, label: field.label },
        headings: [field.label.zh, field.label.en, ...(field.aliases ?? [])],
        choices: field.kind === 'choice' ? field.choices : {},
        max: 'max' in field ? (field.max ?? null) : null,
      }))
  })
}

/** As chosen for this paper; else as for the paper mapped last. */
async function mappingFor(
  house: House,
  tx: Reading,
  { actor, unit }: Acting,
  { fields }: RegisterRecord,
): Promise<Mapping | null> {
  const map = house.ledger.paper
  const own = mappingIn(fields, map.columns)
  if (own) return own
  const plan = planList(house, { register: map.register }, { actor, unit })
  if ('refusals' in plan) return null
  const sort = { by: 'changed', descending: true } as const
  const { records } = await tx.list({ ...plan.filter, sort, after: null, limit: mostPapers, total: false })
  for (const { record } of records) {
    const last = mappingIn(record.fields, map.columns)
    if (last) return last
  }
  return null
}

/** A mapping as it stands on a paper's record; null where there is none, or it is none. */
function mappingIn(fields: Fields, field: string): Mapping | null {
  const text = fields[field]
  if (typeof text !== 'string') return null
  try {
    const columns: unknown = JSON.parse(text)
    if (typeof columns !== 'object' || columns === null) return null
    return { columns: Object.fromEntries(Object.entries(columns).filter(([, target]) => typeof target === 'string')) }
  } catch {
    return null
  }
}
