import assert from 'node:assert/strict'
import test from 'node:test'
import { instantOf } from '../../calendar/days.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { assemble } from '../../kernel/assemble.ts'
import { consider, decide } from '../../kernel/decide.ts'
import type { Fields } from '../../kernel/fields.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import type { Situation } from '../../kernel/situation.ts'
import { registers } from '../index.ts'
import { adminPosts, posts, seats } from '../words.ts'

const house = assemble(registers, { posts, seats, inPerson: adminPosts })

/** Everybody who has a part in the loop, and some who have none: by posts, by seats, and by being named in the finding. */
const byPost = ['director', 'deputy-director', 'leading-group', 'rectification-office', 'recorder', 'staff', 'office']
const bySeat = ['inspection-office', 'inspection-group', 'discipline-body', 'organisation-department']
const people = [...byPost, ...bySeat, 'publicity-department', 'reviewer', 'leader', 'head', 'owner', 'helper']
const bodySeats = [...bySeat, 'publicity-department']

function actorOf(name: string): PersonActor {
  const department = name === 'head' ? 'd1' : null
  const post = name === 'head' ? 'department-head' : name
  const seat = Object.hasOwn(seats, name) ? { id: `seat-${name}`, kind: name } : null
  const held = Object.hasOwn(posts, post) && !seat ? [{ post, department }] : []
  return { kind: 'person', id: name, home: seat ? 'elsewhere' : 'u', posts: held, standsInFor: [], seat }
}

/** Who may do what, written down by hand and not read from the registers. */
const office = 'rectification-office'
const table: Readonly<{ [register: string]: Readonly<{ [verb: string]: readonly string[] }> }> = {
  'inspection-finding': {
    open: [office],
    assign: [office],
    correct: [office],
    merge: [office],
    split: [office],
    start: [office, 'leader', 'head', 'owner'],
    'set-due-day': [],
    'report-progress': [office, 'leader', 'head', 'owner', 'helper'],
    declare: ['owner', 'head'],
    vet: ['director'],
    'accept-for-review': [office],
    return: [office, 'director', 'inspection-office'],
    close: [office, ...bodySeats],
    reopen: [office, 'inspection-office'],
  },
  'review-opinion': {
    seek: [],
    'seek-again': [],
    lapse: [],
    agree: [office, ...bodySeats],
    'send-back': [office, ...bodySeats],
  },
  'rectification-plan': {
    draft: [office],
    check: [office],
    amend: [office],
    submit: [office],
    return: ['director', 'leading-group'],
    approve: ['director', 'leading-group'],
  },
  'extension-request': {
    grant: ['director', 'leading-group', 'inspection-office'],
    decline: ['director', 'leading-group', 'inspection-office'],
  },
  'supervision-letter': { issue: [office, 'inspection-office'], 'sign-for': ['director'] },
  'inspection-round': { open: [office], 'note-feedback': [], 'adopt-plan': [], 'end-concentrated': [office] },
  'hand-over': { 'hand-over': [office, 'director'] },
  'as-of-snapshot': { take: [office], supersede: [office] },
}

/** Whoever did the one does not do the other on the same record. */
const apart: readonly (readonly [register: string, done: string, verb: string])[] = [
  ['inspection-finding', 'declare', 'vet'],
  ['inspection-finding', 'declare', 'accept-for-review'],
  ['inspection-finding', 'declare', 'close'],
  ['rectification-plan', 'draft', 'approve'],
  ['rectification-plan', 'submit', 'approve'],
  ['rectification-plan', 'submit', 'return'],
  ['extension-request', 'ask', 'grant'],
  ['extension-request', 'ask', 'decline'],
]

const now = instantOf(Date.UTC(2026, 2, 2, 1))
const channels: readonly Partial<Situation>[] = [{}, { recorder: 'recorder' }]
const named = { leader: 'leader', department: 'd1', owner: 'owner', helpers: ['helper'], finding: 'f1' }

function recordOf(register: string, state: string, more: Partial<RegisterRecord> = {}): RegisterRecord {
  return {
    ...{ id: 'r1', unit: 'u', register, version: '2026-01-01', revision: 1, state, fields: named, openedAt: now },
    ...{
      changedAt: now,
      closedAt: null,
      doers: {},
      agreed: [],
      due: [],
      overdue: [],
      late: [],
      raised: [],
      warned: [],
    },
    ...{ warned: [] },
    ...{ duty: null, erased: false, ...more },
  }
}

/** The codes of what a person is answered, every question being answered with nothing, or with the finding where one is asked for. */
function answered(
  register: string,
  verb: string,
  name: string,
  more: Partial<RegisterRecord>,
  channel: Partial<Situation>,
  finding: Fields = {},
): readonly string[] {
  const declared = house.get(register)
  const from = declared?.verbs[verb]?.from[0]
  assert.ok(declared && Object.hasOwn(declared.verbs, verb), `${register}.${verb}`)
  const record = from === undefined ? null : recordOf(register, from, more)
  const situation: Situation = {
    ...{ now, zone: 'Asia/Shanghai', unit: 'u', entryId: 'e1', recordId: 'n1', settings: {}, ...channel },
  }
  const given = [declared, record, verb, { note: '理由' }, actorOf(name), situation] as const
  const known = Object.fromEntries(
    Object.entries(consider(...given).questions).map(([rule, wanted]) => [
      rule,
      Object.fromEntries(
        Object.entries(wanted).map(([question, { ask, register: asked }]) => {
          const found = asked === 'inspection-finding' ? { id: 'f1', state: 'reviewing', fields: finding } : null
          return [question, ask === 'first' ? found : 0]
        }),
      ),
    ]),
  )
  const decision = decide(declared, record, verb, { note: '理由' }, actorOf(name), { ...situation, known })
  return decision.ok ? [] : decision.refusals.map(({ code }) => code)
}

test('every verb of the loop is refused to every wrong person, and to nobody else for who he or she is', () => {
  for (const [register, verbs] of Object.entries(table))
    for (const [verb, right] of Object.entries(verbs))
      for (const name of people)
        for (const channel of channels) {
          const codes = answered(register, verb, name, {}, channel)
          const what = `${register}.${verb} by ${name}${channel.recorder ? ' on paper' : ''}: ${codes.join(' ')}`
          if (right.includes(name)) assert.ok(!codes.includes('not-yours') && !codes.includes('same-person'), what)
          else assert.deepEqual(codes, ['not-yours'], what)
        }
})

test('whoever did the one does not do the other, also when it was signed on paper', () => {
  for (const [register, done, verb] of apart)
    for (const name of table[register]?.[verb] ?? [])
      for (const channel of channels)
        assert.deepEqual(
          answered(register, verb, name, { doers: { [done]: [name] } }, channel),
          ['same-person'],
          `${register}.${verb} after ${done} by ${name}`,
        )
})

test('whoever declared, filled in or led neither reviews nor closes, also when it was signed on paper', () => {
  for (const part of ['declaredBy', 'leader', 'owner', 'filledBy'])
    for (const name of [office, ...bodySeats])
      for (const channel of channels) {
        const fields = { [part]: part === 'filledBy' ? [name] : name }
        const closing = answered('inspection-finding', 'close', name, { fields: { ...named, ...fields } }, channel)
        assert.ok(closing.includes('closer-took-no-part'), `close by ${name} as ${part}: ${closing.join(' ')}`)
        for (const verb of ['agree', 'send-back']) {
          const codes = answered('review-opinion', verb, name, {}, channel, fields)
          assert.ok(codes.includes('reviewer-took-no-part'), `${verb} by ${name} as ${part}: ${codes.join(' ')}`)
        }
      }
})
