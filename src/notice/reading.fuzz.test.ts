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

test('lists of more entries than the stack has room for are read', () => {
  const many = 150_000
  const head = '关于县委巡察反馈意见整改情况的通报\n现将整改情况通报如下。\n一、具体问题\n1.关于甲的问题。\n'
  for (const text of [
    '整改措施：'.repeat(many),
    `${head}整改措施：${'一是甲。'.repeat(many)}`,
    `${head}整改措施：\n${'1.乙\n'.repeat(many)}`,
    `关于巡察甲村党支部的反馈意见\n现反馈如下。\n一、存在的主要问题\n${'一是学习不深入；'.repeat(many)}`,
  ])
    assert.doesNotThrow(() => readNotice(text), text.slice(0, 60))
})
