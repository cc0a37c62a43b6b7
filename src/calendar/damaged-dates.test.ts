import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  exists,
  isoOf,
  monthDayReadings,
  monthLength,
  yearMonthDayReadings,
  yearMonthReadings,
} from './damaged-dates.ts'

const isos = (digits: string) => yearMonthDayReadings(digits).map(isoOf)

test('a run of digits is read in every way the calendar allows', () => {
  assert.deepEqual(isos('2023814'), ['2023-08-14'])
  assert.deepEqual(isos('20231227'), ['2023-12-27'])
  assert.deepEqual(isos('2022121'), ['2022-01-21', '2022-12-01'])
  assert.deepEqual(isos('202316'), ['2023-01-06'])
  assert.deepEqual(isos('2023231'), [])
  assert.deepEqual(yearMonthReadings('20242').map(isoOf), ['2024-02'])
  assert.deepEqual(yearMonthReadings('202311').map(isoOf), ['2023-11'])
  assert.deepEqual(yearMonthReadings('202413'), [])
  assert.deepEqual(monthDayReadings('1031'), [{ month: 10, day: 31 }])
})

test('the 29th of February exists in leap years and where the year is not known', () => {
  assert.ok(exists({ month: 2, day: 29 }))
  assert.ok(exists({ year: 2024, month: 2, day: 29 }))
  assert.ok(!exists({ year: 2023, month: 2, day: 29 }))
  assert.equal(monthLength(2, 1900), 28)
  assert.equal(monthLength(2, 2000), 29)
})

test('whatever day lost its marks, it is among its readings', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2098-12-31'), noInvalidDate: true }), (day) => {
      const [y, m, d] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]
      const wanted = isoOf({ year: y, month: m, day: d })
      assert.ok(isos(`${y}${m}${d}`).includes(wanted), `${y}${m}${d}`)
      for (const iso of isos(`${y}${m}${d}`)) assert.equal(new Date(`${iso}T00:00:00Z`).toISOString().slice(0, 10), iso)
    }),
  )
})
