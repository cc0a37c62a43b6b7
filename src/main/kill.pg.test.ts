import assert from 'node:assert/strict'
import test from 'node:test'
import { killUnderLoad } from '../../test/kill-under-load.ts'

// The long counts are in kill.torture.ts.
test('after five kills of the server and three of the database every acknowledged write is there, once', async () => {
  const { acknowledged, wrong, fsck } = await killUnderLoad({ server: 5, database: 3, writers: 4 })
  assert.deepEqual(wrong, [])
  assert.equal(fsck.code, 0, fsck.report)
  assert.deepEqual(JSON.parse(fsck.report).broken, [])
  assert.ok(acknowledged > 8 * 8, `only ${acknowledged} writes were acknowledged`)
})
