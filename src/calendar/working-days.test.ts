import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Day, dayFromNumber, dayNumber } from './days.ts'
import {
  addWorkingDays,
  isKnown,
  isWorkingDay,
  knownFrom,
  knownUntil,
  shiftToWorkingDay,
  workingDaysBetween,
} from './working-days.ts'

const d = (text: string) => text as Day
const known = fc.integer({ min: dayNumber(d('2005-01-01')), max: dayNumber(d('2030-12-31')) }).map(dayFromNumber)

test('Spring Festival 2026 is a holiday and the Saturdays around it are worked', () => {
  for (const text of ['2026-02-16', '2026-02-20', '2026-02-23']) assert.ok(!isWorkingDay(d(text)), text)
  for (const text of ['2026-02-14', '2026-02-28', '2026-01-04', '2026-03-02']) assert.ok(isWorkingDay(d(text)), text)
  for (const text of ['2026-03-07', '2026-03-08']) assert.ok(!isWorkingDay(d(text)), text)
})

test('five working days across a holiday are counted without the holiday', () => {
  assert.equal(addWorkingDays(d('2026-02-13'), 5), '2026-02-27')
  assert.equal(addWorkingDays(d('2026-09-24'), 1), '2026-09-28')
  assert.equal(addWorkingDays(d('2026-03-06'), -5), '2026-02-28')
})

test('a unit may declare a day of its own worked or free', () => {
  const exceptions = { '2026-03-07': 'work', '2026-03-09': 'rest' } as const
  assert.equal(addWorkingDays(d('2026-03-06'), 1, exceptions), '2026-03-07')
  assert.equal(addWorkingDays(d('2026-03-06'), 2, exceptions), '2026-03-10')
})

test('beyond the announced years a day is known to be unknown, and only weekends rest', () => {
  assert.ok(isKnown(knownUntil()) && isKnown(knownFrom()))
  assert.ok(!isKnown(d('2060-01-01')) && !isKnown(d('2003-12-31')))
  assert.ok(isWorkingDay(d('2060-10-01')))
})

test('adding working days and counting them are inverse', () => {
  fc.assert(
    fc.property(known, fc.integer({ min: -300, max: 300 }), (day, count) => {
      const reached = addWorkingDays(day, count)
      assert.equal(workingDaysBetween(day, reached), count)
      if (count !== 0) assert.ok(isWorkingDay(reached))
      if (isWorkingDay(day)) assert.equal(addWorkingDays(reached, -count), day)
    }),
  )
})

test('shifting moves to a working day in the direction asked for, and only when needed', () => {
  assert.equal(shiftToWorkingDay(d('2026-10-03'), 'next'), '2026-10-08')
  assert.equal(shiftToWorkingDay(d('2026-10-03'), 'previous'), '2026-09-30')
  assert.equal(shiftToWorkingDay(d('2026-10-03'), 'stay'), '2026-10-03')
  assert.equal(shiftToWorkingDay(d('2026-10-08'), 'previous'), '2026-10-08')
})
