import assert from 'node:assert/strict'
import test from 'node:test'
import type { Actor } from './actor.ts'
import { assemble } from './assemble.ts'
import { decide, questions } from './decide.ts'
import { redact } from './erase.ts'
import { replay } from './fold.ts'
import type { RegisterRecord } from './record.ts'
import type { Register } from './register.ts'
import { toy, toyHouse, toyPerson, toySituation, toySpec } from './toy.ts'
import { codesOf, ToyWalk } from './toy-walk.ts'

const chen = toyPerson('chen', 'office')
const li = toyPerson('li')
const wang = toyPerson('wang')
const zhao = toyPerson('zhao')
const file = { sha256: 'a'.repeat(64), name: '会议记录.pdf' }
const opening = {
  title: '清退违规津补贴',
  owner: 'li',
  reviewers: ['wang', 'zhao'],
  due: '2026-03-10',
  department: 'd1',
}

function underway(): ToyWalk {
  const walk = new ToyWalk()
  walk.step('2026-03-02', chen, 'open', { fields: opening })
  walk.step('2026-03-02', li, 'start')
  return walk
}

function declared(): ToyWalk {
  const walk = underway()
  walk.step('2026-03-09', li, 'declare', { fields: { evidence: [file], result: '退回 3 笔' } })
  return walk
}

test('a measure goes from opening to closing, and its journal rebuilds it', () => {
  const walk = declared()
  assert.equal(walk.step('2026-03-10', wang, 'review').state, 'declared')
  assert.deepEqual(walk.record?.agreed, ['wang'])
  assert.equal(walk.step('2026-03-10', zhao, 'review').state, 'reviewing')
  const closed = walk.step('2026-03-11', chen, 'close')
  assert.equal(closed.state, 'closed')
  assert.equal(closed.closedAt, '2026-03-11T01:00:00.000Z')
  assert.deepEqual(closed.agreed, [])
  assert.deepEqual(closed.doers, {
    open: ['chen'],
    start: ['li'],
    declare: ['li'],
    review: ['wang', 'zhao'],
    close: ['chen'],
  })
  assert.deepEqual(replay(walk.entries), walk.record)
  assert.equal(walk.step('2026-05-11', chen, 'reopen', { note: '问题反弹' }).closedAt, null)
})

test('everything that stands against a verb is said at once, in the order of the form', () => {
  const fields = {
    reviewers: 'wang',
    amount: 1.5,
    title: '',
    due: '2026-02-01',
    colour: 'red',
    result: 'x',
    count: 2000,
  }
  const decision = decide(toy, null, 'open', { fields }, chen, toySituation('2026-03-02', 1))
  assert.ok(!decision.ok)
  assert.deepEqual(
    decision.refusals.map(({ code, at }) => [code, at?.field]),
    [
      ['unknown-field', undefined],
      ['field-missing', 'title'],
      ['field-invalid', 'reviewers'],
      ['field-invalid', 'amount'],
      ['field-out-of-range', 'count'],
      ['field-not-taken', 'result'],
      ['toy-due-in-future', 'due'],
    ],
  )
})

test('what a verb needs must be filled once it is done', () => {
  const walk = underway()
  const decision = walk.attempt('2026-03-09', li, 'declare', { fields: { result: '   ', evidence: [] } })
  assert.deepEqual(codesOf(decision), ['field-missing', 'field-missing'])
  assert.equal(walk.entries.length, 2)
})

test('a rule is silent about a field that is refused already', () => {
  const due = toySpec.rules?.['toy-due-in-future']
  assert.ok(due)
  const rules = { 'toy-title-told': { ...due, at: 'title', holds: () => false } }
  const [register] = assemble([{ ...toySpec, rules }], toyHouse).current
  assert.ok(register)
  const at = toySituation('2026-03-02', 1)
  assert.deepEqual(codesOf(decide(register, null, 'open', {}, chen, at)), ['field-missing'])
  assert.deepEqual(codesOf(decide(register, null, 'open', { fields: { title: '一' } }, chen, at)), ['toy-title-told'])
})

test('an entry whose content is destroyed keeps what happened and nothing of what was written', () => {
  const walk = new ToyWalk()
  walk.step('2026-03-02', chen, 'open', { note: '据反馈', fields: { ...opening, number: '7' } })
  const [entry] = walk.entries
  assert.ok(entry?.effects.set && entry.effects.claims && entry.note)
  const left = redact(entry)
  assert.deepEqual(Object.keys(left.effects).sort(), ['due', 'state'])
  assert.ok(!JSON.stringify(left).includes('清退') && left.note === undefined)
  assert.deepEqual(left.by, entry.by)
})

test('a required field cannot be emptied afterwards', () => {
  assert.deepEqual(
    codesOf(underway().attempt('2026-03-03', chen, 'amend', { note: '更正', fields: { title: null } })),
    ['field-missing'],
  )
})

test('only its parties do a verb, and a wrong state is said beside it', () => {
  const walk = underway()
  assert.deepEqual(codesOf(walk.attempt('2026-03-03', wang, 'close')), ['not-yours', 'not-in-this-state'])
  assert.deepEqual(codesOf(walk.attempt('2026-03-03', li, 'start')), ['already-so'])
  assert.deepEqual(codesOf(walk.attempt('2026-03-03', { kind: 'time' }, 'declare')), ['not-yours'])
  assert.deepEqual(codesOf(walk.attempt('2026-03-03', li, 'sing')), ['unknown-verb'])
  assert.deepEqual(codesOf(walk.attempt('2026-03-03', li, '__proto__')), ['unknown-verb'])
  assert.deepEqual(codesOf(walk.attempt('2026-03-03', chen, 'open', { fields: opening })), ['not-in-this-state'])
  assert.deepEqual(codesOf(new ToyWalk().attempt('2026-03-03', li, 'start')), ['not-found'])
})

test('whoever declared does not review, not even through a deputy or as one', () => {
  const walk = underway()
  walk.step('2026-03-03', chen, 'amend', { note: '增加会审人', fields: { reviewers: ['li', 'wang', 'zhao'] } })
  const deputy: Actor = { ...zhao, standsInFor: [{ person: 'li', posts: [] }] }
  walk.step('2026-03-09', deputy, 'declare', { fields: { evidence: [file], result: '3 笔' } })
  assert.deepEqual(walk.record?.doers['declare'], ['zhao', 'li'])
  assert.deepEqual(walk.entries.at(-1)?.by, { kind: 'person', person: 'zhao', for: 'li' })
  assert.deepEqual(codesOf(walk.attempt('2026-03-10', li, 'review')), ['same-person'])
  assert.deepEqual(codesOf(walk.attempt('2026-03-10', zhao, 'review')), ['same-person'])
  const standIn: Actor = { ...toyPerson('sun'), standsInFor: [{ person: 'li', posts: [] }] }
  assert.deepEqual(codesOf(walk.attempt('2026-03-10', standIn, 'review')), ['same-person'])
  const forWang: Actor = { ...toyPerson('sun'), standsInFor: [{ person: 'wang', posts: [] }] }
  assert.deepEqual(codesOf(walk.attempt('2026-03-10', { ...forWang, id: 'li' }, 'review')), ['same-person'])
  assert.equal(walk.attempt('2026-03-10', forWang, 'review').ok, true)
  assert.deepEqual(codesOf(walk.attempt('2026-03-10', wang, 'review')), ['already-so'])
})

test('nothing more is done with what was erased', () => {
  const walk = underway()
  const erased = { ...walk.record, erased: true } as RegisterRecord
  const decision = decide(toy, erased, 'amend', { note: '更正' }, chen, toySituation('2026-03-03', 3))
  assert.deepEqual(codesOf(decision), ['record-erased'])
})

test('in a round everybody agrees once, a deputy for each of them, and a return ends the round', () => {
  const walk = declared()
  walk.step('2026-03-10', wang, 'review')
  assert.deepEqual(codesOf(walk.attempt('2026-03-10', wang, 'review')), ['already-so'])
  const back = walk.step('2026-03-10', zhao, 'return', { note: '没有数据支撑' })
  assert.deepEqual([back.state, back.agreed], ['returned', []])
  walk.step('2026-03-10', li, 'declare', { fields: { result: '退回 5 笔' } })
  const both: Actor = { ...wang, standsInFor: [{ person: 'zhao', posts: [] }] }
  assert.deepEqual(walk.step('2026-03-11', both, 'review').agreed, ['wang'])
  const ended = walk.step('2026-03-11', both, 'review')
  assert.deepEqual([ended.state, ended.agreed], ['reviewing', []])
  assert.equal(walk.entries.at(-1)?.by.for, 'zhao')
})

test('a round whose list was shortened to those who have agreed can be ended by one of them', () => {
  const walk = declared()
  walk.step('2026-03-10', wang, 'review')
  walk.step('2026-03-10', chen, 'amend', { note: '调离', fields: { reviewers: ['wang'] } })
  assert.equal(walk.step('2026-03-10', wang, 'review').state, 'reviewing')
})

test('a reason must be given in words', () => {
  const walk = declared()
  assert.deepEqual(codesOf(walk.attempt('2026-03-10', zhao, 'return', { note: ' ' })), ['reason-missing'])
  assert.deepEqual(codesOf(walk.attempt('2026-03-10', zhao, 'return', { note: 'x'.repeat(2001) })), ['note-too-long'])
})

test('a caller who saw another revision is told both', () => {
  const walk = underway()
  const decision = walk.attempt('2026-03-09', li, 'declare', { revision: 1 })
  assert.ok(!decision.ok)
  assert.deepEqual(
    decision.refusals.map(({ code, details }) => [code, details]),
    [['version-conflict', { seen: 1, current: 2 }]],
  )
  assert.equal(
    walk.attempt('2026-03-09', li, 'declare', { revision: 2, fields: { evidence: [file], result: '3' } }).ok,
    true,
  )
})

test('a rule asks before it judges, with the record as it would be', () => {
  const walk = new ToyWalk()
  walk.step('2026-03-02', chen, 'open', { fields: { ...opening, owner: 'li' } })
  const input = { fields: { owner: 'wang' } }
  const asked = questions(toy, walk.record, 'start', input, li, toySituation('2026-03-02', 2))
  assert.deepEqual(asked['toy-few-per-owner']?.['others']?.where.fields, { owner: { is: 'wang' } })
  const with3 = { known: { 'toy-few-per-owner': { others: 3 } } }
  assert.deepEqual(codesOf(walk.attempt('2026-03-02', li, 'start', input, with3)), ['toy-few-per-owner'])
  assert.deepEqual(codesOf(walk.attempt('2026-03-02', li, 'start', input, { known: {} })), ['question-unanswered'])
  assert.ok(walk.attempt('2026-03-02', li, 'start', input, { ...with3, settings: { mostPerOwner: 4 } }).ok)
})

test('a warning warns and lets pass', () => {
  const decision = underway().attempt('2026-03-09', li, 'declare', {
    fields: { evidence: [file], result: '已经整改到位' },
  })
  assert.ok(decision.ok)
  assert.deepEqual(codesOf(decision), ['toy-result-has-figure'])
})

test('a rule that fails to run refuses and is named', () => {
  const rules = { ...toySpec.rules }
  const fails = () => {
    throw new Error('of no interest to the caller')
  }
  const due = rules['toy-due-in-future']
  assert.ok(due)
  const register = assemble([{ ...toySpec, rules: { 'toy-due-in-future': { ...due, holds: fails } } }], toyHouse)
    .current[0] as Register
  const decision = decide(register, null, 'open', { fields: opening }, chen, toySituation('2026-03-02', 1))
  assert.deepEqual(codesOf(decision), ['rule-broken'])
})

test('an entry keeps only what changed, and claims follow the claimed fields', () => {
  const walk = new ToyWalk()
  walk.step('2026-03-02', chen, 'open', { fields: { ...opening, number: ' ＺＧ-7 ' } })
  assert.deepEqual(walk.entries[0]?.effects.claims, [{ claim: 'toy-number', value: 'zg-7' }])
  assert.deepEqual(Object.keys(walk.entries[0]?.effects.set ?? {}).sort(), [
    'department',
    'due',
    'number',
    'owner',
    'reviewers',
    'title',
  ])
  walk.step('2026-03-03', chen, 'amend', {
    note: '改题',
    fields: { ...opening, title: '清退津补贴', number: 'ＺＧ-7' },
  })
  assert.deepEqual(walk.entries[1]?.effects, { set: { title: '清退津补贴' } })
  walk.step('2026-03-03', chen, 'amend', { note: '去号', fields: { number: '' } })
  assert.deepEqual(walk.entries[2]?.effects, { set: { number: null }, claims: [{ claim: 'toy-number', value: null }] })
})

test('a paper form is filed in the signer’s name with the recorder beside it', () => {
  const walk = underway()
  walk.step('2026-03-09', li, 'declare', { fields: { evidence: [file], result: '3' } }, { recorder: 'chen' })
  assert.deepEqual(walk.entries.at(-1)?.by, { kind: 'person', person: 'li', recorder: 'chen' })
  assert.deepEqual(walk.record?.doers['declare'], ['li'])
})

test('a post narrowed to a department creates only there', () => {
  const open = toySpec.verbs['open']
  assert.ok(open)
  const spec = { ...toySpec, verbs: { ...toySpec.verbs, open: { ...open, by: ['head'] } } }
  const register = assemble([spec], toyHouse).current[0] as Register
  const at = toySituation('2026-03-02', 1)
  assert.ok(decide(register, null, 'open', { fields: opening }, toyPerson('sun', 'head@d1'), at).ok)
  assert.deepEqual(codesOf(decide(register, null, 'open', { fields: opening }, toyPerson('sun', 'head@d2'), at)), [
    'not-yours',
  ])
})
