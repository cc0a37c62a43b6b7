import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import type { Sheet } from '../../intake/intake.ts'
import { isRefusal, readBytes } from '../../intake/read.ts'
import type { Fields } from '../../kernel/fields.ts'
import type { PackedFinding } from '../package/content.ts'
import { readWorkbook } from '../read-workbook.ts'
import { reconcileRows } from '../reconcile.ts'
import { toyFields } from '../toy-registers.ts'
import type { LedgerRow } from '../workbook.ts'
import type { OfficeCell } from './office-cells.ts'
import { officeBook, officeRows } from './office-book.ts'
import { departments, knownOf, ledgerOf, officeLedger, people } from './testing.ts'

const sheetsIn = async (bytes: Uint8Array): Promise<readonly Sheet[]> => {
  const answer = await readBytes(bytes)
  if (isRefusal(answer)) assert.fail(answer.words.zh)
  return answer.cells ?? []
}
const csvCell = (cell: OfficeCell): string => (cell === null ? '' : `"${String(cell).replaceAll('"', '""')}"`)
const csvOf = (rows: readonly OfficeCell[][]): Uint8Array =>
  new TextEncoder().encode(`\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`)

const bytesOf = {
  xlsx: (findings: readonly PackedFinding[]) => writeXlsx({ sheets: officeBook(officeLedger(findings)) }),
  csv: async (findings: readonly PackedFinding[]) => csvOf(officeRows(officeLedger(findings))),
}

/** What of a row was not empty. */
const filled = (fields: Fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
const recordOf = ({ record, fields }: Pick<LedgerRow, 'record' | 'fields'>) => ({
  ...{ id: record?.id, revision: record?.revision },
  fields: filled(fields),
})

for (const format of ['xlsx', 'csv'] as const) {
  test(`a ledger goes out as ${format} and comes in again: every record, every value, and nothing to change`, async () => {
    const findings = ledgerOf(72)
    const reading = readWorkbook(await sheetsIn(await bytesOf[format](findings)), toyFields, { people, departments })
    assert.deepEqual(
      reading.defects.filter(({ code }) => code !== 'column-unmapped'),
      [],
    )
    assert.deepEqual(
      reading.rows.map((row) => ({ ...recordOf(row), measures: row.measures.map(recordOf) })),
      findings.map(({ id, revision, fields, measures }) => ({
        ...{ id, revision, fields },
        measures: measures.map((one) => ({ id: one.id, revision: one.revision, fields: one.fields })),
      })),
    )
    const proposals = reconcileRows(reading.rows, knownOf(findings))
    assert.deepEqual([...new Set(proposals.map(({ kind }) => kind))], ['known'])
  })
}
