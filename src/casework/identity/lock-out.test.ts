import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Instant, instantOf, millisecondsOf } from '../../calendar/days.ts'
import { ladders, secondsUntil, waitUntil } from './lock-out.ts'
import type { RecentFailures } from './ports.ts'

const at = '2026-03-02T08:00:00.000Z' as Instant
const none = { count: 0, last: null }
const quiet: RecentFailures = { account: none, pair: none, address: none, knownAddress: false }
const after = (seconds: number) => instantOf(millisecondsOf(at) + seconds * 1000)

test('the first failures cost nothing, then each doubles the delay up to its ceiling', () => {
  const seconds = (count: number) => {
    const end = waitUntil({ ...quiet, account: { count, last: at } }, at)
    return end ? secondsUntil(end, at) : 0
  }
  assert.deepEqual([4, 5, 6, 7, 9, 10, 500].map(seconds), [0, 30, 60, 120, 480, 900, 900])
})

test('from an address the account has signed in from, guesses made elsewhere do not count', () => {
  const attacked = { ...quiet, account: { count: 400, last: at }, address: { count: 90, last: at } }
  assert.equal(waitUntil({ ...attacked, knownAddress: true }, at), null)
  assert.notEqual(waitUntil(attacked, at), null)
})

test('one address that tries many names is slowed down whatever the account', () => {
  assert.equal(waitUntil({ ...quiet, address: { count: 19, last: at } }, at), null)
  assert.equal(waitUntil({ ...quiet, address: { count: 20, last: at } }, at), after(30))
})

test('whatever was guessed, after a quarter of an hour without attempts the next one is looked at', () => {
  const failures = fc.record({ count: fc.nat(1_000_000), last: fc.constant<Instant | null>(at) })
  const all = fc.record({ account: failures, pair: failures, address: failures, knownAddress: fc.boolean() })
  const longest = Math.max(...Object.values(ladders).map((ladder) => ladder.mostSeconds))
  fc.assert(fc.property(all, (recent) => waitUntil(recent, after(longest)) === null))
})
