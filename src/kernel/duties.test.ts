import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from '../calendar/days.ts'
import { decide } from './decide.ts'
import { dutyInput, occurrences, occurrencesToCreate } from './duties.ts'
import type { Duty } from './register.ts'
import type { DutySpec, Recurrence } from './spec.ts'
import { toy, toySituation } from './toy.ts'

const monthly = toy.duties['monthly-measure'] as Duty
const d = (text: string) => text as Day

function recurring(recurs: Recurrence, shift: DutySpec['shift'] = 'stay'): DutySpec {
  return { ...monthly, recurs, shift }
}

function dues(recurs: Recurrence, from: string, to: string, shift: DutySpec['shift'] = 'stay'): string[] {
  return occurrences(recurring(recurs, shift), d(from), d(to)).map(({ period, due }) => `${period} ${due}`)
}

test('each recurrence falls on its day', () => {
  assert.deepEqual(dues({ every: 'day' }, '2026-03-07', '2026-03-09'), [
    '2026-03-07 2026-03-07',
    '2026-03-08 2026-03-08',
  ])
  assert.deepEqual(dues({ every: 'working-day' }, '2026-03-06', '2026-03-10'), [
    '2026-03-06 2026-03-06',
    '2026-03-09 2026-03-09',
  ])
  assert.deepEqual(dues({ every: 'week', on: 5 }, '2026-03-01', '2026-03-15'), [
    '2026-W10 2026-03-06',
    '2026-W11 2026-03-13',
  ])
  assert.deepEqual(dues({ every: 'month', on: 31 }, '2026-02-01', '2026-04-01'), [
    '2026-02 2026-02-28',
    '2026-03 2026-03-31',
  ])
  assert.deepEqual(dues({ every: 'quarter', month: 3, on: 20 }, '2026-01-01', '2026-07-01'), [
    '2026-Q1 2026-03-20',
    '2026-Q2 2026-06-20',
  ])
  assert.deepEqual(dues({ every: 'half-year', month: 6, on: 30 }, '2026-01-01', '2027-01-01'), [
    '2026-H1 2026-06-30',
    '2026-H2 2026-12-30',
  ])
  assert.deepEqual(dues({ every: 'year', month: 12, on: 25 }, '2026-01-01', '2027-01-01'), ['2026 2026-12-25'])
})

test('a day off moves the due day and not the period', () => {
  assert.deepEqual(dues({ every: 'month', on: 10 }, '2026-01-01', '2026-02-01', 'next'), ['2026-01 2026-01-12'])
  assert.deepEqual(dues({ every: 'month', on: 10 }, '2026-01-01', '2026-02-01', 'previous'), ['2026-01 2026-01-09'])
  assert.deepEqual(dues({ every: 'month', on: 1 }, '2026-10-01', '2026-10-31', 'next'), ['2026-10 2026-10-08'])
  assert.deepEqual(dues({ every: 'month', on: 1 }, '2026-09-01', '2026-10-01', 'previous'), [
    '2026-09 2026-09-01',
    '2026-10 2026-09-30',
  ])
})

test('however a stretch of days is cut, the same records are created, each once', () => {
  const recurrences: Recurrence[] = [{ every: 'working-day' }, { every: 'week', on: 1 }, { every: 'month', on: 31 }]
  const cuts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 })
  const shifts = fc.constantFrom<DutySpec['shift']>('next', 'previous', 'stay')
  fc.assert(
    fc.property(
      fc.constantFrom(...recurrences),
      shifts,
      fc.integer({ min: 0, max: 10 }),
      cuts,
      (recurs, shift, ahead, lengths) => {
        const duty = { ...recurring(recurs, shift), ahead }
        const start = d('2026-01-15')
        let at = start
        const pieces = lengths.flatMap((length) => {
          const before = at
          at = addDays(at, length)
          return occurrencesToCreate(duty, before, at)
        })
        assert.deepEqual(pieces, occurrencesToCreate(duty, start, at))
        assert.equal(new Set(pieces.map(({ period }) => period)).size, pieces.length)
      },
    ),
  )
})

test('a due day that moved over the end of its month is found in the next', () => {
  const moved = ['2026-01 2026-02-02', '2026-02 2026-02-28', '2026-03 2026-03-31']
  assert.deepEqual(dues({ every: 'month', on: 31 }, '2026-02-01', '2026-04-01', 'next'), moved)
})

test('a duty that begins creates what is due from that day on, and nothing of the past', () => {
  const duty = { ...recurring({ every: 'working-day' }), ahead: 1 }
  assert.deepEqual(
    occurrencesToCreate(duty, null, d('2026-03-05')).map(({ due }) => due),
    ['2026-03-05', '2026-03-06'],
  )
  assert.deepEqual(
    occurrencesToCreate(duty, d('2026-03-05'), d('2026-03-06')).map(({ due }) => due),
    [],
  )
  assert.deepEqual(
    occurrencesToCreate(duty, d('2026-03-05'), d('2026-03-08')).map(({ due }) => due),
    ['2026-03-09'],
  )
})

test('the clock creates the record with the post’s holder, and its deadline shows when it is missed', () => {
  const [occurrence] = occurrencesToCreate(monthly, d('2026-03-04'), d('2026-03-05'))
  assert.deepEqual(occurrence, { period: '2026-03', spoken: '2026年3月', due: '2026-03-10' })
  assert.ok(occurrence)
  const situation = toySituation('2026-03-05', 1, { duty: { name: monthly.name, period: occurrence.period } })
  const decision = decide(toy, null, monthly.verb, dutyInput(monthly, occurrence, 'li'), { kind: 'time' }, situation)
  assert.ok(decision.ok)
  assert.deepEqual(decision.record.duty, { name: 'monthly-measure', period: '2026-03' })
  assert.deepEqual(decision.record.fields, { title: '2026-03 自查', due: '2026-03-10', owner: 'li' })
  assert.ok(decision.record.due.some(({ step, at }) => step === 'due' && at === '2026-03-10T15:59:59.999Z'))
  assert.deepEqual(dutyInput(monthly, occurrence, null), { fields: { title: '2026-03 自查', due: '2026-03-10' } })
})
