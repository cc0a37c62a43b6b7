import assert from 'node:assert/strict'
import test from 'node:test'
import type { PersonActor, Reach } from './actor.ts'
import { assemble, defectsOf } from './assemble.ts'
import { decide } from './decide.ts'
import { mayRead, opens, readableAs, reachesOf, visibleFields } from './reading.ts'
import type { RegisterRecord } from './record.ts'
import type { Register } from './register.ts'
import { defineRegister } from './register.ts'
import { toyHouse, toyPerson, toyRegisters, toySituation, toySpec } from './toy.ts'
import { matches } from './matches.ts'
import { namedReaders } from './references.ts'

/** Papers that hang on a toy measure and are read by whoever answers for it. */
const paperSpec = defineRegister({
  name: 'toy-paper',
  label: { zh: '材料', en: 'Paper' },
  version: '2026-01-01',
  domain: 'toys',
  fields: {
    title: { kind: 'text', label: { zh: '名称', en: 'Title' }, required: true },
    secret: { kind: 'text', label: { zh: '内情', en: 'Secret' }, readers: ['answering'] },
    measure: { kind: 'ref', register: 'toy-measure', label: { zh: '措施', en: 'Measure' } },
    told: { kind: 'people', label: { zh: '提请关注', en: 'Told' }, readersOf: 'measure' },
  },
  columns: { title: 'title' },
  parties: {
    office: { post: 'office', label: { zh: '整改办', en: 'office' } },
    answering: {
      through: 'measure',
      parties: ['owner', 'head'],
      label: { zh: '措施责任人员', en: 'those responsible' },
    },
  },
  readers: ['office', 'answering'],
  states: { kept: { label: { zh: '已归入', en: 'Kept' }, rests: true } },
  verbs: {
    attach: {
      label: { zh: '归入', en: 'Attach' },
      by: ['office', 'answering'],
      from: 'nothing',
      to: 'kept',
      takes: ['title', 'secret', 'measure'],
      elsewhere: { zh: '已经归入。', en: 'It is attached already.' },
    },
    amend: { label: { zh: '补正', en: 'Amend' }, by: ['answering'], from: ['kept'], takes: ['title'] },
  },
})

const registers = assemble([toySpec, paperSpec], toyHouse)
const paper = known('toy-paper')
const measure = known('toy-measure')

function known(name: string): Register {
  const register = registers.get(name)
  if (!register) throw new Error(name)
  return register
}

function recordOf(register: Register, id: string, fields: RegisterRecord['fields']): RegisterRecord {
  const at = toySituation('2026-03-02', 1).now
  return {
    ...{ id, unit: 'unit', register: register.name, version: register.version, revision: 1, state: 'kept', fields },
    ...{
      openedAt: at,
      changedAt: at,
      closedAt: null,
      doers: {},
      agreed: [],
      due: [],
      overdue: [],
      late: [],
      raised: [],
      warned: [],
    },
    ...{ duty: null, erased: false },
  }
}

const measures = [
  recordOf(measure, 'm1', { owner: 'li', department: 'd1' }),
  recordOf(measure, 'm2', { owner: 'wang', department: 'd2' }),
]
const papers = [...measures.map(({ id }) => recordOf(paper, `p-${id}`, { measure: id })), recordOf(paper, 'p-none', {})]

/** What casework does with the store: look up every reach, and complete the actor. */
function complete(actor: PersonActor): PersonActor {
  const reaches = reachesOf(registers, actor).map(
    ({ reading, ...reach }): Reach => ({
      ...reach,
      records:
        reading === 'all' ? 'all' : new Set(measures.filter((one) => opens(reading, measure, one)).map(({ id }) => id)),
    }),
  )
  return { ...actor, reaches }
}

const seenBy = (actor: PersonActor) => papers.filter((one) => mayRead(paper, one, actor)).map(({ id }) => id)

test('whoever belongs to a party of the record that is named reads, and nobody else', () => {
  assert.deepEqual(seenBy(complete(toyPerson('li'))), ['p-m1'])
  assert.deepEqual(seenBy(complete(toyPerson('sun', 'head@d2'))), ['p-m2'])
  assert.deepEqual(seenBy(complete(toyPerson('zhao'))), [])
  assert.deepEqual(seenBy(toyPerson('li')), [], 'without a reach nothing is reached')
  assert.deepEqual(seenBy(toyPerson('chen', 'office')), ['p-m1', 'p-m2', 'p-none'])
})

test('a deputy reaches what the absent colleague reaches, and acts in that name', () => {
  const deputy = complete({ ...toyPerson('zhou'), standsInFor: [{ person: 'li', posts: [] }] })
  assert.deepEqual(seenBy(deputy), ['p-m1'])
  const input = { fields: { title: '新名称' } }
  const decision = decide(paper, papers[0] ?? null, 'amend', input, deputy, toySituation('2026-03-02', 2))
  assert.ok(decision.ok)
  assert.deepEqual(decision.entry.by, { kind: 'person', person: 'zhou', for: 'li' })
})

test('an outsider with a seat reaches nothing', () => {
  const outsider = { ...toyPerson('li'), seat: { id: 's1', kind: 'reviewer' } }
  assert.deepEqual(reachesOf(registers, outsider), [])
})

test('the index answers as the record does, for every actor', () => {
  const actors = [
    toyPerson('li'),
    toyPerson('zhao'),
    toyPerson('sun', 'head@d1', 'head@d2'),
    toyPerson('qian', 'head'),
    toyPerson('chen', 'office'),
    { ...toyPerson('zhou'), standsInFor: [{ person: 'sun', posts: [{ post: 'head', department: 'd2' }] }] },
  ].map(complete)
  for (const actor of actors) {
    const reading = readableAs(paper, actor)
    for (const one of papers)
      assert.equal(opens(reading, paper, one), mayRead(paper, one, actor), `${actor.id} ${one.id}`)
  }
})

test('a verb that begins a record asks whether what it names is reached', () => {
  const attach = (named: string) =>
    decide(
      paper,
      null,
      'attach',
      { fields: { title: '会议记录', measure: named } },
      complete(toyPerson('li')),
      toySituation('2026-03-02', 3),
    )
  assert.equal(attach('m1').ok, true)
  const refused = attach('m2')
  assert.deepEqual(refused.ok ? [] : refused.refusals.map(({ code }) => code), ['not-yours'])
})

test('a field for those responsible is shown to them, and never filtered by', () => {
  const li = complete(toyPerson('li'))
  assert.ok(visibleFields(paper, papers[0] ?? null, li).includes('secret'))
  assert.ok(!visibleFields(paper, papers[1] ?? null, li).includes('secret'))
  assert.ok(!visibleFields(paper, null, li).includes('secret'))
})

test('a reference that leads nowhere, and a party that depends on nothing, stop the house', () => {
  const broken = (parties: readonly string[], through: string) =>
    defectsOf(
      [
        toySpec,
        { ...paperSpec, parties: { ...paperSpec.parties, answering: { through, parties, label: paper.label } } },
      ],
      toyHouse,
    ).map(({ at, says }) => `${at}: ${says}`)
  const line = 'toy-paper: parties.answering'
  assert.deepEqual(broken(['office'], 'measure'), [
    `${line}.parties: 'office' does not depend on the record of toy-measure`,
  ])
  assert.deepEqual(broken(['nobody'], 'measure'), [`${line}.parties: there is no party 'nobody'`])
  assert.deepEqual(broken([], 'measure'), [`${line}.parties: it looks for nobody`])
  assert.deepEqual(broken(['owner'], 'title'), [`${line}.through: field 'title' is of kind text, wanted is ref`])
})

test('who is newly named beside a record is told, and everybody when another record is pointed at', () => {
  const named = (before: RegisterRecord['fields'], set: RegisterRecord['fields']) =>
    namedReaders(paper, before, set).map(({ person, record }) => `${person} ${record}`)
  assert.deepEqual(named({}, { measure: 'm1', told: ['li', 'wang'] }), ['li m1', 'wang m1'])
  assert.deepEqual(named({ measure: 'm1', told: ['li'] }, { told: ['li', 'wang'] }), ['wang m1'])
  assert.deepEqual(named({ measure: 'm1', told: ['li'] }, { measure: 'm2' }), ['li m2'])
  assert.deepEqual(named({}, { told: ['li'] }), [], 'beside nothing anybody may be named')
  assert.deepEqual(named({ measure: 'm1', told: ['li'] }, { title: '新名称' }), [])
})

test('people can be named as readers only of what a reference names', () => {
  const told = { kind: 'people', label: paper.label, readersOf: 'title' } as const
  const found = defectsOf([toySpec, { ...paperSpec, fields: { ...paperSpec.fields, told } }], toyHouse)
  assert.deepEqual(
    found.map(({ at, says }) => `${at}: ${says}`),
    ["toy-paper: fields.told.readersOf: field 'title' is of kind text, wanted is ref"],
  )
})

test('one of several, and the one record of an id', () => {
  const [first] = measures
  assert.ok(first)
  const zone = 'Asia/Shanghai'
  assert.ok(matches(first, { id: 'm1' }, zone))
  assert.ok(!matches(first, { id: 'm2' }, zone))
  const closedOrLi = { any: [{ state: ['closed'] }, { fields: { owner: { is: 'li' } } }] }
  assert.ok(matches(first, closedOrLi, zone))
  assert.ok(!matches(first, { ...closedOrLi, state: ['closed'] }, zone))
  assert.ok(!matches(first, { any: [] }, zone))
  assert.equal(toyRegisters.get('toy-paper'), undefined)
})
