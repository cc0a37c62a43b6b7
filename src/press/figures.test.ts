import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figuresOf } from './figures.ts'
import { toyFinding, toyLedger, toyMeasure } from './testing.ts'
import { chineseNumber, dayInWords, percent, yuan } from './written.ts'
import { toyDay } from './testing.ts'

const value = (ledger: Parameters<typeof figuresOf>[0], id: string) => figuresOf(ledger).get(id)

test('closed alone is counted as closed, and lasting work in no rate', () => {
  const ledger = toyLedger([
    toyFinding({ id: 'a', state: 'closed', degree: 'done' }),
    toyFinding({ id: 'b', degree: 'basic' }),
    toyFinding({ id: 'c', degree: 'lasting' }),
    toyFinding({ id: 'd', degree: 'done' }),
  ])
  assert.deepEqual(value(ledger, 'closed')?.records, ['a'])
  assert.deepEqual(value(ledger, 'done')?.records, ['a', 'd'])
  assert.equal(value(ledger, 'closing-rate')?.printed, '25%')
  assert.equal(value(ledger, 'done-rate')?.printed, '50%')
  assert.equal(value(ledger, 'done-rate')?.base, 4)
  assert.deepEqual(value(ledger, 'undone')?.records, [])
})

test('without findings there is no rate, because it has no base', () => {
  assert.equal(value(toyLedger([]), 'closing-rate')?.printed, null)
})

test('headings are counted once, aspects within their category', () => {
  const ledger = toyLedger([
    toyFinding({ id: 'a', path: ['甲', '一'] }),
    toyFinding({ id: 'b', path: ['乙', '一'] }),
    toyFinding({ id: 'c', path: ['甲', '一'] }),
    toyFinding({ id: 'd', path: [] }),
  ])
  assert.equal(value(ledger, 'categories')?.value, 2)
  assert.deepEqual(value(ledger, 'aspects')?.records, ['a', 'b'])
})

test('the three kinds of money are never added to one another, and kept to the fen', () => {
  const sum = { finding: null, voucher: null, on: null }
  const ledger = {
    ...toyLedger([]),
    money: [
      { ...sum, id: '1', kind: 'recovered', fen: 10 },
      { ...sum, id: '2', kind: 'recovered', fen: 20 },
      { ...sum, id: '3', kind: 'refunded', fen: 123456 },
    ],
  } as const
  assert.equal(value(ledger, 'money-recovered')?.printed, '0.30')
  assert.equal(value(ledger, 'money-refunded')?.printed, '1234.56')
  assert.equal(value(ledger, 'money-surrendered')?.printed, '0')
})

test('a measure of two kinds counts under both', () => {
  const ledger = toyLedger([toyFinding({ measures: [toyMeasure({ id: 'm', kinds: ['study', 'document'] })] })])
  assert.deepEqual(value(ledger, 'measures-study')?.records, ['m'])
  assert.deepEqual(value(ledger, 'measures-document')?.records, ['m'])
  assert.equal(value(ledger, 'measures')?.value, 1)
})

test('numbers, days, sums and shares are written as papers write them', () => {
  assert.deepEqual([1, 10, 11, 20, 34, 101, 110, 111, 999].map(chineseNumber), [
    ...['一', '十', '十一', '二十', '三十四', '一百零一', '一百一十', '一百一十一', '九百九十九'],
  ])
  assert.equal(dayInWords(toyDay('2026-03-05')), '2026年3月5日')
  assert.deepEqual([0, 5, 100, 12345, -250].map(yuan), ['0', '0.05', '1', '123.45', '-2.50'])
  assert.deepEqual([percent(9, 11), percent(1, 1), percent(0, 3), percent(0, 0)], ['81.8', '100', '0', null])
})
