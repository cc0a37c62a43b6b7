import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Day, dayInMonth } from '../calendar/days.ts'
import { type Overseen, type OverseenRound, overviewOf } from './overview.ts'

const today = dayInMonth(2026, 3, 20)
const states = { reviewing: 'reviewing', returned: 'returned', closed: 'closed' }
const round = (id: string, unit: string, ends: Day | null, over = false): OverseenRound => ({
  id,
  unit,
  title: id,
  ends,
  over,
})
let count = 0
const finding = (unit: string, state: string, dueOn: Day | null, more: Partial<Overseen> = {}): Overseen => ({
  ...{ id: `f${++count}`, unit, round: null, state, dueOn, reportedDegree: null, sentBack: false },
  ...more,
})

suite('overview of units', () => {
  test('who is late comes first, then who is late longest, then whose work was sent back, then whose period ends next', () => {
    const findings = [
      finding('a', 'underway', today),
      finding('b', 'underway', dayInMonth(2026, 3, 1)),
      finding('b', 'closed', dayInMonth(2026, 1, 1)),
      finding('c', 'underway', dayInMonth(2026, 3, 10)),
      finding('c', 'declared', dayInMonth(2026, 3, 19)),
      finding('d', 'returned', dayInMonth(2026, 4, 1), { sentBack: true }),
      finding('e', 'underway', dayInMonth(2026, 3, 10)),
      finding('f', 'underway', dayInMonth(2026, 4, 1), { round: 'r' }),
    ]
    const lines = overviewOf(findings, [round('r', 'f', dayInMonth(2026, 3, 30))], states, today)
    assert.deepEqual(
      lines.map(({ unit, overdue, mostDays }) => [unit, overdue, mostDays]),
      [
        ['c', 2, 10],
        ['b', 1, 19],
        ['e', 1, 10],
        ['d', 0, 0],
        ['f', 0, 0],
        ['a', 0, 0],
      ],
    )
    assert.deepEqual(
      lines.map(({ daysLeft }) => daysLeft),
      [null, null, null, null, 10, null],
    )
  })

  test('a unit has a line for each round it shares, also without findings, and one for rounds it does not share', () => {
    const findings = [
      finding('a', 'closed', null, { round: 'r1', sentBack: true }),
      finding('a', 'reviewing', null, { round: 'r1', reportedDegree: 'basic' }),
      finding('a', 'open', null, { round: 'not shared' }),
      finding('a', 'open', null),
    ]
    const rounds = [round('r1', 'a', dayInMonth(2026, 3, 10)), round('r2', 'a', dayInMonth(2026, 5, 1), true)]
    const lines = overviewOf(findings, rounds, states, today)
    assert.deepEqual(
      lines.map((one) => [
        one.round?.id ?? null,
        one.total,
        one.closed,
        one.reviewing,
        one.sentBack,
        one.closingRate,
        one.doneRate,
        one.daysLeft,
      ]),
      [
        ['r1', 2, 1, 1, 1, 0.5, 1, -10],
        [null, 2, 0, 0, 0, 0, 0, null],
        ['r2', 0, 0, 0, 0, null, null, null],
      ],
    )
  })
})
