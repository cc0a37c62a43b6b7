import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { CodeAnswer } from '../contract/questions.ts'
import { furnish, type Hands, handsOf } from './testing/at-once.ts'
import { openCounty } from './testing/county.ts'
import { type CountyDesk, openDeskOf } from './testing/desk-of-county.ts'

suite('things that are counted and carried', () => {
  let d: CountyDesk
  let hands: Hands
  before(async () => {
    const county = await openCounty()
    d = await openDeskOf(county)
    hands = handsOf(county)
    await furnish(county, ['asset-class', 'asset-card', 'asset-keeper', 'supply-item', 'supply-movement'])
  })
  after(() => d.close())

  test('ten that are handed out at once never take more than the store has', async () => {
    const { first, file } = d.county
    const named = { name: '打印纸', spec: 'A4', unit: '包', low: 0 }
    const item = await hands.begins(first.reviewers[1], 'supply-item', 'list', named)
    const papers = [await file(first.reviewers[1], '入库单')]
    const bought = { subject: '采购', item, quantity: 10, amount: 20_000, supplier: '云岫文具店', papers }
    await hands.begins(first.reviewers[1], 'supply-movement', 'stock', bought)
    const asked: string[] = []
    for (let at = 0; at < 10; at++) {
      const wanted = { subject: `领用 ${at}`, item, quantity: 3, department: first.department }
      const request = await hands.begins(first.owner, 'supply-movement', 'request', wanted)
      await hands.goes(first.office, 'supply-movement', request, 'approve')
      asked.push(request)
    }
    const { done, refused } = await hands.atOnce(
      asked.map((record) => {
        return { who: first.reviewers[1], register: 'supply-movement', record, verb: 'hand-out', input: { fields: {} } }
      }),
    )
    assert.equal(done.filter(Boolean).length, 3)
    assert.deepEqual(refused, ['stock-never-below-nothing'])
  })

  test('a label carries the way to its record, and the code leads there, for who may read it', async () => {
    const { first } = d.county
    const named = { name: '设备', kind: 'equipment', department: first.department, lead: first.department, months: 60 }
    const kind = await hands.begins(first.auditor, 'asset-class', 'assign', named)
    const entered = {
      ...{ number: 'ZC/0001', name: '摄像机 <一>', class: kind, value: 3_600_000, acquiredOn: '2026-01-01' },
      ...{ place: '器材室', department: first.department, custodian: first.owner.person },
    }
    const card = await hands.begins(first.reviewers[1], 'asset-card', 'enter', entered)
    const owner = await d.as(first.owner)
    const found = (await owner.ask(`/api/codes/${encodeURIComponent('ZC/0001')}`)).json<CodeAnswer>()
    assert.deepEqual(found.rows, [{ register: 'asset-card', id: card, title: '摄像机 <一>', state: 'in-use' }])
    const abroad = await d.as(d.county.second.owner)
    assert.deepEqual((await abroad.ask('/api/codes/ZC%2F0001')).json<CodeAnswer>(), { rows: [] })
    const sheet = await owner.ask('/api/registers/asset-card/labels')
    assert.equal(sheet.status, 200, sheet.body)
    assert.ok(sheet.body.includes('摄像机 &lt;一&gt;') && sheet.body.includes('存放地点：器材室'), sheet.body)
    assert.equal(sheet.body.split('<svg').length, 2)
    const bare = await owner.ask('/api/registers/asset-count/labels')
    assert.equal(bare.status, 400, 'what bears no code has no label')
  })
})
