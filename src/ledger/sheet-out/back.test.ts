import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellValue } from '../../intake/values.ts'
import { cellName, type Sheet } from '../../intake/intake.ts'
import type { PackedFinding } from '../package/content.ts'
import type { Proposal } from '../proposal.ts'
import { readWorkbook } from '../read-workbook.ts'
import { reconcileRows } from '../reconcile.ts'
import { toyFields } from '../toy-registers.ts'
import { headRows, officeBook } from './office-book.ts'
import type { OfficeCell } from './office-cells.ts'
import { departments, knownOf, ledgerOf, officeLedger, people } from './testing.ts'

type Rows = OfficeCell[][]

/** The first sheet as a person leaves it, read again without the way over the file. */
function sheetOf(rows: Rows, merges: ReturnType<typeof officeBook>[number]['merges'] = []): Sheet {
  const covers = new Map(merges.map((one) => [`${one.startRow} ${one.startCol}`, one]))
  const cells = rows.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      if (cell === null) return []
      const merged = covers.get(`${r} ${c}`)
      const span = merged ? { covers: [merged.endRow + 1, merged.endCol + 1] as const } : {}
      return [{ row: r + 1, column: c + 1, text: String(cell), value: cellValue(String(cell)), ...span }]
    }),
  )
  return { name: '整改台账', rows: rows.length, columns: Math.max(...rows.map((row) => row.length)), cells }
}

const findings = ledgerOf(12)

interface Back {
  readonly rows: Rows
  readonly at: (heading: string, row: number) => number
  readonly read: (known?: readonly PackedFinding[]) => { defects: string[]; proposals: Proposal[] }
}

/** The sheet of the twelve, and where its columns stand: `at` gives the place in a row, checked to be there. */
function back(): Back {
  const [sheet] = officeBook(officeLedger(findings))
  assert.ok(sheet)
  const rows: Rows = sheet.rows.map((row) => [...row])
  return {
    rows,
    at: (heading) => {
      const column = (rows[2] ?? []).findIndex((one) => one === heading || String(one).startsWith(`${heading}（`))
      assert.notEqual(column, -1, heading)
      return column
    },
    read: (known = findings) => {
      const reading = readWorkbook([sheetOf(rows, sheet.merges)], toyFields, { people, departments })
      const proposals = reconcileRows(reading.rows, knownOf(known))
      return { defects: reading.defects.map(({ cell, code }) => `${cell} ${code}`), proposals }
    },
  }
}

const rowOf = (rows: Rows, code: string): number => {
  const at = rows.findIndex((row) => row.includes(code))
  assert.ok(at >= headRows, code)
  return at
}
const put = (rows: Rows, row: number, column: number, value: OfficeCell): void => {
  const line = rows[row]
  assert.ok(line)
  line[column] = value
}
const changes = (list: readonly Proposal[]) => list.filter(({ kind }) => kind !== 'known')

test('a changed cell comes back as a change of its record, with its place and both values, whatever the words are now', () => {
  const { rows, at, read } = back()
  const row = rowOf(rows, 'X-5')
  put(rows, row, at('问题', row), '措辞完全改过')
  put(rows, row, at('整改时限', row), '2027-01-31')
  const [words, day, ...more] = changes(read().proposals)
  assert.deepEqual(more, [])
  assert.ok(words && day)
  assert.deepEqual(
    [words.kind, words.verb, words.target, words.fields],
    ['amend', 'correct', 'f5', { title: '措辞完全改过' }],
  )
  assert.equal(words.cells['title'], `E${row + 1}`)
  assert.deepEqual([day.verb, day.fields, day.was], ['assign', { dueOn: '2027-01-31' }, { dueOn: '2026-06-15' }])
  assert.deepEqual([day.sheet, day.stale], ['整改台账', false])
})

test('an emptied cell empties its field; one that only some may read does not', () => {
  const { rows, at, read } = back()
  const row = rowOf(rows, 'X-3')
  put(rows, row, at('整改标准', row), null)
  put(rows, row, at('类别', row), null)
  put(rows, row, at('反馈原文', row), null)
  const [only, ...more] = changes(read().proposals)
  assert.deepEqual(more, [])
  assert.deepEqual(
    [only?.fields, only?.was, only?.cells['category']],
    [{ category: null }, { category: '第3类' }, `C${row + 1}`],
  )
})

test('a row whose record went on meanwhile is told, and marked for nobody to take over in bulk', () => {
  const { rows, at, read } = back()
  const row = rowOf(rows, 'X-2')
  put(rows, row, at('整改进展', row), '补充了清单')
  const later = findings.map((one) => (one.id === 'f2' ? { ...one, revision: one.revision + 2 } : one))
  const [only, ...more] = changes(read(later).proposals)
  assert.deepEqual(more, [])
  assert.deepEqual([only?.stale, only?.fields], [true, { progress: '补充了清单' }])
  assert.match(only?.why.zh ?? '', /导出时第3次修订，现在第5次/)
})

test('a row left out deletes nothing and is told; a new row opens; a copied one is new', () => {
  const { rows, at } = back()
  const gone = rowOf(rows, 'X-9')
  rows.splice(gone, 1)
  rows.push(rows[0]?.map(() => null) ?? [])
  put(rows, rows.length - 1, at('问题', 0), '新发现的问题')
  const copied = [...(rows[rowOf(rows, 'X-5')] ?? [])]
  copied[at('问题编号', 0)] = 'X-88'
  copied[at('问题', 0)] = '照第五号另写的问题'
  rows.push(copied)
  const sheet = sheetOf(rows)
  const reading = readWorkbook([sheet], toyFields, { people, departments })
  const list = changes(reconcileRows(reading.rows, knownOf(findings)))
  assert.deepEqual(
    list.map(({ kind, about, target, fields }) => [kind, about, target, fields['title'] ?? null]),
    [
      ['open', 'finding', null, '新发现的问题'],
      ['open', 'finding', null, '照第五号另写的问题'],
      ['contradicts', 'finding', 'f9', null],
    ],
  )
  assert.ok(reading.defects.some(({ code, row }) => code === 'mark-twice' && row === rows.length))
})

test('a mark of another unit, or of nobody, is a defect with its cell and opens nothing', () => {
  const { rows, at, read } = back()
  const row = rowOf(rows, 'X-5')
  put(rows, row, at('问题标识', row), 'somebody-else@3')
  const [told, ...more] = changes(read().proposals).filter(({ target }) => target !== 'f5')
  assert.deepEqual(more, [])
  assert.deepEqual([told?.kind, told?.verb, told?.target], ['contradicts', null, null])
  assert.match(told?.why.zh ?? '', new RegExp(`^${cellName(row + 1, at('问题标识', row) + 1)}的系统标识`, 'u'))
  put(rows, row, at('问题标识', row), '我改了一下')
  const typedOver = read()
  const letter = cellName(1, at('问题标识', row) + 1).slice(0, -1)
  assert.deepEqual(changes(typedOver.proposals), [])
  assert.ok(typedOver.defects.includes(`${letter}${row + 1} mark-unreadable`), typedOver.defects.join())
})

test('a measure changed, added and left out under a problem that stands', () => {
  const { rows, at, read } = back()
  const row = rowOf(rows, 'X-7')
  put(rows, row, at('整改措施', row), '改写后的第一条措施')
  const added = rows[row + 1]
  assert.ok(added)
  added[at('措施标识', row)] = null
  added[at('整改措施', row)] = '新加的一条'
  const list = changes(read().proposals)
  assert.deepEqual(
    list.map(({ kind, about, target, of, fields }) => [kind, about, target, of, fields['text'] ?? null]),
    [
      ['amend', 'measure', 'm7-0', 'f7', '改写后的第一条措施'],
      ['open', 'measure', null, 'f7', '新加的一条'],
      ['contradicts', 'measure', 'm7-1', 'f7', null],
    ],
  )
})
