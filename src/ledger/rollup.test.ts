import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseDay } from '../calendar/days.ts'
import { type Counted, rollUp } from './rollup.ts'

const day = (text: string) => parseDay(text) ?? assert.fail(text)
const today = day('2026-03-02')
const row = (state: string, reportedDegree: string | null = null, dueOn: string | null = null): Counted => ({
  ...{ state, reportedDegree, dueOn: dueOn === null ? null : day(dueOn) },
})

test('rates have all findings as their base; lasting work is told apart and in neither', () => {
  const rows = [
    row('closed', 'done', '2026-01-31'),
    row('underway', 'basic', '2026-03-02'),
    row('underway', 'lasting', '2026-03-01'),
    row('open'),
  ]
  assert.deepEqual(rollUp(rows, today), {
    ...{ total: 4, closed: 1, basic: 1, lasting: 1, overdue: 1 },
    byState: { closed: 1, underway: 2, open: 1 },
    closingRate: 0.25,
    doneRate: 0.5,
  })
})

test('without findings there is no rate', () => {
  const { total, closingRate, doneRate } = rollUp([], today)
  assert.deepEqual([total, closingRate, doneRate], [0, null, null])
})

test('states add up to the total, and the figures of two halves to those of the whole', () => {
  const some = fc.array(
    fc.record({
      state: fc.constantFrom('open', 'underway', 'closed', 'returned'),
      reportedDegree: fc.constantFrom('done', 'basic', 'lasting', 'undone', null),
      dueOn: fc.constantFrom(null, day('2026-03-01'), today, day('2026-12-31')),
    }),
  )
  fc.assert(
    fc.property(some, some, (a, b) => {
      const [left, right, both] = [rollUp(a, today), rollUp(b, today), rollUp([...a, ...b], today)]
      assert.equal(
        Object.values(both.byState).reduce((sum, n) => sum + n, 0),
        both.total,
      )
      for (const name of ['total', 'closed', 'basic', 'lasting', 'overdue'] as const) {
        assert.equal(both[name], left[name] + right[name])
      }
      assert.ok((both.doneRate ?? 1) >= (both.closingRate ?? 0))
    }),
  )
})
