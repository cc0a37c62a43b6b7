import assert from 'node:assert/strict'
import test from 'node:test'
import { assemble } from './assemble.ts'
import type { Register } from './register.ts'
import type { DeadlineSpec, VerbSpec } from './spec.ts'
import { toyHouse, toyPerson, toySpec } from './toy.ts'
import { ToyWalk } from './toy-walk.ts'

const chen = toyPerson('chen', 'office')
const li = toyPerson('li')
const file = { sha256: 'a'.repeat(64), name: '会议记录.pdf' }
const declaration = { fields: { evidence: [file], result: '退回 3 笔' } }

function opened(due: string | null, register?: Register): ToyWalk {
  const walk = new ToyWalk(register)
  const fields = { title: '清退', owner: 'li', reviewers: ['wang'], ...(due ? { due } : {}) }
  walk.step('2026-03-02', chen, 'open', { fields })
  return walk
}

function steps(walk: ToyWalk, deadline: string): [string, string][] {
  return (walk.record?.due ?? []).filter((time) => time.deadline === deadline).map(({ step, at }) => [step, at])
}

test('a day field gives its day’s end, reminders that still lie ahead, and the ladder from the day after', () => {
  const walk = opened('2026-03-10')
  assert.deepEqual(steps(walk, 'declare-due'), [
    ['remind-7', '2026-03-02T16:00:00.000Z'],
    ['remind-2', '2026-03-07T16:00:00.000Z'],
    ['due', '2026-03-10T15:59:59.999Z'],
    ['escalate-1', '2026-03-10T16:00:00.000Z'],
    ['escalate-5', '2026-03-14T16:00:00.000Z'],
  ])
  assert.deepEqual(
    steps(opened('2026-03-05'), 'declare-due').map(([step]) => step),
    ['remind-2', 'due', 'escalate-1', 'escalate-5'],
  )
  assert.deepEqual(steps(opened(null), 'declare-due'), [])
})

test('minutes run from the verb, working days and months end with a day', () => {
  const walk = opened('2026-03-10')
  assert.deepEqual(steps(walk, 'start-due'), [
    ['due', '2026-03-02T02:30:00.000Z'],
    ['escalate-0', '2026-03-02T02:30:00.000Z'],
  ])
  walk.step('2026-03-02', li, 'start')
  assert.deepEqual(steps(walk, 'start-due'), [])
  walk.step('2026-03-09', li, 'declare', declaration, { settings: { reviewDays: 2 } })
  assert.deepEqual(steps(walk, 'review-due'), [['due', '2026-03-11T15:59:59.999Z']])
  walk.step('2026-03-10', toyPerson('wang'), 'review')
  walk.step('2026-03-30', chen, 'close')
  assert.deepEqual(walk.record?.due, [{ deadline: 'look-back-due', step: 'due', at: '2026-06-30T15:59:59.999Z' }])
})

test('a unit’s own holiday moves what is counted in working days', () => {
  const walk = opened('2026-03-10')
  walk.step('2026-03-02', li, 'start')
  walk.step('2026-03-09', li, 'declare', declaration, {
    settings: { reviewDays: 1 },
    exceptions: { '2026-03-10': 'rest' },
  })
  assert.deepEqual(steps(walk, 'review-due'), [['due', '2026-03-11T15:59:59.999Z']])
})

test('working days counted into a year without announced holidays are warned of', () => {
  const walk = opened(null)
  walk.step('2026-03-02', li, 'start')
  const decision = walk.attempt('2060-03-09', li, 'declare', declaration)
  assert.ok(decision.ok)
  assert.deepEqual(
    decision.warnings.map(({ code }) => code),
    ['holidays-unknown'],
  )
})

test('when its day has passed a record is overdue and raised rung by rung; waking twice does nothing', () => {
  const walk = opened('2026-03-10')
  walk.step('2026-03-02', li, 'start')
  assert.equal(walk.wake('2026-03-02T15:59:59.999Z'), null)
  const reminder = walk.wake('2026-03-07T16:00:00.000Z')
  assert.equal(reminder?.verb, 'remind')
  assert.deepEqual(
    reminder?.effects.passed?.map(({ step }) => step),
    ['remind-7', 'remind-2'],
  )
  assert.equal(walk.wake('2026-03-10T15:59:59.999Z')?.verb, 'overdue')
  assert.deepEqual(walk.record?.overdue, [{ deadline: 'declare-due', step: 'due', at: '2026-03-10T15:59:59.999Z' }])
  assert.deepEqual(walk.record?.late, ['declare-due'])
  const first = walk.wake('2026-03-11T00:00:00.000Z')
  assert.equal(first?.verb, 'escalate')
  assert.deepEqual(
    walk.record?.raised.map(({ to }) => to),
    ['head'],
  )
  assert.equal(walk.wake('2026-03-11T00:00:00.000Z'), null)
  walk.wake('2026-03-20T00:00:00.000Z')
  assert.deepEqual(
    walk.record?.raised.map(({ to }) => to),
    ['head', 'leader'],
  )
  const done = walk.step('2026-03-20', li, 'declare', declaration)
  assert.deepEqual([done.overdue, done.raised, done.late], [[], [], ['declare-due']])
})

test('a clock that stood still through everything wakes to one entry', () => {
  const walk = opened('2026-03-10')
  walk.step('2026-03-02', li, 'start')
  const entry = walk.wake('2026-05-01T00:00:00.000Z')
  assert.deepEqual([entry?.verb, entry?.effects.late, entry?.effects.raise?.length], ['escalate', ['declare-due'], 2])
})

test('what is done after its time is late, even when nobody woke the clock', () => {
  const walk = opened('2026-03-10')
  walk.step('2026-03-02', li, 'start')
  assert.deepEqual(walk.step('2026-03-11', li, 'declare', declaration).late, ['declare-due'])
})

test('a new day replaces the old one and lifts what was raised; that it was missed stays', () => {
  const walk = opened('2026-03-10')
  walk.step('2026-03-02', li, 'start')
  walk.wake('2026-03-16T00:00:00.000Z')
  const moved = walk.step('2026-03-16', chen, 'amend', { note: '延期批复', fields: { due: '2026-03-31' } })
  assert.deepEqual([moved.overdue, moved.raised, moved.late], [[], [], ['declare-due']])
  assert.deepEqual(steps(walk, 'declare-due')[0], ['remind-7', '2026-03-23T16:00:00.000Z'])
  walk.step('2026-03-16', chen, 'amend', { note: '不限期', fields: { due: null } })
  assert.deepEqual(steps(walk, 'declare-due'), [])
})

test('what was sent back is owed again by the same day', () => {
  const walk = opened('2026-03-10')
  walk.step('2026-03-02', li, 'start')
  walk.step('2026-03-04', li, 'declare', declaration)
  assert.deepEqual(steps(walk, 'declare-due'), [])
  walk.step('2026-03-05', chen, 'amend', { note: '改期', fields: { due: '2026-03-12' } })
  assert.deepEqual(steps(walk, 'declare-due'), [])
  walk.step('2026-03-06', toyPerson('wang'), 'return', { note: '没有实例' })
  assert.deepEqual(
    steps(walk, 'declare-due').find(([step]) => step === 'due'),
    ['due', '2026-03-12T15:59:59.999Z'],
  )
  assert.deepEqual(steps(walk, 'review-due').length, 1)
})

test('resting does not stop a clock: only a final state does', () => {
  const walk = opened('2026-03-10')
  walk.step('2026-03-03', chen, 'pause', { note: '等待批复' })
  assert.deepEqual(steps(walk, 'declare-due').length, 5)
})

/** The toy with a verb more, which ends a measure before anybody declares it, or with a deadline more. */
function toyWith(verbs: { [verb: string]: VerbSpec }, deadlines: { [deadline: string]: DeadlineSpec } = {}): Register {
  const spec = {
    ...toySpec,
    verbs: { ...toySpec.verbs, ...verbs },
    deadlines: { ...toySpec.deadlines, ...deadlines },
  }
  const [register] = assemble([spec], toyHouse).current
  assert.ok(register)
  return register
}

const label = { zh: '撤项', en: 'Drop' }
const drop: VerbSpec = { label, by: ['office'], from: ['underway'], to: 'closed', takes: ['due'], elsewhere: label }
const extend: VerbSpec = { label, by: ['office'], from: ['closed'], takes: ['due'], elsewhere: label }

test('what comes to a final state is owed nothing any more, and is not chased by a new day', () => {
  const walk = opened('2026-03-10', toyWith({ drop, extend }))
  walk.step('2026-03-02', li, 'start')
  walk.wake('2026-03-12T00:00:00.000Z')
  const dropped = walk.step('2026-03-12', chen, 'drop')
  assert.deepEqual([dropped.due, dropped.overdue, dropped.raised, dropped.late], [[], [], [], ['declare-due']])
  assert.deepEqual(walk.step('2026-03-12', chen, 'extend', { fields: { due: '2026-04-01' } }).due, [])
})

test('where sending back starts a clock of its own, the old day is not owed again', () => {
  const again: DeadlineSpec = { label, verb: 'declare', starts: { on: 'return' }, within: { workingDays: 3 } }
  const walk = opened('2026-03-10', toyWith({}, { 'declare-again-due': again }))
  walk.step('2026-03-02', li, 'start')
  walk.step('2026-03-04', li, 'declare', declaration)
  const back = walk.step('2026-03-06', toyPerson('wang'), 'return', { note: '没有实例' })
  assert.deepEqual(
    back.due.filter(({ step }) => step === 'due').map(({ deadline, at }) => [deadline, at]),
    [
      ['review-due', '2026-03-11T15:59:59.999Z'],
      ['declare-again-due', '2026-03-11T15:59:59.999Z'],
    ],
  )
})
