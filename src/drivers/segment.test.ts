import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSegmenter } from './segment.ts'

const { tokens } = openSegmenter()

test('Chinese is cut into words, and longer words into the shorter ones they hold', () => {
  const found = tokens('完善值班制度，落实三审三校')
  for (const word of ['完善', '值班', '制度']) assert.ok(found.includes(word), found.join())
})

test('what is asked for is found in what is stored: every word of a part is a word of the whole', () => {
  const stored = new Set(tokens('关于整改落实情况的通报\n记者站夜间值班制度 第 3 版 ABC-12'))
  for (const asked of ['整改落实', '值班制度', 'abc-12', 'ＡＢＣ']) {
    for (const token of tokens(asked)) assert.ok(stored.has(token), `${asked}: ${token}`)
  }
})

test('punctuation and blanks are no words, and very long runs do no harm', () => {
  assert.deepEqual(tokens(' ，。！\n\t——（）'), [])
  const begun = performance.now()
  assert.ok(tokens('整改'.repeat(10_000)).length < 10)
  assert.ok(tokens('x'.repeat(20_000)).every((token) => token.length <= 60))
  assert.ok(performance.now() - begun < 5000)
})
