import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { standsIn } from './looking.ts'
import { ask, become, closeDesk, type Desk, go, looks, openDesk, peopleOf, visit } from './testing.ts'

after(closeDesk)

interface Told {
  readonly record: { readonly id: string }
}
interface Listed {
  readonly rows: readonly { readonly id: string; readonly title: string }[]
}

const scan = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

/** What keeps findings cured, on the real screens: everything but the decisive steps is done through the API. */
describe('mechanisms', () => {
  let desk: Desk
  let page: Page
  let complaints: string[]
  let people: Readonly<Record<string, string>>
  before(async () => {
    desk = await openDesk()
    ;({ page, complaints } = await visit(desk))
    people = await peopleOf(page)
  })

  const dialog = () => page.getByRole('dialog')
  const states = (word: string) => page.locator('.steps [aria-current="step"]').filter({ hasText: word }).waitFor()
  const at = (register: string, id: string) => go(page, `/desk/r/${register}/${id}`)

  /** Somebody does a verb through the API; on a record where one is named. */
  async function does(who: string, verb: string, register: string, fields: object, record?: string): Promise<string> {
    await become(page, who)
    const place = record === undefined ? '' : `/records/${record}`
    const address = `/api/registers/${register}${place}/verbs/${verb}`
    const { status, body } = await ask<Told>(page, 'POST', address, { fields })
    assert.equal(status, 200, `${who} ${verb} ${register}: ${JSON.stringify(body)}`)
    return body.record.id
  }

  async function paper(who: string, name: string): Promise<readonly object[]> {
    await become(page, who)
    const plain = {
      'content-type': 'application/octet-stream',
      'idempotency-key': `file-${name.length}-${crypto.randomUUID()}`,
    }
    const headers = { ...plain, 'x-file-name': encodeURIComponent(name) }
    const sent = await page.request.post('/api/files', { headers, data: scan })
    const { sha256 }: { sha256: string } = await sent.json()
    return [{ sha256, name }]
  }

  const listed = async (register: string, query: string) =>
    (await ask<Listed>(page, 'GET', `/api/registers/${register}/records?${query}`)).body.rows
  const first = async (register: string, query: string) => (await listed(register, query))[0]?.id ?? ''
  const department = async (name: string) => {
    const found = await ask<{ options: { id: string }[] }>(page, 'GET', `/api/options/department?text=${name}`)
    return found.body.options[0]?.id
  }

  /** Presses a verb on the page, fills its form by labels, sends it. */
  async function presses(verb: string, given: Readonly<Record<string, string>> = {}): Promise<void> {
    await page.getByRole('button', { name: verb, exact: true }).first().click()
    for (const [label, value] of Object.entries(given)) await dialog().getByLabel(label).fill(value)
    await dialog().getByRole('button', { name: verb, exact: true }).click()
  }

  test('what is overridden is warned of, confirmed by a named person, taken up again, cured and closed', async () => {
    const owner = people['丁雪']
    const closed = { openedOn: '2025-11-03', closedOn: '2025-12-30', backfilled: true, owner, leader: people['高启帆'] }
    const told = { ...closed, title: '财务报支不规范。', standard: '费用发生后两个月内报销。', dueOn: '2025-12-31' }
    const finding = await does('陆晓雨', 'backfill-closed', 'inspection-finding', { ...told, reportedDegree: 'done' })
    const done = { finding, text: '明确报支时限。', owner, doneOn: '2025-12-20', backfilled: true }
    const measure = await does('陆晓雨', 'backfill-done', 'rectification-measure', done)
    const rule = { kind: 'rule', register: 'reimbursement', part: 'claim-in-time', since: '2026-03-20' }
    const words = { title: '报支时限', healthy: '费用发生后两个月内报销。', answers: owner }
    await does('陆晓雨', 'bind', 'mechanism', { finding, measure, ...rule, ...words })
    const budgetLine = await (async () => {
      await become(page, '丁雪')
      return first('budget-line', 'text=办公和维修费')
    })()
    const invoices = await paper('林海', '发票.pdf')
    const late = { subject: '采访用品', category: 'other', spentOn: '2026-01-06', people: 1, days: 1, amount: 9600 }
    const claim = { ...late, department: await department('新闻采编部'), budgetLine, invoiceNumber: 'W1', invoices }
    await does('林海', 'apply', 'reimbursement', claim)
    assert.equal((await ask(page, 'POST', '/api/demo/clock', { now: '2026-03-23T01:00:00.000Z' })).status, 200)

    await become(page, '丁雪')
    await go(page, '/desk/')
    await page
      .getByRole('link', { name: /报支时限：按期报销/ })
      .first()
      .click()
    await states('待说明')
    const warning = page.url()
    await become(page, '陆晓雨')
    await go(page, warning)
    await presses('确认反弹', { 理由: '采访用品1月购买，3月才报销。' })
    await states('确认反弹')
    await at('inspection-finding', finding)
    await states('恢复整改')

    await does('陆晓雨', 'assign', 'inspection-finding', { dueOn: '2026-05-29' }, finding)
    const files = await paper('丁雪', '核查表.pdf')
    const kept = { finding, title: '报销时限核查表', kind: 'statistics', files, datedOn: '2026-03-22' }
    await does('丁雪', 'attach', 'rectification-evidence', kept)
    const result = { result: '退回逾期报销1笔，3月以来报销全部在两个月内。', reportedDegree: 'done' }
    await does('丁雪', 'declare', 'inspection-finding', result, finding)
    await does('陈文远', 'vet', 'inspection-finding', { pledge: true }, finding)
    await does('陆晓雨', 'accept-for-review', 'inspection-finding', {}, finding)
    await become(page, '陆晓雨')
    await at('inspection-finding', finding)
    await presses('认定销号')
    await states('已销号')
    assert.deepEqual(complaints, [])
  })

  test('a large purchase waits for its decision; once paid it stands in figures that lead to it; health and panel stand in every look', async () => {
    await become(page, '丁雪')
    const budgetLine = await first('budget-line', 'text=设备购置费')
    const room = await department('技术保障部')
    const asked = { subject: '购置备用切换台', department: room, budgetLine, amount: 2000000, grounds: '设备老化。' }
    const report = await paper('段小川', '申请报告.pdf')
    const request = await does('段小川', 'apply', 'expense-request', { ...asked, report })
    await does('高启帆', 'agree', 'expense-request', {}, request)
    await become(page, '陈文远')
    await at('expense-request', request)
    await presses('主要负责人批准')
    await dialog().getByText('金额超过大额支出标准，须经党组会集体研究').first().waitFor()

    const topic = await decided(asked.subject, 2000000, room)
    await does('陈文远', 'approve', 'expense-request', { decision: topic }, request)
    const bought = { subject: asked.subject, department: room, amount: 2000000, request, acceptor: people['康建平'] }
    const how = { mode: 'inquiry', eligible: true, onPlatform: true }
    const purchase = await does('段小川', 'apply', 'purchase', { ...bought, ...how })
    const offer = await paper('何志平', '报价单.pdf')
    for (const [supplier, price] of [
      ['锦屏广电器材公司', 1950000],
      ['青禾电子商行', 1980000],
      ['云溪科技服务部', 1990000],
    ])
      await does('何志平', 'receive', 'quotation', {
        ...{ purchase, supplier, price, receivedOn: '2026-03-20', paper: offer },
      })
    const compared = { evaluators: [people['于慧'], people['汪晨曦']], comparison: offer }
    await does('何志平', 'compare', 'purchase', compared, purchase)
    const winner = { supplier: '锦屏广电器材公司', price: 1950000, grounds: '价格最低。' }
    await does('高启帆', 'award', 'purchase', winner, purchase)
    const text = await paper('段小川', '合同.pdf')
    const terms = { paymentTerms: '验收后付款', acceptanceTerms: '现场测试', breachTerms: '逾期每日千分之一', text }
    const contract = await does('段小川', 'draft', 'contract', {
      ...{ number: 'W-1', subject: asked.subject, party: winner.supplier, department: room, purchase, amount: 1950000 },
      ...{ participants: [people['段小川'], people['茅启明']], startsOn: '2026-03-20', endsOn: '2026-12-31', ...terms },
    })
    await does('罗一凡', 'review', 'contract', { opinion: '同意签订。' }, contract)
    await does('陈文远', 'sign', 'contract', {}, contract)
    await does('康建平', 'accept', 'purchase', { acceptance: await paper('康建平', '验收单.pdf') }, purchase)
    const papers = await paper('段小川', '发票.pdf')
    const payment = await does('段小川', 'apply', 'payment', {
      ...{ subject: '切换台款', request, contract, purchase, amount: 1950000, payee: winner.supplier, papers },
      ...{ payeeKind: 'unit', method: 'transfer', invoiceNumber: 'W-F1' },
    })
    await does('丁雪', 'check', 'payment', {}, payment)
    await does('高启帆', 'approve', 'payment', {}, payment)
    await become(page, '孟繁星')
    await at('payment', payment)
    await presses('支付', { 凭证号: '记-99' })
    await states('已支付')

    // The month's figure of payments leads to the list of them, and the list says by what it is narrowed.
    await go(page, '/desk/r/payment')
    await page.getByRole('link', { name: /计入“当月支付金额”的记录$/ }).click()
    await page.locator('.chips').getByText('付款日期').waitFor()
    await page.getByRole('link', { name: '切换台款' }).first().waitFor()

    await become(page, '陆晓雨')
    await go(page, `/desk/r/public-notice/${await first('public-notice', '')}`)
    await page.getByRole('button', { name: '数字来源' }).click()
    await page
      .getByRole('link', { name: /涉及记录/ })
      .first()
      .click()
    await page.getByRole('heading', { name: /^涉及记录/ }).waitFor()
    assert.ok((await page.locator('.figure-records li').count()) > 0)

    await go(page, '/desk/health')
    await page.getByRole('img', { name: /^每日巡看留言近十二期/ }).waitFor()
    await standsIn(page, looks, /^(?:QR)$/)
    await at('inspection-finding', await first('inspection-finding', 'f.code=2026-10'))
    const panel = page.getByRole('region', { name: /^长效机制/ })
    await panel.getByRole('img', { name: /^按期报销近十二期/ }).waitFor()
    await standsIn(page, looks, /^(?:docx|pdf|xlsx)$/)
    assert.deepEqual(complaints, [])
  })

  /** Takes a large sum to the Party group: papers, meeting, everybody's view, and the decision. */
  async function decided(subject: string, amount: number, room: string | undefined): Promise<string> {
    const group = ['沈若兰', '秦怀远', '高启帆', '陈文远']
    const called = group.map((name) => people[name])
    const papers = await paper('高启帆', '上会材料.pdf')
    const before = { research: '已调研。', consulted: '已征求意见。', communication: '已沟通。', papers }
    const topic = await does('高启帆', 'propose', 'meeting-topic', {
      ...{
        subject,
        kind: 'large-fund',
        body: 'party-group',
        amount,
        department: room,
        explanation: subject,
        ...before,
      },
    })
    await does('何志平', 'review-office', 'meeting-topic', { officeReview: 'passed' }, topic)
    await does('罗一凡', 'review-legal', 'meeting-topic', { legalReview: 'passed' }, topic)
    await does('丁雪', 'review-finance', 'meeting-topic', { financeReview: 'passed' }, topic)
    await does('何志平', 'admit', 'meeting-topic', {}, topic)
    const meeting = await does('何志平', 'call', 'meeting', {
      ...{ title: '党组会', body: 'party-group', purpose: 'decision', plannedOn: '2026-03-20', called },
      ...{ chair: people['陈文远'], recorder: people['许文静'] },
    })
    await does('何志平', 'schedule', 'meeting-topic', { meeting }, topic)
    await does('何志平', 'invite-discipline', 'meeting', { disciplineInvitedOn: '2026-03-19' }, meeting)
    const held = { heldOn: '2026-03-20', present: called, firstItem: '传达学习上级文件', content: '研究议题。' }
    await does('许文静', 'hold', 'meeting', held, meeting)
    for (const name of group)
      await does(name, 'give', 'member-view', { topic, meeting, view: 'agree', words: '同意。' })
    await become(page, '许文静')
    await at('meeting-topic', topic)
    const decision = {
      讨论情况: '逐一发言。',
      决定内容: '同意。',
      决定编号: '云融党〔2026〕99号',
      落实时限: '2026-03-31',
    }
    await page.getByRole('button', { name: '登记决定', exact: true }).first().click()
    for (const [label, value] of Object.entries(decision)) await dialog().getByLabel(label).fill(value)
    await dialog().getByLabel('落实责任人').fill('段小川')
    await page.locator('.ant-select-item-option').filter({ hasText: '段小川' }).first().click()
    await dialog().getByRole('button', { name: '登记决定', exact: true }).click()
    await states('已决定')
    return topic
  }
})
