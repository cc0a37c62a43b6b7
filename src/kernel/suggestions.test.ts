import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assemble, defectsOf } from './assemble.ts'
import type { RegisterSpec } from './spec.ts'
import { suggestFor } from './suggestions.ts'
import { toyHouse, toySpec } from './toy.ts'

const rules = toySpec.rules ?? {}
const first = Object.entries(rules).find(([, { severity }]) => severity === 'warn')
const cured: RegisterSpec = {
  ...toySpec,
  cures: ['台账', '没有询价'],
  rules: { ...rules, ...(first ? { [first[0]]: { ...first[1], cures: ['超预算支出'] } } : {}) },
}
const registers = assemble([cured], toyHouse).current

test('what the finding says finds what cures it, with the words for which', () => {
  const [one, two] = suggestFor(registers, '采购没有询价，台账不全，有2笔超预算支出。')
  assert.deepEqual([one?.kind, one?.part, one?.words], ['rule', first?.[0], ['超预算支出', '没有询价', '台账']])
  assert.deepEqual([two?.kind, two?.part, two?.words], ['register', null, ['没有询价', '台账']])
})

test('a finding in which no word stands is offered nothing; a part needs a word of its own', () => {
  assert.deepEqual(suggestFor(registers, '食堂卫生差。'), [])
  assert.deepEqual(
    suggestFor(registers, '台账不全。').map(({ kind }) => kind),
    ['register'],
  )
})

test('of many no more than asked for, the same every time', () => {
  const text = '没有询价，超预算支出。'
  assert.equal(suggestFor(registers, text, 1).length, 1)
  assert.deepEqual(suggestFor(registers, text), suggestFor(registers, text))
})

test('words that find everything, or count twice, are defects', () => {
  const says = defectsOf([{ ...toySpec, cures: ['账', '询价', '询价'] }], toyHouse).map(({ at }) => at)
  assert.deepEqual(says, ['toy-measure: cures', 'toy-measure: cures'])
})
