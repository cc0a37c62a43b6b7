import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { isRefusal, readBytes } from '../src/intake/read.ts'
import { ledgerPaper } from '../src/press/papers/ledger-table.ts'
import { planPaper } from '../src/press/papers/plan.ts'
import { sheetsOf } from '../src/press/sheet.ts'
import { cleanLedger } from '../src/press/testing.ts'

test('the ledger leaves as a workbook that is read back with its merged cells, the lists of a plan as five sheets', async () => {
  const ledger = cleanLedger()
  const plan = planPaper(ledger, { number: null, signedOn: null, aims: null })
  const intake = await readBytes(await writeXlsx({ sheets: [...sheetsOf(ledgerPaper(ledger)), ...sheetsOf(plan)] }))
  if (isRefusal(intake)) assert.fail(intake.code)
  const [first, ...lists] = intake.cells ?? []
  assert.deepEqual(
    lists.map((s) => s.name),
    ['问题清单', '任务清单', '责任清单', '时限清单', '成效清单'],
  )
  const title = first?.cells.find((c) => c.text === '稿费发放审核不严')
  assert.deepEqual(title?.covers, [4, 3])
  for (const m of ledger.findings.flatMap((f) => f.measures))
    assert.ok(
      first?.cells.some((c) => c.text.endsWith(m.text)),
      m.text,
    )
})
