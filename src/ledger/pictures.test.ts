import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, parseDay } from '../calendar/days.ts'
import {
  burnDown,
  byKind,
  byMonth,
  monthEnds,
  overdueByLeader,
  type Pictured,
  progressBy,
  statesOver,
} from './pictures.ts'

const day = (text: string): Day => {
  const read = parseDay(text)
  assert.ok(read !== null, text)
  return read
}

const finding = (id: string, own: Partial<Pictured>): Pictured => ({
  ...{ id, category: '党的领导', department: '办公室', leader: '岑望舒', state: 'underway' },
  ...{ openedOn: day('2025-01-10'), closedOn: null, dueOn: null, history: [], ...own },
})

const list = [
  finding('1', { closedOn: day('2025-02-28'), dueOn: day('2025-01-31') }),
  finding('2', { dueOn: day('2025-03-01') }),
  finding('3', { dueOn: day('2025-02-20'), category: null, leader: null }),
  finding('4', { dueOn: day('2025-02-25'), category: '财务', department: '财务部', openedOn: day('2025-01-12') }),
]
const today = day('2025-03-01')

test('progress by category: most first, the nameless last; due today is not overdue, closed never', () => {
  assert.deepEqual(progressBy(list, 'category', today), [
    { name: '党的领导', total: 2, closed: 1, overdue: 0 },
    { name: '财务', total: 1, closed: 0, overdue: 1 },
    { name: null, total: 1, closed: 0, overdue: 1 },
  ])
  assert.deepEqual(overdueByLeader(list, today), [
    { name: null, count: 1, findings: ['3'], mostDays: 9 },
    { name: '岑望舒', count: 1, findings: ['4'], mostDays: 4 },
  ])
})

test('burn-down: open by the end of each day, nothing for days to come, a straight line to none', () => {
  assert.deepEqual(burnDown(list, day('2025-01-09'), day('2025-01-13'), day('2025-01-12')), [
    { day: '2025-01-09', open: 0, ideal: 4 },
    { day: '2025-01-10', open: 3, ideal: 3 },
    { day: '2025-01-11', open: 3, ideal: 2 },
    { day: '2025-01-12', open: 4, ideal: 1 },
    { day: '2025-01-13', open: null, ideal: 0 },
  ])
  assert.deepEqual(burnDown(list, today, day('2025-02-01'), today), [])
})

test('burn-down counts what counting every day anew counts', () => {
  const start = day('2025-01-01')
  const some = fc.array(fc.tuple(fc.integer({ min: -20, max: 60 }), fc.option(fc.nat(60), { nil: null })))
  fc.assert(
    fc.property(some, fc.nat(50), (pairs, length) => {
      const findings = pairs.map(([open, close], at) => {
        const openedOn = addDays(start, open)
        return finding(String(at), { openedOn, closedOn: close === null ? null : addDays(openedOn, close) })
      })
      for (const one of burnDown(findings, start, addDays(start, length), addDays(start, 99))) {
        const open = findings.filter(
          ({ openedOn, closedOn }) => openedOn <= one.day && (closedOn === null || closedOn > one.day),
        )
        assert.equal(one.open, open.length)
      }
    }),
  )
})

test('states over time stand by what was true on each day', () => {
  const history = [
    { state: 'planned', from: day('2025-01-10') },
    { state: 'underway', from: day('2025-02-01') },
    { state: 'closed', from: day('2025-03-01') },
  ]
  const days = monthEnds(day('2024-12-31'), today)
  assert.deepEqual(days, ['2024-12-31', '2025-01-31', '2025-02-28', '2025-03-01'])
  assert.deepEqual(
    statesOver([finding('1', { history }), finding('2', { history: history.slice(0, 1) })], days).map(
      ({ counts }) => counts,
    ),
    [{}, { planned: 2 }, { underway: 1, planned: 1 }, { closed: 1, planned: 1 }],
  )
  assert.deepEqual(monthEnds(today, day('2025-01-01')), [])
})

test('months have no gap', () => {
  const own = [finding('1', { closedOn: day('2025-03-31') }), finding('2', {})]
  assert.deepEqual(byMonth(own), [
    { month: '2025-01', opened: 2, closed: 0 },
    { month: '2025-02', opened: 0, closed: 0 },
    { month: '2025-03', opened: 0, closed: 1 },
  ])
  assert.deepEqual(byMonth([]), [])
})

test('kinds of measures: one of two kinds counts in both, unknown ones are other, talk alone is told', () => {
  const { measures, bars, talkOnly } = byKind([
    { finding: 'a', kinds: ['study', 'meeting'] },
    { finding: 'a', kinds: ['study'] },
    { finding: 'b', kinds: ['study', 'money'] },
    { finding: 'c', kinds: [] },
  ])
  assert.equal(measures, 4)
  assert.deepEqual(
    bars.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, count]),
    [
      ['study', 3],
      ['meeting', 1],
      ['money', 1],
      ['other', 1],
    ],
  )
  assert.deepEqual(talkOnly, ['a'])
})
