import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type BallotCounts, counted, finalTally, type Published, rateOf, tally, usualBallot } from './ballot.ts'

const ids = usualBallot.choices.map(({ id }) => id)

test('nothing is shown before five, then in steps, and the rest of a step never', () => {
  const four = { excellent: 3, bad: 1 }
  assert.deepEqual(tally(usualBallot, four, null), { is: 'hidden', least: 5 })
  assert.equal(finalTally(usualBallot, four).is, 'hidden')
  const five = tally(usualBallot, counted(four, 'good'), null)
  assert.ok(five.is === 'shown')
  assert.deepEqual(five.counts, { excellent: 3, good: 1, fair: 0, poor: 0, bad: 1 })
  assert.deepEqual(five.rate, { value: 375, base: 450 })
  assert.deepEqual(tally(usualBallot, { excellent: 7, good: 1, bad: 1 }, five.published), five)
  const ten = tally(usualBallot, { excellent: 8, good: 1, bad: 1 }, five.published)
  assert.ok(ten.is === 'shown' && ten.total === 10)
})

test('the rate is what was given of the best that could have been given', () => {
  assert.deepEqual(rateOf(usualBallot, { excellent: 2, good: 2, fair: 2, poor: 2, bad: 2 }), { value: 600, base: 900 })
  assert.deepEqual(rateOf(usualBallot, {}), { value: 0, base: 0 })
})

test('whoever looks after every ballot never sees a difference of fewer than the least number', () => {
  const votes = fc.array(fc.constantFrom(...ids), { maxLength: 40 })
  fc.assert(
    fc.property(votes, fc.integer({ min: 2, max: 7 }), (list, least) => {
      const scheme = { ...usualBallot, least }
      let counts: BallotCounts = {}
      let published: Published | null = null
      let seen = 0
      for (const vote of list) {
        counts = counted(counts, vote)
        const told = tally(scheme, counts, published)
        if (told.is === 'hidden') continue
        published = told.published
        assert.ok(told.total === seen || told.total - seen >= least)
        assert.equal(
          Object.values(told.counts).reduce((sum, one) => sum + one, 0),
          told.total,
        )
        seen = told.total
      }
      assert.ok(list.length - seen < least)
    }),
  )
})

test('a ballot that could show a single vote, and counts that are none, are refused with every fault', () => {
  const scheme = { choices: [{ id: 'a', label: { zh: '甲', en: 'a' }, score: 0 }], least: 1 }
  assert.throws(
    () => tally(scheme, { b: -1 }, null),
    /least.*\nchoices.*\none choice.*\nb is no choice.*\nthe count of b/u,
  )
})
