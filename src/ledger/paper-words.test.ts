import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fields } from '../kernel/fields.ts'
import type { Known } from './known.ts'
import { knownFinding } from './known-from-records.ts'
import { PaperWordsIndex, paperWordsOf, readWords, storedWords } from './paper-words.ts'
import type { Proposal } from './proposal.ts'
import { reconcileRows } from './reconcile.ts'
import { readWorkbook } from './read-workbook.ts'
import { nothing } from './testing.ts'
import { toyFields } from './toy-registers.ts'

const departments = new Map([
  ['财务部', ['finance']],
  ['办公室', ['office']],
])

interface Line {
  readonly title?: string
  readonly text?: string
  readonly department?: string
}

function rowsOf({ title = '稿费审核不严', text = '逐笔核对稿费', department = '财务部' }: Line) {
  const lines = [
    ['问题', '整改措施', '责任部门'],
    [title, text, department],
    ['场租入账不及时', '场租当日入账', '办公室'],
  ]
  const cells = lines.flatMap((line, r) =>
    line.map((word, c) => ({ row: r + 1, column: c + 1, text: word, value: word })),
  )
  return readWorkbook([{ name: '台账', rows: 3, columns: 3, cells }], toyFields, { departments }).rows
}

/** Takes everything over as the import does: edited values in place of those proposed, the paper's remembered. */
function taken(proposals: readonly Proposal[], edits: (one: Proposal) => Fields): Known {
  const words = new PaperWordsIndex()
  const kept = storedWords(
    proposals.flatMap((one) => paperWordsOf(one, edits(one))),
    10_000,
  )
  words.add({ feedback: 'p', finding: 'p', measure: 'p' }, readWords(kept))
  const record = (one: Proposal) => {
    return { id: `r-${one.id}`, revision: 1, state: 'underway', fields: { ...one.fields, ...edits(one), paper: 'p' } }
  }
  const findings = proposals.filter(({ about }) => about === 'finding')
  return {
    feedbacks: [],
    findings: findings.map((one) =>
      knownFinding(record(one), proposals.filter(({ of }) => of === one.id).map(record), words),
    ),
  }
}

const edited = ({ about, fields }: Proposal): Fields =>
  fields['title'] === '稿费审核不严'
    ? { title: '三审三校没有落到每一篇稿件，两名编辑代签', department: 'office' }
    : about === 'measure' && fields['text'] === '逐笔核对稿费'
      ? { text: '由总编室牵头，把去年的单据重新过一遍' }
      : {}

const changed = (proposals: readonly Proposal[]) => proposals.filter(({ kind }) => kind !== 'known')

test('what was edited before it was accepted is not proposed again by the same file', () => {
  const known = taken(reconcileRows(rowsOf({}), nothing), edited)
  const again = reconcileRows(rowsOf({}), known)
  assert.deepEqual(changed(again), [])
  assert.equal(again.length, 4)
})

test('without what the paper said, all of it would be proposed again', () => {
  const [first, ...rest] = taken(reconcileRows(rowsOf({}), nothing), edited).findings
  assert.ok(first)
  const { said: _said, measures, ...bare } = first
  const without = { ...bare, measures: measures.map(({ said: _words, ...one }) => one) }
  assert.ok(changed(reconcileRows(rowsOf({}), { feedbacks: [], findings: [without, ...rest] })).length > 0)
})

test('a corrected file proposes the correction and nothing else, against what the file said before', () => {
  const known = taken(reconcileRows(rowsOf({}), nothing), edited)
  const [only, ...others] = changed(reconcileRows(rowsOf({ text: '逐笔核对今年的稿费' }), known))
  assert.deepEqual(others, [])
  assert.deepEqual(
    [only?.kind, only?.about, only?.fields, only?.said, only?.was],
    [
      'amend',
      'measure',
      { text: '逐笔核对今年的稿费' },
      { text: '逐笔核对稿费' },
      { text: '由总编室牵头，把去年的单据重新过一遍' },
    ],
  )
  assert.match(only?.why.zh ?? '', /来件更正了措施内容/u)
})

test('a title that was edited beyond likeness is found again by the words of the paper, also corrected ones', () => {
  const known = taken(reconcileRows(rowsOf({}), nothing), edited)
  const [only, ...others] = changed(reconcileRows(rowsOf({ title: '部分稿费审核不严' }), known))
  assert.deepEqual(others, [])
  assert.deepEqual(
    [only?.kind, only?.fields, only?.said],
    ['amend', { title: '部分稿费审核不严' }, { title: '稿费审核不严' }],
  )
})

test('words are remembered of the record that was edited: the same value of another one is proposed', () => {
  const known = taken(reconcileRows(rowsOf({}), nothing), edited)
  const rows = rowsOf({}).map((row) =>
    row.fields['title'] === '场租入账不及时' ? { ...row, fields: { ...row.fields, department: 'finance' } } : row,
  )
  assert.deepEqual(
    changed(reconcileRows(rows, known)).map(({ kind, fields }) => [kind, fields]),
    [['amend', { department: 'finance' }]],
  )
})

test('who changed the record since is told again what the paper says', () => {
  const known = taken(reconcileRows(rowsOf({}), nothing), edited)
  const words = new PaperWordsIndex()
  const [first] = reconcileRows(rowsOf({}), nothing)
  assert.ok(first)
  words.add({ feedback: 'p', finding: 'p', measure: 'p' }, paperWordsOf(first, edited(first)))
  const fields = { ...known.findings[0]?.fields, department: 'newsroom' }
  assert.deepEqual(Object.keys(words.of({ about: 'finding', id: 'x', fields })), ['title'])
})

test('the newest are kept, each once; what is no such list is none', () => {
  const [first] = reconcileRows(rowsOf({}), nothing)
  assert.ok(first)
  const words = paperWordsOf(first, edited(first))
  const long = storedWords([...words, ...words], 10_000)
  assert.deepEqual(readWords(long), words)
  const short = storedWords(words, long.length - 1)
  assert.ok(short.length < long.length)
  assert.deepEqual(readWords(short), words.slice(1))
  for (const text of [null, '', '{', '{}', '[1, null, {"said":1,"taken":2,"record":3}]'])
    assert.deepEqual(readWords(text), [])
})
