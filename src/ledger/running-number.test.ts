import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runningNumber } from './running-number.ts'

test('the last figure of a number runs on, a year in brackets never', () => {
  assert.deepEqual(
    ['云巡督〔2026〕12号', '云巡督〔2026〕号', '督009', '第3-9号', '无号'].map((first) => runningNumber(first, 2)),
    ['云巡督〔2026〕14号', '云巡督〔2026〕号', '督011', '第3-11号', '无号'],
  )
  assert.equal(runningNumber('云巡督〔2026〕12号', 0), '云巡督〔2026〕12号')
})
