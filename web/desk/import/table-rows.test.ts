import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ImportAnswer, ImportProposal } from '../../../src/contract/imports.ts'
import { columnsOf, kindCounts, placeOf, type RowKind, tableRows } from './table-rows.ts'

const lines = [
  ['问题', '整改措施', '责任人', '备注'],
  ['稿费审核不严', '1.逐笔核对。2.场租入账。', '叶采薇', ''],
  ['场租入账不及时', '当日入账', '查无人', '甲'],
]

function proposal(id: string, more: Partial<ImportProposal>): ImportProposal {
  return {
    ...{ id, kind: 'open', about: 'finding', register: 'inspection-finding', verb: 'backfill', section: '', of: null },
    ...{ target: null, fields: {}, was: {}, said: {}, names: {}, span: [0, 0], places: {}, sheet: '台账', cells: {} },
    ...{ parts: {}, why: { zh: '', en: '' }, stale: false },
    ...more,
  }
}

function answer(): ImportAnswer {
  const positions: ImportAnswer['positions'] = []
  let text = ''
  lines.forEach((line, r) =>
    line.forEach((word, c) => {
      if (word !== '')
        positions.push({ start: text.length, end: text.length + word.length, sheet: '台账', row: r + 1, column: c + 1 })
      text += `${word}\t`
    }),
  )
  const place = { sheet: '台账', row: 3, column: 3, cell: 'C3', value: '查无人', words: { zh: '没有。', en: 'None.' } }
  const column = (at: number, target: string | null) => {
    return {
      sheet: '台账',
      column: at,
      letter: 'ABCD'[at - 1] ?? '',
      key: '',
      heading: lines[0]?.[at - 1] ?? '',
      target,
    }
  }
  const columns = [
    column(1, 'finding.title'),
    column(2, 'measure.text'),
    column(3, 'finding.owner'),
    column(4, 'skip'),
  ].map((one) => ({ ...one, by: 'heading' as const }))
  return {
    paper: { id: 'p', title: '台账.xlsx', kind: 'table', state: 'kept', fields: {}, powers: [] },
    ...{ text, positions, lossy: null, warnings: [], checks: [], names: {}, together: null },
    proposals: [
      proposal('k', { kind: 'known', verb: null, cells: { title: 'A2' } }),
      proposal('a', { about: 'measure', cells: { text: 'B2', owner: 'C2' }, parts: { text: [2, 7] } }),
      proposal('b', { about: 'measure', cells: { text: 'B2', owner: 'C2' }, parts: { text: [9, 14] } }),
      proposal('c', {
        kind: 'amend',
        cells: { title: 'A3', owner: 'C3' },
        fields: { title: '场租入账不及时' },
        was: { title: '场租未入账' },
      }),
    ],
    table: { columns, targets: [], rows: 2, defects: [{ ...place, code: 'person-unknown', severity: 'warning' }] },
  }
}

describe('a workbook as a table', () => {
  test('each row has its cells as they stand, and what it proposes; headings are left out', () => {
    const rows = tableRows(answer())
    assert.deepEqual(
      rows.map(({ row, kinds, proposals }) => [row, [...kinds].toSorted(), proposals.map(({ id }) => id)]),
      [
        [2, ['known', 'new'], ['k', 'a', 'b']],
        [3, ['changed', 'defect'], ['c']],
      ],
    )
    assert.deepEqual(
      [...(rows[0]?.cells ?? [])].map(([column, { text }]) => [column, text]),
      [
        [1, '稿费审核不严'],
        [2, '1.逐笔核对。2.场租入账。'],
        [3, '叶采薇'],
      ],
    )
    assert.deepEqual(kindCounts(rows), { new: 1, changed: 1, known: 1, defect: 1 })
  })

  test('a changed value and a defect stand in their cells, and several measures of one cell are counted', () => {
    const [first, second] = tableRows(answer())
    assert.equal(first?.cells.get(2)?.parts, 2)
    assert.deepEqual(
      second?.cells.get(1)?.changes.map(({ field }) => field),
      ['title'],
    )
    assert.deepEqual(second?.cells.get(3)?.changes, [])
    assert.equal(second?.cells.get(3)?.defects[0]?.code, 'person-unknown')
  })

  test('what is left out has no column; cells are named as spreadsheets name them', () => {
    const letters = (only: RowKind | null) =>
      columnsOf(answer().table?.columns ?? [], '台账', only, tableRows(answer())).map(({ letter }) => letter)
    assert.deepEqual(
      [letters(null), letters('changed'), letters('defect')],
      [
        ['A', 'B', 'C'],
        ['A', 'B'],
        ['A', 'B', 'C'],
      ],
    )
    assert.deepEqual(
      [placeOf('C7'), placeOf('AA10'), placeOf('7C')],
      [
        [7, 3],
        [10, 27],
        [0, 0],
      ],
    )
  })
})
