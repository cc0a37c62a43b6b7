import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Fields, FileRef } from '../kernel/fields.ts'
import type { PersonWho } from '../casework/who.ts'
import { type Hands, furnish, handsOf } from './testing/at-once.ts'
import { type County, openCounty } from './testing/county.ts'

const money = ['budget-line', 'expense-request', 'payment', 'fuel-card', 'fuelling'] as const
const things = ['asset-class', 'asset-card', 'asset-keeper', 'asset-disposal', 'asset-hand-over'] as const
const meetings = ['meeting', 'meeting-topic', 'member-view', 'decision-follow-up'] as const
const many = 10
let county: County
let hands: Hands
/** The same voucher, put in by each who names it. */
let papers: { readonly [who in 'owner' | 'leader' | 'manager' | 'office']: readonly FileRef[] }
let line: string
let kind: string
let numbers = 0

/** How many of a list hold. */
const count = (done: readonly boolean[]) => done.filter(Boolean).length
const times = <T>(of: number, make: (at: number) => T) => Array.from({ length: of }, (_, at) => make(at))

/** One after the other: what is prepared for a race is not itself one. */
async function inTurn<T>(of: number, make: (at: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let at = 0; at < of; at += 1) made.push(await make(at))
  return made
}

async function approvedLine(amount: number): Promise<string> {
  const { first } = county
  const number = `ZB-${++numbers}`
  const fields = { number, name: number, year: 2026, amount }
  const proposed = await hands.begins(first.auditor, 'budget-line', 'propose', fields)
  await hands.goes(first.director, 'budget-line', proposed, 'approve')
  return proposed
}

const asking = (budgetLine: string, amount: number): Fields => ({
  ...{ subject: `维修 ${++numbers}`, department: county.first.department, budgetLine, amount },
  ...{ grounds: '设备故障', report: papers.owner },
})

async function agreedRequest(amount: number): Promise<string> {
  const { first } = county
  const request = await hands.begins(first.owner, 'expense-request', 'apply', asking(line, amount))
  await hands.goes(first.leader, 'expense-request', request, 'agree')
  return request
}

/** A topic that the Party group decided. */
async function decidedTopic(kind: string, amount: number): Promise<string> {
  const { first } = county
  const { begins, goes } = hands
  const body = 'party-group'
  const said = { explanation: '说明', research: '已调研', consulted: '已征求意见', communication: '已沟通' }
  const proposed = { subject: `事项 ${++numbers}`, kind, body, amount, ...said, papers: papers.leader }
  const topic = await begins(first.leader, 'meeting-topic', 'propose', proposed)
  await goes(first.office, 'meeting-topic', topic, 'review-office', { officeReview: 'passed' })
  await goes(first.head, 'meeting-topic', topic, 'review-legal', { legalReview: 'passed' })
  await goes(first.auditor, 'meeting-topic', topic, 'review-finance', { financeReview: 'passed' })
  await goes(first.office, 'meeting-topic', topic, 'admit')
  const group = [first.director.person, first.leader.person]
  const called = { title: '党组会', body, purpose: 'decision', plannedOn: '2026-03-02', called: group }
  const chaired = { ...called, chair: first.director.person, recorder: first.office.person }
  const meeting = await begins(first.office, 'meeting', 'call', chaired)
  await goes(first.office, 'meeting-topic', topic, 'schedule', { meeting })
  await goes(first.office, 'meeting', meeting, 'invite-discipline', { disciplineInvitedOn: '2026-03-02' })
  const held = { heldOn: '2026-03-02', present: group, content: '研究议题' }
  await goes(first.office, 'meeting', meeting, 'hold', held)
  for (const who of [first.leader, first.director]) {
    await begins(who, 'member-view', 'give', { topic, meeting, view: 'agree', words: '同意' })
  }
  const decision = { discussion: '逐一发言', decision: '同意', decisionNumber: `党组 ${++numbers}` }
  const carried = { ...decision, lead: first.reviewers[1].person, dueOn: '2026-12-31' }
  await goes(first.office, 'meeting-topic', topic, 'decide', carried)
  return topic
}

function entering(of: string, value = 100_000) {
  const { first } = county
  const number = `ZC-${++numbers}`
  const named = { number, name: number, class: of, value, acquiredOn: '2026-01-01', place: '机房' }
  const fields = { ...named, department: first.department, custodian: first.owner.person }
  return { who: first.reviewers[1], register: 'asset-card', verb: 'enter', input: { fields } }
}

async function card(value: number): Promise<string> {
  return (await county.does(entering(kind, value))).record.id
}

async function classOf(): Promise<string> {
  const { department, auditor } = county.first
  const fields = { name: `设备 ${++numbers}`, kind: 'equipment', department, lead: department, months: 60 }
  return hands.begins(auditor, 'asset-class', 'assign', fields)
}

const disposing = (cards: readonly string[]) => ({
  who: county.first.owner,
  register: 'asset-disposal',
  verb: 'apply',
  input: {
    fields: {
      ...{ number: `CZ-${++numbers}`, subject: '报废', kind: 'scrap', department: county.first.department, cards },
      ...{ appraisers: [county.first.reviewers[0].person], grounds: '无法使用' },
    },
  },
})

const handing = (cards: readonly string[]) => ({
  who: county.first.reviewers[1],
  register: 'asset-hand-over',
  verb: 'list',
  input: {
    fields: {
      ...{ subject: `上交 ${++numbers}`, company: '云岫传媒公司', deregistration: 'planned', recipient: '县国资委' },
      ...{ cards, list: papers.manager, dueOn: '2026-04-20' },
    },
  },
})

before(async () => {
  county = await openCounty()
  hands = handsOf(county)
  await furnish(county, [...money, ...things, ...meetings])
  const { owner, leader, office, reviewers } = county.first
  const puts = async (who: PersonWho) => [await county.file(who, '单据')]
  const manager = reviewers[1]
  papers = {
    ...{ owner: await puts(owner), leader: await puts(leader) },
    ...{ manager: await puts(manager), office: await puts(office) },
  }
  line = await approvedLine(100_000_000)
  kind = await classOf()
})
after(() => county.close())

test('one asset is given away once, whatever else is named before it and whether it is disposed of or handed over', async () => {
  const rounds = await inTurn(2, async () => {
    const [one = '', other = ''] = await inTurn(2, () => card(100_000))
    const each = [() => disposing([other]), () => disposing([one, other]), () => handing([one, other])] as const
    const { done, refused } = await hands.atOnce(times(many, (at) => (each[at % each.length] ?? each[0])()))
    assert.equal(count(done), 1)
    return refused
  })
  assert.deepEqual([...new Set(rounds.flat())].sort(), ['disposed-once', 'handed-once'])
})

test('approvals at once never take more than was decided', async () => {
  const { director } = county.first
  const decision = await decidedTopic('large-fund', 500_000)
  const requests = await inTurn(many, () => agreedRequest(200_000))
  const approving = { who: director, register: 'expense-request', verb: 'approve', input: { fields: { decision } } }
  const { done, refused } = await hands.atOnce(requests.map((record) => ({ ...approving, record })))
  assert.deepEqual({ done: count(done), refused }, { done: 2, refused: ['request-within-decision'] })
})

test('disposals and hand-overs at once never take more than the one decision both rest on', async () => {
  const { director, owner, reviewers } = county.first
  const decision = await decidedTopic('disposal', 2_500_000)
  const disposals = await inTurn(many / 2, async () => {
    const order = disposing([await card(1_200_000)])
    const record = await hands.begins(owner, order.register, order.verb, order.input.fields)
    const appraised = { appraisal: '无修复价值', appraisalPaper: [await county.file(reviewers[0], '鉴定书')] }
    await hands.goes(reviewers[0], 'asset-disposal', record, 'appraise', appraised)
    const fields = { decision }
    return { who: director, register: 'asset-disposal', record, verb: 'approve-higher', input: { fields } }
  })
  const handOvers = await inTurn(many / 2, async () => {
    const order = handing([await card(1_200_000)])
    const record = await hands.begins(order.who, order.register, order.verb, order.input.fields)
    const fields = { decision, sentOn: '2026-03-02' }
    return { who: order.who, register: 'asset-hand-over', record, verb: 'send', input: { fields } }
  })
  const { done, refused } = await hands.atOnce(disposals.flatMap((one, at) => [one, handOvers[at] ?? one]))
  assert.deepEqual(
    { done: count(done), refused },
    { done: 2, refused: ['disposal-was-decided', 'hand-over-was-decided'] },
  )
})

test('a line that is cut while it is asked for never holds less than stands against it', async () => {
  const { owner, director } = county.first
  const budgetLine = await approvedLine(1_000_000)
  const cut = { who: director, register: 'budget-line', record: budgetLine, verb: 'adjust' }
  const { done, refused } = await hands.atOnce(
    times(many, (at) =>
      at % 2 === 0
        ? { who: owner, register: 'expense-request', verb: 'apply', input: { fields: asking(budgetLine, 300_000) } }
        : { ...cut, input: { fields: { amount: 400_000 }, note: '压减' } },
    ),
  )
  const asked = 300_000 * count(done.filter((_, at) => at % 2 === 0))
  const wasCut = done.some((ok, at) => ok && at % 2 === 1)
  assert.ok(asked > 0 && asked <= (wasCut ? 400_000 : 1_000_000), `${asked} stands against it, cut: ${wasCut}`)
  assert.ok(refused.includes(wasCut ? 'request-within-budget' : 'line-covers-commitments'))
})

test('fuel that is taken at once is never more than is on the card', async () => {
  const { office, owner } = county.first
  const issued = { number: 'YK-1', plate: '云A00001', keeper: owner.person }
  const fuelCard = await hands.begins(office, 'fuel-card', 'issue', issued)
  const on = '2026-03-02'
  const put = { subject: '充值', card: fuelCard, amount: 100_000, on, receipt: papers.office }
  await hands.begins(office, 'fuelling', 'top-up', put)
  const fields = { subject: '加油', card: fuelCard, amount: 30_000, on, plate: issued.plate, litres: 40, mileage: 100 }
  const fuelling = {
    who: owner,
    register: 'fuelling',
    verb: 'fuel',
    input: { fields: { ...fields, receipt: papers.owner } },
  }
  const { done, refused } = await hands.atOnce(times(many, () => fuelling))
  assert.deepEqual({ done: count(done), refused }, { done: 3, refused: ['fuel-on-the-card'] })
})

/** Each alone may win by chance of who came first: rounds enough that whoever does not wait is seen. */
const rounds = 5

test('a request that is finished while it is paid on has no payment under way', async () => {
  const { first } = county
  const payee = { payee: '云岫保洁公司', payeeKind: 'unit', method: 'transfer', papers: papers.owner }
  await inTurn(rounds, async () => {
    const request = await agreedRequest(900_000)
    await hands.goes(first.director, 'expense-request', request, 'approve')
    const finishing = { who: first.auditor, register: 'expense-request', record: request, verb: 'finish' }
    const paying = () => ({ subject: '保洁费', request, amount: 10_000, ...payee, invoiceNumber: `J-${++numbers}` })
    const { done, refused } = await hands.atOnce(
      times(many, (at) =>
        at % 2 === 0
          ? { ...finishing, input: { fields: {} } }
          : { who: first.owner, register: 'payment', verb: 'apply', input: { fields: paying() } },
      ),
    )
    const finished = done.some((ok, at) => ok && at % 2 === 0)
    assert.equal(count(done.filter((_, at) => at % 2 === 1)), finished ? 0 : many / 2)
    assert.deepEqual(refused, finished ? ['already-so', 'payment-request-approved'] : ['request-payments-done'])
  })
})

test('a class that is abolished while assets are entered has none', async () => {
  await inTurn(rounds, async () => {
    const record = await classOf()
    const abolishing = { who: county.first.auditor, register: 'asset-class', record, verb: 'abolish' }
    const { done, refused } = await hands.atOnce(
      times(many, (at) => (at % 2 === 0 ? { ...abolishing, input: { fields: {}, note: '停用' } } : entering(record))),
    )
    const gone = done.some((ok, at) => ok && at % 2 === 0)
    assert.equal(count(done.filter((_, at) => at % 2 === 1)), gone ? 0 : many / 2)
    assert.deepEqual(refused, gone ? ['already-so', 'card-class-in-force'] : ['class-is-empty'])
  })
})
