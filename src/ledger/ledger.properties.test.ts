import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCsv } from '../intake/csv.ts'
import { cellName, type Cell, type Sheet } from '../intake/intake.ts'
import { defaultLimits } from '../intake/limits.ts'
import { cellValue, typedDay } from '../intake/values.ts'
import type { FieldValue, Fields } from '../kernel/fields.ts'
import type { Item, Reading } from '../notice/reading.ts'
import { readNotice } from '../notice/reading.ts'
import { readWorkbook } from './read-workbook.ts'
import { reconcile, reconcileRows } from './reconcile.ts'
import { applied, nothing } from './testing.ts'
import { toyFields } from './toy-registers.ts'
import type { LedgerRow } from './workbook.ts'

const letters = [
  ...'问题整改措施落实党组会审稿费场租收入客户端广播应急值班记录制度元个项年月日，。；：“”（）、1234567890.%=-+@',
]
const words = (most: number) =>
  fc
    .array(fc.constantFrom(...letters), { minLength: 4, maxLength: most })
    .map((list) => list.join('').replace(/^[\s']+/, ''))
    .filter((text) => /[\u4e00-\u9fff]/.test(text))
const day = fc
  .integer({ min: 0, max: 3000 })
  .map((n) => new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const measure = fc.record({
  text: words(30),
  owner: maybe(fc.constantFrom('ye', 'guan')),
  dueOn: maybe(day),
  state: fc.constantFrom('推进中', '已完成'),
})
const finding = fc.record({
  title: words(40),
  original: maybe(words(60)),
  category: words(8),
  speed: maybe(fc.constantFrom('at-once', 'by-date', 'lasting')),
  leader: maybe(fc.constantFrom('cen', 'ye')),
  helpers: maybe(fc.uniqueArray(fc.constantFrom('cen', 'ye', 'guan'), { minLength: 1 })),
  department: maybe(fc.constantFrom('finance', 'office')),
  dueOn: maybe(day),
  reportedDegree: maybe(fc.constantFrom('done', 'basic', 'lasting', 'undone')),
  progress: maybe(fc.tuple(words(20), words(20)).map((two) => two.join('\n'))),
  closedOn: maybe(day),
  money: maybe(fc.integer({ min: -1_000_000, max: 1_000_000_000 })),
  persons: maybe(fc.nat(5000)),
  shared: maybe(fc.boolean()),
  measures: fc.uniqueArray(measure, { maxLength: 4, selector: ({ text }) => text }),
})
type Finding = typeof finding extends fc.Arbitrary<infer T> ? T : never

const names: Readonly<{ [id: string]: string }> = {
  cen: '岑望舒',
  ye: '叶采薇',
  guan: '关山月',
  finance: '财务部',
  office: '办公室',
}
const directory = (...ids: string[]) => new Map(ids.map((id) => [names[id] ?? '', [id]]))
const known = { people: directory('cen', 'ye', 'guan'), departments: directory('finance', 'office') }
const choices: Readonly<{ [value: string]: string }> = {
  ...{ 'at-once': '立行立改', 'by-date': '限期整改', lasting: '长期坚持' },
  ...{ done: '已完成', basic: '基本完成', undone: '未完成' },
}

/** A value as the export writes it into a cell. */
function cellText(name: string, value: FieldValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (name === 'reportedDegree' && value === 'lasting') return '持续整改'
  if (name === 'money') return String(Number(value) / 100)
  const text = Array.isArray(value)
    ? value.map((id) => names[String(id)]).join('；')
    : (names[String(value)] ?? choices[String(value)] ?? String(value))
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

const findingColumns = [
  'number',
  'title',
  'original',
  'category',
  'speed',
  'leader',
  'helpers',
  'department',
  'dueOn',
  'reportedDegree',
  'progress',
  'closedOn',
  'money',
  'persons',
  'shared',
]
const label = (about: string, name: string) =>
  toyFields.find((one) => one.about === about && one.field === name)?.label.zh ?? name
const head = [
  ...findingColumns.map((name) => label('finding', name)),
  '状态',
  '整改措施',
  '措施责任人',
  '完成时限',
  '措施状态',
]

type Layout = 'repeated' | 'blank' | 'merged'

/** Rows as the ledger's export has them: one for each measure, the problem's cells repeated, left blank, or merged. */
function exported(findings: readonly Finding[], layout: Layout): { rows: string[][]; firsts: number[] } {
  const rows: string[][] = [head]
  const firsts: number[] = []
  findings.forEach((one, at) => {
    const values: Fields = { ...one, number: `${at + 1}`, measures: null }
    const own = [
      ...findingColumns.map((name) => cellText(name, values[name])),
      one.closedOn === null ? '整改中' : '已销号',
    ]
    const lines = one.measures.map((m) => [
      cellText('text', m.text),
      cellText('owner', m.owner),
      cellText('dueOn', m.dueOn),
      m.state,
    ])
    firsts.push(rows.length + 1)
    for (const [k, line] of (lines.length > 0 ? lines : [['', '', '', '']]).entries()) {
      rows.push([...(k === 0 || layout === 'repeated' ? own : own.map(() => '')), ...line])
    }
  })
  return { rows, firsts }
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function sheetOf(findings: readonly Finding[], layout: Layout): Sheet {
  const { rows, firsts } = exported(findings, layout)
  if (layout !== 'merged') {
    const csv = new TextEncoder().encode(`\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`)
    return readCsv(csv, defaultLimits).cells?.[0] ?? assert.fail('no sheet')
  }
  const cells = rows.flatMap((row, r) =>
    row.flatMap((text, c) => (text === '' ? [] : [cellOf(r + 1, c + 1, text, firsts, rows.length)])),
  )
  return { name: '台账', rows: rows.length, columns: head.length, cells }
}

function cellOf(row: number, column: number, text: string, firsts: readonly number[], rows: number): Cell {
  const last = (firsts.find((first) => first > row) ?? rows + 1) - 1
  const merged = column <= findingColumns.length + 1 && firsts.includes(row) && last > row
  const found = typedDay(text)
  return {
    row,
    column,
    text,
    value: cellValue(text),
    ...(found ? { day: found } : {}),
    ...(merged ? { covers: [last, column] } : {}),
  }
}

const filledFields = (fields: Readonly<{ [field: string]: FieldValue }>): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

function expected(findings: readonly Finding[]) {
  return findings.map(({ measures, ...fields }, at) => ({
    fields: filledFields({ ...fields, number: `${at + 1}` }),
    closed: fields.closedOn !== null,
    measures: measures.map(({ state, ...m }) => ({ fields: filledFields(m), done: state === '已完成' })),
  }))
}

const got = (rows: readonly LedgerRow[]) =>
  rows.map(({ fields, closed, measures }) => ({
    fields,
    closed,
    measures: measures.map((m) => ({ fields: m.fields, done: m.done })),
  }))

const ledger = fc.uniqueArray(finding, { minLength: 1, maxLength: 6, selector: ({ title }) => title })

for (const layout of ['repeated', 'blank', 'merged'] as const) {
  test(`out and in again changes nothing: ${layout} cells`, () => {
    fc.assert(
      fc.property(ledger, (findings) => {
        const { rows, defects } = readWorkbook([sheetOf(findings, layout)], toyFields, known)
        assert.deepEqual(defects, [])
        assert.deepEqual(got(rows), expected(findings))
        const after = applied(nothing, reconcileRows(rows, nothing))
        assert.deepEqual(
          reconcileRows(rows, after).filter(({ kind }) => kind !== 'known'),
          [],
        )
      }),
    )
  })
}

test('whatever is in the cells: no error, no problem lost, and every defect names the cell it speaks of', () => {
  const text = fc.oneof(
    words(20),
    day,
    fc.constantFrom('', '', '合计', '一、甲方面', '长期', '2025-02-30', '45838', '已销号', '岑望舒', '整改措施'),
  )
  const row = fc.array(text, { minLength: 4, maxLength: 6 })
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(12), fc.nat(5), fc.nat(3), fc.nat(3)), { maxLength: 3 }),
      (body, merges) => {
        const lines = [['序号', '问题', '整改措施', '整改时限', '状态', '责任人'], ...body]
        const cells = lines.flatMap((line, r) =>
          line.flatMap((words, c): Cell[] => {
            const merge = merges.find(([mr, mc]) => mr === r && mc === c)
            const covers = merge ? ([r + 1 + merge[2], c + 1 + merge[3]] as const) : undefined
            return words === ''
              ? []
              : [{ row: r + 1, column: c + 1, text: words, value: cellValue(words), ...(covers ? { covers } : {}) }]
          }),
        )
        const reading = readWorkbook([{ name: '台账', rows: lines.length, columns: 6, cells }], toyFields, known)
        for (const { row, column, cell, code, words } of reading.defects) {
          assert.equal(cell, cellName(row, column))
          assert.ok(code !== '' && !words.zh.includes('{') && !words.en.includes('{'))
        }
        const proposals = reconcileRows(reading.rows, nothing)
        assert.equal(new Set(proposals.map(({ id }) => id)).size, proposals.length)
        assert.equal(proposals.filter(({ about }) => about === 'finding').length, reading.rows.length)
      },
    ),
    // A problem's cell merged over three rows that repeats another: the defect names the cell, and the row the cell is in.
    {
      examples: [
        [
          [
            ['问题甲', '', '甲', '乙'],
            ['甲', '2020-01-01', '', '乙'],
            ['', '2020-01-02', '甲', '', ''],
            ['岑望舒', '合计', '', '乙', '乙'],
            ['', '', '', '乙'],
          ],
          [[3, 1, 2, 0]],
        ],
      ],
    },
  )
})

const item = fc.record({
  title: words(40),
  status: fc.constantFrom('done', 'basic', 'ongoing', 'unstated'),
  measures: fc.array(words(40), { maxLength: 4 }),
  section: fc.constantFrom('一、甲方面', '二、乙方面'),
})

/** A reading as if such a notice had been read: each item and measure on a place of its own. */
function readingOf(items: readonly (typeof item extends fc.Arbitrary<infer T> ? T : never)[]): Reading {
  let at = 0
  const next = (length: number): [number, number] => [at, (at += length + 1)]
  const read = items.map(({ title, status, measures, section }, k): Item => {
    const start = at
    const own = measures.map((text, m) => ({
      marker: `（${m + 1}）`,
      text,
      kinds: ['other'] as const,
      span: next(text.length),
    }))
    const span = next(title.length)
    return {
      ...{ label: `${k + 1}.`, path: [section], title, status, statusQuote: null, owner: null, deadline: null },
      span: [start, span[1]],
      measures: own,
    }
  })
  return { ...readNotice(''), kind: 'notice', items: read }
}

test('any notice, also with the same words twice: after all was accepted it proposes nothing, in whatever order it is read', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (items, chance) => {
      const reading = readingOf(items)
      const first = reconcile(reading, nothing)
      assert.ok(first.every(({ kind }) => kind === 'open'))
      const after = applied(nothing, first)
      const again = reconcile(reading, after)
      assert.deepEqual(
        again.filter(({ kind }) => kind !== 'known'),
        [],
      )
      assert.equal(again.length, first.length)
      const mixed = [...after.findings].sort(() => ((chance.next().value ?? 0) % 3) - 1)
      const same = reconcile(reading, { ...after, findings: mixed })
      assert.ok(same.every(({ kind }) => kind !== 'open'))
    }),
  )
})
