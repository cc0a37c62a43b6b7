import assert from 'node:assert/strict'
import test from 'node:test'
import { nameAt, withName } from './mention-text.ts'

test('a name is being typed from the @ to the caret, until something ends it', () => {
  assert.equal(nameAt('请@沈若', 4), '沈若')
  assert.equal(nameAt('请@', 2), '')
  assert.equal(nameAt('请＠沈', 3), '沈')
  assert.equal(nameAt('请@沈若兰 看', 7), null)
  assert.equal(nameAt('请@沈若兰，', 6), null)
  assert.equal(nameAt('没有提请谁', 3), null)
  assert.equal(nameAt('@沈若兰', 2), '沈')
})

test('a chosen name takes the place of what was typed, and what follows stays', () => {
  assert.deepEqual(withName('请@沈看一下', 3, '沈若兰'), { text: '请@沈若兰 看一下', caret: 6 })
  assert.deepEqual(withName('@', 1, '宋一'), { text: '@宋一 ', caret: 4 })
})
