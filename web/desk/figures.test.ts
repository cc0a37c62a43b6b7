import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { bytes, distance, fenOf, grouped, moment, percent, wholeOf, yuan } from './figures.ts'

test('an amount is shown in yuan with thousands separators and two decimals', () => {
  assert.equal(yuan(1240000), '12,400.00')
  assert.equal(yuan(5), '0.05')
  assert.equal(yuan(-123456), '-1,234.56')
})

test('every amount is read back as the fen it was shown for', () => {
  fc.assert(fc.property(fc.integer({ min: -1e14, max: 1e14 }), (fen) => assert.equal(fenOf(yuan(fen)), fen)))
})

test('an amount typed by an input method in full width is read, and a third decimal is refused', () => {
  assert.equal(fenOf('１２，４００．５０元'), 1240050)
  assert.equal(fenOf(' ¥ 3,000 '), 300000)
  assert.equal(fenOf('3.005'), null)
  assert.equal(fenOf('三千'), null)
  assert.equal(fenOf(''), null)
})

test('no text makes the reading of figures fail', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const fen = fenOf(text)
      const whole = wholeOf(text)
      assert.ok(fen === null || Number.isSafeInteger(fen))
      assert.ok(whole === null || Number.isSafeInteger(whole))
    }),
  )
})

test('a rate just under the whole is never shown as the whole', () => {
  assert.equal(percent(0.9999), '99.9%')
  assert.equal(percent(1), '100%')
  assert.equal(percent(0.955), '95.5%')
  assert.equal(percent(0), '0%')
})

test('figures are grouped by thousands, sizes are told in units of a person', () => {
  assert.equal(grouped(10000), '10,000')
  assert.equal(grouped(-1234567), '-1,234,567')
  assert.equal(bytes(1023), '1023 B')
  assert.equal(bytes(2 * 1024 * 1024), '2.0 MB')
})

test('an instant is shown in the zone of the unit', () => {
  assert.equal(moment('2026-03-12T16:30:00.000Z', 'Asia/Shanghai'), '2026-03-13 00:30')
})

test('the distance of a due time is counted in days of the calendar, not in spans of 24 hours', () => {
  const due = '2026-03-12T15:59:59.999Z'
  assert.equal(distance(due, '2026-03-12T01:00:00.000Z').days, 0)
  assert.equal(distance(due, '2026-03-10T16:00:00.000Z').days, 1)
  assert.equal(distance(due, '2026-03-13T01:00:00.000Z').days, -1)
})
