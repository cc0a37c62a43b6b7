import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { RecordRow } from '../../../src/contract/records.ts'
import { heights, lineAt, linesOf, offsetsOf } from './lines.ts'

function row(id: string, fields: RecordRow['fields'] = {}): RecordRow {
  return {
    ...{ id, unit: 'u', register: 'inspection-finding', version: '1', revision: 1, state: 'open', title: id },
    ...{ owner: null, dueAt: null, openedAt: '', changedAt: '', closedAt: null, fields, due: [], overdue: [] },
    ...{ late: [], raised: [], warned: [], agreed: [], duty: null, erased: false },
  }
}

const nothing = { open: new Set<string>(), under: new Map<string, RecordRow[]>(), counts: null, headed: true }
const kinds = (asked: Parameters<typeof linesOf>[0]) => linesOf(asked).map(({ kind }) => kind)

describe('lines of the ledger', () => {
  test('a heading stands where category or aspect change, and nowhere when the order is another', () => {
    const rows = [
      row('a', { category: '一', aspect: '甲' }),
      row('b', { category: '一', aspect: '甲' }),
      row('c', { category: '一', aspect: '乙' }),
      row('d'),
    ]
    const headed = ['heading', 'finding', 'finding', 'heading', 'finding', 'finding']
    assert.deepEqual(kinds({ ...nothing, rows }), headed)
    assert.deepEqual(kinds({ ...nothing, rows, headed: false }), ['finding', 'finding', 'finding', 'finding'])
  })

  test('an open finding keeps the place of its measures before they have come, and says when it has none', () => {
    const rows = [row('a'), row('b'), row('c')]
    const open = new Set(['a', 'b', 'c'])
    const under = new Map([['a', [row('m')]]])
    const lines = linesOf({ ...nothing, rows, open, under, counts: { a: 1, b: 2, c: 0 } })
    assert.deepEqual(
      lines.map((line) => (line.kind === 'measure' ? (line.row?.id ?? 'awaited') : line.kind)),
      ['finding', 'm', 'finding', 'awaited', 'awaited', 'finding', 'none'],
    )
  })

  test('every height lies in the line that is found for it', () => {
    const counts = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 0.999, noNaN: true }), (each, part) => {
        const rows = each.map((_n, at) => row(String(at)))
        const known = Object.fromEntries(each.map((n, at) => [String(at), n]))
        const lines = linesOf({ ...nothing, rows, open: new Set(Object.keys(known)), counts: known })
        const offsets = offsetsOf(lines)
        const height = part * (offsets.at(-1) ?? 0)
        const at = lineAt(offsets, height)
        const line = lines[at]
        assert.ok(line && (offsets[at] ?? 0) <= height && height < (offsets[at] ?? 0) + heights[line.kind])
      }),
    )
  })
})
