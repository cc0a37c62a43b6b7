import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { measuresIn } from './cell-measures.ts'
import { readWorkbook } from './read-workbook.ts'
import { reconcileRows } from './reconcile.ts'
import { applied, nothing } from './testing.ts'
import { toyFields } from './toy-registers.ts'

const words = fc
  .array(fc.constantFrom(...'逐项核对稿费场租归档培训值班公示'), { minLength: 5, maxLength: 20 })
  .map((letters) => letters.join(''))
const stop = fc.constantFrom('。', '；', ';')
const numberings: readonly ((n: number) => string)[] = [
  (n) => `${n}.`,
  (n) => `${n}、`,
  (n) => `${'０１２３４５６７８９'[n] ?? ''}．`,
  (n) => `（${n}）`,
  (n) => `(${n})`,
  (n) => '①②③④⑤⑥⑦⑧⑨'[n - 1] ?? '',
  (n) => `${'一二三四五六七八九'[n - 1] ?? ''}、`,
  (n) => `（${'一二三四五六七八九'[n - 1] ?? ''}）`,
]
const numbering = fc.constantFrom(...numberings)
const list = fc.array(fc.tuple(words, stop), { minLength: 2, maxLength: 9 })

function sheetWith(cell: string) {
  const lines = [
    ['序号', '问题', '整改措施', '责任人'],
    ['1', '稿费审核不严', cell, '叶采薇'],
  ]
  const cells = lines.flatMap((line, r) => line.map((text, c) => ({ row: r + 1, column: c + 1, text, value: text })))
  return [{ name: '台账', rows: 2, columns: 4, cells }]
}

test('measures numbered from 1 on are told apart, in lines or in one run, whatever the numbering', () => {
  fc.assert(
    fc.property(list, numbering, fc.constantFrom('', '\n', ' ', '\n\n'), (parts, number, between) => {
      const cell = parts.map(([text, end], at) => `${number(at + 1)}${text}${end}`).join(between)
      const read = measuresIn(cell)
      if (read.is !== 'several') return assert.fail(`${read.is}: ${cell}`)
      assert.deepEqual(
        read.parts.map(({ text, marker }) => [text, marker]),
        parts.map(([text, end], at) => [`${text}${end}`, number(at + 1)]),
      )
      for (const { text, span } of read.parts) assert.equal(cell.slice(...span), text)
    }),
  )
})

test('nothing but numbers and blanks is lost or told twice, whatever is in the cell', () => {
  const any = fc.array(fc.constantFrom(...'核对整改稿费1234.、（）()①②③一二三是；。，\n 　'), { maxLength: 60 })
  fc.assert(
    fc.property(any, (letters) => {
      const cell = letters.join('')
      const read = measuresIn(cell)
      if (read.is !== 'several') return
      assert.ok(read.parts.length > 1)
      let at = 0
      for (const { span, marker, text } of read.parts) {
        assert.equal(cell.slice(at, span[0]).trim(), marker ?? '')
        assert.equal(cell.slice(...span), text)
        at = span[1]
      }
      assert.equal(cell.slice(at).trim(), '')
    }),
  )
})

test('a line that breaks within a sentence parts nothing, however often', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), fc.constantFrom('', '，', '、'), (pieces, pause) => {
      assert.deepEqual(measuresIn(`${pieces.join(`${pause}\n`)}。`), { is: 'one' })
    }),
  )
})

for (const [what, cell, is] of [
  ['lines that are sentences each', '逐项核对稿费。\n场租一律入账。', 'several'],
  ['a figure is no number of a list', '1.5万元已经收回。2.3万元正在追缴。', 'one'],
  ['one number alone', '1.逐项核对稿费。', 'one'],
  ['a gap in the numbers', '1.逐项核对稿费。3.场租一律入账。', 'unclear'],
  ['a number in the middle of a sentence', '1.逐项核对稿费2.场租一律入账。', 'one'],
  ['words before the first number', '针对稿费问题：\n1.逐项核对稿费。\n2.场租一律入账。', 'unclear'],
  ['numbers in words within a sentence', '一是逐项核对稿费；二是场租一律入账。', 'unclear'],
  ['a line that goes on with the one above', '逐项核对稿费。\n其中三笔已经更正。', 'unclear'],
  ['some lines end sentences, some do not', '逐项核对稿费。\n场租一律\n入账。', 'unclear'],
  ['numbers begin anew', '1.稿费：\n1.逐项核对。\n2.逐月公示。\n2.场租一律入账。', 'unclear'],
  ['a number without a measure', '1.逐项核对稿费。2.无。', 'unclear'],
] as const) {
  test(what, () => assert.equal(measuresIn(cell).is, is))
}

test('each measure of a cell is proposed with its part of the cell, and the same sheet again proposes nothing', () => {
  const cell = '1.逐项核对稿费；\n2.场租一律入账。'
  const { rows, defects } = readWorkbook(sheetWith(cell), toyFields)
  assert.deepEqual(defects, [])
  const first = reconcileRows(rows, nothing)
  assert.deepEqual(
    first.flatMap(({ about, fields, cells, parts }) =>
      about === 'measure'
        ? [[fields['marker'], fields['text'], cells['text'], cell.slice(...(parts['text'] ?? []))]]
        : [],
    ),
    [
      ['1.', '逐项核对稿费；', 'C2', '逐项核对稿费；'],
      ['2.', '场租一律入账。', 'C2', '场租一律入账。'],
    ],
  )
  assert.equal(new Set(first.map(({ id }) => id)).size, 3)
  assert.ok(reconcileRows(rows, applied(nothing, first)).every(({ kind }) => kind === 'known'))
})

test('a cell that stands whole in the ledger stays whole', () => {
  const cell = '1.逐项核对稿费；\n2.场租一律入账。'
  const { rows } = readWorkbook(sheetWith(cell), toyFields)
  const whole = rows.map((row) => ({
    ...row,
    measures: row.measures.slice(0, 1).map((one) => ({ ...one, part: null, fields: { text: cell } })),
  }))
  const known = applied(nothing, reconcileRows(whole, nothing))
  const again = reconcileRows(rows, known)
  assert.deepEqual(
    again.map(({ kind, about }) => `${kind} ${about}`),
    ['known finding', 'known measure'],
  )
})

test('where it is not clear a person is told at the cell', () => {
  const { rows, defects } = readWorkbook(sheetWith('一是逐项核对稿费；二是场租一律入账。'), toyFields)
  assert.equal(rows[0]?.measures.length, 1)
  assert.deepEqual(
    defects.map(({ cell, code }) => `${cell} ${code}`),
    ['C2 measures-unclear'],
  )
})
