import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOf } from '../calendar/days.ts'
import { type Change, dueDifferences, ruleTrials } from './preview.ts'
import type { RegisterRecord } from './record.ts'
import type { Setting } from './register.ts'
import { effectOf, measureOf } from './settings.ts'
import type { Settings } from './spec.ts'
import { toy, toyPerson } from './toy.ts'
import { ToyWalk } from './toy-walk.ts'

const file = { sha256: 'a'.repeat(64), name: '会议记录.pdf' }
const base = { label: { zh: '数', en: 'figure' }, standard: 5 }
const own = (name: string, more: Partial<Setting> = {}): Setting => ({ ...base, name, ...more })

test('a longer deadline loosens, what is declared goes as declared, and what nobody declared is for a person to tell', () => {
  assert.equal(effectOf(toy, own('reviewDays'), 5, 7), 'loosens')
  assert.equal(effectOf(toy, own('reviewDays'), 5, 3), 'tightens')
  assert.equal(effectOf(toy, own('reviewDays', { loosens: 'down' }), 5, 3), 'loosens')
  assert.equal(effectOf(toy, own('mostPerOwner'), 3, 4), 'either')
  assert.equal(effectOf(toy, own('mostPerOwner'), 3, 3), 'same')
  assert.equal(effectOf(toy, own('inUse'), 1, 0), 'loosens')
  assert.equal(measureOf(toy, own('reviewDays')), 'workingDays')
  assert.equal(measureOf(toy, own('mostPerOwner')), null)
})

function change(setting: string, before: Settings, after: Settings, held = before): Change {
  const now = instantOf(Date.parse('2026-03-12T01:00:00.000Z'))
  return { setting, before, after, heldOn: () => held, now, zone: 'Asia/Shanghai' }
}

function begun(): ToyWalk {
  const walk = new ToyWalk()
  const fields = { title: '清退', owner: 'li', reviewers: ['wang'], due: '2026-03-20' }
  walk.step('2026-03-02', toyPerson('chen', 'office'), 'open', { fields })
  return walk
}

function recordOf({ record }: ToyWalk): RegisterRecord {
  assert.ok(record)
  return record
}

test('a running deadline is counted again from the day it began, found by the figure that held then', () => {
  const walk = begun()
  const li = toyPerson('li')
  walk.step('2026-03-03', li, 'start')
  const declared = { fields: { evidence: [file], result: '退回 3 笔' } }
  const record = walk.step('2026-03-09', li, 'declare', declared, { settings: { reviewDays: 2 } })
  const tried = dueDifferences(toy, record, change('reviewDays', { reviewDays: 2 }, { reviewDays: 4 }))
  assert.deepEqual(tried, {
    found: [{ deadline: 'review-due', at: '2026-03-11T15:59:59.999Z', would: '2026-03-13T15:59:59.999Z' }],
    untold: 0,
  })
  const same = change('reviewDays', { reviewDays: 2 }, { reviewDays: 2 })
  assert.deepEqual(dueDifferences(toy, record, same), { found: [], untold: 0 })
  const unknown = change('reviewDays', { reviewDays: 2 }, { reviewDays: 4 }, { reviewDays: 25 })
  assert.deepEqual(dueDifferences(toy, record, unknown), { found: [], untold: 1 })
  const other = change('mostPerOwner', {}, { mostPerOwner: 9 })
  assert.deepEqual(dueDifferences(toy, record, other), { found: [], untold: 0 })
})

test('a rule that reads the figure is tried on the record by both; one that does not is silent', () => {
  const record = recordOf(begun())
  const trials = ruleTrials(toy, record, change('mostPerOwner', {}, { mostPerOwner: 2 }), { kind: 'house' })
  const few = trials.find(({ rule }) => rule.name === 'toy-few-per-owner')
  assert.ok(few)
  const told = (others: number) => few.judge({ before: { others }, after: { others } })
  assert.equal(told(2), 'refused')
  assert.equal(told(1), null)
  assert.equal(told(3), null)
  const wider = ruleTrials(toy, record, change('mostPerOwner', {}, { mostPerOwner: 4 }), { kind: 'house' })
  assert.equal(
    wider.find(({ rule }) => rule.name === 'toy-few-per-owner')?.judge({ before: { others: 3 }, after: { others: 3 } }),
    'passes',
  )
  const turned = trials.filter((one) => one !== few && one.judge({ before: {}, after: {} }) !== null)
  assert.deepEqual(turned, [])
})
