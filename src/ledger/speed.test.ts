import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellValue } from '../intake/values.ts'
import { type Item, type Reading, readNotice } from '../notice/reading.ts'
import type { Known } from './known.ts'
import { readWorkbook } from './read-workbook.ts'
import { reconcile, reconcileRows } from './reconcile.ts'
import { applied, nothing } from './testing.ts'
import { toyFields } from './toy-registers.ts'

/** Seconds of one processor, so that a busy machine changes nothing. The better of two: the first run compiles. */
function seconds(work: () => unknown): number {
  const runs = [1, 2].map(() => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1e6
  })
  return Math.min(...runs)
}

const parts = [
  '稿费',
  '场租',
  '广播',
  '客户端',
  '档案',
  '采购',
  '值班',
  '热线',
  '公务用车',
  '合同',
  '培训',
  '审稿',
  '设备',
]
const wants = [
  '审核不严',
  '登记不全',
  '长期闲置',
  '底数不清',
  '流于形式',
  '无人负责',
  '超出标准',
  '没有验收',
  '更新迟缓',
]
const word = (list: readonly string[], n: number): string => list[n % list.length] ?? ''
const title = (n: number): string => `${word(parts, n)}${word(wants, Math.floor(n / 13))}，涉及第${n}号事项`
const text = (n: number, k: number): string =>
  `对${word(parts, n + k)}逐项核对${n * 7 + k}笔，${word(wants, n * 3 + k)}的已在${(n % 12) + 1}月改正，由专人每周检查第${k}项`

/** 2,500 findings with four measures each. */
function large(change = ''): Known {
  const findings = Array.from({ length: 2500 }, (_, n) => ({
    ...{ id: `f${n}`, revision: 1, state: 'underway', title: title(n) + change, original: null, number: `${n + 1}` },
    ...{ category: null, aspect: null, path: '整改情况', feedback: null, paper: 'p', status: null, fields: {} },
    measures: Array.from({ length: 4 }, (__, k) => ({
      ...{ id: `m${n}-${k}`, revision: 1, state: 'planned', text: text(n, k), marker: `（${k + 1}）`, fields: {} },
    })),
  }))
  return { feedbacks: [], findings }
}

const measureOf = (n: number, k: number, change: string): Item['measures'][number] => ({
  ...{ marker: `（${k + 1}）`, text: text(n, k) + change, kinds: ['other'], span: [n * 10 + k, n * 10 + k + 1] },
})

/** Every fourth item and all measures of every fifth are worded anew. */
const itemOf = (at: number): Item => ({
  ...{ label: `${at + 1}.`, path: ['整改情况'], title: title(at * 12) + (at % 4 === 0 ? '等' : ''), status: 'done' },
  ...{ statusQuote: null, owner: null, deadline: null, span: [at * 120, at * 120 + 99] },
  measures: [0, 1, 2, 3].map((k) => measureOf(at * 12, k, at % 5 === 0 ? '并公示' : '')),
})

const noticeOf = (items: readonly Item[]): Reading => ({ ...readNotice(''), kind: 'notice', items })
const items = Array.from({ length: 200 }, (_, at) => itemOf(at))

test('a notice of 200 items against 10,000 known measures takes less than a second', () => {
  const known = large()
  const reading = noticeOf(items)
  const list = reconcile(reading, known)
  assert.equal(list.filter(({ about, kind }) => about === 'finding' && kind === 'open').length, 0)
  assert.equal(list.filter(({ about, kind }) => about === 'measure' && kind === 'amend').length, 160)
  const spent = seconds(() => reconcile(reading, known))
  assert.ok(spent < 1, `${spent} s`)
})

const head = [
  '序号',
  '问题',
  '整改措施',
  '责任领导',
  '责任部门',
  '整改时限',
  '完成情况',
  '状态',
  '销号日期',
  '整改进展',
  '整改成效',
]

/** 10,000 rows of which every hundredth has a defect. */
function sheet() {
  const rows = Array.from({ length: 10_000 }, (_, n) => {
    const [due, closed] = [n % 100 === 7 ? '2025-02-30' : '2025-06-30', n % 3 === 0]
    const states = [closed ? '已完成' : '正在推进', closed ? '已销号' : '整改中', closed ? '2025-07-31' : '']
    return [`${n + 1}`, title(n), text(n, 1), '岑望舒', '财务部', due, ...states, text(n, 2), text(n, 3)]
  })
  const cells = [head, ...rows].flatMap((row, r) =>
    row.flatMap((words, c) =>
      words === '' ? [] : [{ row: r + 1, column: c + 1, text: words, value: cellValue(words) }],
    ),
  )
  return { name: '台账', rows: rows.length + 1, columns: head.length, cells }
}

test('10,000 rows are mapped and checked in less than a second and a half, and compared in as much', () => {
  const one = sheet()
  const people = new Map([['岑望舒', ['cen']]])
  const { rows, defects } = readWorkbook([one], toyFields, { people })
  assert.deepEqual([rows.length, defects.length, defects[0]?.cell], [10_000, 100, 'F9'])
  const spent = seconds(() => readWorkbook([one], toyFields, { people }))
  assert.ok(spent < 1.5, `${spent} s`)
  const after = applied(nothing, reconcileRows(rows.slice(0, 500), nothing))
  const compared = seconds(() => reconcileRows(rows, after))
  assert.ok(compared < 1.5, `${compared} s`)
})

test('time grows with the sum of both sides, also where all is worded anew or thousands have the same words', () => {
  const twin = '记录不全'
  const twins = large().findings.map((one) => ({ ...one, title: twin, measures: [] }))
  const many = Array.from({ length: 1000 }, (_, at) => ({ ...itemOf(at), title: twin, measures: [] }))
  assert.ok(reconcile(noticeOf(many), { feedbacks: [], findings: twins }).every(({ kind }) => kind !== 'open'))
  const all = Array.from({ length: 1000 }, (_, at) => itemOf(at))
  for (const [reading, known] of [
    [noticeOf(items), large('（第二轮）')],
    [noticeOf(all), large('（第二轮）')],
    [noticeOf(many), { feedbacks: [], findings: twins }],
  ] as const) {
    const spent = seconds(() => reconcile(reading, known))
    assert.ok(spent < 2, `${spent} s`)
  }
})
