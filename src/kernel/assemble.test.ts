import assert from 'node:assert/strict'
import test from 'node:test'
import { assemble, defectsOf, UnsoundRegisters } from './assemble.ts'
import type { RegisterSpec } from './spec.ts'
import { toyHouse, toyRegisters, toySpec } from './toy.ts'

type Change = (spec: Mutable) => void
type Mutable = { [key: string]: Mutable }

/** The toy with one thing broken. Functions survive, because they are copied by reference. */
function broken(change: Change, spec: RegisterSpec = toySpec): RegisterSpec {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]))
  }
  const made = copy(spec) as Mutable
  change(made)
  return made as unknown as RegisterSpec
}

/** Puts a value at a dotted line of the declaration; undefined takes it away. */
function put(line: string, value: unknown): Change {
  return (spec) => {
    const keys = line.split('.')
    const last = keys.pop() ?? ''
    const target = keys.reduce((at, key) => at[key] as Mutable, spec)
    if (value === undefined) delete target[last]
    else target[last] = value as Mutable
  }
}

const label = { zh: '某', en: 'some' }
const party = { post: 'office', label }

/** One planted defect for every check: what is put where, and the line and words of what must be reported. */
const planted: readonly [string, unknown, RegExp][] = [
  ['name', 'Toy_Measure', /: name: the name is not kebab-case/],
  ['domain', 'Toys', /domain: the name is not kebab-case/],
  ['version', 'first', /version: 'first' is not the day it applies from/],
  ['covers', ['ZG99'], /covers: the catalogue has no row 'ZG99'/],
  ['fields.due.covers', ['XX01'], /fields.due.covers: the catalogue has no row 'XX01'/],
  ['label.zh', ' ', /label: the Chinese label is empty/],
  ['states.open.label.en', '', /states.open.label: the English label is empty/],
  ['verbs.start.label.en', '启动', /verbs.start.label: the English label has Chinese in it/],
  ['fields.some_field', { kind: 'text', label }, /fields.some_field: the name is not camelCase/],
  ['fields.constructor', { kind: 'text', label }, /fields.constructor: the language itself/],
  [
    'fields.extra',
    { kind: 'ref', register: 'nowhere', label },
    /fields.extra.register: there is no register 'nowhere'/,
  ],
  ['fields.extra', { kind: 'choice', choices: {}, label }, /fields.extra.choices: there is nothing to choose/],
  ['fields.extra', { kind: 'integer', min: 2, max: 1, label }, /fields.extra: the least is more than the most/],
  [
    'fields.extra',
    { kind: 'text', label: { zh: '负责人', en: 'x' } },
    /fields.extra.aliases: '负责人' is also a heading of 'owner'/,
  ],
  ['fields.secret.readers', ['nobody'], /fields.secret.readers: there is no party 'nobody'/],
  ['columns.title', 'evidence', /columns.title: field 'evidence' is of kind files/],
  ['columns.owner', 'title', /columns.owner: field 'title' is of kind text, wanted is person/],
  ['columns.department', 'nothing', /columns.department: there is no field 'nothing'/],
  ['columns.amount', 'count', /columns.amount: field 'count' is of kind integer/],
  ['parties.time', party, /parties.time: this name is the machine’s own/],
  ['parties.extra', { post: 'pope', label }, /parties.extra.post: there is no post 'pope'/],
  ['parties.extra', { seat: 'sofa', label }, /parties.extra.seat: there is no seat 'sofa'/],
  ['parties.extra', { field: 'title', label }, /parties.extra.field: field 'title' is of kind text/],
  ['parties.extra', { did: 'sing', label }, /parties.extra.did: there is no verb 'sing'/],
  ['parties.extra', { post: 'head', of: 'owner', label }, /parties.extra.of: field 'owner' is of kind person/],
  ['readers', ['office', 'readers'], /readers: there is no party 'readers'/],
  ['states.lost', { label, rests: true }, /states.lost: no way leads here/],
  ['states.open.awaits', undefined, /states.open: it must be exactly one of/],
  ['states.closed.awaits', ['reopen'], /states.closed: it must be exactly one of/],
  ['states.open.awaits', ['close'], /states.open.awaits: 'close' does not start from here/],
  ['states.open.awaits', ['sing'], /states.open.awaits: there is no verb 'sing'/],
  ['verbs.escalate', { label, by: ['office'], from: ['open'], elsewhere: label }, /verbs.escalate: the kernel writes/],
  ['verbs.start.by', [], /verbs.start.by: nobody may do it/],
  ['verbs.start.unasked', ['office'], /verbs.start.unasked: office may not do it anyway/],
  ['verbs.start.unasked', ['owner', 'head'], /verbs.start.unasked: nobody is expected to do it/],
  ['verbs.start.by', ['stranger'], /verbs.start.by: there is no party 'stranger'/],
  ['verbs.open.by', ['owner'], /verbs.open.by: 'owner' depends on a record/],
  ['verbs.open.to', undefined, /verbs.open.to: a verb that creates a record must say its first state/],
  ['verbs.open.all', 'reviewers', /verbs.open.all: a record cannot be created by several/],
  ['verbs.open.takes', ['detail'], /verbs.open.takes: the required field 'title' is not taken/],
  ['verbs.start.to', 'heaven', /verbs.start.to: there is no state 'heaven'/],
  ['verbs.start.from', ['open', 'purgatory'], /verbs.start.from: there is no state 'purgatory'/],
  ['verbs.look-back.from', [], /verbs.look-back.from: it starts from no state/],
  ['verbs.start.takes', ['owner', 'ownr'], /verbs.start.takes: there is no field 'ownr'/],
  ['verbs.start.needs', ['ownr'], /verbs.start.needs: there is no field 'ownr'/],
  ['verbs.start.apart', ['sing'], /verbs.start.apart: there is no verb 'sing'/],
  ['verbs.start.already', ['open'], /verbs.start.already: 'open' is also a state it starts from/],
  [
    'verbs.start.elsewhere',
    undefined,
    /verbs.start.elsewhere: nothing is said about declared, reviewing, returned, closed/,
  ],
  ['verbs.close.erases', 'owner', /verbs.close.erases: field 'owner' is of kind person/],
  ['verbs.review.all', 'outsider', /verbs.review.all: 'outsider' is not a list of people/],
  ['verbs.review.by', ['reviewers', 'office'], /verbs.review.by: only 'reviewers' can take part/],
  ['verbs.review.to', undefined, /verbs.review.all: a round of agreement must lead to a state/],
  [
    'rules.not-yours',
    { label, says: label, on: ['open'], severity: 'refuse', holds: () => true },
    /refusal code of the house/,
  ],
  ['rules.toy-due-in-future.on', ['sing'], /rules.toy-due-in-future.on: there is no verb 'sing'/],
  ['rules.toy-due-in-future.on', [], /rules.toy-due-in-future.on: it watches no verb/],
  ['rules.toy-due-in-future.at', 'day', /rules.toy-due-in-future.at: there is no field 'day'/],
  ['claims.toy-number.fields', [], /claims.toy-number.fields: it claims nothing/],
  ['claims.toy-number.fields', ['evidence'], /claims.toy-number.fields: field 'evidence' is of kind files/],
  ['deadlines.review-due.verb', 'sing', /deadlines.review-due.verb: there is no verb 'sing'/],
  ['deadlines.review-due.within', undefined, /deadlines.review-due.within: a deadline that starts with a verb/],
  ['deadlines.review-due.within', { days: -1 }, /deadlines.review-due.within: the length is not a whole number/],
  [
    'deadlines.review-due.within.workingDays',
    'reviewDay',
    /deadlines.review-due.within: there is no setting 'reviewDay'/,
  ],
  ['deadlines.review-due.starts', { on: 'sing' }, /deadlines.review-due.starts.on: there is no verb 'sing'/],
  [
    'deadlines.declare-due.starts',
    { field: 'title' },
    /deadlines.declare-due.starts.field: field 'title' is of kind text/,
  ],
  ['deadlines.review-due.verb', 'open', /deadlines.review-due.verb: 'open' cannot be done after its clock/],
  ['deadlines.declare-due.remind', [7, 7], /deadlines.declare-due.remind: these are not distinct/],
  [
    'deadlines.declare-due.escalate',
    [
      { after: 5, to: 'head' },
      { after: 1, to: 'leader' },
    ],
    /escalate: the rungs are not in order/,
  ],
  ['deadlines.declare-due.escalate', [{ after: 1, to: 'pope' }], /escalate: there is no party 'pope'/],
  ['duties.monthly-measure.verb', 'start', /duties.monthly-measure.verb: 'start' does not create/],
  ['duties.monthly-measure.verb', 'open', /duties.monthly-measure.verb: 'open' is not for 'time'/],
  ['duties.monthly-measure.ahead', -1, /duties.monthly-measure.ahead: the days ahead/],
  [
    'duties.monthly-measure.recurs',
    { every: 'quarter', month: 4, on: 1 },
    /duties.monthly-measure.recurs: the day or month/,
  ],
  [
    'duties.monthly-measure.holder',
    { post: 'pope', field: 'owner' },
    /duties.monthly-measure.holder.post: there is no post/,
  ],
  ['duties.monthly-measure.fills', () => ({ title: 'x', detail: 'y' }), /fills: 'plan' does not take 'detail'/],
  ['duties.monthly-measure.fills', () => ({}), /fills: the required field 'title' stays empty/],
  [
    'indicators.toy-refunded.value',
    { where: { state: ['gone'] } },
    /indicators.toy-refunded.value.where.state: there is no state/,
  ],
  ['indicators.toy-refunded.value', { where: {}, sum: 'title' }, /indicators.toy-refunded.value.sum: field 'title'/],
  ['indicators.toy-refunded.by', { field: 'title' }, /indicators.toy-refunded.by.field: field 'title'/],
  ['indicators.toy-refunded.threshold', {}, /indicators.toy-refunded.threshold: it has neither/],
  ['indicators.toy-refunded.threshold', { atLeast: 2, atMost: 1 }, /indicators.toy-refunded.threshold: the least/],
  [
    'indicators.toy-refunded.value.where',
    { fields: { nix: { filled: true } } },
    /where.fields: there is no field 'nix'/,
  ],
  ['indicators.toy-refunded.value.where', { fields: { detail: { filled: true } } }, /long text cannot be filtered by/],
  ['indicators.toy-refunded.value.where', { fields: { evidence: { is: 1 } } }, /of files only whether there are any/],
  ['indicators.toy-refunded.value.where', { fields: { title: { from: 'a' } } }, /a text has no range/],
  ['indicators.toy-refunded.value.where', { fields: { kind: { is: 'never' } } }, /'never' is not one of its choices/],
  ['indicators.toy-refunded.value.where', { fields: { kind: { in: ['never'] } } }, /'never' is not one of its choices/],
  [
    'indicators.toy-refunded.value.where',
    { within: { of: { field: 'owner' }, from: '', to: '' } },
    /'owner' is not a day field/,
  ],
  ['settings.reviewDays.standard', 31, /settings.reviewDays.standard: the standard is outside/],
  ['settings.reviewDays.standard', 2.5, /settings.reviewDays.standard: the figure is not a whole number/],
  ['public.after', 'sing', /public.after: there is no verb 'sing'/],
  ['public.fields', ['secret'], /public.fields: 'secret' is not even for every reader/],
]

test('the toy is sound', () => {
  assert.deepEqual(defectsOf([toySpec], toyHouse), [])
})

for (const [line, value, says] of planted) {
  test(`a defect planted at ${line} is reported with its line: ${says.source}`, () => {
    const found = defectsOf([broken(put(line, value))], toyHouse).map((defect) => `${defect.at}: ${defect.says}`)
    assert.ok(
      found.some((one) => says.test(one)),
      found.join('\n') || 'nothing was reported',
    )
  })
}

test('all defects of all registers are reported at once', () => {
  const one = broken(put('columns.title', 'nothing'))
  const two = broken((spec) => [put('name', 'toy-other'), put('verbs.start.by', [])].forEach((change) => change(spec)))
  assert.throws(
    () => assemble([one, two], toyHouse),
    (error) => {
      assert.ok(error instanceof UnsoundRegisters)
      assert.match(error.message, /toy-measure: columns.title/)
      assert.match(error.message, /toy-other: verbs.start.by/)
      assert.match(error.message, /toy-other: rules.toy-due-in-future: register toy-measure has a rule of this name/)
      return true
    },
  )
})

test('posts and seats of the house are looked at too', () => {
  const house = { ...toyHouse, posts: { ...toyHouse.posts, Boss: { zh: '', en: 'Boss' } } }
  const found = defectsOf([toySpec], house).map(({ at, says }) => `${at}: ${says}`)
  assert.deepEqual(found, [
    'house: posts.Boss: the name is not kebab-case',
    'house: posts.Boss: the Chinese label is empty',
  ])
})

test('versions of a name live side by side and the newest is current', () => {
  const later = broken((spec) => {
    put('version', '2026-07-01')(spec)
    put('fields.outcome', spec['fields']?.['result'])(spec)
    for (const line of ['fields.result', 'rules.toy-result-has-figure', 'public']) put(line, undefined)(spec)
    put('verbs.declare.takes', ['evidence', 'outcome', 'amount', 'count'])(spec)
    put('verbs.declare.needs', ['evidence', 'outcome'])(spec)
  })
  const lost = defectsOf([toySpec, later], toyHouse).map(({ says }) => says)
  assert.deepEqual(lost, ["version 2026-07-01 drops 'result' without an upcast"])
  const withUpcast: RegisterSpec = {
    ...later,
    upcast: ({ result, ...fields }) => (result === undefined ? fields : { ...fields, outcome: result }),
  }
  const registers = assemble([withUpcast, toySpec], toyHouse)
  assert.equal(registers.get('toy-measure')?.version, '2026-07-01')
  assert.equal(registers.get('toy-measure', '2026-01-01')?.version, '2026-01-01')
  assert.equal(registers.get('toy-measure', '2025-01-01'), undefined)
  assert.deepEqual(
    registers.versions('toy-measure').map(({ version }) => version),
    ['2026-01-01', '2026-07-01'],
  )
  const old = { register: 'toy-measure', version: '2026-01-01', fields: { title: '一', result: '退回 3 笔' } }
  assert.deepEqual(registers.fieldsNow(old), { title: '一', outcome: '退回 3 笔' })
  assert.deepEqual(registers.fieldsNow({ ...old, version: '2026-07-01' }), old.fields)
  assert.ok(defectsOf([toySpec, toySpec], toyHouse).some(({ says }) => says === '2026-01-01 is declared twice'))
})

test('what the kernel holds is frozen all the way down and does not freeze what the author wrote', () => {
  const register = toyRegisters.get('toy-measure')
  assert.ok(Object.isFrozen(register) && Object.isFrozen(register?.verbs['declare']?.takes))
  assert.ok(!Object.isFrozen(toySpec) && !Object.isFrozen(toySpec.fields))
})

test('whoever may act or is escalated to may read', () => {
  assert.deepEqual([...(toyRegisters.get('toy-measure')?.readers ?? [])].sort(), [
    'head',
    'leader',
    'office',
    'opener',
    'outsider',
    'owner',
    'reviewers',
  ])
})
