import assert from 'node:assert/strict'
import { test } from 'node:test'
import exceljs from 'exceljs'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { delimiterOf, fields } from './csv.ts'
import { type Intake, locate } from './intake.ts'
import { read, readWhole } from './testing.ts'
import { cellValue, serialToDay, typedDay } from './values.ts'

const rowsOf = ({ cells }: Intake, sheet = 0) =>
  [...Map.groupBy(cells?.[sheet]?.cells ?? [], ({ row }) => row).values()].map((row) => row.map(({ text }) => text))

test('one ledger reads the same from GBK, UTF-8 with mark and UTF-16 with tabs', async () => {
  const gbk = await read('files/gbk-from-excel-save-as.csv')
  assert.equal(gbk.type, 'csv')
  assert.deepEqual(gbk.cells, (await read('files/utf8-bom.csv')).cells)
  assert.deepEqual(gbk.cells, (await read('files/unicode-text-from-excel.csv')).cells)
  assert.deepEqual(rowsOf(gbk)[0], [
    '序号',
    '反馈问题',
    '整改措施',
    '责任领导',
    '整改时限',
    '退缴金额（元）',
    '完成情况',
  ])
})

test('a quoted cell keeps its line break, its comma is a number, and days are days', async () => {
  const { cells, text, positions } = await read('files/gbk-from-excel-save-as.csv')
  const at = (row: number, column: number) =>
    cells?.[0]?.cells.find((cell) => cell.row === row && cell.column === column)
  assert.equal(at(4, 3)?.text, '公开招聘3人，\n选派4人轮训')
  assert.equal(at(2, 6)?.value, 18640)
  assert.deepEqual([at(2, 5)?.day, at(3, 5)?.day, at(4, 5)?.day], ['2025-06-30', '2025-07-31', '2025-12-31'])
  assert.deepEqual(locate({ positions }, text.indexOf('纪若川')), { line: 3, sheet: 'csv', cell: 'D3' })
  assert.equal(at(4, 6), undefined)
})

test('full-width digits are numbers, and stay as printed in the text', async () => {
  const { cells } = await read('files/fullwidth-digits.csv')
  const cell = cells?.[0]?.cells.find(({ row, column }) => row === 2 && column === 6)
  assert.equal(cell?.text, '１８，６４０．００')
  assert.equal(cell?.value, 18640)
})

test('a lost quote costs one field, not the rest of the file', async () => {
  const lost = await read('files/lost-quote.csv')
  assert.equal(lost.type, 'csv')
  assert.deepEqual(rowsOf(lost)[1]?.slice(0, 3), [
    '1',
    '"稿费发放审核不严',
    '逐笔复核发放表，重复计酬、超标准计酬全部退回',
  ])
  assert.equal(rowsOf(lost)[2]?.[1], '公务用车登记不全')
})

test('what is written as csv is read back, whatever is in the fields', () => {
  const field = fc.string({ unit: fc.constantFrom('问', '题', '"', ',', '\n', '1', ' ', '；') })
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const csv = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n')
      assert.deepEqual(
        fields(csv, ',', 1000).map((row) => row.map(({ text }) => text)),
        rows,
      )
    }),
  )
})

test('a notice with commas is no table', async () => {
  assert.equal(
    delimiterOf('根据县委部署,巡察组反馈意见,共12个问题。\n一、整改情况\n已完成10个,正在整改2个\n'),
    undefined,
  )
  assert.equal((await readWhole(Buffer.from('一、问题\n二、措施\n三、结果\n'))).type, 'txt')
})

test('merged header cells are told with the range they cover, and what they cover is absent', async () => {
  const book = await read('files/merged-header-cells.xlsx')
  const cells = book.cells?.[0]?.cells ?? []
  assert.deepEqual(cells.find(({ row, column }) => row === 1 && column === 1)?.covers, [1, 5])
  assert.deepEqual(cells.find(({ text }) => text === '责任')?.covers, [2, 4])
  assert.deepEqual(cells.find(({ text }) => text === '序号')?.covers, [3, 1])
  assert.deepEqual(rowsOf(book)[2], ['领导', '部室'])
  assert.deepEqual(locate(book, book.text.indexOf('部室')), { sheet: '整改台账', cell: 'D3' })
})

test('a serial number under a header that speaks of days is a day, elsewhere a number', async () => {
  const book = await read('files/date-as-serial-number.xlsx')
  const at = (row: number, column: number) =>
    book.cells?.[0]?.cells.find((cell) => cell.row === row && cell.column === column)
  assert.deepEqual([at(2, 3)?.day, at(3, 3)?.day, at(4, 3)?.day], ['2025-06-30', '2025-07-31', '2025-12-31'])
  assert.equal(at(4, 4)?.day, undefined)
  assert.equal(at(4, 4)?.value, 45838)
  assert.equal(at(2, 5)?.value, '000123')
  assert.deepEqual(
    book.warnings.map(({ code }) => code),
    ['serial-number-read-as-day', 'hidden-sheet'],
  )
})

test('workbooks of exceljs and of hucre read alike', async () => {
  const rows = [
    ['序号', '问题', '金额'],
    [1, '稿费发放审核不严', 18640.5],
    [2, '公务用车登记不全', -3],
  ]
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('台账')
  sheet.addRows(rows)
  sheet.getCell('D2').value = new Date(Date.UTC(2025, 5, 30))
  sheet.getCell('D3').value = { formula: 'C2+C3', result: 18637.5 }
  sheet.getCell('D1').value = { richText: [{ text: '整改' }, { text: '时限' }] }
  sheet.mergeCells('A4:C4')
  sheet.getCell('A4').value = '合计'
  const other = await readWhole(new Uint8Array(await book.xlsx.writeBuffer()))
  assert.deepEqual(rowsOf(other), [
    ['序号', '问题', '金额', '整改时限'],
    ['1', '稿费发放审核不严', '18640.5', '2025-06-30'],
    ['2', '公务用车登记不全', '-3', '18637.5'],
    ['合计'],
  ])
  const ours = await readWhole(await writeXlsx({ sheets: [{ name: '台账', rows }] }))
  assert.deepEqual(
    rowsOf(ours),
    rows.map((row) => row.map(String)),
  )
})

test('a table in a web page that calls itself .xls is cells all the same', async () => {
  const { type, cells } = await read('files/web-page-called-xls.xls')
  assert.equal(type, 'html')
  assert.deepEqual(
    cells?.[0]?.cells.slice(0, 4).map(({ row, column, text, covers }) => [row, column, text, covers]),
    [
      [1, 1, '序号', [2, 1]],
      [1, 2, '整改', [1, 3]],
      [2, 2, '问题', undefined],
      [2, 3, '时限', undefined],
    ],
  )
})

test('values of cells', () => {
  assert.deepEqual(
    ['1,234.50', '１２％', '-3', '0012', '1,23', '2025-03', '440101199001011234', '', ' 3 '].map(cellValue),
    [1234.5, 0.12, -3, '0012', '1,23', '2025-03', '440101199001011234', null, 3],
  )
  assert.deepEqual(['2025.3.18', '２０２５年３月１８日', '20250318', '2025-02-30', '2025-3'].map(typedDay), [
    '2025-03-18',
    '2025-03-18',
    '2025-03-18',
    undefined,
    undefined,
  ])
  assert.equal(serialToDay(45838), '2025-06-30')
  assert.equal(serialToDay(44376, true), '2025-06-30')
  assert.equal(serialToDay(12), undefined)
})
