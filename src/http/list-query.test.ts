import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assemble } from '../kernel/assemble.ts'
import { dayInMonth } from '../calendar/days.ts'
import { instantAt } from '../calendar/zones.ts'
import { countedRecords } from '../kernel/counted-records.ts'
import { toyHouse, toySpec } from '../kernel/toy.ts'
import type { Where } from '../kernel/where.ts'
import { parseListQuery, type Query } from './list-query.ts'

const registers = assemble([toySpec], toyHouse)
const parse = (text: string) => {
  const query: { [name: string]: string | string[] } = {}
  for (const [name, value] of new URLSearchParams(text)) query[name] = value
  return parseListQuery(registers, toySpec.name, query)
}
const parsed = (text: string) => {
  const read = parse(text)
  assert.ok(read.ok, JSON.stringify(read))
  return read.parsed
}

test('filters, sort and page of a list are read from its query', () => {
  const [state = ''] = Object.keys(toySpec.states)
  const { filter, ...page } = parsed(
    `state=${state}&closed=false&late=1&text=应急&sort=-due&cursor=abc&limit=200&total=1&f.kind=once,lasting&f.title=a,b`,
  )
  assert.deepEqual(page, { cursor: 'abc', limit: 200, total: true })
  assert.equal(filter.text, '应急')
  assert.deepEqual(filter.sort, { by: 'due', descending: true })
  assert.deepEqual(filter.where, {
    state: [state],
    closed: false,
    late: true,
    fields: { kind: { in: ['once', 'lasting'] }, title: { is: 'a,b' } },
  })
})

test('ranges keep both ends, figures become numbers, and days stay days', () => {
  const { filter } = parsed(
    'f.amount.from=100&f.amount.before=900&f.due.from=2026-03-01&f.open=true&f.owner.filled=false&sort=count',
  )
  assert.deepEqual(filter.where?.fields, {
    amount: { from: 100, before: 900 },
    due: { from: '2026-03-01' },
    open: { is: true },
    owner: { filled: false },
  })
  assert.deepEqual(filter.sort, { by: { field: 'count' }, descending: false })
  assert.deepEqual(parsed('opened.from=2026-03-01').filter.where?.within, {
    of: 'opened',
    from: '2026-03-01',
    to: '9999-12-31',
  })
})

test('everything wrong with a query is told at once', () => {
  const read = parse('state=nowhere&limit=0&limit=201&f.nothing=1&sort=nothing&sideways=1&f.amount=many&closed=perhaps')
  assert.ok(!read.ok)
  const codes = read.refusals.map(({ code }) => code).sort()
  assert.deepEqual(codes, [...Array(6).fill('query-invalid'), 'unknown-field'])
  const unknown = parseListQuery(registers, 'constructor', {})
  assert.ok(!unknown.ok && unknown.refusals[0]?.code === 'unknown-register')
})

test('whatever stands in a query, reading it ends with a filter or with refusals', () => {
  const value = fc.oneof(fc.string(), fc.array(fc.string()))
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom('state', 'f.amount', 'f.__proto__', 'f.due.from', 'limit', 'sort', 'constructor'),
  )
  fc.assert(
    fc.property(fc.dictionary(name, value), (query: Query) => {
      const read = parseListQuery(registers, toySpec.name, query)
      assert.ok(read.ok || read.refusals.length > 0)
    }),
  )
})

test('the address of what a figure counts asks for just that', () => {
  const register = registers.get(toySpec.name)
  assert.ok(register)
  const wheres: readonly Where[] = [
    {},
    { state: ['closed'], within: { of: 'opened', from: '2026-03-01', to: '2026-04-01' } },
    { late: true, closed: false, within: { of: 'closed', from: '2026-03-01', to: '9999-12-31' } },
    { fields: { kind: { in: ['once', 'lasting'] }, owner: { filled: false }, amount: { from: 100, before: 900 } } },
    { warned: { rule: 'toy-few-per-owner', from: instantAt(dayInMonth(2026, 3, 2), '09:00', 'Asia/Shanghai') } },
    { any: [{ warned: { rule: 'toy-result-has-figure' } }, { warned: { rule: 'toy-few-per-owner' } }] },
  ]
  for (const where of wheres)
    assert.deepEqual(parsed(countedRecords(register, where)?.query ?? '-').filter.where, where)
  const inMonth = countedRecords(register, { within: { of: { field: 'due' }, from: '2026-03-01', to: '2026-04-01' } })
  assert.equal(inMonth?.query, 'f.due.from=2026-03-01&f.due.before=2026-04-01')
  assert.equal(countedRecords(register, { id: 'one' }), null)
  assert.equal(countedRecords(register, { any: [{ late: true }, { closed: false }] }), null)
})

test('what has no form of its own is asked for by the figure that counts it', () => {
  const register = registers.get(toySpec.name)
  const [indicator] = Object.values(register?.indicators ?? {})
  assert.ok(register && indicator)
  const where: Where = { any: [{ late: true }], within: { of: 'opened', from: '2026-03-01', to: '2026-04-01' } }
  const address = countedRecords(register, where, indicator.name)
  assert.equal(address?.query, `counted=${indicator.name}&opened.from=2026-03-01&opened.before=2026-04-01`)
  assert.deepEqual(parsed(address.query).filter.where, {
    ...indicator.value.where,
    within: { of: 'opened', from: '2026-03-01', to: '2026-04-01' },
  })
  assert.ok(!parse('counted=nothing').ok)
})
