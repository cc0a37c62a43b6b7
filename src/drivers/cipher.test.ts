import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { cipher } from './cipher.ts'

const key = randomBytes(32)
const plain = Buffer.from('内容', 'utf8')

test('what is sealed opens with the same key and the same purpose, and is different each time', () => {
  const [one, two] = [cipher.seal(key, plain, 'entry 1'), cipher.seal(key, plain, 'entry 1')]
  assert.deepEqual(Buffer.from(cipher.open(key, one, 'entry 1')), plain)
  assert.notDeepEqual(one, two)
  assert.ok(!Buffer.from(one).includes(plain))
})

test('another key, another entry, or one flipped bit anywhere does not open', () => {
  const sealed = cipher.seal(key, plain, 'entry 1')
  assert.throws(() => cipher.open(randomBytes(32), sealed, 'entry 1'))
  assert.throws(() => cipher.open(key, sealed, 'entry 2'))
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Buffer.from(sealed)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    assert.throws(() => cipher.open(key, flipped, 'entry 1'), `bit ${bit}`)
  }
  assert.throws(() => cipher.open(key, sealed.subarray(0, 20), 'entry 1'))
})
