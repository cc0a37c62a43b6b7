import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Sheet } from '../intake/intake.ts'
import { cellValue } from '../intake/values.ts'
import type { Known, KnownFinding } from './known.ts'
import { anchorOf, mergeWorkbooks } from './merge-workbooks.ts'
import { readWorkbook } from './read-workbook.ts'
import { reconcileRows } from './reconcile.ts'
import { toyFields } from './toy-registers.ts'

const heads = ['问题编号', '问题', '整改措施', '责任领导', '整改时限']

function sheet(rows: readonly (readonly string[])[], name = '台账'): Sheet {
  const cells = [heads, ...rows].flatMap((row, r) =>
    row.flatMap((text, c) => (text === '' ? [] : [{ row: r + 1, column: c + 1, text, value: cellValue(text) }])),
  )
  return { name, rows: rows.length + 1, columns: heads.length, cells }
}

const book = (file: string, rows: readonly (readonly string[])[]) => ({ file, sheets: [sheet(rows, `${file} · 台账`)] })
const people = new Map([
  ['岑望舒', ['cen']],
  ['叶采薇', ['ye']],
])
const nothing: Known = { feedbacks: [], findings: [] }
const mergeInto = (known: Known, ...books: ReturnType<typeof book>[]) => {
  const files = books.map(({ file, sheets }) => ({ file, reading: readWorkbook(sheets, toyFields, { people }) }))
  return mergeWorkbooks(files, known)
}
const merge = (...books: ReturnType<typeof book>[]) => mergeInto(nothing, ...books)

test('one problem in two files: filled up, measures joined, what differs named with file, sheet and cell', () => {
  const { rows, shared, contradictions } = merge(
    book('财务.xlsx', [['', '稿费重复发放', '逐笔核对', '岑望舒', '']]),
    book('办公室.xlsx', [
      ['', '公务用车没有登记', '登记里程', '叶采薇', '2025-06-30'],
      ['', '关于稿费重复发放的问题', '逐笔核对。', '叶采薇', '2025-07-31'],
    ]),
  )
  assert.deepEqual(
    rows.map(({ sheet: own, fields }) => [own, fields['title']]),
    [
      ['财务.xlsx · 台账', '稿费重复发放'],
      ['办公室.xlsx · 台账', '公务用车没有登记'],
    ],
  )
  assert.equal(rows[0]?.fields['dueOn'], '2025-07-31')
  assert.equal(rows[0]?.measures.length, 1)
  assert.equal(shared, 1)
  assert.deepEqual(
    contradictions.filter(({ field }) => field === 'leader').map(({ values }) => values),
    [
      [
        { file: '财务.xlsx', sheet: '财务.xlsx · 台账', cell: 'D2', value: 'cen' },
        { file: '办公室.xlsx', sheet: '办公室.xlsx · 台账', cell: 'D3', value: 'ye' },
      ],
    ],
  )
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
    rows.map(({ fields }) => fields['code']),
    ['ZG-01', 'ZG-02', 'ZG-03'],
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
    defects.map(({ sheet: own, cell, code }) => `${own} ${cell} ${code}`),
    ['a · 台账 E2 day-impossible', 'b · 台账 D2 person-unknown'],
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
      for (const row of rows) {
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

const marks = ['问题标识（系统用，请勿改动）', '措施标识（系统用，请勿改动）']
const finding: KnownFinding = {
  ...{ id: 'f1', revision: 4, state: 'underway', title: '稿费重复发放', original: null, number: null, category: null },
  ...{ aspect: null, path: null, feedback: null, paper: null, status: null },
  fields: { code: 'ZG-01', leader: 'cen' },
  measures: [
    {
      ...{ id: 'm1', revision: 2, state: 'underway', text: '逐笔核对', marker: null },
      fields: { dueOn: '2025-06-30' },
    },
  ],
}
const known: Known = { feedbacks: [], findings: [finding] }

/** A sheet of our own: the last two columns are the marks. */
function ours(file: string, leader: string, text: string, due: string, revision = 4) {
  const rows = [
    [...heads.slice(0, 4), '措施完成时限', ...marks],
    ['ZG-01', '稿费重复发放', text, leader, due, `f1@${revision}`, 'm1@2'],
  ]
  const cells = rows.flatMap((row, r) =>
    row.map((one, c) => ({ row: r + 1, column: c + 1, text: one, value: cellValue(one) })),
  )
  return { file, sheets: [{ name: `${file} · 台账`, rows: 2, columns: 7, cells }] }
}

test('of a marked row only what was changed counts, and what two files changed is for a person to choose', () => {
  const one = mergeInto(
    known,
    ours('甲.xlsx', '岑望舒', '逐笔核对', '2025-06-30'),
    ours('乙.xlsx', '叶采薇', '逐笔核对并公示', '2025-06-30', 3),
  )
  assert.deepEqual([one.rows.length, one.shared, one.contradictions], [1, 1, []])
  const offered = reconcileRows(one.rows, known).filter(({ kind }) => kind === 'amend')
  assert.deepEqual(
    offered.map(({ target, fields, stale }) => [target, fields, stale]),
    [
      ['f1', { leader: 'ye' }, true],
      ['m1', { text: '逐笔核对并公示' }, false],
    ],
  )
  const two = mergeInto(
    known,
    ours('甲.xlsx', '岑望舒', '逐笔核对后公示', '2025-06-30'),
    ours('乙.xlsx', '岑望舒', '逐笔核对并清退', '2025-06-30'),
  )
  const [told, ...more] = two.contradictions
  assert.deepEqual([told?.about, told?.field, more.length], ['measure', 'text', 0])
  assert.deepEqual(
    told?.values.map(({ file, cell, value }) => [file, cell, value]),
    [
      ['甲.xlsx', 'C2', '逐笔核对后公示'],
      ['乙.xlsx', 'C2', '逐笔核对并清退'],
    ],
  )
  const anchored = reconcileRows(two.rows, known).filter(
    ({ about, sheet: own, cells }) => about === told?.about && anchorOf(own, cells) === told.anchor,
  )
  assert.deepEqual(
    anchored.map(({ target, kind }) => [target, kind]),
    [['m1', 'amend']],
  )
  const same = mergeInto(
    known,
    ours('甲.xlsx', '岑望舒', '逐笔核对', '2025-06-30'),
    ours('乙.xlsx', '岑望舒', '逐笔核对', '2025-06-30'),
  )
  assert.ok(reconcileRows(same.rows, known).every(({ kind }) => kind === 'known'))
})
