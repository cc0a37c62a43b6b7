import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Day, dayFromNumber } from './days.ts'
import { nextPeriod, type PeriodKind, periodOf, previousPeriod, spokenPeriod } from './periods.ts'

test('a day lies in the periods its label says', () => {
  const label = (day: string, kind: PeriodKind) => periodOf(day as Day, kind).label
  assert.equal(label('2026-03-02', 'day'), '2026-03-02')
  assert.equal(label('2026-03-02', 'week'), '2026-W10')
  assert.equal(label('2027-01-03', 'week'), '2026-W53')
  assert.equal(label('2024-12-30', 'week'), '2025-W01')
  assert.equal(label('2026-03-02', 'month'), '2026-03')
  assert.equal(label('2026-03-31', 'quarter'), '2026-Q1')
  assert.equal(label('2026-07-01', 'half-year'), '2026-H2')
  assert.equal(label('2026-03-02', 'year'), '2026')
})

test('a period is said as people say it', () => {
  const said = (day: string, kind: PeriodKind) => spokenPeriod(periodOf(day as Day, kind))
  assert.equal(said('2026-03-02', 'day'), '2026年3月2日')
  assert.equal(said('2027-01-03', 'week'), '2026年第53周')
  assert.equal(said('2026-03-02', 'week'), '2026年第10周')
  assert.equal(said('2026-03-02', 'month'), '2026年3月')
  assert.equal(said('2026-12-31', 'quarter'), '2026年第四季度')
  assert.equal(said('2026-07-01', 'half-year'), '2026年下半年')
  assert.equal(said('2026-03-02', 'year'), '2026年')
})

test('periods of a kind cover the calendar without gap or overlap', () => {
  const kinds: PeriodKind[] = ['day', 'week', 'month', 'quarter', 'half-year', 'year']
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 40_000 }), fc.constantFrom(...kinds), (number, kind) => {
      const day = dayFromNumber(number)
      const period = periodOf(day, kind)
      assert.ok(period.from <= day && day < period.to)
      assert.equal(nextPeriod(period).from, period.to)
      assert.equal(previousPeriod(period).to, period.from)
      assert.deepEqual(previousPeriod(nextPeriod(period)), period)
      assert.notEqual(nextPeriod(period).label, period.label)
    }),
  )
})
