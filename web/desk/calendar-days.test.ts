import assert from 'node:assert/strict'
import test from 'node:test'
import { monthAfter, weeksOf } from './calendar-days.ts'

test('a month fills whole weeks, Monday first', () => {
  const march = weeksOf('2026-03')
  assert.equal(march.length, 6)
  assert.equal(march[0]?.[0], '2026-02-23')
  assert.equal(march[0]?.[6], '2026-03-01')
  assert.equal(march[5]?.[6], '2026-04-05')
  assert.deepEqual(
    weeksOf('2027-02').map((week) => week[0]),
    ['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22'],
  )
})

test('months go over the year', () => {
  assert.equal(monthAfter('2026-12', 1), '2027-01')
  assert.equal(monthAfter('2026-01', -1), '2025-12')
})
