import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { FieldView } from '../../src/contract/view.ts'
import { changesOf, type FieldValue, filesOf, idsOf, isEmpty, readTyped, typedOf } from './fields.ts'

const field = (name: string, kind: FieldView['kind']): FieldView =>
  ({ name, kind, label: { zh: name, en: name }, required: false, inList: false }) as FieldView

const subject = field('subject', 'text')
const amount = field('amount', 'money')
const count = field('count', 'integer')

test('what a record holds, shown in a form and read again untouched, changes nothing', () => {
  const values = fc.record({
    subject: fc.string({ minLength: 1 }).map((text) => text.trim() || 'x'),
    amount: fc.integer({ min: 0, max: 1e12 }),
    count: fc.integer({ min: -1e6, max: 1e6 }),
  })
  fc.assert(
    fc.property(values, (before) => {
      const fields = [subject, amount, count]
      const typed = Object.fromEntries(fields.map((one) => [one.name, typedOf(one, before[one.name as 'count'])]))
      assert.deepEqual(changesOf(fields, typed, before), { changes: {}, unread: [] })
    }),
  )
})

test('an emptied field is sent as null, an untouched one is not sent', () => {
  const { changes } = changesOf([subject, amount], { subject: '  ', amount: null }, { subject: '旧', amount: 100 })
  assert.deepEqual(changes, { subject: null, amount: null })
  assert.deepEqual(changesOf([subject], { subject: null }, {}).changes, {})
})

test('a figure that cannot be read is told by its field and not sent', () => {
  const { changes, unread } = changesOf([amount, count], { amount: '一万', count: '12' }, {})
  assert.deepEqual(unread, [amount])
  assert.deepEqual(changes, { count: 12 })
})

test('money goes out as fen', () => {
  assert.equal(readTyped(amount, '12,400.5'), 1240050)
})

test('ids and files are told apart whatever a field holds', () => {
  const file = { sha256: 'a'.repeat(64), name: '纪要.pdf' }
  assert.deepEqual(filesOf([file] as FieldValue), [file])
  assert.deepEqual(filesOf(['x']), [])
  assert.deepEqual(idsOf('a'), ['a'])
  assert.deepEqual(idsOf(['a', 'b']), ['a', 'b'])
  assert.deepEqual(idsOf(null), [])
  assert.ok(isEmpty([]) && isEmpty('') && isEmpty(undefined) && !isEmpty(0) && !isEmpty(false))
})
