import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Instant } from '../calendar/days.ts'
import type { Entry } from '../kernel/record.ts'
import { type ChainLink, readChain } from './chain.ts'
import { differences, groupFindings } from './compare.ts'
import { decodeLeaf, encodeLeaf, leafOf, registerOf, UnreadableEntry } from './leaf.ts'
import { commitmentOf, encodePayload, entryFrom, isCommitted } from './payload.ts'

const hash = (...parts: readonly Uint8Array[]) => {
  const one = createHash('sha256')
  for (const part of parts) one.update(part)
  return new Uint8Array(one.digest())
}
const salt = new Uint8Array(32).fill(7)
const entry = (revision: number, more: Partial<Entry> = {}): Entry => ({
  id: `entry-${revision}`,
  unit: 'unit',
  register: 'toy',
  version: '2026-01-01',
  record: 'record',
  revision,
  verb: revision === 1 ? 'open' : 'amend',
  at: `2026-03-0${revision}T01:00:00.000Z` as Instant,
  by: { kind: 'person', person: 'p' },
  effects: revision === 1 ? { state: 'open', set: { title: '甲' } } : { set: { title: `第 ${revision} 版` } },
  ...more,
})
const link = (one: Entry, from: string | null): ChainLink => {
  const payload = encodePayload(one)
  return { id: one.id, leaf: encodeLeaf(leafOf(one, from, 'open', commitmentOf(hash, salt, payload))), salt, payload }
}
const chain = [link(entry(1), null), link(entry(2), 'open'), link(entry(3, { note: '原因' }), 'open')]
const causes = (links: readonly ChainLink[]) =>
  readChain(hash, 'unit', 'record', links).faults.map(({ cause }) => cause)

test('a leaf is canonical JSON, and comes back as it was', () => {
  const leaf = leafOf(entry(1), null, 'open', hash(salt))
  const bytes = encodeLeaf(leaf)
  assert.match(
    new TextDecoder().decode(bytes),
    /^\{"at":"2026-03-01T01:00:00.000Z","by":\{"kind":"person","person":"p"\},"commitment":"[0-9a-f]{64}","entry":"entry-1"/,
  )
  assert.deepEqual(decodeLeaf(bytes), leaf)
  assert.deepEqual(registerOf(leaf), { name: 'toy', version: '2026-01-01' })
})

test('a leaf with a byte changed, added or taken away is unreadable or another leaf, never the same', () => {
  const bytes = encodeLeaf(leafOf(entry(1), null, 'open', hash(salt)))
  const read = (given: Uint8Array) => {
    try {
      return encodeLeaf(decodeLeaf(given))
    } catch (error) {
      assert.ok(error instanceof UnreadableEntry)
      return null
    }
  }
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Uint8Array.from(bytes)
      changed[at] = ((changed[at] ?? 0) + by) % 256
      const again = read(changed)
      assert.ok(again === null || !Buffer.from(again).equals(Buffer.from(bytes)))
    }),
  )
  assert.equal(read(Buffer.concat([bytes, Buffer.from(' ')])), null)
  assert.equal(read(bytes.subarray(1)), null)
  assert.equal(read(Buffer.from('{"v":1}')), null)
})

test('a leaf longer than an entry bundle holds is refused', () => {
  const long = entry(1, { verb: 'x'.repeat(70_000) })
  assert.throws(() => encodeLeaf(leafOf(long, null, 'open', salt)), RangeError)
})

test('the leaf commits to salt and payload, and to nothing else', () => {
  const payload = encodePayload(entry(3, { note: '原因' }))
  const leaf = decodeLeaf(chain[2]?.leaf ?? new Uint8Array())
  assert.ok(isCommitted(hash, leaf, salt, payload))
  assert.ok(!isCommitted(hash, leaf, new Uint8Array(32), payload))
  assert.ok(!isCommitted(hash, leaf, salt, encodePayload(entry(3))))
  assert.deepEqual(entryFrom(leaf, payload), entry(3, { note: '原因' }))
  assert.throws(() => entryFrom(leaf, Buffer.from('{"v":2}')), UnreadableEntry)
})

test('a sound chain folds to its record', () => {
  const { record, faults, erased } = readChain(hash, 'unit', 'record', chain)
  assert.deepEqual([faults, erased, record?.revision, record?.fields], [[], 0, 3, { title: '第 3 版' }])
})

test('what is missing, moved, foreign or altered in a chain is told apart', () => {
  const [one, two, three] = chain as [ChainLink, ChainLink, ChainLink]
  assert.deepEqual(causes([one, three]), ['entry-missing', 'entry-unreadable'])
  assert.deepEqual(causes([one, { ...two, payload: null }, three]), ['payload-missing'])
  assert.deepEqual(causes([one, { ...two, payload: encodePayload(entry(2, { note: '加' })) }]), ['payload-altered'])
  assert.deepEqual(causes([one, { ...two, leaf: Buffer.from('{}') }]), ['leaf-unreadable'])
  assert.deepEqual(causes([one, { ...two, salt: null }]), ['payload-erased-without-erasure'])
  assert.deepEqual(
    readChain(hash, 'other', 'record', [one]).faults.map(({ cause }) => cause),
    ['leaf-of-another'],
  )
  assert.deepEqual(causes([one, link(entry(2), 'closed')]), ['leaf-state'])
})

test('differences are what is missing and what is too many, however often and in whatever order', () => {
  assert.deepEqual(differences(['a', 'b', 'b'], ['b', 'a', 'c', 'c']), { missing: ['b'], extra: ['c', 'c'] })
  fc.assert(
    fc.property(fc.array(fc.string()), (lines) =>
      assert.deepEqual(differences(lines, [...lines].reverse()), { missing: [], extra: [] }),
    ),
  )
})

test('findings are grouped by cause, the commonest first, with a few examples', () => {
  const finding = (cause: string) => ({ cause, unit: 'u', detail: 'd' })
  const groups = groupFindings([...Array(9).fill(finding('b')), finding('a'), finding('c')])
  assert.deepEqual(
    groups.map(({ cause, count, examples }) => [cause, count, examples.length]),
    [
      ['b', 9, 5],
      ['a', 1, 1],
      ['c', 1, 1],
    ],
  )
})
