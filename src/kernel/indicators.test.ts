import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Day, Instant } from '../calendar/days.ts'
import type { FieldValue } from './fields.ts'
import { evaluate } from './indicators.ts'
import { answer, matches, meets } from './matches.ts'
import type { RegisterRecord } from './record.ts'
import type { Indicator } from './register.ts'
import { toy } from './toy.ts'
import { ToyWalk } from './toy-walk.ts'
import { toyPerson } from './toy.ts'
import type { Where } from './where.ts'

const zone = 'Asia/Shanghai'
const base = new ToyWalk().step('2026-03-02', toyPerson('chen', 'office'), 'open', { fields: { title: '清退' } })
const rate = toy.indicators['toy-close-rate'] as Indicator
const refunded = toy.indicators['toy-refunded'] as Indicator

function made(more: Partial<RegisterRecord>): RegisterRecord {
  return { ...base, ...more }
}

const value: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constant(null),
  fc.constantFrom('a', 'b', '2026-03-02', '2026-03-09'),
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
)

test('a condition and its complement: filled, and ranges that meet', () => {
  fc.assert(
    fc.property(value, fc.integer({ min: -4, max: 4 }), (some, bound) => {
      assert.notEqual(meets(some, { filled: true }), meets(some, { filled: false }))
      if (typeof some === 'number') assert.notEqual(meets(some, { from: bound }), meets(some, { before: bound }))
      else assert.equal(meets(some, { from: bound }) || meets(some, { before: bound }), false)
      if (some === null) assert.equal(meets(some, { in: ['a'] }) || meets(some, { is: 'a' }), false)
    }),
  )
})

test('in is or, and members of a where are and', () => {
  fc.assert(
    fc.property(value, fc.subarray(['a', 'b', 'c']), fc.constantFrom('open', 'closed'), (some, list, state) => {
      assert.equal(
        meets(some, { in: list }),
        list.some((one) => meets(some, { is: one })),
      )
      const record = made({ fields: { title: some }, state })
      const sides: Where[] = [{ state: ['open'] }, { fields: { title: { in: list } } }]
      assert.equal(
        matches(record, Object.assign({}, ...sides), zone),
        sides.every((side) => matches(record, side, zone)),
      )
      assert.equal(matches(record, {}, zone), true)
    }),
  )
})

test('windows are half-open and in days of the unit’s zone', () => {
  const within = { of: 'opened', from: '2026-03-02', to: '2026-03-03' } as const
  assert.ok(matches(made({ openedAt: '2026-03-01T16:00:00.000Z' as Instant }), { within }, zone))
  assert.ok(!matches(made({ openedAt: '2026-03-01T15:59:59.999Z' as Instant }), { within }, zone))
  assert.ok(!matches(made({ openedAt: '2026-03-02T16:00:00.000Z' as Instant }), { within }, zone))
  assert.ok(!matches(base, { within: { ...within, of: 'closed' } }, zone))
  assert.ok(matches(made({ fields: { due: '2026-03-02' } }), { within: { ...within, of: { field: 'due' } } }, zone))
  assert.ok(!matches(base, { within: { ...within, of: { field: 'due' } } }, zone))
})

test('late and closed look at what happened', () => {
  assert.ok(matches(made({ late: ['declare-due'] }), { late: true, closed: false }, zone))
  assert.ok(matches(made({ closedAt: base.openedAt }), { late: false, closed: true }, zone))
})

test('a rate is value over base, and a base of 0 gives none', () => {
  const closed = made({ closedAt: '2026-04-01T00:00:00.000Z' as Instant, state: 'closed', fields: { amount: 1240000 } })
  const figure = evaluate(rate, [closed, base, base, base], '2026-05-01' as Day, zone)
  assert.deepEqual(
    [figure.value, figure.base, figure.rate, figure.period?.label, figure.outside],
    [1, 4, 0.25, '2026', true],
  )
  const nine = [...Array(9).fill(closed), base]
  assert.equal(evaluate(rate, nine, '2026-05-01' as Day, zone).outside, false)
  const none = evaluate(rate, [closed], '2027-01-01' as Day, zone)
  assert.deepEqual([none.value, none.base, none.rate, none.outside], [0, 0, null, false])
  assert.deepEqual(evaluate(refunded, [closed, base], '2027-01-01' as Day, zone), {
    value: 1240000,
    base: null,
    rate: null,
    period: null,
    outside: false,
  })
})

test('what was erased counts in nothing', () => {
  assert.equal(evaluate(rate, [made({ erased: true })], '2026-05-01' as Day, zone).base, 0)
  assert.equal(answer({ register: 'toy-measure', where: {}, ask: 'count' }, [made({ erased: true })], zone), 0)
})

test('a rule’s question is answered by count, sum, or the one opened first', () => {
  const later = made({ id: 'b', openedAt: '2026-03-05T00:00:00.000Z' as Instant, fields: { amount: 5 } })
  const earlier = made({ id: 'c', fields: { amount: 7 } })
  const other = made({ id: 'a', register: 'another' })
  const all = [later, earlier, other]
  assert.equal(answer({ register: 'toy-measure', where: {}, ask: 'count' }, all, zone), 2)
  assert.equal(answer({ register: 'toy-measure', where: {}, ask: 'sum', field: 'amount' }, all, zone), 12)
  assert.deepEqual(answer({ register: 'toy-measure', where: {}, ask: 'first' }, all, zone), {
    id: 'c',
    state: 'open',
    fields: { amount: 7 },
  })
  assert.equal(answer({ register: 'toy-measure', where: { state: ['closed'] }, ask: 'first' }, all, zone), null)
})
