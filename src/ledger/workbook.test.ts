import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isRefusal, readBytes } from '../intake/read.ts'
import type { Sheet } from '../intake/intake.ts'
import { mappingOf, readMapping, targetsOf } from './mapping.ts'
import { readWorkbook } from './read-workbook.ts'
import { toyFields } from './toy-registers.ts'
import type { WorkbookReading } from './workbook.ts'

const people = new Map([
  ['岑望舒', ['cen']],
  ['叶采薇', ['ye']],
  ['关山月', ['guan']],
  ['温知许', ['wen', 'wen-2']],
])
const departments = new Map([
  ['财务部', ['finance']],
  ['办公室', ['office']],
])

async function sheetsOf(name: string): Promise<readonly Sheet[]> {
  const answer = await readBytes(readFileSync(new URL(`../../fixtures/ledgers/${name}`, import.meta.url)))
  if (isRefusal(answer)) assert.fail(answer.code)
  return answer.cells ?? []
}

const ledger = async (name: string): Promise<WorkbookReading> =>
  readWorkbook(await sheetsOf(name), toyFields, { people, departments })

const targets = ({ columns }: WorkbookReading) => columns.map(({ letter, target }) => `${letter} ${target}`)
const told = ({ defects }: WorkbookReading) => defects.map(({ cell, code }) => `${cell} ${code}`)

test('headings merged over two rows, below a title and a line of who reports', async () => {
  const reading = await ledger('merged-header-over-two-rows.xlsx')
  assert.deepEqual(targets(reading), [
    ...['A finding.number', 'B finding.aspect', 'C finding.title', 'D measure.text', 'E finding.leader'],
    ...['F finding.department', 'G finding.owner', 'H finding.dueOn', 'I finding.reportedDegree'],
  ])
  assert.equal(reading.columns[4]?.key, '责任/领导')
  const [first, second, third] = reading.rows
  assert.deepEqual(first?.fields, {
    ...{ number: '1', aspect: '内部治理', title: '场租收入入账不及时', leader: 'cen', department: 'finance' },
    ...{ owner: 'ye', dueOn: '2025-06-30', reportedDegree: 'done' },
  })
  assert.deepEqual([second?.fields.reportedDegree, third?.fields.reportedDegree], ['basic', 'undone'])
  assert.deepEqual(told(reading), ['E7 person-ambiguous', 'F7 department-unknown', 'G7 person-unknown'])
  assert.deepEqual(third?.names, { leader: '温知许', department: '总编室', owner: '查无人' })
})

test('days as serial numbers and as text, and each that is none with its cell and its reason', async () => {
  const reading = await ledger('serial-and-text-dates-mixed.xlsx')
  assert.deepEqual(
    reading.rows.slice(0, 3).map(({ fields: { dueOn, closedOn } }) => [dueOn, closedOn]),
    [
      ['2025-06-30', '2025-07-31'],
      ['2025-06-30', '2025-07-31'],
      ['2025-08-31', undefined],
    ],
  )
  assert.deepEqual(told(reading), [
    ...['D5 day-impossible', 'D6 day-without-day', 'D7 day-without-year', 'D8 several-days', 'D9 due-is-lasting'],
    ...['D10 no-day', 'E11 closed-without-day', 'A1 sheet-left-out'],
  ])
  assert.deepEqual(reading.rows[3]?.unread, { dueOn: '2025-02-30' })
  assert.equal(reading.rows[7]?.fields.speed, 'lasting')
  assert.equal(reading.rows.length, 10)
  for (const { words } of reading.defects) assert.match(words.zh, /。$/)
})

test('full-width digits and units: codes are folded, wordings stay as printed, 90 % is not done', async () => {
  const reading = await ledger('full-width-digits-and-units.xlsx')
  assert.deepEqual(
    reading.rows.map(({ verb, closed, fields: { code, dueOn, money } }) => [verb, closed, code, dueOn, money]),
    [
      ['backfill-closed', true, 'YX-2025-001', '2025-06-30', 1_450_000],
      ['backfill', false, 'YX-2025-002', '2025-10-24', 3_787_000],
      ['backfill', false, 'YX-2025-001', undefined, 3_200_000],
    ],
  )
  assert.equal(reading.rows[0]?.fields.title, '超标准发放讲课费１４５００元')
  assert.deepEqual(told(reading), ['A4 repeated-code', 'E4 day-impossible'])
  assert.equal(reading.columns[7]?.by, 'heading')
})

test('a GB18030 csv from a spreadsheet: classes of merged cells are filled down, quotes and line breaks kept', async () => {
  const reading = await ledger('gb18030-from-excel.csv')
  assert.deepEqual(
    reading.rows.map(({ fields: { category, speed, dueOn } }) => [category, speed, dueOn]),
    [
      ['党的建设', 'at-once', '2025-03-31'],
      ['党的建设', 'by-date', '2025-06-30'],
      ['内部控制', 'by-date', '2025-07-31'],
      ['内部控制', 'lasting', undefined],
    ],
  )
  assert.equal(reading.rows[3]?.fields.title, '"两张皮"问题')
  assert.equal(reading.rows[1]?.measures[0]?.fields.text, '逐卷核对，\n缺的补齐')
  assert.ok(told(reading).includes('B1 filled-down'))
})

test('measures under merged findings, states in free words, sections, repeated headings, totals and a foot', async () => {
  const reading = await ledger('measures-under-merged-findings.xlsx')
  assert.deepEqual(
    reading.rows.map(({ row, lastRow, verb, measures }) => [row, lastRow, verb, measures.map((m) => m.verb)]),
    [
      [4, 6, 'backfill-closed', ['backfill-done', 'backfill-done', 'backfill-done']],
      [7, 8, 'backfill', ['backfill-done', 'backfill']],
      [11, 11, 'backfill', ['backfill']],
      [12, 12, 'backfill', ['backfill']],
      [13, 13, 'backfill', ['backfill']],
    ],
  )
  const [first] = reading.rows
  assert.deepEqual(
    first?.measures.map(({ fields: { owner, dueOn } }) => [owner, dueOn]),
    [
      ['ye', '2025-06-30'],
      ['ye', '2025-07-31'],
      ['guan', '2025-08-31'],
    ],
  )
  assert.deepEqual([first?.fields.dueOn, first?.fields.aspect], ['2025-08-31', '媒体融合方面'])
  assert.deepEqual(told(reading), [
    ...['H2 column-unmapped', 'A9 heading-repeated', 'F12 state-unreadable', 'B13 finding-without-title'],
    ...['A14 total-line', 'A15 foot-line'],
  ])
})

test('a mapping a person chose is remembered by heading and holds where the column has moved', async () => {
  const [sheet] = await sheetsOf('measures-under-merged-findings.xlsx')
  assert.ok(sheet)
  const chosen = {
    columns: { ...mappingOf(readWorkbook([sheet], toyFields).columns).columns, 备注栏: 'finding.result' },
  }
  const stored = readMapping(JSON.parse(JSON.stringify(chosen)), toyFields)
  assert.deepEqual(stored, chosen)
  const moved = {
    ...sheet,
    columns: 9,
    cells: sheet.cells.map((cell) => ({ ...cell, column: cell.column + 1, covers: undefined })),
  }
  const reading = readWorkbook([JSON.parse(JSON.stringify(moved))], toyFields, { mapping: stored })
  assert.deepEqual(reading.columns.at(-1), {
    ...{
      sheet: '台账',
      column: 9,
      letter: 'I',
      key: '备注栏',
      heading: '备注栏',
      target: 'finding.result',
      by: 'chosen',
    },
  })
})

test('a column left out on purpose is not told and not read', async () => {
  const sheets = await sheetsOf('full-width-digits-and-units.xlsx')
  const mapping = { columns: { 问题编号: 'skip', 涉及金额元: 'skip' } }
  const reading = readWorkbook(sheets, toyFields, { mapping })
  assert.deepEqual([reading.rows[0]?.fields.code, reading.rows[0]?.fields.money], [undefined, undefined])
  assert.deepEqual(told(reading), ['E4 day-impossible'])
})

test('what is no mapping is none, and targets no register has are dropped', () => {
  for (const none of [null, 3, 'x', {}, { columns: null }, { columns: [] }])
    assert.equal(readMapping(none, toyFields), null)
  assert.deepEqual(readMapping({ columns: { 甲: 'finding.title', 乙: 'finding.nothing', 丙: 4 } }, toyFields), {
    columns: { 甲: 'finding.title' },
  })
  assert.ok(targetsOf(toyFields).includes('measure.state') && !targetsOf(toyFields).includes('measure.finding'))
})

/** A sheet as a csv becomes one: every cell text, nothing merged. */
function sheetOf(rows: readonly (readonly string[])[]): Sheet {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((text, c) => (text === '' ? [] : [{ row: r + 1, column: c + 1, text, value: text }])),
  )
  return { name: '台账', rows: rows.length, columns: Math.max(...rows.map((row) => row.length)), cells }
}

const one = (rows: readonly (readonly string[])[]) => readWorkbook([sheetOf(rows)], toyFields)

test('a header of two rows in a csv, which knows no merged cells', () => {
  const { columns, rows } = one([
    ['序号', '反馈问题', '责任', '', '整改时限'],
    ['', '', '领导', '部门', ''],
    ['1', '稿费发放审核不严', '岑望舒', '财务部', '2025-06-30'],
  ])
  assert.deepEqual(
    columns.map(({ heading, target }) => [heading, target]),
    [
      ['序号', 'finding.number'],
      ['反馈问题', 'finding.title'],
      ['责任 / 领导', 'finding.leader'],
      ['责任 / 部门', 'finding.department'],
      ['整改时限', 'finding.dueOn'],
    ],
  )
  assert.deepEqual(rows[0]?.names, { leader: '岑望舒', department: '财务部' })
})

test('two columns never go to one field', () => {
  const { columns } = one([
    ['问题', '整改措施', '整改时限', '整改期限', '责任领导', '责任领导'],
    ['稿费发放审核不严', '逐笔核对', '2025-06-30', '2025-05-31', '岑望舒', '叶采薇'],
  ])
  assert.deepEqual(
    columns.slice(2).map(({ key, target }) => [key, target]),
    [
      ['整改时限', 'finding.dueOn'],
      ['整改期限', null],
      ['责任领导', 'finding.leader'],
      ['责任领导#2', null],
    ],
  )
})

test('a ledger whose rows repeat the problem for each measure is one problem', () => {
  const { rows } = one([
    ['序号', '问题', '整改措施', '状态'],
    ['1', '值班记录补写', '两人签字', '已完成'],
    ['1', '值班记录补写', '更换电源', '已完成'],
    ['2', '值班记录补写', '两人签字', '整改中'],
  ])
  assert.deepEqual(
    rows.map(({ measures }) => measures.length),
    [2, 1],
  )
})

test('words of states', () => {
  const states = [
    '已销号',
    '未销号',
    '已申请销号',
    '未启动',
    '整改中',
    '已完成',
    '完成90%',
    '持续整改',
    '已完成，长期坚持',
    '正在推进，计划10月完成',
  ]
  const { rows } = one([
    ['问题', '状态', '销号日期'],
    ...states.map((state, at) => [`第${at}个问题`, state, '2025-01-01']),
  ])
  assert.deepEqual(
    rows.map(({ closed, fields }) => [closed, fields.reportedDegree]),
    [
      [true, undefined],
      [false, undefined],
      [false, undefined],
      [false, undefined],
      [false, undefined],
      [null, 'done'],
      [false, undefined],
      [false, 'lasting'],
      [null, 'done'],
      [false, undefined],
    ],
  )
})

test('a workbook without a ledger says so, and one with a wrong head names no column as the problem', () => {
  assert.deepEqual(
    told(
      one([
        ['姓名', '电话'],
        ['岑望舒', '1'],
      ]),
    ),
    ['A1 no-headings'],
  )
  assert.deepEqual(
    told(
      one([
        ['责任人', '整改时限'],
        ['岑望舒', '2025-01-01'],
      ]),
    ),
    ['A1 no-title-column'],
  )
  assert.deepEqual(readWorkbook([], toyFields), { columns: [], rows: [], defects: [] })
})

test('a problem told at length is shortened for its title and kept whole', () => {
  const { rows, defects } = one([
    ['问题', '整改措施'],
    [`${'长'.repeat(600)}。`, '措施'],
  ])
  assert.equal([...String(rows[0]?.fields.title)].length, 500)
  assert.equal(rows[0]?.fields.original, `${'长'.repeat(600)}。`)
  assert.deepEqual(
    defects.map(({ cell, code }) => `${cell} ${code}`),
    ['A2 title-shortened'],
  )
})
