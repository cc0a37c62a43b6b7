import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { InboxRow } from '../../../src/contract/questions.ts'
import type { RecordRow } from '../../../src/contract/records.ts'
import { piecesOf } from '../parts/pieces.ts'
import { mattersOf } from './matters.ts'
import { type Branch, narrowed, treeOf } from './people-tree.ts'

const row = (id: string, title: string, fields: Record<string, string> = {}) =>
  ({ id, title, fields }) as unknown as RecordRow

test('several verbs awaited of one record are one matter', () => {
  const rows = [
    { register: 'm', record: { id: '1' }, verb: 'assign' },
    { register: 'm', record: { id: '1' }, verb: 'answer' },
    { register: 'n', record: { id: '1' }, verb: 'assign' },
  ] as unknown as InboxRow[]
  assert.deepEqual(
    mattersOf(rows).map((matter) => matter.verbs),
    [['assign', 'answer'], ['assign']],
  )
})

test('a text in pieces is the whole text, and every other piece is what was looked for', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, wanted) => {
      const pieces = piecesOf(text, wanted)
      assert.equal(pieces.join(''), text)
      const terms = wanted.toLowerCase().split(/\s+/)
      for (const [at, piece] of pieces.entries()) if (at % 2 === 1) assert.ok(terms.includes(piece.toLowerCase()))
    }),
  )
  assert.deepEqual(piecesOf('城东路灯不亮，路灯', '路灯 城东'), ['', '城东', '', '路灯', '不亮，', '路灯', ''])
})

function everybody(branches: readonly Branch[]): string[] {
  return branches.flatMap((branch) => [...branch.people.map((person) => person.id), ...everybody(branch.below)])
}

test('everybody stands in the tree exactly once, whatever departments say of their parents', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'gone')
  const parents = fc.tuple(fc.option(id), fc.option(id), fc.option(id), fc.option(id))
  fc.assert(
    fc.property(parents, fc.array(fc.option(id), { maxLength: 8 }), (above, homes) => {
      const departments = ['a', 'b', 'c', 'd'].map((name, at) =>
        row(name, name, above[at] ? { parent: above[at] } : {}),
      )
      const people = homes.map((home, at) => row(`p${at}`, `p${at}`, home ? { department: home } : {}))
      const tree = treeOf(departments, people, new Map(), 'rest')
      assert.deepEqual(everybody(tree).sort(), people.map((person) => person.id).sort())
    }),
  )
})

test('narrowing keeps whoever fits by name or post, and departments that fit whole', () => {
  const departments = [row('a', '综合办公室'), row('b', '新闻采编部')]
  const people = [
    row('1', '陈文远', { department: 'a' }),
    row('2', '林海', { department: 'b' }),
    row('3', '顾静', { department: 'b' }),
  ]
  const tree = treeOf(departments, people, new Map([['3', ['部门负责人']]]), '未分部门')
  assert.deepEqual(everybody(narrowed(tree, '负责')), ['3'])
  assert.deepEqual(everybody(narrowed(tree, '新闻')), ['2', '3'])
  assert.deepEqual(everybody(narrowed(tree, '')), ['1', '2', '3'])
})
