import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, parseDay } from '../calendar/days.ts'
import { byCategory, type FindingAcross, isIn, linesAcross, whatHolds, widespread } from './across.ts'
import { Wordings } from './alike/wordings.ts'

const day = (text: string): Day => {
  const read = parseDay(text)
  assert.ok(read !== null, text)
  return read
}

const of = (id: string, unit: string, own: Partial<FindingAcross> = {}): FindingAcross => ({
  ...{ id, unit, round: '2025-1', category: '财务', closed: false, closedOn: null, dueOn: null },
  ...{ reopened: false, returned: false, declared: false, kinds: [], ...own },
})

const titleOf = (id: string, unit: string, text: string) => ({ id, finding: id, unit, year: 2025, text })
const fees = '稿费发放没有逐笔登记，部分通讯员重复领取'

test('a problem is widespread where several units have it in one category', () => {
  const titles = Wordings.of([
    titleOf('a', '融媒体中心', fees),
    titleOf('b', '文化馆', `${fees}。`),
    titleOf('c', '图书馆', fees),
    titleOf('d', '融媒体中心', '公务用车派单与里程登记对不上'),
    titleOf('gone', '档案馆', fees),
  ])
  const findings = [
    of('a', '融媒体中心'),
    of('b', '文化馆', { round: '2024-2' }),
    of('c', '图书馆', { category: '党建' }),
    of('d', '融媒体中心'),
  ]
  assert.deepEqual(widespread(findings, titles), [
    { category: '财务', ids: ['a', 'b'], units: ['文化馆', '融媒体中心'], rounds: ['2024-2', '2025-1'] },
  ])
  assert.deepEqual(widespread(findings, titles, 3), [])
  assert.deepEqual(byCategory(findings), [
    { category: '财务', findings: 3, units: 2, rounds: 2 },
    { category: '党建', findings: 1, units: 1, rounds: 1 },
  ])
})

test('what holds is counted among findings that were closed once, also where they are open again', () => {
  const findings = [
    of('a', 'u', { closed: true, kinds: ['document', 'study'] }),
    of('b', 'u', { reopened: true, kinds: ['study'] }),
    of('c', 'u', { closed: true, reopened: true, kinds: ['study'] }),
    of('d', 'u', { kinds: ['money'] }),
  ]
  assert.deepEqual(whatHolds(findings, 1), [
    { kind: 'document', closed: 1, reopened: 0, rate: 1 },
    { kind: 'study', closed: 3, reopened: 2, rate: 1 / 3 },
  ])
  assert.deepEqual(
    whatHolds(findings, 3).map(({ kind, rate }) => [kind, rate]),
    [
      ['study', 1 / 3],
      ['document', null],
    ],
  )
})

test('who is late and who is sent back; due today is not late, a late closing is told apart', () => {
  const dueOn = day('2025-03-01')
  const today = day('2025-03-11')
  const late = of('b', '文化馆', { dueOn, closed: true, closedOn: day('2025-03-02'), declared: true, reopened: true })
  const findings = [
    of('a', '文化馆', { dueOn, declared: true, returned: true }),
    late,
    of('c', '图书馆', { dueOn: today, round: null }),
  ]
  const [culture, library] = linesAcross(findings, 'unit', today)
  assert.deepEqual(culture, {
    ...{ name: '文化馆', findings: 2, declared: 2, returned: 1, closed: 1, closingRate: 0.5, overdue: 1, mostDays: 10 },
    ...{ closedLate: 1, returnRate: 0.5, reopened: 1, reopenRate: 1 },
  })
  assert.deepEqual([library?.name, library?.overdue, library?.returnRate], ['图书馆', 0, null])
  assert.deepEqual(
    linesAcross(findings, 'round', today).map(({ name, findings: n }) => [name, n]),
    [
      ['2025-1', 2],
      [null, 1],
    ],
  )
  assert.deepEqual([isIn('closed-late', late, today), isIn('closed-once', late, today)], [true, true])
})
