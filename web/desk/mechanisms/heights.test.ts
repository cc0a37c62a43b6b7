import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heightsOf } from './heights.ts'

test('figures stand by the highest of them', () => {
  const curve = [0, 2, 4].map((value) => ({ value, base: null }))
  assert.deepEqual(heightsOf(curve), [0, 0.5, 1])
})

test('rates stand by themselves; a window with nothing in it lies flat', () => {
  const curve = [
    { value: 1, base: 4 },
    { value: 0, base: 0 },
    { value: 3, base: 2 },
  ]
  assert.deepEqual(heightsOf(curve), [0.25, 0, 1])
})

test('an empty curve has no bars, and one of noughts lies flat', () => {
  assert.deepEqual(heightsOf([]), [])
  assert.deepEqual(heightsOf([{ value: 0, base: null }]), [0])
})
