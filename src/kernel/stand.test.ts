import assert from 'node:assert/strict'
import test from 'node:test'
import type { PersonActor } from './actor.ts'
import { awaits, tokensOf } from './awaits.ts'
import { mayRead, readableAs, visibleFields } from './reading.ts'
import type { RegisterRecord } from './record.ts'
import { part } from './register.ts'
import { standings, stands } from './stand.ts'
import { toy, toyPerson } from './toy.ts'
import { ToyWalk } from './toy-walk.ts'

const chen = toyPerson('chen', 'office')
const li = toyPerson('li')
const outsider: PersonActor = {
  ...toyPerson('wang', 'office'),
  home: 'elsewhere',
  seat: { id: 's1', kind: 'reviewer' },
}
const file = { sha256: 'a'.repeat(64), name: '会议记录.pdf' }

function walked(): ToyWalk {
  const walk = new ToyWalk()
  const fields = { title: '清退', owner: 'li', reviewers: ['wang', 'zhao'], department: 'd1', due: '2026-03-10' }
  walk.step('2026-03-02', chen, 'open', { fields })
  walk.step('2026-03-02', li, 'start')
  return walk
}
const record = walked().record as RegisterRecord

test('one belongs to a party by a field, a post, a department, a deed, a seat, or to all', () => {
  const as = (party: string, actor: PersonActor) => stands(toy, party, record, actor)?.as ?? null
  assert.equal(as('owner', li), 'li')
  assert.equal(as('owner', chen), null)
  assert.equal(as('office', chen), 'chen')
  assert.equal(as('head', toyPerson('sun', 'head@d1')), 'sun')
  assert.equal(as('head', toyPerson('sun', 'head@d2')), null)
  assert.equal(as('head', toyPerson('sun', 'head')), 'sun')
  assert.equal(as('opener', chen), 'chen')
  assert.equal(as('opener', li), null)
  assert.equal(as('outsider', outsider), 'wang')
  assert.equal(as('everyone', li), 'li')
  assert.equal(as('nobody', li), null)
})

test('somebody who comes through a seat brings no post and is not one of the house', () => {
  assert.equal(stands(toy, 'office', record, outsider), null)
  assert.equal(stands(toy, 'everyone', record, outsider), null)
  assert.deepEqual(stands(toy, 'reviewers', record, outsider), { as: 'wang' })
})

test('a deputy stands in the other’s name, for persons and for posts', () => {
  const deputy = { ...li, standsInFor: [{ person: 'sun', posts: toyPerson('sun', 'head@d1', 'office').posts }] }
  assert.deepEqual(standings(toy, 'head', record, deputy), ['sun'])
  assert.deepEqual(standings(toy, 'office', record, { ...deputy, posts: chen.posts }), ['li', 'sun'])
  assert.deepEqual(standings(toy, 'owner', record, { ...chen, standsInFor: [{ person: 'li', posts: [] }] }), ['li'])
})

test('reading is asked of an index by keys, or is all or nothing', () => {
  assert.equal(readableAs(toy, chen), 'all')
  assert.equal(readableAs(toy, { kind: 'time' }), 'all')
  assert.equal(readableAs(toy, outsider), 'all')
  assert.deepEqual(readableAs(toy, toyPerson('sun', 'head@d1')), [
    { key: 'department', values: ['d1'] },
    { key: 'did:open', values: ['sun'] },
    { key: 'owner', values: ['sun'] },
    { key: 'reviewers', values: ['sun'] },
  ])
  assert.equal(mayRead(toy, record, toyPerson('sun')), false)
  assert.equal(mayRead(toy, record, li), true)
})

test('a restricted field is for its readers, and nobody sorts by it unless it is always theirs', () => {
  assert.ok(visibleFields(toy, record, li).includes('secret'))
  assert.ok(visibleFields(toy, null, chen).includes('secret'))
  assert.ok(!visibleFields(toy, null, li).includes('secret'))
  assert.ok(!visibleFields(toy, record, toyPerson('wang')).includes('secret'))
  assert.ok(visibleFields(toy, record, toyPerson('wang')).includes('title'))
})

test('an inbox is made of tokens', () => {
  assert.deepEqual(awaits(toy, record), [
    { verb: 'declare', party: 'owner', who: ['person:li'], due: '2026-03-10T15:59:59.999Z', raised: false },
  ])
  assert.deepEqual(tokensOf(toyPerson('sun', 'head@d1', 'office')), [
    'person:sun',
    'post:head',
    'post:head@d1',
    'post:office',
    'post:office@*',
    'everyone',
  ])
  assert.deepEqual(tokensOf(outsider), ['person:wang', 'seat:reviewer'])
  assert.deepEqual(tokensOf({ kind: 'time' }), [])
})

test('what was raised lies in the inbox of those it was raised to, with the day it was due', () => {
  const walk = walked()
  walk.wake('2026-03-20T00:00:00.000Z')
  const raised = awaits(toy, walk.record as RegisterRecord).filter((one) => one.raised)
  assert.deepEqual(raised, [
    {
      verb: 'declare',
      party: 'head',
      who: ['post:head@d1', 'post:head@*'],
      due: '2026-03-10T15:59:59.999Z',
      raised: true,
    },
    { verb: 'declare', party: 'leader', who: ['post:leader'], due: '2026-03-10T15:59:59.999Z', raised: true },
  ])
})

test('in a round only those who have not agreed are awaited, and never who declared', () => {
  const walk = walked()
  walk.step('2026-03-03', chen, 'amend', { note: '加人', fields: { reviewers: ['li', 'wang', 'zhao'] } })
  walk.step('2026-03-09', li, 'declare', { fields: { evidence: [file], result: '3 笔' } })
  walk.step('2026-03-09', toyPerson('wang'), 'review')
  assert.deepEqual(
    awaits(toy, walk.record as RegisterRecord).map(({ who }) => who),
    [['person:zhao']],
  )
})

test('a record at rest is expected of somebody only while a clock runs', () => {
  const walk = walked()
  walk.step('2026-03-03', chen, 'pause', { note: '等待批复' })
  assert.deepEqual(awaits(toy, walk.record as RegisterRecord), [])
  const closed = { ...record, state: 'closed', due: [{ deadline: 'look-back-due', step: 'due', at: record.openedAt }] }
  assert.deepEqual(
    awaits(toy, closed).map(({ verb, party }) => [verb, party]),
    [['look-back', 'leader']],
  )
})

test('nobody is told twice to do the same thing: raised to who was expected to do it anyway, it adds nothing', () => {
  const walk = walked()
  walk.wake('2026-03-20T00:00:00.000Z')
  const declare = part(toy.verbs, 'declare')
  assert.ok(declare)
  const both = { ...toy, verbs: { ...toy.verbs, declare: { ...declare, by: ['owner', 'leader'] } } }
  const told = awaits(both, walk.record as RegisterRecord).flatMap(({ who }) => who)
  assert.deepEqual(told, ['person:li', 'post:leader', 'post:head@d1', 'post:head@*'])
})

test('whoever may do a verb and is not expected to does not find it in the inbox', () => {
  const walk = new ToyWalk()
  const fields = { title: '清退', owner: 'li', reviewers: ['wang'], department: 'd1' }
  const opened = walk.step('2026-03-02', chen, 'open', { fields })
  const start = part(toy.verbs, 'start')
  assert.ok(start)
  const quiet = { ...toy, verbs: { ...toy.verbs, start: { ...start, unasked: ['head'] } } }
  assert.deepEqual(
    [toy, quiet].map((register) => awaits(register, opened).map(({ party }) => party)),
    [['owner', 'head'], ['owner']],
  )
})
