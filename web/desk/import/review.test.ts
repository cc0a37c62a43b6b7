import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { ImportProposal } from '../../../src/contract/imports.ts'
import { acceptedOf, answerName, decide, edit, pruned, tally, undecided } from './decisions.ts'
import { difference } from './difference.ts'
import { offsetsOf, rowAt, scrollFor } from './heights.ts'
import { linesOf, marksByLine, proposalAt, segmentsOf, soughtIn } from './marks.ts'
import { rowsOf, sectionsOf, stepFrom } from './rows.ts'

function proposal(id: string, more: Partial<ImportProposal> = {}): ImportProposal {
  return {
    id,
    kind: 'open',
    about: 'finding',
    register: 'inspection-finding',
    verb: 'open',
    section: '一、甲',
    of: null,
    target: null,
    fields: { title: id },
    was: {},
    said: {},
    names: {},
    span: [0, 1],
    places: {},
    sheet: null,
    cells: {},
    parts: {},
    why: { zh: '', en: '' },
    stale: false,
    ...more,
  }
}

const finding = proposal('f')
const measure = proposal('m', { about: 'measure', verb: 'add', of: 'f', names: { owner: '张山' } })
const known = proposal('k', { kind: 'known', verb: null, target: 'r' })
const other = proposal('o', { section: '二、乙', names: { owner: '张山' } })
const against = proposal('c', { kind: 'contradicts', verb: null, target: 'r', section: '二、乙' })
const all = [finding, measure, known, other, against]
const ids = (...list: string[]) => new Set(list)

describe('deciding', () => {
  test('with a measure its finding is accepted, with a finding its measures are skipped', () => {
    const accepted = decide(undecided, all, ids('m'), 'accept')
    assert.deepEqual(accepted.choices, { m: 'accept', f: 'accept' })
    const skipped = decide(accepted, all, ids('f'), 'skip')
    assert.deepEqual(skipped.choices, { m: 'skip', f: 'skip' })
    assert.deepEqual(decide(skipped, all, ids('f'), null).choices, {})
  })

  test('what is known or contradicts cannot be accepted', () => {
    assert.deepEqual(decide(undecided, all, ids('k', 'c'), 'accept').choices, {})
    assert.deepEqual(tally(all, undecided), { open: 3, accept: 0, skip: 0, known: 1, contradicts: 1 })
  })

  test('edited values go along in full, and editing accepts', () => {
    const edited = edit(undecided, all, 'o', { title: '改过的' }, {})
    assert.deepEqual(acceptedOf(all, edited), [{ proposal: 'o', fields: { title: '改过的' } }])
  })

  test('a name answered once is answered wherever it stands', () => {
    const answered = answerName(undecided, all, { field: 'owner', name: '张山' }, 'person-1', { 'person-1': '张山' })
    assert.deepEqual(answered.edits, { m: { owner: 'person-1' }, o: { owner: 'person-1' } })
    assert.deepEqual(answered.choices, {})
  })

  test('decisions about what is no longer proposed are dropped', () => {
    const before = edit(decide(undecided, all, ids('o'), 'skip'), all, 'f', { title: 'x' }, {})
    assert.deepEqual(pruned(before, [other]).choices, { o: 'skip' })
    assert.deepEqual(pruned(before, [other]).edits, {})
  })
})

describe('the list', () => {
  const sections = sectionsOf(all)

  test('measures stand behind their finding, what is known is folded away and counted', () => {
    const rows = rowsOf(sections, undecided, 'all', new Set())
    assert.deepEqual(
      rows.map((row) => row.key),
      ['section 一、甲', 'f', 'm', 'fold 一、甲', 'section 二、乙', 'o', 'c'],
    )
    const open = rowsOf(sections, undecided, 'all', new Set(['一、甲']))
    assert.ok(open.some((row) => row.key === 'k'))
    assert.deepEqual(
      rowsOf(sections, undecided, 'contradicts', new Set()).map((row) => row.key),
      ['section 二、乙', 'c'],
    )
  })

  test('going on passes by headings and stays at the ends', () => {
    const rows = rowsOf(sections, undecided, 'all', new Set())
    assert.equal(stepFrom(rows, null, 1), 'f')
    assert.equal(stepFrom(rows, 'm', 1), 'o')
    assert.equal(stepFrom(rows, 'o', -1), 'm')
    assert.equal(stepFrom(rows, 'f', -1), 'f')
    assert.equal(stepFrom(rows, 'c', 1), 'c')
    assert.equal(stepFrom([], 'c', 1), null)
  })
})

describe('the source', () => {
  test('lines cover the text, each with its place', () => {
    const text = '第一行\n\n第三行'
    const lines = linesOf(text, [
      { start: 0, end: 3, paragraph: 1 },
      { start: 5, end: 8, paragraph: 2, page: 2 },
    ])
    assert.deepEqual(
      lines.map(({ start, end }) => text.slice(start, end)),
      ['第一行', '', '第三行'],
    )
    assert.equal(lines[0]?.place?.paragraph, 1)
    assert.equal(lines[2]?.place?.page, 2)
  })

  test('segments of a line are the line, whatever marks, checks and stretches cross', () => {
    const text = '甲乙丙丁戊己庚辛壬癸'.repeat(3)
    const span = fc.tuple(fc.nat(29), fc.integer({ min: 1, max: 12 })).map(([s, n]): [number, number] => [s, s + n])
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), fc.array(span, { maxLength: 4 }), span, (marks, checks, sought) => {
        const [line] = linesOf(text, [])
        assert.ok(line)
        const told = marksByLine(
          [line],
          marks.map((one, at) => proposal(String(at), { about: 'measure', span: one })),
          [{ code: 'x', severity: 'note', words: { zh: '', en: '' }, spans: checks }],
        )
        const segments = segmentsOf(line, told.get(0), sought)
        assert.equal(segments.map(({ start, end }) => text.slice(start, end)).join(''), text)
        for (const { start, end, proposal: of } of segments) {
          const covering = marks.filter(([s, e]) => s <= start && e >= end)
          assert.equal(of === null, covering.length === 0)
        }
      }),
    )
  })

  test('an address asks for a stretch of the text, or for nothing', () => {
    assert.deepEqual(soughtIn('3-7', 10), [3, 7])
    assert.deepEqual(soughtIn('3-70', 10), [3, 10])
    for (const bad of [null, '', '7-3', '3', '-1-4', '12-14', 'a-b']) assert.equal(soughtIn(bad, 10), null)
    const inner = proposal('i', { span: [2, 6] })
    assert.equal(proposalAt([proposal('x', { span: [0, 9] }), inner], [3, 5])?.id, 'i')
    assert.equal(proposalAt([inner], [7, 9]), null)
  })
})

describe('a difference', () => {
  const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '1', '2', 'a', '。', '😀'), maxLength: 14 })

  test('keeps both texts, whatever they are', () => {
    fc.assert(
      fc.property(word, word, (was, becomes) => {
        const pieces = difference(was, becomes)
        const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind)
        const text = (list: typeof pieces) => list.map((piece) => piece.text).join('')
        assert.equal(text(without('new')), was)
        assert.equal(text(without('gone')), becomes)
      }),
    )
  })

  test('figures change as a whole', () => {
    assert.deepEqual(difference('退回347元', '退回349元'), [
      { kind: 'same', text: '退回' },
      { kind: 'gone', text: '347' },
      { kind: 'new', text: '349' },
      { kind: 'same', text: '元' },
    ])
  })

  test('two long texts with nothing in common are told in no time', () => {
    const started = performance.now()
    const pieces = difference('甲'.repeat(20_000), '乙'.repeat(20_000))
    assert.equal(pieces.length, 2)
    assert.ok(performance.now() - started < 500)
  })
})

test('rows of a long list lie one below the other, measured or estimated', () => {
  const offsets = offsetsOf(4, String, () => 10, new Map([['1', 25]]))
  assert.deepEqual([...offsets], [0, 10, 35, 45, 55])
  assert.deepEqual(
    [-5, 0, 9, 10, 34, 35, 99].map((height) => rowAt(offsets, height)),
    [0, 0, 0, 1, 1, 2, 3],
  )
  const view = { top: 12, height: 20 }
  assert.equal(scrollFor(offsets, 0, 'near', view), 0)
  assert.equal(scrollFor(offsets, 3, 'near', view), 35)
  assert.equal(scrollFor(offsets, 2, 'top', view), 35)
})
