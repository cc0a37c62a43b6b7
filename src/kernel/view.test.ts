import assert from 'node:assert/strict'
import test from 'node:test'
import { keysOf } from './keys.ts'
import { referencesOf } from './references.ts'
import { toy, toyPerson } from './toy.ts'
import { ToyWalk } from './toy-walk.ts'
import { isFilled, readValue } from './values.ts'
import { viewOf } from './view.ts'

const file = { sha256: 'a'.repeat(64), name: '会议记录.pdf' }

test('a view is plain JSON and tells every field and verb', () => {
  const view = viewOf(toy)
  assert.deepEqual(JSON.parse(JSON.stringify(view)), view)
  assert.deepEqual(
    view.fields.map(({ name }) => name),
    Object.keys(toy.fields),
  )
  const verbs = Object.fromEntries(view.verbs.map((verb) => [verb.name, verb]))
  assert.deepEqual([verbs['plan']?.machine, verbs['open']?.machine, verbs['open']?.from], [true, false, 'nothing'])
  const fields = Object.fromEntries(viewOf(toy).fields.map((field) => [field.name, field]))
  assert.deepEqual(
    [fields['owner']?.register, fields['before']?.register, fields['title']?.register],
    ['person', 'toy-measure', undefined],
  )
  assert.deepEqual(
    fields['kind']?.choices?.map(({ value }) => value),
    ['once', 'lasting'],
  )
  assert.deepEqual([fields['secret']?.restricted, fields['due']?.key, fields['detail']?.key], [true, 'day', null])
})

test('a record is found by what can be filtered, a list by each member, and doers where parties are made of them', () => {
  const walk = new ToyWalk()
  const fields = {
    title: '清退',
    detail: '长文',
    owner: 'li',
    reviewers: ['wang', 'zhao'],
    due: '2026-03-10',
    amount: 5,
  }
  const record = walk.step('2026-03-02', toyPerson('chen', 'office'), 'open', { fields })
  assert.deepEqual(keysOf(toy, record), [
    { field: 'title', text: '清退' },
    { field: 'owner', text: 'li' },
    { field: 'reviewers', text: 'wang' },
    { field: 'reviewers', text: 'zhao' },
    { field: 'due', day: '2026-03-10' },
    { field: 'amount', int: 5 },
    { field: 'did:open', text: 'chen' },
  ])
  const more = { ...record, fields: { open: false, evidence: [file, file], owner: null } }
  assert.deepEqual(keysOf(toy, more).slice(0, 2), [
    { field: 'open', text: 'false' },
    { field: 'evidence', int: 2 },
  ])
})

test('everything that fields point at is named with its register', () => {
  const fields = { owner: 'li', reviewers: ['wang'], department: 'd1', before: 'r9', title: 'x', due: null }
  assert.deepEqual(
    referencesOf(toy, fields).map(({ register, id }) => `${register} ${id}`),
    ['person li', 'person wang', 'department d1', 'toy-measure r9'],
  )
})

test('a value is read or refused by its kind', () => {
  const read = (name: string, given: unknown) => {
    const field = toy.fields[name]
    assert.ok(field)
    const read = readValue(field, given)
    return 'refusal' in read ? read.refusal.code : read.value
  }
  assert.equal(read('title', '  清退  '), '清退')
  assert.equal(read('title', 'a\nb'), 'field-invalid')
  assert.equal(read('title', 'a\u0000b'), 'field-invalid')
  assert.equal(read('title', '\ud800'), 'field-invalid')
  assert.equal(read('title', '长'.repeat(201)), 'field-too-long')
  assert.equal(read('title', '𠮷'.repeat(200)), '𠮷'.repeat(200))
  assert.equal(read('detail', 'a\r\nb\tc'), 'a\r\nb\tc')
  assert.equal(read('count', 1.5), 'field-invalid')
  assert.equal(read('count', -0), 0)
  assert.equal(read('count', 1001), 'field-out-of-range')
  assert.equal(read('amount', 2 ** 53), 'field-invalid')
  assert.equal(read('due', '2026-02-30'), 'field-invalid')
  assert.equal(read('due', ''), null)
  assert.equal(read('heldAt', '2026-03-02T01:00:00.000Z'), '2026-03-02T01:00:00.000Z')
  assert.equal(read('kind', 'toString'), 'field-invalid')
  assert.equal(read('open', 'true'), 'field-invalid')
  assert.equal(read('owner', ['li']), 'field-invalid')
  assert.deepEqual(read('reviewers', ['wang', 'wang', 'zhao']), ['wang', 'zhao'])
  assert.deepEqual(read('evidence', [{ ...file, junk: 1 }]), [file])
  assert.equal(read('evidence', [{ ...file, sha256: 'A'.repeat(64) }]), 'field-invalid')
  assert.ok(!isFilled('  ') && !isFilled([]) && isFilled(false) && isFilled(0))
})
