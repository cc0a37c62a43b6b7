import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Sheet } from '../intake/intake.ts'
import { cellValue } from '../intake/values.ts'
import { mergeWorkbooks } from './merge-workbooks.ts'
import { toyFields } from './toy-registers.ts'

const heads = ['问题编号', '问题', '整改措施', '责任领导', '整改时限']

function sheet(rows: readonly (readonly string[])[], name = '台账'): Sheet {
  const cells = [heads, ...rows].flatMap((row, r) =>
    row.flatMap((text, c) => (text === '' ? [] : [{ row: r + 1, column: c + 1, text, value: cellValue(text) }])),
  )
  return { name, rows: rows.length + 1, columns: heads.length, cells }
}

const book = (file: string, rows: readonly (readonly string[])[]) => ({ file, sheets: [sheet(rows)] })
const people = new Map([
  ['岑望舒', ['cen']],
  ['叶采薇', ['ye']],
])
const merge = (...books: ReturnType<typeof book>[]) => mergeWorkbooks(books, toyFields, { people })

test('one problem in two files: filled up, measures joined, what differs named with file, sheet and cell', () => {
  const { rows, duplicates, contradictions } = merge(
    book('财务.xlsx', [['', '稿费重复发放', '逐笔核对', '岑望舒', '']]),
    book('办公室.xlsx', [
      ['', '公务用车没有登记', '登记里程', '叶采薇', '2025-06-30'],
      ['', '关于稿费重复发放的问题', '逐笔核对。', '叶采薇', '2025-07-31'],
    ]),
  )
  assert.deepEqual(
    rows.map(({ file, row }) => [file, row.fields['title']]),
    [
      ['财务.xlsx', '稿费重复发放'],
      ['办公室.xlsx', '公务用车没有登记'],
    ],
  )
  assert.equal(rows[0]?.row.fields['dueOn'], '2025-07-31')
  assert.equal(rows[0]?.row.measures.length, 1)
  assert.deepEqual(
    duplicates.map(({ places }) => places),
    [
      [
        { file: '财务.xlsx', sheet: '台账', cell: 'B2' },
        { file: '办公室.xlsx', sheet: '台账', cell: 'B3' },
      ],
    ],
  )
  assert.deepEqual(contradictions, [
    {
      ...{ title: '稿费重复发放', field: 'leader' },
      values: [
        { file: '财务.xlsx', sheet: '台账', cell: 'D2', value: 'cen' },
        { file: '办公室.xlsx', sheet: '台账', cell: 'D3', value: 'ye' },
      ],
    },
  ])
})

test('a code tells problems apart and together, whatever the wording', () => {
  const { rows, contradictions } = merge(
    book('a', [
      ['ZG-01', '稿费重复发放', '', '', ''],
      ['ZG-02', '场租没有合同', '', '', ''],
    ]),
    book('b', [
      ['ＺＧ-01', '稿费重复领取', '', '', ''],
      ['ZG-03', '场租没有合同', '', '', ''],
    ]),
  )
  assert.deepEqual(
    rows.map(({ row, places }) => [row.fields['code'], places.length]),
    [
      ['ZG-01', 2],
      ['ZG-02', 1],
      ['ZG-03', 1],
    ],
  )
  assert.deepEqual(
    contradictions.map(({ field }) => field),
    ['title'],
  )
})

test('defects keep their file', () => {
  const { defects } = merge(
    book('a', [['', '稿费重复发放', '', '岑望舒', '2025-02-30']]),
    book('b', [['', '场租没有合同', '', '无名氏', '']]),
  )
  assert.deepEqual(
    defects.map(({ file, cell, code }) => `${file} ${cell} ${code}`),
    ['a E2 day-impossible', 'b D2 person-unknown'],
  )
})

const topics = ['稿费重复发放', '场租没有合同', '车辆没有登记', '值班无人在岗', '设备长期闲置']
const rowOf = fc.tuple(
  fc.constantFrom(...topics),
  fc.constantFrom('逐笔核对', '补签合同', '公示'),
  fc.constantFrom('岑望舒', '叶采薇', ''),
)
const booksOf = fc.array(fc.uniqueArray(rowOf, { selector: ([title]) => title, minLength: 1 }), { maxLength: 5 })

test('every row and every measure of every file is in the list, and each problem once', () => {
  fc.assert(
    fc.property(booksOf, (files) => {
      const books = files.map((rows, at) =>
        book(
          `${at}.xlsx`,
          rows.map(([title, text, leader]) => ['', title, text, leader, '']),
        ),
      )
      const { rows, contradictions } = merge(...books)
      const all = files.flat()
      assert.equal(rows.length, new Set(all.map(([title]) => title)).size)
      assert.equal(
        rows.reduce((sum, { places }) => sum + places.length, 0),
        all.length,
      )
      for (const { row } of rows) {
        const own = all.filter(([title]) => title === row.fields['title'])
        assert.deepEqual(
          new Set(row.measures.map(({ fields }) => fields['text'])),
          new Set(own.map(([, text]) => text)),
        )
        const leaders = new Set(own.flatMap(([, , leader]) => (leader === '' ? [] : [leader])))
        assert.equal(
          contradictions.some(({ title }) => title === row.fields['title']),
          leaders.size > 1,
        )
      }
    }),
    { numRuns: 60 },
  )
})
