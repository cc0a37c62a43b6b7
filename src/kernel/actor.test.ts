import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handedOn } from './actor.ts'

const held = [
  { post: 'office', department: null },
  { post: 'security-admin', department: null },
  { post: 'head', department: 'news' },
]

test('a deputy gets the absent person’s posts, except those that must be held in person', () => {
  assert.deepEqual(
    handedOn(held, { inPerson: ['security-admin', 'audit-admin'] }).map(({ post }) => post),
    ['office', 'head'],
  )
  assert.deepEqual(handedOn(held, { inPerson: [] }), held)
})
