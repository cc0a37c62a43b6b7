import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addMinutes,
  addMonths,
  compare,
  type Day,
  dayFromNumber,
  dayInMonth,
  dayNumber,
  dayOf,
  daysBetween,
  type Instant,
  instantOf,
  isDay,
  isInstant,
  parseDay,
  weekdayOf,
} from './days.ts'

const day = (text: string): Day => {
  const parsed = parseDay(text)
  assert.ok(parsed, text)
  return parsed
}
const anyDay = fc.integer({ min: -300_000, max: 2_000_000 }).map(dayFromNumber)

test('a day exists or it does not; nothing is corrected', () => {
  for (const text of [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '0099-01-01',
    '',
    null,
    20260101,
  ])
    assert.equal(parseDay(text), null, String(text))
  for (const text of ['2024-02-29', '2026-12-31', '2000-02-29', '1921-07-23']) assert.ok(isDay(text), text)
  assert.equal(dayOf(2026, 2, 29), null)
  assert.equal(dayOf(2026, 3, 2), '2026-03-02')
})

test('every day has a number, and every number its day', () => {
  fc.assert(
    fc.property(anyDay, (some) => {
      assert.ok(isDay(some))
      assert.equal(dayFromNumber(dayNumber(some)), some)
    }),
  )
})

test('adding days and counting them are inverse', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (some, count) => {
      assert.equal(daysBetween(some, addDays(some, count)), count)
    }),
  )
})

test('a month is added up to the last day of a shorter month', () => {
  assert.equal(addMonths(day('2026-01-31'), 1), '2026-02-28')
  assert.equal(addMonths(day('2024-01-31'), 1), '2024-02-29')
  assert.equal(addMonths(day('2026-03-31'), -1), '2026-02-28')
  assert.equal(addMonths(day('2026-11-30'), 3), '2027-02-28')
  assert.equal(addMonths(day('2026-05-15'), -17), '2024-12-15')
  assert.equal(dayInMonth(2026, 2, 31), '2026-02-28')
})

test('reckoning stops at the ends of the calendar instead of failing', () => {
  assert.equal(addDays(day('9999-12-30'), 1e9), '9999-12-31')
  assert.equal(addMonths(day('9999-12-01'), 5), '9999-12-31')
  assert.equal(addMonths(day('1000-01-01'), -5), '1000-01-01')
  assert.equal(addMinutes('9999-12-31T23:59:00.000Z' as Instant, 1e12), '9999-12-31T23:59:59.999Z')
})

test('weekdays are ISO weekdays', () => {
  assert.equal(weekdayOf(day('2026-03-02')), 1)
  assert.equal(weekdayOf(day('2026-03-08')), 7)
  assert.equal(weekdayOf(day('1921-07-23')), 6)
})

test('an instant is UTC with milliseconds', () => {
  assert.ok(isInstant('2026-03-02T01:02:03.004Z'))
  for (const text of [
    '2026-03-02T01:02:03Z',
    '2026-03-02T25:02:03.004Z',
    '2026-02-30T01:02:03.004Z',
    '2026-03-02',
    null,
  ])
    assert.ok(!isInstant(text), String(text))
  assert.equal(instantOf(0), '1970-01-01T00:00:00.000Z')
  assert.equal(compare(day('2026-03-02'), day('2026-03-10')), -1)
})
