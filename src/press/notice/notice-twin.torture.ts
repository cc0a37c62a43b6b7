import { test } from 'node:test'
import fc from 'fast-check'
import { checkTwins, largerLedgers } from '../../../test/notice-twin.ts'

test('1,500 random ledgers written as notices are read back to the same ledgers: both texts, through html and docx', async () => {
  await fc.assert(
    fc.asyncProperty(largerLedgers, (ledger) => checkTwins(ledger)),
    { numRuns: 1500 },
  )
})
