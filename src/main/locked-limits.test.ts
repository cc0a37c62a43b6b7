import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { dayInMonth, instantOf } from '../calendar/days.ts'
import { assemble } from '../kernel/assemble.ts'
import type { Fields, FieldValue } from '../kernel/fields.ts'
import type { RegisterRecord } from '../kernel/record.ts'
import type { Field, Register, Rule } from '../kernel/register.ts'
import { registers } from '../registers/index.ts'
import { inPersonPosts, posts, seats } from '../registers/words.ts'

/** Which limits are pressed against by many at once, and where. */
const pressed: Readonly<{ [file: string]: readonly string[] }> = {
  'spending-at-once.pg.test.ts': [
    'expense-request/request-within-budget',
    'reimbursement/claim-within-budget',
    'payment/payment-within-contract',
    'payment/payment-within-request',
    'fund-entry/fund-covers-it',
  ],
  'limits-at-once.pg.test.ts': [
    'budget-line/line-covers-commitments',
    'expense-request/request-within-decision',
    'expense-request/request-payments-done',
    'fuelling/fuel-on-the-card',
    'asset-class/class-is-empty',
    'asset-disposal/disposed-once',
    'asset-disposal/disposal-was-decided',
    'asset-hand-over/handed-once',
    'asset-hand-over/hand-over-was-decided',
  ],
}

const stateAlone = 'asks what the limit beside it asks, and looks at the one record that is held'
/** Which are not, and why. */
const notPressed: Readonly<{ [rule: string]: string }> = {
  'expense-request/request-line-approved': stateAlone,
  'expense-request/request-decision-stands': stateAlone,
  'expense-request/request-decision-on-funds': stateAlone,
  'fund-entry/fund-in-use': stateAlone,
  'fund-entry/fund-use-permitted': stateAlone,
  'fund-entry/custodial-names-recipient': stateAlone,
  'fuelling/fuel-card-in-use': stateAlone,
  'fuelling/fuel-for-its-vehicle': stateAlone,
  'fuelling/fuel-mileage-onward': 'an order of figures, no sum; held by the card as fuel-on-the-card is',
  'purchase/quotations-enough': 'at least so many; whoever takes a quotation back holds the purchase',
  'asset-count/all-assets-counted': 'nothing may be left; whoever adds a line holds the count',
  'asset-count/differences-settled': 'nothing may be left; whoever adds a line holds the count',
}

const now = instantOf(Date.UTC(2026, 2, 2))
const today = dayInMonth(2026, 3, 2)

function valueOf(field: Field): FieldValue {
  if (field.kind === 'money' || field.kind === 'integer') return 1
  if (field.kind === 'yesno') return true
  if (field.kind === 'choice') return Object.keys(field.choices)[0] ?? null
  if (field.kind === 'refs' || field.kind === 'people') return [`${field.name} 1`, `${field.name} 2`]
  return field.kind === 'day' ? today : field.name
}

/** Everything a rule asks when every field is filled. */
function askedBy(register: Register, rule: Rule) {
  const fields: Fields = Object.fromEntries(Object.values(register.fields).map((one) => [one.name, valueOf(one)]))
  const record: RegisterRecord = {
    ...{ id: 'itself', unit: 'u', register: register.name, version: register.version, revision: 1, state: '', fields },
    ...{ openedAt: now, changedAt: now, closedAt: null, doers: {}, agreed: [], due: [], overdue: [], late: [] },
    ...{ raised: [], warned: [], duty: null, erased: false },
  }
  const facts = { record, before: record, given: fields, actor: { kind: 'house' } as const, now, today, settings: {} }
  return rule.on.flatMap((verb) => Object.values(rule.needs?.({ ...facts, verb }) ?? {}))
}

const house = assemble(registers, { posts, seats, inPerson: inPersonPosts })
const watched = house.current
  .filter(({ domain }) => domain === 'finance' || domain === 'assets')
  .flatMap((register) => Object.values(register.rules).map((rule) => ({ register, rule })))

test('every limit of money and things that is held while it is judged is pressed against by many at once, or it is said why not', () => {
  const limits = watched.filter(({ register, rule }) => {
    const asked = askedBy(register, rule)
    return asked.some(({ ask }) => ask !== 'first') && asked.some(({ lock }) => lock !== undefined)
  })
  const found = limits.map(({ register, rule }) => `${register.name}/${rule.name}`)
  assert.deepEqual(found.sort(), [...Object.values(pressed).flat(), ...Object.keys(notPressed)].sort())
})

test('where a limit is said to be pressed against its refusal is looked for', () => {
  for (const [file, rules] of Object.entries(pressed)) {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8')
    const missing = rules.filter((rule) => !text.includes(`'${rule.split('/')[1]}'`))
    assert.deepEqual(missing, [], file)
  }
})

test('whoever names several assets waits for each of them', () => {
  for (const name of ['disposed-once', 'handed-once']) {
    const one = watched.find(({ rule }) => rule.name === name)
    assert.ok(one)
    const held = askedBy(one.register, one.rule).flatMap(({ lock }) => lock ?? [])
    assert.deepEqual([...new Set(held)], ['cards 1', 'cards 2'])
  }
})
