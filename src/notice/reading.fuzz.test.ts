import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNotice } from './reading.ts'
import { mutated, notice, numbers, spansOf } from './testing.ts'

const WANTED = 20_000
const LIMIT_MS = 60_000

test('mutated texts never crash the reader, give no span outside the text, and read the same twice', () => {
  const next = numbers(20_250_617)
  const base = notice()
  const until = performance.now() + LIMIT_MS
  let done = 0
  for (; done < WANTED && performance.now() < until; done++) {
    const text = mutated(base, next)
    const reading = readNotice(text)
    for (const [s, e] of spansOf(reading))
      assert.ok(s >= 0 && s <= e && e <= text.length, `span ${s},${e} of ${text.length}: ${JSON.stringify(text)}`)
    if (done % 10 === 0) assert.deepEqual(readNotice(text), reading)
  }
  assert.ok(done > 500, `only ${done} texts in ${LIMIT_MS} ms`)
})
