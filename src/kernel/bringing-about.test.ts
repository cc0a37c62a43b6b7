import assert from 'node:assert/strict'
import test from 'node:test'
import { assemble, defectsOf } from './assemble.ts'
import { consider, decide, questions } from './decide.ts'
import { ofTheVerb } from './bringing-about.ts'
import { answer } from './matches.ts'
import type { RegisterRecord } from './record.ts'
import { defineRegister } from './register.ts'
import type { Register } from './register.ts'
import { toyHouse, toyPerson, toySituation, toySpec } from './toy.ts'

/** Opinions on a toy measure: one that returns it brings the measure's own verb about. */
const opinionSpec = defineRegister({
  name: 'toy-opinion',
  label: { zh: '意见', en: 'Opinion' },
  version: '2026-01-01',
  domain: 'toys',
  starts: 'off',
  fields: {
    title: { kind: 'text', label: { zh: '意见', en: 'Opinion' }, required: true },
    measure: { kind: 'ref', register: 'toy-measure', label: { zh: '措施', en: 'Measure' } },
    amount: { kind: 'money', label: { zh: '金额', en: 'Amount' }, required: true },
    by: { kind: 'text', label: { zh: '提出人', en: 'By' } },
  },
  columns: { title: 'title' },
  parties: { office: { post: 'office', label: { zh: '整改办', en: 'office' } } },
  readers: ['office'],
  states: { given: { label: { zh: '已提出', en: 'Given' }, final: true } },
  verbs: {
    give: {
      label: { zh: '提出', en: 'Give' },
      by: ['office'],
      from: 'nothing',
      to: 'given',
      takes: ['title', 'measure'],
      elsewhere: { zh: '已经提出。', en: 'It is given already.' },
      asks: ({ given }) => ({
        measure: { register: 'toy-measure', ask: 'first', where: { id: String(given['measure'] ?? '') } },
      }),
      sets: ({ known, actor }) => {
        const measure = known['measure']
        const amount = typeof measure === 'object' ? measure?.fields['amount'] : undefined
        if (amount === 13) throw new Error('a rule of thumb')
        return { by: actor.kind === 'person' ? actor.id : '', ...(typeof amount === 'number' ? { amount } : {}) }
      },
      causes: [
        {
          register: 'toy-measure',
          verb: 'revoke',
          each: ({ record: { fields } }) =>
            fields['measure'] ? [{ record: String(fields['measure']), note: '退回' }] : [],
        },
      ],
    },
  },
  rules: {
    'amount-is-small': {
      label: { zh: '金额', en: 'Amount' },
      says: { zh: '金额过大。', en: 'Too much.' },
      on: ['give'],
      severity: 'refuse',
      at: 'amount',
      holds: ({ record: { fields } }) => Number(fields['amount']) < 1000,
    },
  },
})

const measureSpec = {
  ...toySpec,
  verbs: {
    ...toySpec.verbs,
    revoke: {
      label: { zh: '退回', en: 'Revoke' },
      by: ['house'],
      from: Object.keys(toySpec.states),
      takes: [],
    },
  },
}

const opinion = known(assemble([measureSpec, opinionSpec], toyHouse).get('toy-opinion'))
const office = toyPerson('p1', 'office')
const situation = toySituation('2026-03-02', 1, { settings: { inUse: 1 } })
const measure = (amount: number | null) => ({ measure: { id: 'm1', state: 'open', fields: { amount } } })
const give = { fields: { title: '不具体', measure: 'm1' } }

function known(register: Register | undefined): Register {
  if (!register) throw new Error('not assembled')
  return register
}

function given(amount: number | null, input: unknown = give) {
  return decide(opinion, null, 'give', input, office, {
    ...situation,
    known: { [ofTheVerb]: measure(amount), 'amount-is-small': {} },
  })
}

test('a verb asks, fills in what is answered, and brings another about', () => {
  assert.deepEqual(Object.keys(questions(opinion, null, 'give', give, office, situation)), [
    'amount-is-small',
    ofTheVerb,
  ])
  const decision = given(500)
  assert.ok(decision.ok)
  assert.deepEqual(decision.record.fields, { title: '不具体', measure: 'm1', amount: 500, by: 'p1' })
  assert.deepEqual(decision.causes, [
    { register: 'toy-measure', verb: 'revoke', record: 'm1', input: { note: '退回' } },
  ])
})

test('what is filled in is judged as if it had been typed, and what stays empty is missing', () => {
  const large = given(5000)
  assert.deepEqual(large.ok ? [] : large.refusals.map(({ code }) => code), ['amount-is-small'])
  const none = given(null)
  assert.ok(!none.ok)
  assert.deepEqual(
    none.refusals.map(({ code, at }) => [code, at?.field]),
    [['field-missing', 'amount']],
  )
})

test('nobody types what the verb fills in, and a verb that fails to is not done', () => {
  const typed = given(500, { fields: { ...give.fields, amount: 1 } })
  assert.deepEqual(typed.ok ? [] : typed.refusals.map(({ code }) => code), ['field-not-taken'])
  const broken = given(13)
  assert.deepEqual(broken.ok ? [] : broken.refusals.map(({ code }) => code), ['rule-broken'])
  const wrong = given(0.5)
  assert.deepEqual(wrong.ok ? [] : wrong.refusals.map(({ code }) => code), ['rule-broken'])
  const unanswered = consider(opinion, null, 'give', give, office, situation).decide({})
  assert.deepEqual(unanswered.ok ? [] : unanswered.refusals.map(({ code }) => code), ['question-unanswered'])
})

test('a register that is not in use begins nothing', () => {
  const off = decide(opinion, null, 'give', give, office, { ...situation, settings: {} })
  assert.deepEqual(off.ok ? [] : off.refusals.map(({ code }) => code), ['register-not-in-use'])
})

test('what a verb brings about must exist and be for the house to do', () => {
  const [wrong, missing] = [{ ...measureSpec, verbs: toySpec.verbs }, toySpec].map((one) =>
    defectsOf([one, opinionSpec], toyHouse).map(({ says }) => says),
  )
  assert.deepEqual(wrong, ["toy-measure has no verb 'revoke'"])
  assert.deepEqual(missing, wrong)
  const theirs = {
    ...measureSpec,
    verbs: { ...measureSpec.verbs, revoke: { ...measureSpec.verbs.revoke, by: ['office'] } },
  }
  assert.deepEqual(
    defectsOf([theirs, opinionSpec], toyHouse).map(({ says }) => says),
    ["toy-measure.revoke is not for 'house' to do"],
  )
})

test('records nothing points to are counted', () => {
  const record = (id: string, register: string, fields: RegisterRecord['fields']): RegisterRecord => ({
    id,
    unit: 'u',
    register,
    version: '2026-01-01',
    revision: 1,
    state: 'open',
    fields,
    openedAt: situation.now,
    changedAt: situation.now,
    closedAt: null,
    doers: {},
    agreed: [],
    due: [],
    overdue: [],
    late: [],
    raised: [],
    warned: [],
    duty: null,
    erased: false,
  })
  const all = [
    record('m1', 'toy-measure', {}),
    record('m2', 'toy-measure', {}),
    record('o1', 'toy-opinion', { measure: 'm1' }),
  ]
  const count = (where?: { fields: { title: { is: string } } }) =>
    answer(
      {
        register: 'toy-measure',
        ask: 'count',
        where: {},
        without: { register: 'toy-opinion', field: 'measure', ...(where ? { where } : {}) },
      },
      all,
      'Asia/Shanghai',
    )
  assert.equal(count(), 1)
  assert.equal(count({ fields: { title: { is: '别的' } } }), 2)
})
