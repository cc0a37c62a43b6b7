import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkTwins, ledgers } from './notice-twin.ts'

// The long count of the same is src/press/notice/notice-twin.torture.ts.
test('a random ledger written as a notice is read back to the same ledger: both texts, through html and docx', async () => {
  await fc.assert(
    fc.asyncProperty(ledgers, (ledger) => checkTwins(ledger)),
    { numRuns: 100 },
  )
})

test('the comparison itself sees a change in every part', async () => {
  const [ledger] = fc.sample(ledgers, { numRuns: 1, seed: 4 })
  assert.ok(ledger)
  await checkTwins(ledger)
  const [first, ...rest] = ledger.findings
  assert.ok(first)
  const changed = { ...ledger, findings: [{ ...first, title: `${first.title}，又及` }, ...rest] }
  await assert.rejects(checkTwins(ledger, changed))
  await assert.rejects(
    checkTwins(ledger, { ...ledger, asOf: ledger.findings[0]?.dueOn ?? ledger.round.startsOn ?? ledger.asOf }),
  )
  await assert.rejects(checkTwins(ledger, { ...ledger, findings: rest }))
})
