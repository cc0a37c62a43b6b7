import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { dayFromNumber, dayNumber, type Day, instantOf } from '../calendar/days.ts'
import type { Actor } from './actor.ts'
import { awaits, tokensOf } from './awaits.ts'
import { decide, questions } from './decide.ts'
import { eraseEntry, redact } from './erase.ts'
import { fold, replay } from './fold.ts'
import { keysOf } from './keys.ts'
import { powers } from './powers.ts'
import { mayRead, readableAs } from './reading.ts'
import type { RegisterRecord } from './record.ts'
import { kindOf } from './refusal.ts'
import { toy, toyPerson, toySituation } from './toy.ts'
import { ToyWalk } from './toy-walk.ts'

const verbs = Object.keys(toy.verbs)
const people = ['chen', 'li', 'wang', 'zhao']
const start = dayNumber('2026-03-02' as Day)

const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom<Actor>({ kind: 'time' }, { kind: 'house' }),
  fc
    .record({
      id: fc.constantFrom(...people),
      posts: fc.subarray(['office', 'leader', 'head', 'head@d1', 'head@d2']),
      deputises: fc.subarray(people, { maxLength: 2 }),
      seat: fc.constantFrom(null, null, { id: 'seat-1', kind: 'reviewer' }, { id: 'seat-2', kind: 'other' }),
    })
    .map(({ id, posts, deputises, seat }): Actor => {
      const standsInFor = deputises.map((person) => ({ person, posts: toyPerson(person, 'head@d2').posts }))
      return { ...toyPerson(id, ...posts), standsInFor, seat }
    }),
)

const sensible = fc.record(
  {
    title: fc.constantFrom('清退', '建账', '问责'),
    owner: fc.constantFrom(...people),
    reviewers: fc.subarray(people),
    department: fc.constantFrom('d1', 'd2'),
    due: fc.integer({ min: 0, max: 60 }).map((days) => dayFromNumber(start + days)),
    evidence: fc.constant([{ sha256: 'b'.repeat(64), name: '台账.xlsx' }]),
    result: fc.constantFrom('退回 3 笔', '完成'),
    amount: fc.integer({ min: 0, max: 100_000 }),
    number: fc.constantFrom('1', '2', ''),
  },
  { requiredKeys: [] },
)
const input = fc.record({ fields: sensible, note: fc.constantFrom('因故调整', '') }, { requiredKeys: ['fields'] })

const full = {
  reviewers: ['wang', 'zhao'],
  owner: 'li',
  evidence: [{ sha256: 'c'.repeat(64), name: '佐证.pdf' }],
  result: '3 笔',
}
const cast = [toyPerson('chen', 'office'), ...people.slice(1).map((id) => toyPerson(id)), toyPerson('sun', 'leader')]

/** Half of the steps go on as they should, by one of those who are awaited; the others are anybody doing anything he or she may; now and then it is the clock. */
const step = fc.record({ onward: fc.boolean(), actor, pick: fc.nat(), input, wait: fc.nat(9), wake: fc.boolean() })
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function walkOf(steps: readonly Step[]): ToyWalk {
  const walk = new ToyWalk()
  let day = start
  for (const { onward, actor, pick, input, wait, wake } of steps) {
    day += wait
    const awaited = walk.record ? (toy.states[walk.record.state]?.awaits ?? []) : ['open']
    const able = (who: Actor) =>
      powers(toy, walk.record, who).filter(({ may, verb }) => may && (!onward || awaited.includes(verb)))
    const who = onward ? (cast.filter((one) => able(one).length > 0)[pick % 2] ?? actor) : actor
    const may = able(who)
    const verb = may[pick % Math.max(may.length, 1)]?.verb ?? verbs[pick % verbs.length] ?? ''
    const takes = toy.verbs[verb]?.takes ?? []
    const given = Object.entries(onward ? { ...full, title: '清退', ...input.fields } : input.fields)
    const fields = Object.fromEntries(given.filter(([field]) => takes.includes(field)))
    walk.attempt(dayFromNumber(day), who, verb, { ...input, fields })
    if (wake) walk.wake(instantOf((day + 1) * 86_400_000))
  }
  return walk
}

const walks = fc.array(step, { minLength: 3, maxLength: 40 }).map(walkOf)
const reached = (walk: ToyWalk): RegisterRecord | null => walk.record

test('decide is total: whatever is asked, it answers with an entry or with refusals of known kinds', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true })
  const garbage = fc.oneof(
    anything,
    fc.record({ fields: anything, note: anything, revision: anything }, { requiredKeys: [] }),
    fc.record({
      fields: fc.dictionary(fc.constantFrom(...Object.keys(toy.fields), '__proto__', 'constructor'), anything),
    }),
  )
  fc.assert(
    fc.property(walks, fc.oneof(anything, fc.constantFrom(...verbs)), garbage, actor, (walk, verb, given, who) => {
      const situation = toySituation('2026-04-01', 99)
      assert.ok(questions(toy, reached(walk), verb, given, who, situation))
      const decision = decide(toy, reached(walk), verb, given, who, situation)
      if (decision.ok) return assert.deepEqual(fold(reached(walk), decision.entry), decision.record)
      assert.ok(decision.refusals.length > 0)
      for (const one of decision.refusals) assert.ok(kindOf(one) && one.words.zh && one.words.en)
    }),
    { numRuns: 500 },
  )
})

test('a refusal changes nothing, and the same arguments decide the same', () => {
  fc.assert(
    fc.property(walks, fc.constantFrom(...verbs), input, actor, (walk, verb, given, who) => {
      const before = structuredClone(reached(walk))
      const situation = toySituation('2026-05-01', 50)
      const once = decide(toy, reached(walk), verb, given, who, situation)
      assert.deepEqual(decide(toy, reached(walk), verb, given, who, situation), once)
      assert.deepEqual(reached(walk), before)
    }),
  )
})

test('the journal rebuilds the record, also as JSON', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      assert.deepEqual(replay(walk.entries), walk.record)
      assert.deepEqual(replay(JSON.parse(JSON.stringify(walk.entries))), walk.record)
    }),
  )
})

test('walks go far enough to mean something', () => {
  const states = new Map<string, number>()
  for (const walk of fc.sample(walks, { numRuns: 400, seed: 7 })) {
    for (let count = 1; count <= walk.entries.length; count += 1) {
      const state = replay(walk.entries.slice(0, count))?.state ?? ''
      states.set(state, (states.get(state) ?? 0) + 1)
    }
  }
  for (const state of Object.keys(toy.states)) assert.ok((states.get(state) ?? 0) > 0, `${state} is never reached`)
})

test('powers say yes exactly where decide does not refuse the person or the state', () => {
  const personal = new Set([
    'not-yours',
    'not-in-this-state',
    'already-so',
    'same-person',
    'not-found',
    'record-erased',
  ])
  fc.assert(
    fc.property(walks, actor, input, (walk, who, given) => {
      for (const { verb, may, refusal } of powers(toy, reached(walk), who)) {
        const decision = decide(toy, reached(walk), verb, given, who, toySituation('2026-05-01', 50))
        const codes = decision.ok ? [] : decision.refusals.map(({ code }) => code)
        assert.equal(may, !codes.some((code) => personal.has(code)), `${verb}: ${codes}`)
        assert.equal(refusal?.code, may ? undefined : codes[0])
      }
    }),
  )
})

test('every state × verb is answered', () => {
  const base = new ToyWalk()
  base.step('2026-03-02', toyPerson('chen', 'office'), 'open', { fields: { title: '一' } })
  for (const state of Object.keys(toy.states)) {
    for (const verb of verbs) {
      const record = { ...base.record, state } as RegisterRecord
      const decision = decide(toy, record, verb, {}, { kind: 'house' }, toySituation('2026-03-03', 9))
      assert.ok(!decision.ok && decision.refusals.length > 0)
      const starts = toy.verbs[verb]?.from.includes(state)
      const answers = decision.refusals.filter(({ code }) => code === 'not-in-this-state' || code === 'already-so')
      assert.equal(answers.length, starts ? 0 : 1, `${state} × ${verb}`)
    }
  }
})

test('the store’s form of reading agrees with the kernel’s', () => {
  fc.assert(
    fc.property(walks, actor, (walk, who) => {
      const record = reached(walk)
      if (!record) return
      const reading = readableAs(toy, who)
      const keys = keysOf(toy, record)
      const opened =
        reading === 'all' ||
        (reading !== 'none' &&
          reading.some(({ key, values }) =>
            keys.some((one) => one.field === key && 'text' in one && values.includes(one.text)),
          ))
      assert.equal(opened, mayRead(toy, record, who))
    }),
  )
})

test('whoever may do an awaited verb finds the record in the inbox', () => {
  fc.assert(
    fc.property(walks, actor, (walk, who) => {
      const record = reached(walk)
      if (!record) return
      const tokens = new Set(tokensOf(who))
      const expected = toy.states[record.state]?.awaits ?? []
      for (const { verb, may } of powers(toy, record, who)) {
        if (!may || who.kind !== 'person' || !expected.includes(verb)) continue
        const found = awaits(toy, record).some((one) => one.verb === verb && one.who.some((token) => tokens.has(token)))
        const ends = toy.verbs[verb]?.all && record.agreed.length > 0
        assert.ok(found || ends, `${verb} by ${JSON.stringify(who)}`)
      }
    }),
  )
})

test('after erasure, entries without content rebuild the same record as entries with it', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const record = reached(walk)
      if (!record) return
      const entry = eraseEntry(toy, record, { kind: 'house' }, toySituation('2026-06-01', 99))
      assert.ok(entry)
      const erased = fold(record, entry)
      assert.deepEqual([erased.fields, erased.due, erased.raised, erased.erased], [{}, [], [], true])
      assert.deepEqual(replay([...walk.entries, entry].map(redact)), erased)
      assert.equal(eraseEntry(toy, erased, { kind: 'house' }, toySituation('2026-06-01', 100)), null)
    }),
  )
})

test('a final record is owed nothing but what can be done with it', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const record = reached(walk)
      if (!record || !toy.states[record.state]?.final) return
      assert.notEqual(record.closedAt, null)
      for (const { deadline } of [...record.due, ...record.overdue]) assert.equal(deadline, 'look-back-due')
    }),
  )
})
