import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomBytes } from './random.ts'

test('bytes come in the length asked for, and none twice', () => {
  const seen = new Set<string>()
  for (let count = 0; count < 5000; count += 1) {
    const bytes = randomBytes(16)
    assert.equal(bytes.length, 16)
    seen.add(Buffer.from(bytes).toString('hex'))
  }
  assert.equal(seen.size, 5000)
  assert.equal(randomBytes(20_000).length, 20_000)
  assert.equal(randomBytes(0).length, 0)
})

test('what was given out is not kept, and writing into it changes nobody else’s', () => {
  const first = randomBytes(32)
  const copy = Uint8Array.from(first)
  randomBytes(32).fill(0)
  assert.deepEqual(first, copy)
  assert.notEqual(first.buffer, randomBytes(32).buffer)
})
