import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Fields } from '../kernel/fields.ts'
import { furnish, type Hands, handsOf } from './testing/at-once.ts'
import { type County, openCounty } from './testing/county.ts'

const attempts = 50
let county: County
let hands: Hands

/** Fifty people press the button at once: how many it was done for, and with which codes the others were refused. */
async function atOnce(pressed: (at: number) => readonly [register: string, fields: Fields]) {
  const orders = Array.from({ length: attempts }, (_, at) => {
    const [register, fields] = pressed(at)
    return { who: county.first.owner, register, verb: 'apply', input: { fields } }
  })
  const { done, refused } = await hands.atOnce(orders)
  return { done: done.filter(Boolean).length, refused }
}

async function approvedLine(number: string, amount: number): Promise<string> {
  const { first } = county
  const line = await hands.begins(first.auditor, 'budget-line', 'propose', { number, name: number, year: 2026, amount })
  await hands.goes(first.director, 'budget-line', line, 'approve')
  return line
}

before(async () => {
  county = await openCounty()
  hands = handsOf(county)
  const money = ['budget-line', 'expense-request', 'reimbursement', 'payment', 'contract']
  await furnish(county, [...money, 'earmarked-fund', 'fund-entry'])
})
after(() => county.close())

test('fifty requests at once never take more than the budget line has', async () => {
  const { first, file } = county
  const budgetLine = await approvedLine('2026-01', 2_000_000)
  const report = [await file(first.owner, '申请报告')]
  const { done, refused } = await atOnce((at) => [
    'expense-request',
    {
      subject: `设备维修 ${at}`,
      department: first.department,
      budgetLine,
      amount: 300_000,
      grounds: '设备故障',
      report,
    },
  ])
  assert.equal(done, 6)
  assert.deepEqual(refused, ['request-within-budget'])
})

/** A request that may be paid on: asked for, agreed to and approved. */
async function approvedRequest(budgetLine: string, subject: string, amount: number): Promise<string> {
  const { first, file } = county
  const report = [await file(first.owner, '申请报告')]
  const asked = { subject, department: first.department, budgetLine, amount, grounds: '保洁', report }
  const request = await hands.begins(first.owner, 'expense-request', 'apply', asked)
  await hands.goes(first.leader, 'expense-request', request, 'agree')
  await hands.goes(first.director, 'expense-request', request, 'approve')
  return request
}

const payee = { payee: '云岫保洁公司', payeeKind: 'unit', method: 'transfer' }

test('fifty payments at once never take more than the contract, whatever they were approved by', async () => {
  const { first, file } = county
  const papers = [await file(first.owner, '单据')]
  const budgetLine = await approvedLine('2026-02', 10_000_000)
  // Each is approved by a request of its own or of few: one request for all would make them wait for each other there already.
  const requests: string[] = []
  for (let at = 0; at < 10; at += 1) requests.push(await approvedRequest(budgetLine, `保洁 ${at}`, 900_000))
  const drafted = {
    number: 'HT-1',
    subject: '保洁',
    party: '云岫保洁公司',
    department: first.department,
    participants: [first.owner.person, first.reviewers[0].person],
    amount: 700_000,
    startsOn: '2026-03-02',
    endsOn: '2026-12-31',
    paymentTerms: '按月',
    acceptanceTerms: '月检',
    breachTerms: '违约金',
    text: papers,
  }
  const contract = await hands.begins(first.owner, 'contract', 'draft', drafted)
  await hands.goes(first.head, 'contract', contract, 'review', { opinion: '同意签订。' })
  await hands.goes(first.director, 'contract', contract, 'sign')
  const { done, refused } = await atOnce((at) => [
    'payment',
    {
      ...{ ...payee, papers, contract, subject: '保洁费', request: requests[at % requests.length] ?? '' },
      ...{ amount: 200_000, invoiceNumber: `F-${at}` },
    },
  ])
  assert.deepEqual({ done, refused }, { done: 3, refused: ['payment-within-contract'] })
})

test('fifty payments at once never take more than was approved', async () => {
  const { first, file } = county
  const papers = [await file(first.owner, '单据')]
  const request = await approvedRequest(await approvedLine('2026-04', 1_000_000), '绿植', 900_000)
  const { done, refused } = await atOnce((at) => [
    'payment',
    { ...payee, papers, subject: '绿植费', request, amount: 200_000, invoiceNumber: `G-${at}` },
  ])
  assert.deepEqual({ done, refused }, { done: 4, refused: ['payment-within-request'] })
})

test('claims and requests at once never take more than the one budget line both stand against', async () => {
  const { first, file } = county
  const papers = [await file(first.owner, '发票')]
  const budgetLine = await approvedLine('2026-03', 1_000_000)
  const shared = { department: first.department, budgetLine, amount: 150_000 }
  const claim = { category: 'other', spentOn: '2026-03-01', people: 1, days: 1, invoices: papers }
  const { done, refused } = await atOnce((at) =>
    at % 2 === 0
      ? ['reimbursement', { ...shared, ...claim, subject: `线材 ${at}`, invoiceNumber: `R-${at}` }]
      : ['expense-request', { ...shared, subject: `维修 ${at}`, grounds: '设备故障', report: papers }],
  )
  assert.equal(done, 6)
  assert.deepEqual(refused, ['claim-within-budget', 'request-within-budget'])
})

test('fifty at once never take more than an earmarked fund holds', async () => {
  const { first, file } = county
  const papers = [await file(first.auditor, '下达文件')]
  const approval = [await file(first.owner, '审批单')]
  const named = { name: '少年记者经费', kind: 'earmarked', source: '县财政', permitted: '少年记者活动', papers }
  const fund = await hands.begins(first.auditor, 'earmarked-fund', 'propose', named)
  await hands.goes(first.director, 'earmarked-fund', fund, 'approve')
  const granted = { subject: '拨款', fund, amount: 1_000_000, voucher: '收-1' }
  await hands.begins(first.office, 'fund-entry', 'receive', granted)
  const { done, refused } = await atOnce((at) => [
    'fund-entry',
    { subject: `采风 ${at}`, fund, amount: 150_000, use: '少年记者活动', approval },
  ])
  assert.deepEqual({ done, refused }, { done: 6, refused: ['fund-covers-it'] })
})
