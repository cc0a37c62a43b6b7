import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deductionDefects, evaluate, type EvaluationScheme, pointsInWords, schemeDefects } from './evaluation.ts'

const scheme: EvaluationScheme = {
  parts: [
    { name: '组织领导', weight: 1500, items: [{ id: 'a1', words: '未召开专题会议', deduct: 300, max: 600 }] },
    { name: '责任落实', weight: 1500, items: [{ id: 'b1', words: '责任人不明', deduct: 50, max: null }] },
    { name: '整改任务完成', weight: 6000, items: [{ id: 'c1', words: '逾期未销号', deduct: 250, max: null }] },
    { name: '满意度测评', weight: 1000, satisfaction: true },
  ],
  grades: [
    { name: '好', from: 9000 },
    { name: '较好', from: 8000 },
    { name: '一般', from: 6000 },
    { name: '差', from: 0 },
  ],
}

test('every deduction is told with its reason and what it took, after both limits', () => {
  const deducted = [
    { item: 'a1', times: 3, reason: '一季度至三季度均未召开' },
    { item: 'a1', times: 1, reason: '四季度未召开' },
    { item: 'b1', times: 40, reason: '四十条措施没有责任人' },
  ]
  const { points, grade, parts, open } = evaluate(scheme, deducted, { value: 2, base: 3 })
  assert.deepEqual(
    parts.map((part) => part.points),
    [900, 0, 6000, 667],
  )
  assert.deepEqual(
    parts[0]?.deductions.map(({ asked, taken }) => [asked, taken]),
    [
      [900, 600],
      [300, 0],
    ],
  )
  assert.deepEqual(
    parts[1]?.deductions.map(({ asked, taken, reason }) => [asked, taken, reason]),
    [[2000, 1500, '四十条措施没有责任人']],
  )
  assert.deepEqual([points, grade, open], [7567, '一般', []])
  assert.equal(pointsInWords(points), '75.67')
})

test('without a satisfaction rate the part stays open and no grade is given', () => {
  const { points, grade, open } = evaluate(scheme, [], null)
  assert.deepEqual([points, grade, open], [9000, null, ['满意度测评']])
  assert.equal(evaluate(scheme, [], { value: 0, base: 0 }).grade, null)
})

test('a grade begins exactly at its cut', () => {
  const at = (times: number) => evaluate(scheme, [{ item: 'b1', times, reason: '见底稿' }], { value: 1, base: 1 })
  assert.deepEqual([at(20).points, at(20).grade, at(21).points, at(21).grade], [9000, '好', 8950, '较好'])
})

test('all faults of a scheme and of what was entered come at once, and nothing is computed with them', () => {
  const wrong: EvaluationScheme = {
    parts: [
      {
        name: '甲',
        weight: 10.5,
        items: [
          { id: 'x', words: '', deduct: 0, max: -1 },
          { id: 'x', words: '', deduct: 1, max: null },
        ],
      },
      { name: '甲', weight: 5000, satisfaction: true },
    ],
    grades: [
      { name: '好', from: 9000 },
      { name: '差', from: 9000 },
    ],
  }
  assert.deepEqual(
    schemeDefects(wrong).map(({ at }) => at),
    ['parts', '甲', 'x', 'x', '甲', '9000', 'grades'],
  )
  const entered = [{ item: 'z', times: 0, reason: ' ' }]
  assert.deepEqual(
    deductionDefects(scheme, entered).map(({ at }) => at),
    ['z', 'z', 'z'],
  )
  assert.throws(() => evaluate(scheme, entered, null), RangeError)
})

test('points and what was taken always sum up to the hundred', () => {
  const some = fc.array(
    fc.record({
      item: fc.constantFrom('a1', 'b1', 'c1'),
      times: fc.integer({ min: 1, max: 50 }),
      reason: fc.constant('见底稿'),
    }),
  )
  fc.assert(
    fc.property(some, fc.nat(1000), (deducted, value) => {
      const { points, parts } = evaluate(scheme, deducted, { value, base: 1000 })
      const taken = parts.flatMap(({ deductions }) => deductions).reduce((sum, one) => sum + one.taken, 0)
      assert.equal(points + taken, 9000 + value)
      assert.ok(parts.every((part) => part.points >= 0 && part.points <= part.weight))
    }),
  )
})
