import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parseDay } from '../../../src/calendar/days.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import {
  columnsOf,
  conditions,
  lastDay,
  pressed,
  scopeOf,
  sortingOf,
  valuesOf,
  withLastDay,
  withoutConditions,
  withParameter,
  withScope,
} from './query.ts'

const asked = (query: string) => new URLSearchParams(query)

test('a heading pressed three times sorts up, sorts down, and gives the standing order back', () => {
  const up = pressed(asked('text=路灯'), 'due')
  assert.deepEqual(sortingOf(up), { by: 'due', descending: false })
  const down = pressed(up, 'due')
  assert.deepEqual(sortingOf(down), { by: 'due', descending: true })
  assert.equal(sortingOf(pressed(down, 'due')), null)
  assert.deepEqual(sortingOf(pressed(down, 'title')), { by: 'title', descending: false })
})

test('a scope is read back as it was set, and leaves the other conditions alone', () => {
  for (const scope of ['all', 'open', 'closed', 'late'] as const) {
    const query = withScope(asked('f.class=help&closed=true&late=true'), scope)
    assert.equal(scopeOf(query), scope)
    assert.equal(query.get('f.class'), 'help')
  }
})

test('the last day a person means is asked as the day after, and shown as meant', () => {
  const query = withLastDay(asked(''), 'receivedOn', parseDay('2026-02-28'))
  assert.equal(query.get('f.receivedOn.before'), '2026-03-01')
  assert.equal(lastDay(query, 'receivedOn'), '2026-02-28')
  assert.equal(withLastDay(query, 'receivedOn', null).toString(), '')
  assert.equal(lastDay(asked('f.receivedOn.before=gestern'), 'receivedOn'), null)
})

test('a range counts as one condition, order and scope as none', () => {
  assert.equal(conditions(asked('f.day.from=2026-01-01&f.day.before=2026-02-01&state=a,b&sort=-due&closed=false')), 2)
  assert.equal(withoutConditions(asked('f.day.from=2026-01-01&state=a&sort=-due&text=x')).toString(), 'sort=-due')
})

test('setting a parameter to nothing leaves no trace of it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (name, value) => {
      const set = withParameter(asked('a=1'), name, value)
      assert.equal(set.get(name), value)
      assert.equal(withParameter(set, name, null).has(name), false)
    }),
  )
})

test('several values of one parameter come apart at the comma', () => {
  assert.deepEqual(valuesOf(asked('state=a,,b'), 'state'), ['a', 'b'])
  assert.deepEqual(valuesOf(asked(''), 'state'), [])
})

test('a list offers the title first and no column that a cell cannot hold', () => {
  const label = { zh: '栏', en: 'column' }
  const one = (name: string, kind: string, inList: boolean) => ({ name, kind, label, inList, required: false })
  const view = {
    fields: [
      one('subject', 'text', true),
      one('content', 'longtext', true),
      one('paper', 'files', true),
      one('money', 'money', true),
      one('who', 'person', false),
    ],
    columns: { title: 'subject' },
    states: [{ name: 's', label, final: false, awaits: ['v'] }],
    deadlines: [],
  } as unknown as RegisterView
  assert.deepEqual(
    columnsOf(view).map((column) => column.key),
    ['title', 'state', 'f.money', 'f.who', 'opened', 'changed'],
  )
  assert.deepEqual(
    columnsOf(view)
      .filter((column) => column.standard)
      .map((column) => column.key),
    ['title', 'state', 'f.money'],
  )
  assert.equal(columnsOf(view).find((column) => column.key === 'f.who')?.sort, null)
})
