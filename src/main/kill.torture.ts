import assert from 'node:assert/strict'
import test from 'node:test'
import { killUnderLoad } from '../../test/kill-under-load.ts'

test('after fifty kills of the server and twenty of the database every acknowledged write is there, once', async (t) => {
  const report = await killUnderLoad({ server: 50, database: 20, writers: 6 }, (line) => t.diagnostic(line))
  const { acknowledged, retried, foundDone, wrong, fsck } = report
  t.diagnostic(
    `${acknowledged} acknowledged, ${retried} sent again, ${foundDone} of them found done, ${wrong.length} wrong`,
  )
  assert.deepEqual(wrong, [])
  assert.equal(fsck.code, 0, fsck.report)
  assert.deepEqual(JSON.parse(fsck.report).broken, [])
  assert.ok(foundDone > 0, 'no kill fell between commit and answer: the test has not shown what it is for')
})
