import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, dayFromNumber, type Day, type Instant } from './days.ts'
import { dayIn, endOfDay, instantAt, isZone, startOfDay, timeIn } from './zones.ts'

test('a day in Shanghai begins at 16:00 UTC of the day before', () => {
  assert.equal(startOfDay('2026-03-11' as Day, 'Asia/Shanghai'), '2026-03-10T16:00:00.000Z')
  assert.equal(endOfDay('2026-03-11' as Day, 'Asia/Shanghai'), '2026-03-11T15:59:59.999Z')
  assert.equal(dayIn('2026-03-10T16:00:00.000Z' as Instant, 'Asia/Shanghai'), '2026-03-11')
  assert.equal(dayIn('2026-03-10T15:59:59.999Z' as Instant, 'Asia/Shanghai'), '2026-03-10')
  assert.equal(instantAt('2026-03-11' as Day, '09:30', 'Asia/Shanghai'), '2026-03-11T01:30:00.000Z')
  assert.equal(timeIn('2026-03-11T01:30:00.000Z' as Instant, 'Asia/Shanghai'), '09:30')
})

test('where the clock skips midnight, the day begins at the first instant that exists', () => {
  // São Paulo skipped 00:00–01:00 on 2018-11-04.
  assert.equal(startOfDay('2018-11-04' as Day, 'America/Sao_Paulo'), '2018-11-04T03:00:00.000Z')
})

test('a clock that changes at one minute past midnight is read right on both sides of it', () => {
  // Newfoundland went from 00:01 to 01:01 on 2010-03-14.
  assert.equal(timeIn('2010-03-14T03:30:59.999Z' as Instant, 'America/St_Johns'), '00:00')
  assert.equal(timeIn('2010-03-14T03:31:00.000Z' as Instant, 'America/St_Johns'), '01:01')
  assert.equal(timeIn('2010-03-14T03:30:00.000Z' as Instant, 'America/St_Johns'), '00:00')
})

test('in every zone each day follows the day before without a gap', () => {
  const zones = ['Asia/Shanghai', 'UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati']
  fc.assert(
    fc.property(fc.integer({ min: 3000, max: 30_000 }), fc.constantFrom(...zones), (number, zone) => {
      const day = dayFromNumber(number)
      assert.equal(dayIn(startOfDay(day, zone), zone), day)
      assert.equal(dayIn(endOfDay(day, zone), zone), day)
      assert.ok(startOfDay(addDays(day, 1), zone) > endOfDay(day, zone))
    }),
  )
})

test('an unknown zone is told from a known one', () => {
  assert.ok(isZone('Asia/Shanghai'))
  assert.ok(!isZone('Asia/Yunxiu'))
})
